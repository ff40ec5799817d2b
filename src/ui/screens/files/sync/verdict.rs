//! What the dialog "Verify …" says of the comparison.
//!
//! Four answers: the same, another size, other bytes, or nothing to compare with. The last is no warning: S3 keeps a
//! SHA-256 only of what was uploaded with one, and an object of another program may have none.

use leptos::prelude::*;

use super::verify::Stage;
use crate::client::verify::Verdict;
use crate::ui::components::{ErrorPanel, Icon, IconName, ProgressBar};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// What is known so far.
///
/// Drawn in a polite live region, so each answer is read once. `hashed` is the share of the file that is read, from 0
/// to 1.
pub fn told(state: FilesState, stage: Stage, hashed: RwSignal<f64>) -> AnyView {
    let (text, files) = (use_text().sync(), &use_text().files);
    let (name, verdict) = match stage {
        Stage::Asking => return ().into_any(),
        Stage::Reading(name) => {
            let label = (text.verifying)(&name);
            return view! {
                <p>{label.clone()}</p>
                <ProgressBar label value=hashed />
            }
            .into_any();
        }
        Stage::Failed(failure) => {
            return view! { <ErrorPanel explanation=state.app().explain(&failure) /> }.into_any();
        }
        Stage::Told(name, verdict) => (name, verdict),
    };
    let (class, icon, line) = match verdict {
        Verdict::Same(_) => ("sync-result sync-well", IconName::Check, (text.verify_same)(&name)),
        Verdict::OtherSize { file, object } => {
            let line = (text.verify_other_size)(&(files.bytes)(file), &(files.bytes)(object));
            ("sync-result sync-deletes", IconName::Alert, line)
        }
        Verdict::OtherContent => {
            ("sync-result sync-deletes", IconName::Alert, (text.verify_other_content)(&name))
        }
        Verdict::Untold => ("sync-result", IconName::Info, text.verify_untold.to_owned()),
    };
    view! {
        <p class=class>
            <Icon name=icon />
            <span>{line}</span>
        </p>
    }
    .into_any()
}
