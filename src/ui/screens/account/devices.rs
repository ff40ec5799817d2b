//! "Remembered devices": those that the pool asks for no second step, and one less.

use futures_util::FutureExt;
use leptos::prelude::*;

use super::shelf::{Item, Kind, Shelf};
use crate::client::account::KnownDevice;
use crate::ui::components::IconName;
use crate::ui::context::{App, use_text};
use crate::ui::dates::{Detail, written};

/// The panel.
#[component]
pub fn Devices() -> impl IntoView {
    let words = use_text().passkeys();
    let shelf = Shelf::new(Kind {
        id: "devices-title",
        icon: IconName::Phone,
        title: words.devices,
        lead: words.devices_lead,
        hint: "",
        none: words.no_devices,
        here: words.this_device,
        take: words.forget,
        take_this: words.forget_this,
        ask: words.forget_title,
        ask_lead: words.forget_lead,
        taken: words.forgotten,
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
    shelf.view(().into_any())
}

fn item(app: App, device: KnownDevice, here: Option<&str>) -> Item {
    let text = app.text.get_untracked();
    let words = text.passkeys();
    let is_here = here == Some(device.key.as_str());
    let name = if device.name.is_empty() { words.unnamed_device.to_owned() } else { device.name };
    let when = written(device.last_seen, Detail::Short, text.language);
    Item { key: device.key, name, lead: (words.last_seen)(&when, &device.last_ip), is_here }
}
