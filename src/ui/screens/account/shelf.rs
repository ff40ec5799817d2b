//! A panel that lists what an account has several of, each with a button that takes it away after a question. What it lists is the
//! caller's: passkeys, devices.

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use super::task::{Task, TaskDialog, explain, trouble};
use crate::client::account::Account;
use crate::model::failure::Failure;
use crate::ui::components::{Emphasis, ErrorPanel, Icon, IconName, Skeleton, SkeletonShape};
use crate::ui::context::{App, use_app};
use crate::ui::scope::Scope;

/// What a panel lists, and its words.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Names the panel's heading in the document.
    pub id: &'static str,
    /// Stands before each.
    pub icon: IconName,
    /// The heading.
    pub title: &'static str,
    /// What these things are for.
    pub lead: &'static str,
    /// A line below the list; empty for none.
    pub hint: &'static str,
    /// Where there are none.
    pub none: &'static str,
    /// Says that a thing is the one in use here.
    pub here: &'static str,
    /// The button that takes one away, and its name for those who do not see the row.
    pub take: &'static str,
    /// As above.
    pub take_this: fn(&str) -> String,
    /// The question's heading.
    pub ask: &'static str,
    /// What it means for the one of this name.
    pub ask_lead: fn(&str) -> String,
    /// It is done.
    pub taken: &'static str,
    /// Asks the service for all of them.
    pub load: fn(App, Account) -> Loading,
    /// Has the service take one away.
    pub remove: fn(Account, String) -> LocalBoxFuture<'static, Result<(), Failure>>,
}

/// All of them, to come.
pub type Loading = LocalBoxFuture<'static, Result<Vec<Item>, Failure>>;

/// One of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// Names it to the service.
    pub key: String,
    /// Names it to the person.
    pub name: String,
    /// What else there is to say of it.
    pub lead: String,
    /// Whether it is the one in use here.
    pub is_here: bool,
}

/// A list on the screen.
#[derive(Clone, Copy)]
pub struct Shelf {
    app: App,
    /// Of the panel, which outlives its question.
    scope: Scope,
    kind: Kind,
    items: RwSignal<Option<Result<Vec<Item>, Failure>>>,
    asked: RwSignal<Option<Item>>,
    done: RwSignal<&'static str>,
}

impl Shelf {
    /// Being loaded.
    pub fn new(kind: Kind) -> Self {
        let shelf = Self {
            app: use_app(),
            scope: Scope::here(),
            kind,
            items: RwSignal::new(None),
            asked: RwSignal::new(None),
            done: RwSignal::new(""),
        };
        shelf.load();
        shelf
    }

    /// The account.
    pub fn account(self) -> Account {
        Account::new(self.app.session())
    }

    /// Shows what there is now.
    fn load(self) {
        let work = (self.kind.load)(self.app, self.account());
        self.scope.spawn(async move { self.items.set(Some(work.await)) });
    }

    /// Nothing was done yet: what was is not said any longer.
    pub fn begin(self) {
        self.done.set("");
    }

    /// It is done: says so, and shows what there is now.
    pub fn done(self, words: &'static str) {
        self.asked.set(None);
        self.done.set(words);
        self.app.announce(words);
        self.load();
    }

    /// The panel; `more` stands below the list.
    pub fn view(self, more: AnyView) -> AnyView {
        let kind = self.kind;
        let again = move |()| {
            self.items.set(None);
            self.load();
        };
        view! {
            <section class="panel" aria-labelledby=kind.id>
                <h2 id=kind.id>{kind.title}</h2>
                <p class="panel-lead">{kind.lead}</p>
                {move || {
                    let done = self.done.get();
                    (!done.is_empty()).then(|| view! { <p class="note note-good"><Icon name=IconName::Check /><span>{done}</span></p> })
                }}
                {move || match self.items.get() {
                    None => view! { <div aria-busy="true"><Skeleton shape=SkeletonShape::Long /></div> }.into_any(),
                    Some(Err(failure)) => {
                        view! { <ErrorPanel explanation=explain(self.app, &failure) on_retry=again /> }.into_any()
                    }
                    Some(Ok(items)) if items.is_empty() => view! { <p class="panel-lead">{kind.none}</p> }.into_any(),
                    Some(Ok(items)) => self.list(items),
                }}
                {more}
            </section>
            {move || self.asked.get().map(|item| self.question(item))}
        }
        .into_any()
    }

    fn list(self, items: Vec<Item>) -> AnyView {
        let kind = self.kind;
        let row = |item: Item| {
            let Item { name, lead, is_here, .. } = item.clone();
            let press = move |_| {
                self.begin();
                self.asked.set(Some(item.clone()));
            };
            view! {
                <li class="setting">
                    <Icon name=kind.icon />
                    <div class="setting-what">
                        <h3>
                            <bdi>{name.clone()}</bdi>
                            {is_here.then(|| view! { " " <span class="badge badge-good">{kind.here}</span> })}
                        </h3>
                        <p class="panel-lead">{lead}</p>
                    </div>
                    <div class="setting-buttons">
                        <button
                            type="button"
                            class="button button-small"
                            aria-label=(kind.take_this)(&name)
                            on:click=press
                        >
                            <span>{kind.take}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let rows: Vec<_> = items.into_iter().map(row).collect();
        let hint = (!kind.hint.is_empty()).then(|| view! { <p class="field-hint">{kind.hint}</p> });
        view! {
            <ul class="settings" role="list" aria-labelledby=kind.id>
                {rows}
            </ul>
            {hint}
        }
        .into_any()
    }

    fn question(self, item: Item) -> AnyView {
        let kind = self.kind;
        let task = Task::new();
        let Item { key, name, .. } = item;
        let send = move |()| {
            let work = (kind.remove)(self.account(), key.clone());
            task.run(async move {
                match work.await {
                    // Gone already is as good as gone.
                    Err(failure) if failure.code() != Some("ResourceNotFoundException") => {
                        return Err(failure);
                    }
                    _ => self.done(kind.taken),
                }
                Ok(())
            });
        };
        view! {
            <TaskDialog
                title=kind.ask.to_owned()
                task
                button=kind.take.to_owned()
                emphasis=Emphasis::Danger
                on_close=Callback::new(move |()| self.asked.set(None))
                on_send=Callback::new(send)
            >
                <p>{(kind.ask_lead)(&name)}</p>
            </TaskDialog>
        }
        .into_any()
    }
}

/// What went wrong with something that the panel's own button began.
pub fn trouble_of(task: Task) -> AnyView {
    trouble(task).into_any()
}
