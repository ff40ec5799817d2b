//! This device, where the pool remembers devices: confirmed after a sign-in, kept only if the person stays signed in on it, named
//! with every later sign-in and refresh. The list of all of them is `client::account`'s matter.

use std::rc::Rc;

use serde_json::{Value, json};

use super::Session;
use super::pools::{Again, Pools};
use super::records::DEVICE;
use crate::aws::idp::secrets::DevicePassword;
use crate::aws::idp::{AccessToken, NewDevice, confirm_device, parse_done, update_device_status};
use crate::aws::srp::Device;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::failure::Failure;

impl Pools {
    /// What this device is to whoever signs in by this address, where it was kept.
    pub fn device(&self, email: &str) -> Option<Device> {
        let kept: Value = serde_json::from_slice(self.records.note(&record(email))?.as_bytes()).ok()?;
        let text = |name: &str| kept[name].as_str().map(str::to_owned);
        let password = DevicePassword::new(text("password")?);
        Some(Device { key: text("key")?, group: text("group")?, password })
    }

    pub fn forget_device(&self, email: &str) {
        self.records.forget_note(&record(email));
    }

    fn keep_device(&self, email: &str, device: &Device) {
        let kept = json!({ "key": device.key, "group": device.group, "password": device.password.expose() });
        self.records.keep_note(Scope::Device, &record(email), &kept.to_string());
    }
}

fn record(email: &str) -> String {
    format!("{DEVICE}.{}", email.to_lowercase())
}

impl Session {
    /// The key of the device that the tokens were given to, where the pool remembers devices.
    pub(in crate::client) fn device_key(&self) -> Option<String> {
        self.pools.records.note(DEVICE)
    }

    /// The pool has forgotten a device: if it is this one, so does this one.
    pub(in crate::client) fn forget_device(&self, key: &str) {
        let Some(email) = self.who().user().map(|user| user.email.clone()) else { return };
        if self.pools.device(&email).is_some_and(|device| device.key == key) {
            self.pools.forget_device(&email);
        }
    }

    /// What other devices will know this one by, such as "Chrome, Windows".
    pub fn name_device(&self, name: String) {
        self.inner.borrow_mut().device_name = name;
    }

    /// Someone came in by this address: says which device their tokens belong to, and has a new one remembered.
    pub(super) fn know_device(
        self: &Rc<Self>,
        email: String,
        new: Option<NewDevice>,
        access: AccessToken,
        keep: Persistence,
    ) {
        let Some(new) = new else {
            let scope = self.inner.borrow().account.as_ref().map(|account| account.saved.scope);
            if let (Some(scope), Some(device)) = (scope, self.pools.device(&email)) {
                self.pools.records.keep_note(scope, DEVICE, &device.key);
            }
            return;
        };
        // Behind the person's back: where it fails the device is not remembered, and nothing else is different.
        self.spawn(async move |session| {
            session.confirm_device(&email, new, &access, keep).await.ok();
        });
    }

    async fn confirm_device(
        &self,
        email: &str,
        new: NewDevice,
        access: &AccessToken,
        keep: Persistence,
    ) -> Result<(), Failure> {
        let (pools, person) = (&self.pools, self.inner.borrow().person);
        let (mut password, mut salt) = ([0; 40], [0; 16]);
        pools.ports.random.fill(&mut password);
        pools.ports.random.fill(&mut salt);
        let device = Device { key: new.key, group: new.group, password: DevicePassword::generate(&password) };
        pools.breathe().await;
        let (verifier, name) = (device.verifier(&salt), self.inner.borrow().device_name.clone());
        let request = confirm_device::request(&pools.client, access, &device.key, &verifier, &name);
        let asks = pools.call("ConfirmDevice", Again::No, request, confirm_device::parse).await?;
        let scope = self.inner.borrow().account.as_ref().map(|account| account.saved.scope);
        let Some(scope) = scope.filter(|_| self.is(person)) else { return Ok(()) };
        pools.records.keep_note(scope, DEVICE, &device.key);
        if keep == Persistence::Tab {
            return Ok(());
        }
        pools.keep_device(email, &device);
        if asks {
            // "Stay signed in on this device" was the question, and they have said yes.
            let request = update_device_status::request(&pools.client, access, &device.key, true);
            pools.call("UpdateDeviceStatus", Again::Yes, request, parse_done).await?;
        }
        Ok(())
    }
}
