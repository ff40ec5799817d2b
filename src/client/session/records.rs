//! What the session leaves in storage: small JSON records, each with the id of its identity pool. A record that is broken, or of
//! another pool, is dropped as if it had never been; a refresh token in it is noted for revocation.
//!
//! | record | kept | holds |
//! |---|---|---|
//! | `session` | this tab or this device, as the person chose | refresh token, who it is |
//! | `tokens` | with the session | ID and access token: other tabs need no refresh of their own |
//! | `credentials` | this tab | AWS credentials, so that a reload lists after one round trip |
//! | `before` | this tab | those of the guest that the user was, whose files can be taken over |
//! | `guest` | this device | a guest's identity, so that one who comes back is the same |
//! | `clock` | this tab | what to add to this device's clock |
//! | `role`, `managed` | with the session | one word each: the role chosen; that it came from the pool's own pages |
//! | `device` | with the session | the key of the device that the tokens were given to, where the pool remembers devices |
//! | `unconfirmed` | with the session | that device, until the pool has confirmed it |
//! | `device.<e-mail>` | this device, if the person stays signed in | what it proves itself by; signing out keeps it |
//! | `leaving` | this tab | what a sign-in at the pool's own pages comes back to; read once |
//! | `revoke` | with the session | a refresh token that is of no more use and that the pool could not be told of yet |
//! | `ended` | this device | the number of the tab's session that ended last: a copy of it in another tab is over too |
//! | `apart` | this tab | that a session of this tab ended here: the device's session is not this tab's |
//!
//! The names start with `alcove.` and the app client's id, so that two sites on one origin (a test deployment
//! in a subfolder) do not read each other's tokens. Two sites with one client and two identity pools cannot be told from one whose
//! pool was changed: each drops what it finds of the other and revokes it, so give each a client of its own.
//!
//! Tokens in web storage can be read by any script of the page. A static page has no server to set an
//! `HttpOnly` cookie; the content security policy of the deployment is what keeps other scripts out.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::identity::IdentityId;
use crate::aws::idp::{AccessToken, IdToken, RefreshToken, Tokens};
use crate::aws::json;
use crate::client::ports::{Scope, Store, UPLOADS_OF_TAB};
use crate::model::auth::User;

/// The record of the credentials of whoever is here.
const CREDENTIALS: &str = "credentials";
/// That of the guest that a user was.
pub(super) const BEFORE: &str = "before";
/// The note that holds the role that the person chose.
pub(super) const ROLE: &str = "role";
/// The note that holds the key of the device that the tokens were given to, where the pool remembers devices.
pub(super) const DEVICE: &str = "device";
/// The note of that device until the pool has confirmed it.
pub(super) const UNCONFIRMED: &str = "unconfirmed";
/// The note that says that the session came from the pool's own pages, which keep one too.
pub(super) const MANAGED: &str = "managed";
/// The note of a refresh token that is to be revoked.
pub(super) const REVOKE: &str = "revoke";
/// The note of the tab's session that ended last.
const ENDED: &str = "ended";
/// The note that a tab has nothing to do with the device's session.
const APART: &str = "apart";

/// The records of one app client: several pages on one origin do not mix.
///
/// Stateless: each read asks the store, so what another tab has written is seen at once.
pub(super) struct Records {
    store: Rc<dyn Store>,
    prefix: String,
    /// The identity pool's id, which every record names: an identity is of no use in another pool.
    pool: String,
}

/// Who signed in, and what keeps them signed in.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Saved {
    /// Where it is kept.
    pub scope: Scope,
    /// When the person signed in: milliseconds since the epoch, the service's clock, in digits. Tells one session from another.
    pub since: String,
    /// None where the app client gives none: the session lasts as long as its tokens.
    pub refresh: Option<RefreshToken>,
    /// Who.
    pub user: User,
}

impl Saved {
    /// What its tabs are known by on this device; empty for a session of the device.
    pub fn tab_name(&self) -> String {
        match self.scope {
            Scope::Tab => ["alcove.tab.", &self.since].concat(),
            Scope::Device => String::new(),
        }
    }
}

impl Records {
    /// The records of this app client in a store, for people of this identity pool.
    pub fn new(store: Rc<dyn Store>, client_id: &str, pool: &str) -> Self {
        Self { store, prefix: format!("alcove.{client_id}."), pool: pool.to_owned() }
    }

    /// The session of this tab, else of this device, unless the tab keeps apart from that.
    pub fn session(&self) -> Option<Saved> {
        let of_tab = self.session_in(Scope::Tab);
        if of_tab.is_some() || self.note_in(Scope::Tab, APART).is_some() {
            return of_tab;
        }
        self.session_in(Scope::Device)
    }

