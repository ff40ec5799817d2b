//! Remembered devices: confirmed and kept when the person stays signed in, proved at the next sign-in, dropped when refused.

use alcove::aws::http::Request;

use super::*;

const KEY: &str = "us-east-1_7d3c0f1e-9a52-4d0b-8f6e-2b1c4d5e6f70";
const KEPT: &str = "device.taro@example.com";

fn tokens_for_a_new_device() -> Answer {
    let result = json!({
        "AccessToken": "hush-access", "ExpiresIn": 3600, "IdToken": id_token(START), "RefreshToken": "rt1",
        "NewDeviceMetadata": { "DeviceKey": KEY, "DeviceGroupKey": "-5yFz3vTN" },
    });
    ok(&json!({ "AuthenticationResult": result }))
}

fn verifier(user: &str) -> Value {
    json!({ "SALT": "ab12", "SRP_B": "cd34", "SECRET_BLOCK": "AAAA", "USER_ID_FOR_SRP": user, "USERNAME": user })
}

fn challenged(name: &str, parameters: &Value) -> Answer {
    ok(&json!({ "ChallengeName": name, "Session": "s1", "ChallengeParameters": parameters }))
}

/// Taro signs in with a device that the pool does not know yet; what was sent.
fn first_sign_in(world: World, keep: Persistence, asks: bool) -> (Page, Vec<Request>) {
    let page = Page::start(world, "srp", false, |_| {});
    page.session.name_device("Chrome, Windows".into());
    let http = &page.world.http;
    http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
    http.on("RespondToAuthChallenge", tokens_for_a_new_device());
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    http.on("ConfirmDevice", ok(&json!({ "UserConfirmationNecessary": asks })));
    if asks && keep == Persistence::Device {
        http.on("UpdateDeviceStatus", ok(&json!({})));
    }
    page.sign_in(keep);
    assert_eq!(page.session.flow(), State::Done);
    let sent = page.world.http.taken();
    (page, sent)
}

fn names(sent: &[Request]) -> Vec<String> {
    sent.iter().map(crate::fakes::name_of).collect()
}

#[test]
fn a_new_device_is_confirmed_and_kept_where_the_person_stays_signed_in() {
    let (page, sent) = first_sign_in(World::new(), Persistence::Device, true);
    assert_eq!(names(&sent)[4..], ["ConfirmDevice", "UpdateDeviceStatus"]);
    let confirmed = json_of(&sent[4]);
    assert_eq!((&confirmed["DeviceKey"], &confirmed["DeviceName"]), (&KEY.into(), &"Chrome, Windows".into()));
    assert!(confirmed["DeviceSecretVerifierConfig"]["PasswordVerifier"].as_str().unwrap().len() > 500);
    assert_eq!(json_of(&sent[5])["DeviceRememberedStatus"], "remembered");
    let kept = stored(&page.world.store, Scope::Device, KEPT).unwrap();
    assert_eq!(kept["key"], KEY);
    assert!(!confirmed.to_string().contains(kept["password"].as_str().unwrap()), "only its verifier is sent");
}

#[test]
fn on_a_public_computer_nothing_of_the_device_outlives_the_tab() {
    let (page, sent) = first_sign_in(World::new(), Persistence::Tab, true);
    assert_eq!(names(&sent).last().unwrap(), "ConfirmDevice", "the pool is not told to remember it");
    assert_eq!(page.world.store.dump(Scope::Device), []);
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.session.sign_out();
    page.world.settle();
    assert!(page.world.store.dump(Scope::Tab).iter().all(|(_, value)| !value.contains(KEY)));
}

#[test]
fn a_refresh_names_the_device_that_the_tokens_were_given_to() {
    for keep in [Persistence::Tab, Persistence::Device] {
        let (page, _) = first_sign_in(World::new(), keep, false);
        page.world.time.advance(2 * HOUR);
        let http = &page.world.http;
        http.on("GetTokensFromRefreshToken", tokens("", START + 2 * HOUR));
        http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 3 * HOUR));
        assert_eq!(page.key().unwrap(), "ASIA2");
        assert_eq!(json_of(&http.taken()[0])["DeviceKey"], KEY);
    }
}

/// Taro, who stayed signed in on this device once and has signed out, signs in again; what was sent.
fn second_sign_in(script: impl FnOnce(&World)) -> (Page, Vec<Request>) {
    let (page, _) = first_sign_in(World::new(), Persistence::Device, false);
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.session.sign_out();
    page.world.settle();
    page.world.http.taken();
    script(&page.world);
    page.sign_in(Persistence::Device);
    let sent = page.world.http.taken();
    (page, sent)
}

fn enters(world: &World) {
    world.http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
}

#[test]
fn a_remembered_device_proves_itself_in_place_of_a_second_step() {
    let (page, sent) = second_sign_in(|world| {
        world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
        world
            .http
            .on("RespondToAuthChallenge", challenged("DEVICE_SRP_AUTH", &json!({ "USERNAME": "f4c8" })));
        let device = json!({
            "SALT": "ab12", "SRP_B": "cd34", "SECRET_BLOCK": "AAAA", "DEVICE_KEY": KEY, "USERNAME": "f4c8"
        });
        world.http.on("RespondToAuthChallenge", challenged("DEVICE_PASSWORD_VERIFIER", &device));
        world.http.on("RespondToAuthChallenge", tokens("rt2", START));
        enters(world);
    });
    assert_eq!(page.session.flow(), State::Done);
    let bodies: Vec<_> = sent.iter().take(4).map(json_of).collect();
    assert_eq!(bodies[0]["AuthParameters"]["DEVICE_KEY"], KEY);
    assert_eq!(bodies[1]["ChallengeResponses"]["DEVICE_KEY"], KEY);
    assert_eq!(bodies[2]["ChallengeName"], "DEVICE_SRP_AUTH");
    assert_ne!(bodies[2]["ChallengeResponses"]["SRP_A"], bodies[0]["AuthParameters"]["SRP_A"]);
    let last = &bodies[3]["ChallengeResponses"];
    assert_eq!((&last["DEVICE_KEY"], &last["USERNAME"]), (&KEY.into(), &"f4c8".into()));
    assert!(last["PASSWORD_CLAIM_SIGNATURE"].is_string());
    assert!(!names(&sent).contains(&"ConfirmDevice".to_owned()), "it is known already");
}

