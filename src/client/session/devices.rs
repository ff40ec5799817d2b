//! This device, where the pool remembers devices: confirmed after a sign-in, kept only if the person stays signed in on it, named
//! with every later sign-in and refresh. The list of all of them is `client::account`'s matter.
//!
//! Each remembered device has a key, a group key and a password of 40 random bytes, by which the device
//! proves itself with SRP in the place of a second factor (`ConfirmDevice`, `DEVICE_SRP_AUTH`). Two records
//! hold them:
//!
//! - `device`: the key alone, with the session. `GetTokensFromRefreshToken` is refused without the key of its
//!   device.
//! - `device.<e-mail>`: key and password, on this device only, so that the next sign-in by this address is
//!   spared the second factor.
//!
//! An app client that does not track devices never answers with a new device, and nothing here happens.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use serde_json::{Value, json};

use super::Session;
use super::person::Person;
use super::pools::{Idempotency, Pools};
use super::records::{DEVICE, UNCONFIRMED};
use crate::aws::error::Retry;
use crate::aws::idp::secrets::DevicePassword;
use crate::aws::idp::{AccessToken, NewDevice, confirm_device, parse_done, update_device_status};
use crate::aws::srp::Device;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::failure::{Cause, Failure};

/// What this device is to the people who sign in on it.
pub(super) struct Devices {
    pools: Rc<Pools>,
    person: Rc<Person>,
    /// What other devices will know this one by.
    name: RefCell<String>,
}

impl Devices {
    /// The devices known by the records of this page.
    pub fn new(pools: Rc<Pools>, person: Rc<Person>) -> Self {
        Self { pools, person, name: RefCell::default() }
    }

    /// What this device is to whoever signs in by this address, where it was kept.
    ///
    /// `None` too where the record cannot be read: then the sign-in goes on as on a new device.
    pub fn of(&self, email: &str) -> Option<Device> {
        let kept = self.pools.records.note_in(Scope::Device, &record(email))?;
        let kept: Value = serde_json::from_slice(kept.as_bytes()).ok()?;
        let text = |name: &str| kept[name].as_str().map(str::to_owned);
        let password = DevicePassword::new(text("password")?);
        Some(Device { key: text("key")?, group: text("group")?, password })
    }

    /// Forgets what this device is to whoever signs in by this address: the pool has forgotten the device.
    ///
    /// Idempotent. The pool is not told: either it said so itself, or `ForgetDevice` was called before this.
    pub fn forget(&self, email: &str) {
        self.pools.records.remove(Scope::Device, &record(email));
    }

    /// In the scope of the device, so that the record outlives a sign-out.
    fn keep(&self, email: &str, device: &Device) {
        let kept = json!({ "key": device.key, "group": device.group, "password": device.password.expose() });
        self.pools.records.keep_note(Scope::Device, &record(email), &kept.to_string());
    }

    /// Someone came in by this address: says which device their tokens belong to, and has a new one remembered.
    ///
    /// Without a new device the pool knew this one: its key is noted beside the tokens at once, since the
    /// next refresh needs it. A new one is confirmed in the background.
    pub fn entered(
        self: &Rc<Self>,
        email: &str,
        new: Option<NewDevice>,
        access: AccessToken,
        keep: Persistence,
    ) {
        let (Some(scope), records) = (self.person.scope(), &self.pools.records) else { return };
        let Some(new) = new else {
            if let Some(device) = self.of(email) {
                records.keep_note(scope, DEVICE, &device.key);
            }
            return;
        };
        // At once: the pool refuses a refresh without its key, whether or not the device is confirmed.
        records.keep_note(scope, DEVICE, &new.key);
        let keeps = keep == Persistence::Device;
        let note = json!({ "key": new.key, "group": new.group, "email": email, "keeps": keeps });
        records.keep_note(scope, UNCONFIRMED, &note.to_string());
        // Behind the person's back: where it fails the next page tries again, and nothing else is different.
        let devices = self.clone();
        self.pools.ports.spawn.spawn(async move { devices.confirm_noted(access).await }.boxed_local());
    }

