//! Unfinished uploads, of earlier pages and of other devices: the list of them, and what goes on with one or discards it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::FileList;

use crate::client::transfers::{Elsewhere, NotResumed, Transfers, Unfinished};
use crate::config::Location;
use crate::model::files::Prefix;
use crate::ui::components::{Button, Emphasis, FileField, FileName, FilePicker, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::intake::{GivenFile, Intake};
use crate::ui::screens::files::state::FilesState;

/// One of them.
#[derive(Clone)]
enum Leftover {
    /// Noted on this device.
    Here(Unfinished),
    /// Known to S3 alone.
    Elsewhere(Elsewhere),
}

impl Leftover {
    fn name(&self) -> &str {
        match self {
            Self::Here(of) => &of.record.name,
            Self::Elsewhere(of) => of.name(),
        }
    }

    /// Whether its file need not be chosen.
    const fn has_file(&self) -> bool {
        matches!(self, Self::Here(of) if of.has_file)
    }

    const fn can_resume(&self) -> bool {
        match self {
            Self::Here(_) => true,
            Self::Elsewhere(of) => of.can_resume,
        }
    }
}

/// The unfinished uploads of this person, and what is being done about one.
#[derive(Clone, Copy)]
pub struct Leftovers {
    state: FilesState,
    found: RwSignal<Vec<Leftover>>,
    /// The one whose file is being chosen.
    wanted: StoredValue<Option<Leftover>>,
    /// Where to look for those of other devices: nowhere, unless the bucket's owner has it so.
    folders: StoredValue<Vec<Prefix>>,
    intake: StoredValue<Rc<dyn Intake>, LocalStorage>,
    picker: FilePicker,
}

impl Leftovers {
    /// Looks for them; they are there a little later.
    pub fn look_for(state: FilesState) -> Self {
        let (found, wanted) = (RwSignal::new(Vec::new()), StoredValue::new(None));
        let (intake, picker) = (expect_context(), FilePicker::new());
        let folders = StoredValue::new(folders(state));
        let leftovers = Self { state, found, wanted, folders, intake, picker };
        spawn_local(leftovers.look());
        leftovers
    }

    /// Whether there are any.
    pub fn are_there(self) -> bool {
        self.found.with(|found| !found.is_empty())
    }

    async fn look(self) {
        let transfers = self.transfers();
        let mut found: Vec<_> = transfers.unfinished().await.into_iter().map(Leftover::Here).collect();
        for folder in self.folders.try_get_value().unwrap_or_default() {
            match transfers.elsewhere(&folder).await {
                Ok(more) => found.extend(more.into_iter().map(Leftover::Elsewhere)),
                Err(failure) => drop(self.state.failed.try_set(Some(failure))),
            }
        }
        self.found.try_set(found);
    }

    fn transfers(self) -> Transfers {
        self.state.workspace().transfers()
    }

    /// Without its file at hand it is chosen first: at once, since a browser opens its dialog only for a press.
    fn resume(self, of: Leftover) {
        if of.has_file() {
            spawn_local(self.go_on(of, None));
        } else {
            self.choose(of);
        }
    }

    fn choose(self, of: Leftover) {
        self.wanted.set_value(Some(of));
        self.picker.open();
    }

    fn chosen(self, files: FileList) {
        let Some(of) = self.wanted.try_update_value(Option::take).flatten() else { return };
        let given = self.intake.get_value().chosen(files);
        spawn_local(async move {
            if let Some(file) = given.await.files.pop() {
                self.go_on(of, Some(file)).await;
            }
        });
    }

    async fn go_on(self, of: Leftover, file: Option<GivenFile>) {
        let text = self.state.text().transfers();
        let resumed = match (&of, file) {
            (Leftover::Here(of), file) => self.transfers().resume(of, file).await,
            (Leftover::Elsewhere(of), Some(file)) => {
                self.state.notice.set(Some(text.comparing.to_owned()));
                let adopted = self.transfers().adopt(of, &file).await;
                self.state.notice.try_set(None);
                adopted
            }
            (Leftover::Elsewhere(_), None) => Err(NotResumed::NoFile),
        };
        if resumed == Err(NotResumed::NoFile) && !self.state.is_gone() {
            self.choose(of);
        } else {
            self.tell(&of, resumed);
        }
        self.look().await;
    }

    async fn discard(self, of: Leftover) {
        let discarded = match &of {
            Leftover::Here(of) => self.transfers().discard(of).await,
            Leftover::Elsewhere(of) => self.transfers().abandon(of).await,
        };
        self.tell(&of, discarded);
        self.look().await;
    }

    /// Why nothing came of it.
    fn tell(self, of: &Leftover, done: Result<(), NotResumed>) {
        if self.state.is_gone() {
            return;
        }
        let text = self.state.text().transfers();
        match done {
            Ok(()) | Err(NotResumed::NoFile) => {}
            Err(NotResumed::OtherFile) => self.state.notice.set(Some((text.other_file)(of.name()))),
            Err(NotResumed::Busy) => self.state.notice.set(Some(text.in_another_tab.to_owned())),
            Err(NotResumed::Failed(failure)) => self.state.failed.set(Some(failure)),
        }
    }
}

/// This person's own folders, if they may see what other devices began there. In one that people share it could be
/// another person who is at work right now.
fn folders(state: FilesState) -> Vec<Prefix> {
    let (config, workspace) = (state.app().config(), state.workspace());
    let is_own = |it: &&Location| it.prefix.contains("{identity_id}") && workspace.rights(it).write;
    let own = config.locations.iter().filter(|_| config.bucket.lists_uploads).filter(is_own);
    own.map(|it| Prefix::new(it.prefix.replace("{identity_id}", &workspace.identity()))).collect()
}

/// The list; nothing where there is none.
#[allow(clippy::large_types_passed_by_value, reason = "handles to signals, which a view owns")]
#[component]
pub fn UnfinishedUploads(
    /// What was found.
    leftovers: Leftovers,
) -> impl IntoView {
    let (text, files) = (use_text().transfers(), &use_text().files);
    let language = use_text().language;
    let item = move |of: Leftover| {
        let (again, gone) = (of.clone(), of.clone());
        let line = match &of {
            Leftover::Here(of) => (files.bytes)(of.record.size),
            Leftover::Elsewhere(of) => (text.begun)(&dates::written(of.began, Detail::Short, language)),
        };
        let resume = of.can_resume().then(|| {
            view! {
                <Button
                    label=text.resume
                    size=Size::Small
                    emphasis=Emphasis::Quiet
                    on_press=move |()| leftovers.resume(again.clone())
                />
            }
        });
        view! {
            <li class="unfinished">
                <div class="transfer-name">
                    <FileName name=of.name().to_owned() />
                </div>
                <p class="transfer-line">{line}</p>
                <div class="transfer-actions">
                    {resume}
                    <Button
                        label=text.discard
                        size=Size::Small
                        emphasis=Emphasis::Quiet
                        on_press=move |()| spawn_local(leftovers.discard(gone.clone()))
                    />
                </div>
            </li>
        }
    };
    view! {
        {move || {
            leftovers
                .are_there()
                .then(|| {
                    view! {
                        <FileField
                            picker=leftovers.picker
                            on_chosen=move |files: FileList| leftovers.chosen(files)
                        />
                        <p class="unfinished-head" aria-hidden="true">{text.unfinished}</p>
                        <ul class="unfinished-list" aria-label=text.unfinished>
                            {leftovers.found.get().into_iter().map(item).collect::<Vec<_>>()}
                        </ul>
                    }
                })
        }}
    }
}
