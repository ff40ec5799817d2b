//! Which role the credentials are for: the one chosen among several, and the basic flow's.

use super::*;

const EDITORS: &str = "arn:aws:iam::123456789012:role/editors";
const READERS: &str = "arn:aws:iam::123456789012:role/readers";

/// Someone signed in whose groups allow two roles.
fn two_roles() -> Page {
    let page = Page::open("password", false);
    let claims = json!({ "cognito:roles": [EDITORS, READERS], "cognito:preferred_role": READERS });
    let token = id_token_with(START, &claims);
    let result = json!({ "AccessToken": "a", "ExpiresIn": 3600, "IdToken": token, "RefreshToken": "rt1" });
    let http = &page.world.http;
    http.on("InitiateAuth", ok(&json!({ "AuthenticationResult": result })));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.sign_in(Persistence::Tab);
    http.taken();
    page
}

fn choose(page: &Page, role: Option<&str>) -> Result<(), alcove::model::failure::Failure> {
    let (session, role) = (page.session.clone(), role.map(str::to_owned));
    page.world.block_on(async move { session.choose_role(role).await })
}

fn chosen(page: &Page) -> Option<String> {
    let session = page.session.clone();
    page.world.block_on(async move { session.roles().await }).unwrap().chosen
}

fn asked_role(page: &Page) -> Value {
    json_of(&page.world.http.taken()[0])["CustomRoleArn"].clone()
}

#[test]
fn the_token_says_which_roles_there_are() {
    let page = two_roles();
    let session = page.session.clone();
    let roles = page.world.block_on(async move { session.roles().await }).unwrap();
    assert_eq!(
        (roles.allowed.as_slice(), roles.chosen),
        ([EDITORS, READERS].map(String::from).as_slice(), None)
    );
    assert_eq!(roles.preferred.as_deref(), Some(READERS));
}

#[test]
fn a_role_that_was_chosen_is_asked_for_from_then_on_and_after_a_reload() {
    let page = two_roles();
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    choose(&page, Some(EDITORS)).unwrap();
    assert_eq!(asked_role(&page), EDITORS);
    assert_eq!(page.key().unwrap(), "ASIA2");
    let page = page.reload(|_| {});
    assert_eq!(chosen(&page).as_deref(), Some(EDITORS));
    page.world.time.advance(HOUR - 4 * 60_000);
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA3", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA3");
    assert_eq!(asked_role(&page), EDITORS);
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA4", START + 2 * HOUR));
    choose(&page, None).unwrap();
    assert_eq!(asked_role(&page), Value::Null);
}

#[test]
fn a_refused_choice_changes_nothing() {
    let page = two_roles();
    let message = "Access to role is forbidden.";
    page.world.http.on("GetCredentialsForIdentity", refused("NotAuthorizedException", message));
    assert_eq!(choose(&page, Some(EDITORS)).unwrap_err().code(), Some("NotAuthorizedException"));
    assert_eq!((chosen(&page), page.key().unwrap()), (None, "ASIA1".to_owned()));
}

#[test]
fn a_chosen_role_that_is_no_longer_allowed_gives_way_to_the_pools_choice() {
    let page = two_roles();
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    choose(&page, Some(EDITORS)).unwrap();
    page.world.http.taken();
    page.world.time.advance(HOUR - 4 * 60_000);
    let message = "Access to role is forbidden.";
    page.world.http.on("GetCredentialsForIdentity", refused("NotAuthorizedException", message));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA3", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA3");
    let sent = page.world.http.taken();
    assert_eq!(sent.len(), 2);
    assert_eq!(json_of(&sent[1]).get("CustomRoleArn"), None);
    assert_eq!(chosen(&page), None);
}

#[test]
fn a_choice_ends_with_the_session() {
    let page = two_roles();
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    choose(&page, Some(EDITORS)).unwrap();
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.session.sign_out();
    page.world.settle();
    assert_eq!(page.world.store.dump(Scope::Tab), []);
}

fn basic(guests: bool) -> Value {
    let mut config = config("password", guests);
    config["identityPool"]["flow"] = "basic".into();
    config["identityPool"]["roles"] = json!({ "users": EDITORS, "guests": READERS });
    config
}

fn assumed(key: &str) -> Answer {
    let xml = format!(
        "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><SessionToken>st</SessionToken>\
         <SecretAccessKey>hush-key</SecretAccessKey><Expiration>2026-03-05T05:07:09Z</Expiration>\
         <AccessKeyId>{key}</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"
    );
    crate::fakes::answer(200, xml)
}

fn form(page: &Page) -> String {
    let sent = page.world.http.taken().pop().unwrap();
    let alcove::aws::http::Body::Bytes(form) = sent.body else { panic!("no form") };
    String::from_utf8(form).unwrap()
}

#[test]
fn the_basic_flow_assumes_the_role_that_the_configuration_names() {
    let page = Page::start_with(World::new(), &basic(true), |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    let http = &page.world.http;
    http.on("GetOpenIdToken", ok(&json!({ "IdentityId": GUEST, "Token": "hush-oit" })));
    http.on("POST /", assumed("ASIA1"));
    assert_eq!(page.key().unwrap(), "ASIA1");
    let form_of_guest = form(&page);
    assert!(form_of_guest.contains("role%2Freaders&RoleSessionName=00000000-0000-0000-0000-00000000000a"));
    assert_eq!(page.session.credentials_end(), Some(START + HOUR));

    http.on("InitiateAuth", tokens("rt1", START));
    http.on("GetOpenIdToken", ok(&json!({ "IdentityId": TARO, "Token": "hush-oit" })));
    http.on("POST /", assumed("ASIA2"));
    page.sign_in(Persistence::Tab);
    assert_eq!(page.session.identity().unwrap().as_str(), TARO, "the identity returned is adopted");
    assert_eq!(page.key().unwrap(), "ASIA2");
    assert!(form(&page).contains("role%2Feditors"));
}

#[test]
fn the_basic_flow_asks_for_credentials_that_live_as_long_as_the_configuration_says() {
    let mut config = basic(true);
    config["identityPool"]["sessionSeconds"] = 43_200.into();
    let page = Page::start_with(World::new(), &config, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    let http = &page.world.http;
    http.on("GetOpenIdToken", ok(&json!({ "IdentityId": GUEST, "Token": "hush-oit" })));
    let refusal = "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>The requested \
                   DurationSeconds exceeds the MaxSessionDuration set for this role.</Message></Error></ErrorResponse>";
    http.on("POST /", crate::fakes::answer(400, refusal.to_owned()));
    http.on("POST /", assumed("ASIA1"));
    assert_eq!(page.key().unwrap(), "ASIA1", "a role that allows less is no reason to have no files");
    let forms = http.taken().into_iter().filter_map(|sent| match sent.body {
        alcove::aws::http::Body::Bytes(form) => String::from_utf8(form).ok(),
        _ => None,
    });
    let forms: Vec<_> = forms.filter(|form| form.starts_with("Action=AssumeRole")).collect();
    assert_eq!(
        forms.iter().map(|form| form.contains("&DurationSeconds=43200")).collect::<Vec<_>>(),
        [true, false]
    );
}
