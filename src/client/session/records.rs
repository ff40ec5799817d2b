//! What the session leaves in storage: small JSON records with a version. A record that is broken, or of another version,
//! is dropped as if it had never been.
//!
//! | record | kept | holds |
//! |---|---|---|
//! | `session` | this tab or this device, as the person chose | refresh token, who it is |
//! | `tokens` | with the session | ID and access token: other tabs need no refresh of their own |
//! | `credentials` | this tab | AWS credentials, so that a reload lists after one round trip |
//! | `guest` | this device | a guest's identity, so that one who comes back is the same |
//! | `clock` | this tab | what to add to this device's clock |
//! | `role`, `managed` | with the session | one word each: the role chosen; that it came from the pool's own pages |
//! | `leaving` | this tab | what a sign-in at the pool's own pages comes back to; read once |

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::pools::{MANAGED, ROLE};
use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::identity::IdentityId;
use crate::aws::idp::{AccessToken, IdToken, RefreshToken, Tokens};
use crate::client::ports::{Scope, Store};
use crate::model::auth::User;

const VERSION: u32 = 1;

/// The records of one app client: several pages on one origin do not mix.
pub(super) struct Records {
    store: Rc<dyn Store>,
    prefix: String,
}

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u32,
    #[serde(flatten)]
    record: T,
}

/// Who signed in, and what keeps them signed in.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Saved {
    /// Where it is kept.
    pub scope: Scope,
    /// None where the app client gives none: the session lasts as long as its tokens.
    pub refresh: Option<RefreshToken>,
    /// Who.
    pub user: User,
}

#[derive(Serialize, Deserialize)]
struct SavedRecord {
    refresh: Option<String>,
    identity: String,
    email: String,
    username: String,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    guest: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct TokensRecord {
    access: String,
    id: String,
}

#[derive(Serialize, Deserialize)]
struct CredentialsRecord {
    identity: String,
    key: String,
    secret: String,
    token: String,
    end: i64,
}

#[derive(Serialize, Deserialize)]
struct GuestRecord {
    identity: String,
}

#[derive(Serialize, Deserialize)]
struct ClockRecord {
    offset: i64,
}

impl Records {
    pub fn new(store: Rc<dyn Store>, client_id: &str) -> Self {
        Self { store, prefix: format!("alcove.{client_id}.") }
    }

    /// The session of this tab, else of this device.
    pub fn session(&self) -> Option<Saved> {
        [Scope::Tab, Scope::Device].into_iter().find_map(|scope| {
            let record: SavedRecord = self.read(scope, "session")?;
            let user = User {
                identity: IdentityId::new(record.identity),
                email: record.email,
                username: record.username,
                groups: record.groups,
                guest_identity: record.guest.map(IdentityId::new),
            };
            Some(Saved { scope, refresh: record.refresh.map(RefreshToken::new), user })
        })
    }

    pub fn save_session(&self, saved: &Saved) {
        let record = SavedRecord {
            refresh: saved.refresh.as_ref().map(|token| token.expose().to_owned()),
            identity: saved.user.identity.to_string(),
            email: saved.user.email.clone(),
            username: saved.user.username.clone(),
            groups: saved.user.groups.clone(),
            guest: saved.user.guest_identity.as_ref().map(ToString::to_string),
        };
        self.write(saved.scope, "session", record);
    }

    /// The last tokens of a session that is kept there.
    pub fn tokens(&self, scope: Scope) -> Option<Tokens> {
        let record: TokensRecord = self.read(scope, "tokens")?;
        let (access, id) = (AccessToken::new(record.access), IdToken::new(record.id));
        Some(Tokens { access, id, refresh: None, expires_in: 0 })
    }

    pub fn save_tokens(&self, scope: Scope, tokens: &Tokens) {
        let (access, id) = (tokens.access.expose().to_owned(), tokens.id.expose().to_owned());
        self.write(scope, "tokens", TokensRecord { access, id });
    }

    /// Credentials, if they are this identity's.
    pub fn credentials(&self, identity: &IdentityId) -> Option<Credentials> {
        let record: CredentialsRecord = self.read(Scope::Tab, "credentials")?;
        (record.identity == identity.as_str()).then(|| Credentials {
            access_key_id: record.key,
            secret_access_key: SecretAccessKey::new(record.secret),
            session_token: SessionToken::new(record.token),
            expires_at: record.end,
        })
    }

    pub fn save_credentials(&self, identity: &IdentityId, credentials: &Credentials) {
        let record = CredentialsRecord {
            identity: identity.to_string(),
            key: credentials.access_key_id.clone(),
            secret: credentials.secret_access_key.expose().to_owned(),
            token: credentials.session_token.expose().to_owned(),
            end: credentials.expires_at,
        };
        self.write(Scope::Tab, "credentials", record);
    }

    pub fn guest(&self) -> Option<IdentityId> {
        self.read(Scope::Device, "guest").map(|record: GuestRecord| IdentityId::new(record.identity))
    }

    pub fn save_guest(&self, identity: &IdentityId) {
        self.write(Scope::Device, "guest", GuestRecord { identity: identity.to_string() });
    }

    pub fn forget_guest(&self) {
        self.remove(Scope::Device, "guest");
    }

    /// What to add to this device's clock, in milliseconds.
    pub fn clock_offset(&self) -> i64 {
        self.read(Scope::Tab, "clock").map_or(0, |record: ClockRecord| record.offset)
    }

    pub fn save_clock_offset(&self, offset: i64) {
        self.write(Scope::Tab, "clock", ClockRecord { offset });
    }

    /// A word that the session keeps beside its records.
    pub fn note(&self, name: &str) -> Option<String> {
        [Scope::Tab, Scope::Device].into_iter().find_map(|scope| self.store.get(scope, &self.key(name)))
    }

    pub fn keep_note(&self, scope: Scope, name: &str, word: &str) {
        self.store.set(scope, &self.key(name), word);
    }

    pub fn forget_note(&self, name: &str) {
        for scope in [Scope::Tab, Scope::Device] {
            self.remove(scope, name);
        }
    }

    /// Forgets the user: everything but a guest's identity and the clock.
    pub fn forget_user(&self) {
        for name in ["session", "tokens", "credentials", ROLE, MANAGED] {
            self.forget_note(name);
        }
    }

    fn read<T: DeserializeOwned>(&self, scope: Scope, name: &str) -> Option<T> {
        let text = self.store.get(scope, &self.key(name))?;
        let versioned: Option<Versioned<T>> = serde_json::from_slice(text.as_bytes()).ok();
        let record = versioned.filter(|versioned| versioned.v == VERSION).map(|versioned| versioned.record);
        if record.is_none() {
            self.remove(scope, name);
        }
        record
    }

    fn write<T: Serialize>(&self, scope: Scope, name: &str, record: T) {
        // Strings and numbers alone: this cannot fail, and a page that could not store goes on.
        if let Ok(text) = serde_json::to_string(&Versioned { v: VERSION, record }) {
            self.store.set(scope, &self.key(name), &text);
        }
    }

    fn remove(&self, scope: Scope, name: &str) {
        self.store.remove(scope, &self.key(name));
    }

    /// A name that no other page of this origin uses.
    pub fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}