    /// The session that is kept there.
    pub fn session_in(&self, scope: Scope) -> Option<Saved> {
        self.read(scope, "session", |record| {
            let groups = record["groups"].as_array();
            let groups = groups.map(|groups| groups.iter().filter_map(Value::as_str).map(str::to_owned));
            let user = User {
                identity: IdentityId::new(text(record, "identity")?),
                email: text(record, "email")?,
                username: text(record, "username")?,
                groups: groups.map(Iterator::collect).unwrap_or_default(),
                guest_identity: text(record, "guest").map(IdentityId::new),
            };
            let (since, refresh) = (text(record, "since")?, text(record, "refresh").map(RefreshToken::new));
            Some(Saved { scope, since, refresh, user })
        })
    }

    /// Keeps the session where the person wants it kept.
    pub fn save_session(&self, saved: &Saved) {
        let record = json!({
            "since": saved.since.as_str(),
            "refresh": saved.refresh.as_ref().map(RefreshToken::expose),
            "identity": saved.user.identity.as_str(),
            "email": saved.user.email.as_str(),
            "username": saved.user.username.as_str(),
            "groups": saved.user.groups.as_slice(),
            "guest": saved.user.guest_identity.as_ref().map(IdentityId::as_str),
        });
        self.write(saved.scope, "session", record);
    }

    /// The last tokens of a session that is kept there.
    ///
    /// `expires_in` is 0 and `refresh` is `None`: neither is stored here. The life of a stored token is read
    /// from the token itself.
    pub fn tokens(&self, scope: Scope) -> Option<Tokens> {
        self.read(scope, "tokens", |record| {
            let (access, id) = (AccessToken::new(text(record, "access")?), IdToken::new(text(record, "id")?));
            Some(Tokens { access, id, refresh: None, expires_in: 0, device: None })
        })
    }

    /// Keeps the ID and access token beside the session. The refresh token is in the session.
    ///
    /// Call it after [`Self::save_session`] where the refresh token has rotated: the order in which other
    /// tabs see the records.
    pub fn save_tokens(&self, scope: Scope, tokens: &Tokens) {
        let record = json!({ "access": tokens.access.expose(), "id": tokens.id.expose() });
        self.write(scope, "tokens", record);
    }

    /// Credentials, if they are this identity's.
    ///
    /// Those of another identity are left where they are, and count as none. They may have expired: the
    /// caller checks.
    pub fn credentials(&self, identity: &IdentityId) -> Option<Credentials> {
        self.credentials_in(CREDENTIALS, identity)
    }

    /// Keeps the credentials of whoever is here, in this tab: credentials outlive no tab.
    pub fn save_credentials(&self, identity: &IdentityId, credentials: &Credentials) {
        self.save_credentials_in(CREDENTIALS, identity, credentials);
    }

    /// The same from the record of this name.
    pub fn credentials_in(&self, name: &str, identity: &IdentityId) -> Option<Credentials> {
        let of = |record: &Value| {
            let credentials = Credentials {
                access_key_id: text(record, "key")?,
                secret_access_key: SecretAccessKey::new(text(record, "secret")?),
                session_token: SessionToken::new(text(record, "token")?),
                expires_at: record["end"].as_i64()?,
            };
            Some((text(record, "identity")?, credentials))
        };
        let (whose, credentials) = self.read(Scope::Tab, name, of)?;
        (whose == identity.as_str()).then_some(credentials)
    }

    /// The same in the record of this name.
    pub fn save_credentials_in(&self, name: &str, identity: &IdentityId, credentials: &Credentials) {
        let record = json!({
            "identity": identity.as_str(),
            "key": credentials.access_key_id.as_str(),
            "secret": credentials.secret_access_key.expose(),
            "token": credentials.session_token.expose(),
            "end": credentials.expires_at,
        });
        self.write(Scope::Tab, name, record);
    }

    /// The identity of the guest of this device.
    pub fn guest(&self) -> Option<IdentityId> {
        self.read(Scope::Device, "guest", |record| text(record, "identity")).map(IdentityId::new)
    }

    /// Keeps the identity of the guest of this device.
    ///
    /// In the scope of the device always: an identity that ended with the tab would strand its files.
    pub fn save_guest(&self, identity: &IdentityId) {
        self.write(Scope::Device, "guest", json!({ "identity": identity.as_str() }));
    }

    /// Forgets the guest: a user has taken the identity over, or guests are not let in.
    pub fn forget_guest(&self) {
        self.remove(Scope::Device, "guest");
    }

