//! "Remembered devices": those that the pool asks for no second step, and one less.
//!
//! `ListDevices` and `ForgetDevice`. A remembered device proves itself by a key of its own instead of a code,
//! so to forget one means that its next sign-in asks for the second step again. Sessions there go on. Pools
//! that remember no devices answer with a refusal, which the panel explains.

use futures_util::FutureExt;
use leptos::prelude::*;

use super::removable_list::{Item, Kind, RemovableList};
use crate::client::account::KnownDevice;
use crate::model::text::AuthProblem;
use crate::ui::components::IconName;
use crate::ui::context::{App, use_text};
use crate::ui::dates::{Detail, written};

/// The panel.
#[component]
pub fn Devices() -> impl IntoView {
    let words = use_text().passkeys();
    let list = RemovableList::new(Kind {
        id: "devices-title",
        icon: IconName::Phone,
        title: words.devices,
        lead: words.devices_lead,
        hint: "",
        none: words.no_devices,
        here: words.this_device,
        remove_label: words.forget,
        remove_label_of: words.forget_this,
        question: words.forget_title,
        question_lead: words.forget_lead,
        removed: words.forgotten,
        is_absent: AuthProblem::is_without_devices,
        load: |app, account| {
            async move {
                let here = account.this_device();
                let devices = account.devices().await?;
                Ok(devices.into_iter().map(|it| item(app, it, here.as_deref())).collect())
            }
            .boxed_local()
        },
        remove: |account, key| async move { account.forget_device(&key).await }.boxed_local(),
    });
    list.view(().into_any())
}

/// The address of the last visit is shown, since names such as "Chrome, Windows" repeat.
fn item(app: App, device: KnownDevice, here: Option<&str>) -> Item {
    let text = app.text.get_untracked();
    let words = text.passkeys();
    let is_here = here == Some(device.key.as_str());
    let name = if device.name.is_empty() { words.unnamed_device.to_owned() } else { device.name };
    let when = written(device.last_seen, Detail::Short, text.language);
    Item { key: device.key, name, lead: (words.last_seen)(&when, &device.last_ip), is_here }
}
