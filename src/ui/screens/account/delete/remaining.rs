//! What a deletion left behind, and how to go on.

use leptos::prelude::*;

use super::deletion::Deletion;
use crate::client::account::{Remains, Removal};
use crate::ui::components::{Button, DialogActions, Emphasis, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::screens::account::task::trouble;

/// The files that S3 refused to delete, and why. The account can be deleted all the same.
///
/// Shows the first 200 names at most and one reason, the first: refusals of one policy are all alike. "Try
/// again" deletes files once more; "Delete anyway" leaves them and takes the account. Where only earlier
/// versions remain there is nothing to try again.
pub fn remaining(deletion: Deletion, removal: &Removal, close: Callback<()>) -> AnyView {
    let (text, task) = (use_text(), deletion.task);
    let words = text.leaving();
    let first = removal.refused.first().map(|(_, failure)| deletion.app.explain(failure));
    let names: Vec<_> = removal
        .refused
        .iter()
        .take(200)
        .map(|(key, _)| view! { <li><bdi>{key.clone()}</bdi></li> })
        .collect();
    let has_names = !names.is_empty();
    view! {
        {has_names
            .then(|| {
                view! { <ul class="name-list" role="list" tabindex="0" aria-label=words.delete>{names}</ul> }
            })}
        {first.map(|explanation| view! { <ErrorPanel explanation /> })}
        {(removal.remains == Remains::EarlierVersions).then(|| view! { <p>{words.versions_why}</p> })}
        <p>{words.account_still_there}</p>
        {trouble(task)}
        <DialogActions>
            <Button label=words.keep disabled=task.busy on_press=close />
            {has_names
                .then(|| {
                    view! { <Button label=text.common.try_again busy=task.busy on_press=move |()| deletion.begin(true) /> }
                })}
            <Button
                label=words.delete_anyway
                emphasis=Emphasis::Danger
                busy=task.busy
                on_press=move |()| deletion.begin(false)
            />
        </DialogActions>
    }
    .into_any()
}
