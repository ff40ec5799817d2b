//! The panel of a removable list: heading, rows, and the question before a removal.

use leptos::prelude::*;

use super::RemovableList;
use super::kind::Item;
use crate::model::failure::ErrorKind;
use crate::ui::components::{Emphasis, ErrorPanel, Icon, IconName, Skeleton, SkeletonShape};
use crate::ui::screens::account::task::{Task, TaskDialog};

impl RemovableList {
    /// The panel; `more` stands below the list.
    ///
    /// The question stands beside the section: a reload of the rows does not touch it.
    pub fn view(self, more: AnyView) -> AnyView {
        let kind = self.kind;
        let reload = move |()| {
            self.items.set(None);
            self.load();
        };
        let is_absent =
            move || self.items.with(|items| matches!(items, Some(Err(it)) if (kind.is_absent)(it)));
        view! {
            <section class="panel" aria-labelledby=kind.id hidden=is_absent>
                <h2 id=kind.id>{kind.title}</h2>
                <p class="panel-lead">{kind.lead}</p>
                {move || {
                    let done = self.done.get();
                    (!done.is_empty()).then(|| view! { <p class="note note-good"><Icon name=IconName::Check /><span>{done}</span></p> })
                }}
                {move || match self.items.get() {
                    None => view! { <div aria-busy="true"><Skeleton shape=SkeletonShape::Long /></div> }.into_any(),
                    Some(Err(failure)) => {
                        view! { <ErrorPanel explanation=self.app.explain_auth(&failure) on_retry=reload /> }.into_any()
                    }
                    Some(Ok(items)) if items.is_empty() => view! { <p class="panel-lead">{kind.none}</p> }.into_any(),
                    Some(Ok(items)) => self.list(items),
                }}
                {more}
            </section>
            {move || self.to_remove.get().map(|item| self.question(item))}
        }
        .into_any()
    }

    /// `role="list"` is repeated, since Safari drops the role of a list without bullets.
    fn list(self, items: Vec<Item>) -> AnyView {
        let kind = self.kind;
        let row = |item: Item| {
            let Item { name, lead, is_here, .. } = item.clone();
            let press = move |_| {
                self.begin();
                self.to_remove.set(Some(item.clone()));
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
                            aria-label=(kind.remove_label_of)(&name)
                            on:click=press
                        >
                            <span>{kind.remove_label}</span>
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

    /// Asks, then removes. `ResourceNotFound` is a success: somebody has removed the item elsewhere. The
    /// dialog closes with the success; a failure stays in it.
    fn question(self, item: Item) -> AnyView {
        let kind = self.kind;
        let task = Task::new();
        let Item { key, name, .. } = item;
        let send = move |()| {
            let work = (kind.remove)(self.account(), key.clone());
            task.run(async move {
                match work.await {
                    // Gone already is as good as gone.
                    Err(failure) if failure.kind() != ErrorKind::ResourceNotFound => {
                        return Err(failure);
                    }
                    _ => self.done(kind.removed),
                }
                Ok(())
            });
        };
        view! {
            <TaskDialog
                title=kind.question.to_owned()
                task
                button=kind.remove_label.to_owned()
                emphasis=Emphasis::Danger
                on_close=Callback::new(move |()| self.to_remove.set(None))
                on_send=Callback::new(send)
            >
                <p>{(kind.question_lead)(&name)}</p>
            </TaskDialog>
        }
        .into_any()
    }
}
