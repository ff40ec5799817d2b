//! Signing in at the pool's own pages, and out of them.

use super::*;

const HERE: &str = "https://files.example.com/";
const AWAY: &str = "https://files.auth.us-east-1.amazoncognito.com";

/// A tab of a page whose pool has a domain.
fn start(world: World) -> Page {
    let mut config = config("srp", false);
    config["userPool"]["domain"] = AWAY.into();
    Page::start_with(world, &config, |_| {})
}

/// What the address of a departure says.
fn mark(url: &str, name: &str) -> String {
    let (_, query) = url.split_once('?').unwrap();
    let found = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    found.unwrap().to_owned()
}

/// A tab that left for the pool's pages, and was loaded again by their return.
fn away(keep: Persistence) -> (Page, String) {
    let page = start(World::new());
    let url = page.session.depart(HERE, Some("Google"), keep, "#/files/my-files/a/").unwrap();
    assert!(
        url.starts_with(&format!("{AWAY}/oauth2/authorize?")) && url.ends_with("identity_provider=Google")
    );
    (start(World::with_store(page.world.store)), url)
}

/// The pool's tokens for a code, with this nonce.
fn redeemed(nonce: &str) -> Answer {
    let id = id_token_with(START, &json!({ "nonce": nonce }));
    ok(&json!({ "id_token": id, "access_token": "hush-access", "refresh_token": "rt1", "expires_in": 3600 }))
}

fn arrive(page: &Page, query: String) -> Option<String> {
    let session = page.session.clone();
    page.world.block_on(async move { session.arrive(HERE, &query).await })
}

fn failure(page: &Page) -> alcove::model::failure::Failure {
    match page.session.flow().remark() {
        Some(Remark::Failed(failure)) => failure.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_brings_the_person_in_and_back_to_where_they_were() {
    let (page, url) = away(Persistence::Device);
    let http = &page.world.http;
    http.on("POST /oauth2/token", redeemed(&mark(&url, "nonce")));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    let route = arrive(&page, format!("code=c1&state={}", mark(&url, "state")));
    assert_eq!(route.as_deref(), Some("#/files/my-files/a/"));
    assert_eq!(page.session.who().user().unwrap().identity.as_str(), TARO);
    assert_eq!(page.session.flow(), State::Done);
    assert_eq!(stored(&page.world.store, Scope::Device, "session").unwrap()["refresh"], "rt1");
    let left = format!("{:?}", page.world.store.dump(Scope::Tab));
    assert!(!left.contains("verifier"), "{left}");
}

#[test]
fn a_return_works_once_and_only_in_the_tab_that_left() {
    let (page, url) = away(Persistence::Tab);
    page.world.http.on("POST /oauth2/token", answer_of_oauth("invalid_grant"));
    let query = format!("code=c1&state={}", mark(&url, "state"));
    assert_eq!(arrive(&page, query.clone()), None);
    assert_eq!(failure(&page).code(), Some("invalid_grant"));
    page.world.http.taken();
    assert_eq!(arrive(&page, query.clone()), None);
    assert_eq!(arrive(&start(World::new()), query), None);
    assert_eq!(failure(&page).operation, "authorize");
    assert_eq!(page.world.http.calls(), [""; 0], "nothing is sent for a code that was not asked for here");
}

#[test]
fn another_state_or_nonce_lets_nobody_in() {
    let (page, _) = away(Persistence::Tab);
    assert_eq!(arrive(&page, "code=c1&state=forged".into()), None);
    assert_eq!((failure(&page).operation, page.world.http.calls().len()), ("authorize", 0));
    let (page, url) = away(Persistence::Tab);
    page.world.http.on("POST /oauth2/token", redeemed("of another sign-in"));
    assert_eq!(arrive(&page, format!("code=c1&state={}", mark(&url, "state"))), None);
    assert_eq!(failure(&page).operation, "authorize");
    assert!(page.session.who().user().is_none());
}

#[test]
fn what_the_provider_refused_is_said_on_the_form() {
    let (page, url) = away(Persistence::Tab);
    let state = mark(&url, "state");
    arrive(&page, format!("error=access_denied&error_description=User+said+no&state={state}"));
    assert_eq!(failure(&page).code(), Some("access_denied"));
    assert!(matches!(page.session.flow().step(), Some(Step::SignIn(_))));
}

#[test]
fn a_way_out_of_the_pools_pages_is_there_for_those_who_came_from_them() {
    let (page, url) = away(Persistence::Tab);
    page.world.http.on("POST /oauth2/token", redeemed(&mark(&url, "nonce")));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    arrive(&page, format!("code=c1&state={}", mark(&url, "state")));
    page.world.http.taken();
    let revoked = page.world.http.hold("RevokeToken");
    let out = leave(&page);
    assert!(
        page.session.who().user().is_none() && out.borrow().is_none(),
        "out at once, and on once it is revoked"
    );
    revoked.send(ok(&json!({}))).unwrap();
    page.world.run_until_asleep();
    let out = out.borrow_mut().take().flatten().unwrap();
    assert!(out.starts_with(&format!("{AWAY}/logout?client_id=client1client1client1&logout_uri=")), "{out}");
    assert_eq!(json_of(&page.world.http.taken()[0])["Token"], "rt1");
    assert_eq!(page.world.store.dump(Scope::Tab), []);
    assert_eq!(leave(&page).borrow_mut().take(), Some(None), "not for those who did not come from them");
}

#[allow(clippy::option_option, reason = "not out yet, and out with nowhere to go on to, are two things")]
fn leave(page: &Page) -> Rc<std::cell::RefCell<Option<Option<String>>>> {
    let session = page.session.clone();
    let out = page.world.start(async move { session.leave_through(HERE).await });
    page.world.run_until_asleep();
    out
}

fn answer_of_oauth(error: &str) -> Answer {
    crate::fakes::answer(400, json!({ "error": error }).to_string())
}