    /// Has the pool confirm the device that is noted for it, if one is. A refusal is final; trouble on the way is not.
    async fn confirm_noted(&self, access: AccessToken) {
        let records = &self.pools.records;
        let noted = records.note(UNCONFIRMED).unwrap_or_default();
        let Ok(note) = serde_json::from_slice::<Value>(noted.as_bytes()) else { return };
        let text = |name: &str| note[name].as_str().unwrap_or_default().to_owned();
        let new = NewDevice { key: text("key"), group: text("group") };
        let (person, key) = (self.person.number(), new.key.clone());
        let outcome = self.confirm(&text("email"), new, &access, note["keeps"] == true).await;
        let is_over = match outcome {
            Err(Failure { cause: Cause::Service(error), .. }) => error.retry() == Retry::Never,
            outcome => outcome.is_ok(),
        };
        if is_over && self.person.is(person) && records.note(DEVICE).is_none_or(|kept| kept == key) {
            records.forget_note(UNCONFIRMED);
        }
    }

    /// Salt, password and verifier are made here; the pool gets salt and verifier, never the password.
    /// Nothing is stored before the pool has confirmed the device.
    ///
    /// # Errors
    ///
    /// Dropped by the caller. `UserConfirmationNecessary` in the answer means that the pool remembers devices
    /// only where the user opts in; `UpdateDeviceStatus` does.
    async fn confirm(
        &self,
        email: &str,
        new: NewDevice,
        access: &AccessToken,
        keeps: bool,
    ) -> Result<(), Failure> {
        let (pools, person) = (&self.pools, self.person.number());
        let (mut password, mut salt) = ([0; 40], [0; 16]);
        pools.ports.random.fill(&mut password);
        pools.ports.random.fill(&mut salt);
        let device = Device { key: new.key, group: new.group, password: DevicePassword::generate(&password) };
        pools.breathe().await;
        let (verifier, name) = (device.verifier(&salt), self.name.borrow().clone());
        let request = confirm_device::request(&pools.client, access, &device.key, &verifier, &name);
        let asks = pools.call("ConfirmDevice", Idempotency::Once, request, confirm_device::parse).await?;
        if !keeps || !self.person.is(person) {
            return Ok(());
        }
        self.keep(email, &device);
        if asks {
            // "Stay signed in on this device" was the question, and they have said yes.
            let request = update_device_status::request(&pools.client, access, &device.key, true);
            pools.call("UpdateDeviceStatus", Idempotency::Idempotent, request, parse_done).await?;
        }
        Ok(())
    }
}

impl Session {
    /// The key of the device that the tokens were given to, where the pool remembers devices.
    pub(in crate::client) fn device_key(&self) -> Option<String> {
        self.pools.records.note(DEVICE)
    }

    /// Whether the pool has not confirmed this device yet: see [`Session::confirm_device`].
    pub fn has_unconfirmed_device(&self) -> bool {
        self.pools.records.note(UNCONFIRMED).is_some()
    }

    /// Has the pool confirm this device, which an earlier page could not.
    pub async fn confirm_device(self: &Rc<Self>) {
        if let Ok(access) = self.tokens.access().await {
            self.devices.confirm_noted(access).await;
        }
    }

    /// The pool has forgotten a device: if it is this one, so does this one.
    pub(in crate::client) fn forget_device(&self, key: &str) {
        let Some(email) = self.who().user().map(|user| user.email.clone()) else { return };
        if self.devices.of(&email).is_some_and(|device| device.key == key) {
            self.devices.forget(&email);
        }
    }

    /// What other devices will know this one by, such as "Chrome, Windows".
    pub fn name_device(&self, name: String) {
        self.devices.name.replace(name);
    }
}

/// In lower case, as the pool compares addresses: "A@b.org" and "a@b.org" are one person's.
fn record(email: &str) -> String {
    format!("{DEVICE}.{}", email.to_lowercase())
}
