use serde_json::json;

use super::super::super::{AccessToken, IdToken, RefreshToken, Tokens};
use super::*;
use crate::aws::json::answer;

fn parsed(body: &serde_json::Value) -> Result<AuthOutcome, CallError> {
    AuthOutcome::parse(&answer(200, body.to_string()))
}

fn challenge_of(name: &str, parameters: &serde_json::Value) -> Challenge {
    let body = json!({ "ChallengeName": name, "Session": "s1", "ChallengeParameters": parameters });
    match parsed(&body) {
        Ok(AuthOutcome::Challenge(challenged)) => challenged.challenge,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_completed_sign_in_gives_its_tokens() {
    let body = json!({
        "AuthenticationResult": {
            "AccessToken": "at", "ExpiresIn": 3600, "IdToken": "it", "RefreshToken": "rt", "TokenType": "Bearer"
        },
        "ChallengeParameters": {}
    });
    let tokens = Tokens {
        access: AccessToken::new("at"),
        id: IdToken::new("it"),
        refresh: Some(RefreshToken::new("rt")),
        expires_in: 3600,
        device: None,
    };
    assert_eq!(parsed(&body), Ok(AuthOutcome::Tokens(tokens)));
}

#[test]
fn a_password_verifier_has_all_that_the_proof_needs() {
    let body = json!({
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "SALT": "ab", "SECRET_BLOCK": "block", "SRP_B": "cd", "USERNAME": "f4c8", "USER_ID_FOR_SRP": "f4c8"
        }
    });
    let verifier = PasswordVerifier {
        user_id: "f4c8".into(),
        salt: "ab".into(),
        srp_b: "cd".into(),
        secret_block: "block".into(),
    };
    let challenged = Challenged {
        session: None,
        username: Some("f4c8".into()),
        challenge: Challenge::PasswordVerifier(verifier),
    };
    assert_eq!(parsed(&body), Ok(AuthOutcome::Challenge(challenged)));
}

#[test]
fn an_incomplete_verifier_is_malformed_and_names_what_is_missing() {
    let body =
        json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": { "USER_ID_FOR_SRP": "f" } });
    assert_eq!(parsed(&body), Err(CallError::Malformed("a challenge without SALT".into())));
}

#[test]
fn every_challenge_is_read_with_what_the_pool_says_about_it() {
    let delivery =
        json!({ "CODE_DELIVERY_DESTINATION": "+*******1234", "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS" });
    let sent = || Some(Delivery { destination: "+*******1234".into(), medium: Some("SMS".into()) });
    let device = Some("My phone".to_owned());
    for (name, parameters, challenge) in [
        (
            "SOFTWARE_TOKEN_MFA",
            json!({ "FRIENDLY_DEVICE_NAME": "My phone" }),
            Challenge::SoftwareTokenMfa { device },
        ),
        ("SMS_MFA", delivery.clone(), Challenge::SmsMfa(sent())),
        ("EMAIL_OTP", delivery.clone(), Challenge::EmailOtp(sent())),
        ("SMS_OTP", delivery, Challenge::SmsOtp(sent())),
        (
            "SELECT_MFA_TYPE",
            json!({ "MFAS_CAN_CHOOSE": r#"["SMS_MFA","SOFTWARE_TOKEN_MFA"]"# }),
            Challenge::SelectMfaType(vec![ChallengeName::SmsMfa, ChallengeName::SoftwareTokenMfa]),
        ),
        (
            "MFA_SETUP",
            json!({ "MFAS_CAN_SETUP": r#"["SOFTWARE_TOKEN_MFA"]"# }),
            Challenge::MfaSetup(vec![ChallengeName::SoftwareTokenMfa]),
        ),
        (
            "NEW_PASSWORD_REQUIRED",
            json!({ "requiredAttributes": r#"["userAttributes.name"]"#, "userAttributes": "{}" }),
            Challenge::NewPasswordRequired { required: vec!["name".into()] },
        ),
        ("PASSWORD", json!({}), Challenge::Password { chosen: false }),
        ("PASSWORD_SRP", json!({}), Challenge::PasswordSrp { chosen: false }),
        (
            "WEB_AUTHN",
            json!({ "CREDENTIAL_REQUEST_OPTIONS": "{}" }),
            Challenge::WebAuthn { options: "{}".into() },
        ),
        ("DEVICE_SRP_AUTH", json!({}), Challenge::DeviceSrpAuth),
        (
            "CUSTOM_CHALLENGE",
            json!({ "question": "why?" }),
            Challenge::Custom(vec![("question".into(), "why?".into())]),
        ),
        ("RIDDLE", json!({}), Challenge::Unknown("RIDDLE".into())),
    ] {
        assert_eq!(challenge_of(name, &parameters), challenge, "{name}");
        assert_eq!(challenge.name().as_str(), name);
    }
}

#[test]
fn the_ways_to_choose_from_stand_beside_the_parameters() {
    let body = json!({
        "ChallengeName": "SELECT_CHALLENGE", "Session": "s1", "ChallengeParameters": {},
        "AvailableChallenges": ["PASSWORD_SRP", "WEB_AUTHN", "EMAIL_OTP"]
    });
    let ways = vec![ChallengeName::PasswordSrp, ChallengeName::WebAuthn, ChallengeName::EmailOtp];
    let challenged = Challenged {
        session: Some(ChallengeSession::new("s1")),
        username: None,
        challenge: Challenge::SelectChallenge(ways),
    };
    assert_eq!(parsed(&body), Ok(AuthOutcome::Challenge(challenged)));
}

#[test]
fn an_answer_of_neither_kind_is_malformed() {
    assert!(matches!(parsed(&json!({})), Err(CallError::Malformed(_))));
}