    /// What to add to this device's clock, in milliseconds.
    pub fn clock_offset(&self) -> i64 {
        self.read(Scope::Tab, "clock", |record| record["offset"].as_i64()).unwrap_or_default()
    }

    /// Keeps what to add to this device's clock, in milliseconds.
    pub fn save_clock_offset(&self, offset: i64) {
        self.write(Scope::Tab, "clock", json!({ "offset": offset }));
    }

    /// A word that the session of this tab keeps beside its records, else that of the device: never another person's.
    pub fn note(&self, name: &str) -> Option<String> {
        self.note_in(self.scope(), name)
    }

    /// Forgets it.
    pub fn forget_note(&self, name: &str) {
        self.remove(self.scope(), name);
    }

    fn scope(&self) -> Scope {
        match self.note_in(Scope::Tab, "session") {
            Some(_) => Scope::Tab,
            None => Scope::Device,
        }
    }

    /// A word that is kept there.
    pub fn note_in(&self, scope: Scope, name: &str) -> Option<String> {
        self.store.get(scope, &self.key(name))
    }

    /// Keeps a word beside the records, for the tab or the device.
    pub fn keep_note(&self, scope: Scope, name: &str, word: &str) {
        self.store.set(scope, &self.key(name), word);
    }

    /// Forgets the user whose session is kept there: everything but a guest's identity and the clock. The other scope may hold
    /// another person's session, which stays.
    pub fn forget_user(&self, scope: Scope) {
        for name in ["session", "tokens", ROLE, MANAGED, DEVICE, UNCONFIRMED] {
            self.remove(scope, name);
        }
        // Whoever's they are, this tab has them for that user.
        for name in [CREDENTIALS, BEFORE] {
            self.remove(Scope::Tab, name);
        }
    }

    /// Ends a session: copies of it hear of that, those in tabs that are asleep too, and its records go. Where another session
    /// stands in its place by now, that one stays. `revoke` notes the refresh token for revocation.
    pub fn end(&self, saved: &Saved, revoke: bool) {
        if saved.scope == Scope::Tab {
            self.keep_note(Scope::Device, ENDED, &saved.since);
            self.store.remove(Scope::Tab, UPLOADS_OF_TAB);
        }
        let Some(stored) = self.session_in(saved.scope).filter(|it| it.since == saved.since) else { return };
        if let Some(token) = stored.refresh.filter(|_| revoke) {
            self.keep_note(saved.scope, REVOKE, token.expose());
        }
        self.forget_user(saved.scope);
    }

    /// The refresh token that is to be revoked, and where it is noted.
    pub fn to_be_revoked(&self) -> Option<(Scope, String)> {
        let noted = |scope| Some((scope, self.note_in(scope, REVOKE)?));
        noted(Scope::Tab).or_else(|| noted(Scope::Device))
    }

    /// Whether a tab's session is over in another tab that had it.
    pub fn has_ended(&self, saved: &Saved) -> bool {
        saved.scope == Scope::Tab && self.note_in(Scope::Device, ENDED).is_some_and(|it| it == saved.since)
    }

    /// Whether this tab keeps apart from the device's session: otherwise the end of one person's would show another's files.
    pub fn keep_apart(&self, apart: bool) {
        if apart {
            self.keep_note(Scope::Tab, APART, "1");
        } else {
            self.remove(Scope::Tab, APART);
        }
    }

    /// Removes what it cannot read, so that a broken record is met once.
    fn read<T>(&self, scope: Scope, name: &str, of: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let found = self.store.get(scope, &self.key(name))?;
        let found: Value = serde_json::from_slice(found.as_bytes()).unwrap_or_default();
        let record = (found["v"] == self.pool.as_str()).then(|| of(&found)).flatten();
        if record.is_none() {
            self.remove(scope, name);
            if let Some(token) = json::text(&found, "refresh") {
                self.keep_note(scope, REVOKE, token);
                self.forget_user(scope);
            }
        }
        record
    }

    /// A store that is full or forbidden keeps the value for as long as the page lives: see `ports::Store`.
    fn write(&self, scope: Scope, name: &str, mut record: Value) {
        record["v"] = self.pool.as_str().into();
        // Strings and numbers alone: this cannot fail, and a page that could not store goes on.
        if let Ok(text) = serde_json::to_string(&record) {
            self.store.set(scope, &self.key(name), &text);
        }
    }

    /// Removes a record or a note.
    pub fn remove(&self, scope: Scope, name: &str) {
        self.store.remove(scope, &self.key(name));
    }

    /// A name that no other page of this origin uses.
    pub fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

fn text(record: &Value, name: &str) -> Option<String> {
    json::text(record, name).map(str::to_owned)
}