#[test]
fn a_device_that_the_pool_has_forgotten_is_forgotten_and_the_password_still_signs_in() {
    let (page, sent) = second_sign_in(|world| {
        world.http.on("InitiateAuth", refused("ResourceNotFoundException", "Device does not exist."));
        world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
        world.http.on("RespondToAuthChallenge", tokens("rt2", START));
        enters(world);
    });
    assert_eq!(page.session.flow(), State::Done);
    assert!(json_of(&sent[1])["AuthParameters"].get("DEVICE_KEY").is_none());
    assert!(stored(&page.world.store, Scope::Device, KEPT).is_none());
}

#[test]
fn a_device_whose_proof_is_refused_leaves_the_second_step_to_the_person() {
    let (page, _) = second_sign_in(|world| {
        world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
        world.http.on("RespondToAuthChallenge", challenged("DEVICE_SRP_AUTH", &json!({})));
        let message = "Incorrect username or password.";
        world.http.on("RespondToAuthChallenge", refused("NotAuthorizedException", message));
        world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
        world.http.on("RespondToAuthChallenge", challenged("SOFTWARE_TOKEN_MFA", &json!({})));
    });
    assert!(matches!(page.session.flow().step(), Some(Step::Challenge(_))), "{:?}", page.session.flow());
    assert!(stored(&page.world.store, Scope::Device, KEPT).is_none());
}

#[test]
fn a_wrong_password_does_not_cost_the_device() {
    let (page, sent) = second_sign_in(|world| {
        world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
        let message = "Incorrect username or password.";
        world.http.on("RespondToAuthChallenge", refused("NotAuthorizedException", message));
    });
    assert!(matches!(page.session.flow().remark(), Some(Remark::Failed(_))));
    assert_eq!(names(&sent), ["InitiateAuth", "RespondToAuthChallenge"], "and is tried once");
    assert!(stored(&page.world.store, Scope::Device, KEPT).is_some());
}

/// Taro signs in with a new device, and `ConfirmDevice` ends so.
fn sign_in_with(keep: Persistence, confirmed: impl IntoIterator<Item = Answer>) -> Page {
    let page = Page::start(World::new(), "srp", false, |_| {});
    let http = &page.world.http;
    http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &verifier("f4c8")));
    http.on("RespondToAuthChallenge", tokens_for_a_new_device());
    enters(&page.world);
    for answer in confirmed {
        http.on("ConfirmDevice", answer);
    }
    page.sign_in(keep);
    assert_eq!(page.session.flow(), State::Done);
    page.world.http.taken();
    page
}

fn refreshes_with(page: &Page) -> Value {
    page.world.time.advance(2 * HOUR);
    let now = page.world.time.now();
    page.world.http.on("GetTokensFromRefreshToken", tokens("", now));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", now + HOUR));
    page.key().unwrap();
    json_of(&page.world.http.taken()[0])["DeviceKey"].clone()
}

#[test]
fn a_device_that_could_not_be_confirmed_keeps_its_key_and_is_confirmed_by_the_next_page() {
    for keep in [Persistence::Tab, Persistence::Device] {
        let page = sign_in_with(keep, (0..4).map(|_| unreachable()));
        assert_eq!(refreshes_with(&page), KEY, "{keep:?}");
        let page = page.reload(|_| {});
        assert!(page.session.has_unconfirmed_device());
        page.world.http.on("ConfirmDevice", ok(&json!({ "UserConfirmationNecessary": false })));
        let session = page.session.clone();
        page.world.block_on(async move { session.confirm_device().await });
        assert_eq!(json_of(&page.world.http.taken()[0])["DeviceKey"], KEY);
        assert!(!page.session.has_unconfirmed_device());
        assert_eq!(stored(&page.world.store, Scope::Device, KEPT).is_some(), keep == Persistence::Device);
    }
}

#[test]
fn a_device_that_the_pool_refuses_to_confirm_is_not_offered_again() {
    let page = sign_in_with(Persistence::Device, [refused("InvalidParameterException", "")]);
    assert!(!page.session.has_unconfirmed_device());
    assert_eq!(refreshes_with(&page), KEY, "the tokens were given to it all the same");
}

#[test]
fn a_refresh_goes_on_without_a_device_that_the_pool_has_forgotten() {
    let (page, _) = first_sign_in(World::new(), Persistence::Device, false);
    page.world.time.advance(2 * HOUR);
    let http = &page.world.http;
    http.on("GetTokensFromRefreshToken", refused("ResourceNotFoundException", "Device does not exist."));
    http.on("GetTokensFromRefreshToken", tokens("", START + 2 * HOUR));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 3 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    let sent = http.taken();
    assert_eq!(json_of(&sent[0])["DeviceKey"], KEY);
    assert!(json_of(&sent[1]).get("DeviceKey").is_none());
    assert!(page.session.who().user().is_some());
}
