//! The way out; for a guest, the way in.

use leptos::prelude::*;

use super::task::{Task, TaskDialog};
use crate::model::route::Route;
use crate::ui::components::{Button, Emphasis, IconName};
use crate::ui::context::{use_app, use_text};

/// The way in, for a guest.
#[component]
pub fn SignIn() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    view! {
        <div class="row">
            <Button
                label=text.common.sign_in
                emphasis=Emphasis::Primary
                on_press=move |()| app.go(&Route::SignIn)
            />
        </div>
    }
}

/// Signs out here, or everywhere.
#[component]
pub fn SignOut() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.leaving();
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    view! {
        <section class="panel" aria-labelledby="session-title">
            <h2 id="session-title">{text.account().session}</h2>
            <p class="panel-lead">{text.account().session_lead} " " {words.everywhere_lead}</p>
            <div class="row">
                <Button
                    label=text.account().sign_out
                    icon=IconName::SignOut
                    on_press=move |()| app.sign_out()
                />
                <Button label=words.everywhere on_press=move |()| asking.set(true) />
            </div>
        </section>
        {move || asking.get().then(|| view! { <Everywhere on_close=close /> })}
    }
}

#[component]
fn Everywhere(on_close: Callback<()>) -> impl IntoView {
    let (app, words) = (use_app(), use_text().leaving());
    let task = Task::new();
    let send = move |()| {
        task.run(async move {
            app.session().end_all_sessions().await?;
            app.sign_out();
            Ok(())
        });
    };
    view! {
        <TaskDialog
            title=words.everywhere_title
            task
            button=words.everywhere
            emphasis=Emphasis::Danger
            on_close
            on_send=Callback::new(send)
        >
            <p>{words.everywhere_what}</p>
            <p class="field-hint">{words.everywhere_hour}</p>
        </TaskDialog>
    }
}
