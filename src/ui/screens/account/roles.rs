//! The roles that a user's groups allow, where there are several: which one is in use, and taking another.
//!
//! The roles are in the ID token (`cognito:roles`, `cognito:preferred_role`), so showing them sends nothing.
//! Taking one asks the identity pool for credentials with `CustomRoleArn`. Basic identity pools name a role
//! in the configuration and have no choice.

use leptos::prelude::*;

use super::task::{Task, trouble};
use crate::client::session::Roles;
use crate::ui::components::{Button, Size};
use crate::ui::context::{use_app, use_text};
use crate::ui::scope::Scope;

/// Nothing where there is no choice.
///
/// The choice lasts as long as the session. A refused role changes nothing; the failure shows above the list.
/// Roles that cannot be read are no failure here: the section is simply absent.
#[component]
pub fn RoleChoice(
    /// Another role is in use.
    on_change: Callback<()>,
) -> impl IntoView {
    let (app, scope) = (use_app(), Scope::here());
    let roles = RwSignal::new(None::<Roles>);
    let load = move || {
        let session = app.session();
        scope.spawn(async move {
            let found = session.roles().await.ok().filter(|roles| roles.allowed.len() > 1);
            roles.set(found);
        });
    };
    Effect::new(move || {
        if app.who.with(|who| who.user().is_some()) && !app.config().identity_pool.is_basic() {
            load();
        }
    });
    let words = use_text().identities();
    let task = Task::new();
    let choose = Callback::new(move |(arn, name): (Option<String>, String)| {
        task.run(async move {
            app.session().choose_role(arn).await?;
            app.announce((words.role_now)(&name));
            on_change.run(());
            load();
            Ok(())
        });
    });
    move || {
        let roles = roles.get()?;
        let rows: Vec<_> = roles.allowed.iter().map(|arn| role(arn, &roles, task, choose)).collect();
        Some(view! {
            <div class="roles" role="group" aria-labelledby="roles-title">
                <h3 id="roles-title">{words.role}</h3>
                <p class="panel-lead">{words.role_lead}</p>
                {trouble(task)}
                <ul role="list">{rows}</ul>
            </div>
        })
    }
}

/// One role.
///
/// The role's name is the end of its ARN; the tooltip has the whole. The default is chosen by `None`, which
/// forgets the choice.
fn role(
    arn: &str,
    roles: &Roles,
    task: Task,
    choose: Callback<(Option<String>, String)>,
) -> impl IntoView + use<> {
    let words = use_text().identities();
    let is_default = roles.preferred.as_deref() == Some(arn);
    let in_use = roles.chosen.as_deref().or(roles.preferred.as_deref()) == Some(arn);
    let name = arn.rsplit('/').next().unwrap_or(arn).to_owned();
    let role = (!is_default).then(|| arn.to_owned());
    let label = (words.role_use_named)(&name);
    view! {
        <li class="role">
            <code title=arn.to_owned()>{name.clone()}</code>
            {is_default.then(|| view! { <span class="badge">{words.role_default}</span> })}
            {if in_use {
                view! { <span class="badge badge-good">{words.role_in_use}</span> }.into_any()
            } else {
                let press = move |()| choose.run((role.clone(), name.clone()));
                view! { <Button label size=Size::Small busy=task.busy on_press=press /> }.into_any()
            }}
        </li>
    }
}
