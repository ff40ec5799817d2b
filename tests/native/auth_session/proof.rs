//! What counts as a proof before a sensitive change: the password or a passkey, and nothing that an address alone leads to.

use super::*;
use alcove::aws::idp::{Challenge, Challenged};
use alcove::model::auth::Assertion;
use alcove::model::failure::Failure;

fn challenged(name: &str, parameters: &Value) -> Answer {
    ok(&json!({ "ChallengeName": name, "Session": "s1", "ChallengeParameters": parameters }))
}

/// Taro, whose sign-in at a pool with this method is ten minutes old.
fn taro(method: &str) -> Page {
    let page = Page::start(World::new(), method, false, |_| {});
    let http = &page.world.http;
    if method == "password" {
        http.on("InitiateAuth", tokens("rt1", START));
    } else {
        password_verifier(&page.world);
        http.on("RespondToAuthChallenge", tokens("rt1", START));
    }
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.sign_in(Persistence::Tab);
    assert_eq!(page.session.flow(), State::Done);
    page.world.time.advance(10 * 60_000);
    assert!(page.session.is_proof_stale());
    page
}

fn password_verifier(world: &World) {
    let parameters = json!({
        "SALT": "ab12", "SRP_B": "cd34", "SECRET_BLOCK": "AAAA", "USER_ID_FOR_SRP": "f4c8", "USERNAME": "f4c8"
    });
    world.http.on("InitiateAuth", challenged("PASSWORD_VERIFIER", &parameters));
}

fn prove(page: &Page) -> Result<bool, Failure> {
    let (session, password) = (page.session.clone(), Password::new("Correct-Horse-9"));
    page.world.block_on(async move { session.reauthenticate(&password).await })
}

#[test]
fn a_code_in_place_of_the_password_proves_nothing() {
    for first in ["EMAIL_OTP", "SMS_OTP", "SELECT_CHALLENGE", "SOFTWARE_TOKEN_MFA"] {
        let page = taro("choice");
        page.world.http.on("InitiateAuth", challenged(first, &json!({})));
        assert_eq!(prove(&page), Ok(false), "{first}");
        assert!(page.session.is_proof_stale(), "{first}");
    }
}

#[test]
fn a_code_after_the_password_means_that_the_password_is_right() {
    for (second, is_proof) in [("EMAIL_OTP", true), ("SMS_MFA", true), ("SELECT_CHALLENGE", false)] {
        for method in ["srp", "choice"] {
            let page = taro(method);
            password_verifier(&page.world);
            page.world.http.on("RespondToAuthChallenge", challenged(second, &json!({})));
            assert_eq!(prove(&page), Ok(is_proof), "{method} {second}");
            assert_eq!(page.session.is_proof_stale(), !is_proof, "{method} {second}");
        }
    }
    let page = taro("password");
    page.world.http.on("InitiateAuth", challenged("EMAIL_OTP", &json!({})));
    assert_eq!(prove(&page), Ok(true), "the password went along with the first request");
}

#[test]
fn a_signature_proves_for_a_challenge_of_a_passkey_alone() {
    let webauthn = Challenge::WebAuthn { options: "{}".into() };
    for (challenge, is_proof) in [(webauthn, true), (Challenge::EmailOtp(None), false)] {
        let page = taro("choice");
        page.world.http.on("RespondToAuthChallenge", tokens("rt-of-the-proof", START));
        page.world.http.on("RevokeToken", ok(&json!({})));
        let session = page.session.clone();
        let asked = Challenged { session: None, username: None, challenge };
        let signed = Assertion::new("{}");
        let proved =
            page.world.block_on(async move { session.reauthenticate_by_passkey(asked, signed).await });
        page.world.settle();
        assert_eq!(proved, Ok(is_proof));
        assert_eq!(page.session.is_proof_stale(), !is_proof);
    }
}
