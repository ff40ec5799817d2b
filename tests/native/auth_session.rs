//! The session over fake ports: guests, signing in, reloads, renewal, leaving.

mod account;
mod check;
mod claim;
mod devices;
mod ending;
mod entering;
mod keeping;
mod managed;
mod proof;
mod roles;

use std::cell::Cell;
use std::rc::Rc;

use alcove::aws::idp::{Code, Password};
use alcove::client::ports::{Clock, Scope};
use alcove::client::session::Session;
use alcove::config::{Config, Persistence};
use alcove::model::auth::{Departure, Event, Form, Remark, State, Step, Typed, Who};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::fakes::{Answer, MapStore, START, World, json_of, ok, refused, unreachable};

const GUEST: &str = "us-east-1:00000000-0000-0000-0000-00000000000a";
const TARO: &str = "us-east-1:00000000-0000-0000-0000-00000000000b";
const HOUR: i64 = 3_600_000;

/// A page and the world that it runs in.
struct Page {
    world: World,
    session: Rc<Session>,
    notices: Rc<Cell<u32>>,
}

impl Page {
    /// A first visit.
    fn open(sign_in: &str, guests: bool) -> Self {
        Self::start(World::new(), sign_in, guests, |_| {})
    }

    /// Someone's tab, with what the script before the start says.
    fn start(world: World, sign_in: &str, guests: bool, script: impl FnOnce(&World)) -> Self {
        Self::start_with(world, &config(sign_in, guests), script)
    }

    /// The same, for a configuration of the test's own.
    fn start_with(world: World, config: &Value, script: impl FnOnce(&World)) -> Self {
        let config = Rc::new(Config::parse(&config.to_string()).unwrap());
        script(&world);
        let session = Session::new(config, world.ports());
        let notices = Rc::new(Cell::new(0));
        let counted = notices.clone();
        session.subscribe(move || counted.set(counted.get() + 1));
        session.start();
        world.settle();
        Self { world, session, notices }
    }

    /// The same tab, loaded again at the same time of day.
    fn reload(self, script: impl FnOnce(&World)) -> Self {
        let now = self.world.time.now();
        let world = World::with_store(self.world.store);
        world.time.advance(now - START);
        Self::start(world, "password", true, script)
    }

    fn dispatch(&self, event: Event) {
        self.session.dispatch(event);
        self.world.settle();
    }

    fn sign_in(&self, keep: Persistence) {
        let typed = Typed { email: "taro@example.com".into(), keep };
        self.dispatch(Event::SignIn { typed, password: Password::new("Correct-Horse-9") });
    }

    /// Taro's tab: signed in by password, nothing left to send.
    fn of_taro(keep: Persistence) -> Self {
        let page = Self::start(World::new(), "password", true, |world| {
            world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        });
        page.world.http.on("InitiateAuth", tokens("rt1", START));
        page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
        page.sign_in(keep);
        assert_eq!(page.session.flow(), State::Done);
        page.world.http.taken();
        page
    }

    fn key(&self) -> Result<String, alcove::model::failure::Failure> {
        let get = self.session.credentials().get();
        self.world.block_on(get).map(|credentials| credentials.access_key_id)
    }
}

fn config(sign_in: &str, guests: bool) -> Value {
    json!({
        "region": "us-east-1",
        "userPool": { "id": "us-east-1_AbCdEf123", "clientId": "client1client1client1", "signIn": sign_in },
        "identityPool": { "id": "us-east-1:00000000-0000-0000-0000-000000000000", "guests": guests },
        "bucket": { "name": "files-of-alcove" },
    })
}

fn id_token(issued: i64) -> String {
    id_token_with(issued, &json!({}))
}

/// An ID token with more claims.
fn id_token_with(issued: i64, more: &Value) -> String {
    let mut claims = json!({
        "sub": "f4c8", "cognito:username": "f4c8", "email": "taro@example.com", "cognito:groups": ["staff"],
        "iat": issued / 1000, "exp": (issued + HOUR) / 1000,
    });
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims.to_string()))
}

fn tokens(refresh: &str, issued: i64) -> Answer {
    let mut result = json!({ "AccessToken": "hush-access", "ExpiresIn": 3600, "IdToken": id_token(issued) });
    if !refresh.is_empty() {
        result["RefreshToken"] = refresh.into();
    }
    ok(&json!({ "AuthenticationResult": result }))
}

fn credentials(identity: &str, key: &str, end: i64) -> Answer {
    let credentials = json!({ "AccessKeyId": key, "SecretKey": "hush-key", "SessionToken": "hush-token", "Expiration": end / 1000 });
    ok(&json!({ "IdentityId": identity, "Credentials": credentials }))
}

fn stored(store: &MapStore, scope: Scope, name: &str) -> Option<Value> {
    let entries = store.dump(scope);
    let (_, text) = entries.iter().find(|(key, _)| key.ends_with(&format!(".{name}")))?;
    serde_json::from_str(text).ok()
}
