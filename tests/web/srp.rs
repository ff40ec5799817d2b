//! SRP on a machine of 32-bit words: the independent client's numbers, as `src/aws/srp/tests.rs` has them natively.

use alcove::aws::idp::{ChallengeResponse, Password, PasswordVerifier};
use alcove::aws::srp::Ephemeral;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/srp.json")).unwrap()
}

fn text(case: &Value, name: &str) -> String {
    case[name].as_str().unwrap().to_owned()
}

fn bytes(hex: &str) -> Vec<u8> {
    let even = if hex.len() % 2 == 1 { format!("0{hex}") } else { hex.to_owned() };
    (0..even.len()).step_by(2).map(|at| u8::from_str_radix(&even[at..at + 2], 16).unwrap()).collect()
}

fn claim(ephemeral: &Ephemeral, pool: &str, case: &Value) -> ChallengeResponse {
    let verifier = PasswordVerifier {
        user_id: text(case, "userIdForSrp"),
        salt: text(case, "salt"),
        srp_b: text(case, "B"),
        secret_block: text(case, "secretBlock"),
    };
    let password = Password::new(text(case, "password"));
    ephemeral.claim(pool, &password, &verifier, case["timeMs"].as_i64().unwrap()).unwrap()
}

#[wasm_bindgen_test]
fn a_sign_in_is_proved_as_the_independent_client_proves_it() {
    let vectors = vectors();
    let pool = text(&vectors, "poolId");
    for case in vectors["cases"].as_array().unwrap().iter().take(6) {
        let ephemeral = Ephemeral::from_exponent(&bytes(&text(case, "a")));
        assert_eq!(ephemeral.public(), text(case, "A"));
        let ChallengeResponse::PasswordClaim { signature, .. } = claim(&ephemeral, &pool, case) else {
            panic!("no claim")
        };
        assert_eq!(signature, text(case, "signature"));
    }
}
