//! Uploads of earlier pages: the list of them, and what goes on with one or discards it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::FileList;

use crate::client::transfers::{NotResumed, Transfers, Unfinished};
use crate::ui::components::{Button, Emphasis, FileField, FileName, FilePicker, Size};
use crate::ui::context::use_text;
use crate::ui::intake::{GivenFile, Intake};
use crate::ui::screens::files::state::FilesState;

/// The unfinished uploads of this person on this device, and what is being done about one.
#[derive(Clone, Copy)]
pub struct Leftovers {
    state: FilesState,
    found: RwSignal<Vec<Unfinished>>,
    /// The one whose file is being chosen.
    wanted: StoredValue<Option<Unfinished>>,
    intake: StoredValue<Rc<dyn Intake>, LocalStorage>,
    picker: FilePicker,
}

impl Leftovers {
    /// Looks for them; they are there a little later.
    pub fn look_for(state: FilesState) -> Self {
        let (found, wanted) = (RwSignal::new(Vec::new()), StoredValue::new(None));
        let (intake, picker) = (expect_context(), FilePicker::new());
        let leftovers = Self { state, found, wanted, intake, picker };
        spawn_local(leftovers.look());
        leftovers
    }

    /// Whether there are any.
    pub fn are_there(self) -> bool {
        self.found.with(|found| !found.is_empty())
    }

    async fn look(self) {
        let found = self.transfers().unfinished().await;
        self.found.try_set(found);
    }

    fn transfers(self) -> Transfers {
        self.state.workspace().transfers()
    }

    /// Without its file at hand it is chosen first: at once, since a browser opens its dialog only for a press.
    fn resume(self, of: Unfinished) {
        if of.has_file {
            spawn_local(self.go_on(of, None));
        } else {
            self.choose(of);
        }
    }

    fn choose(self, of: Unfinished) {
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

    async fn go_on(self, of: Unfinished, file: Option<GivenFile>) {
        let resumed = self.transfers().resume(&of, file).await;
        if self.state.is_gone() {
            return;
        }
        let text = self.state.text().transfers();
        match resumed {
            Ok(()) => {}
            Err(NotResumed::NoFile) => self.choose(of),
            Err(NotResumed::OtherFile) => self.state.notice.set(Some((text.other_file)(&of.record.name))),
            Err(NotResumed::Busy) => self.state.notice.set(Some(text.in_another_tab.to_owned())),
            Err(NotResumed::Failed(failure)) => self.state.failed.set(Some(failure)),
        }
        self.look().await;
    }

    async fn discard(self, of: Unfinished) {
        let discarded = self.transfers().discard(&of).await;
        if let Err(failure) = discarded {
            self.state.failed.try_set(Some(failure));
        }
        self.look().await;
    }
}

/// The list; nothing where there is none.
#[allow(clippy::large_types_passed_by_value, reason = "handles to signals, which a view owns")]
#[component]
pub fn UnfinishedUploads(
    /// What was found.
    leftovers: Leftovers,
) -> impl IntoView {
    let (text, files) = (use_text().transfers(), &use_text().files);
    let item = move |of: Unfinished| {
        let (again, gone) = (of.clone(), of.clone());
        let size = of.record.size;
        view! {
            <li class="unfinished">
                <div class="transfer-name">
                    <FileName name=of.record.name />
                </div>
                <p class="transfer-line">{(files.bytes)(size)}</p>
                <div class="transfer-actions">
                    <Button
                        label=text.resume
                        size=Size::Small
                        emphasis=Emphasis::Quiet
                        on_press=move |()| leftovers.resume(again.clone())
                    />
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
