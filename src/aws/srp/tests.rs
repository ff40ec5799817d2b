//! Against sign-ins worked out by an independent client: `tests/vectors/make_srp.py` says which and how.

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vectors {
    pool_id: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    name: String,
    user_id_for_srp: String,
    password: String,
    a: String,
    #[serde(rename = "A")]
    public: String,
    #[serde(rename = "B")]
    srp_b: String,
    salt: String,
    secret_block: String,
    time_ms: i64,
    timestamp: String,
    u: String,
    x: String,
    #[serde(rename = "S")]
    secret: String,
    key: String,
    signature: String,
}

impl Case {
    fn ephemeral(&self) -> Ephemeral {
        Ephemeral::from_exponent(&padded(&parse(&self.a).unwrap()))
    }

    fn verifier(&self) -> PasswordVerifier {
        PasswordVerifier {
            user_id: self.user_id_for_srp.clone(),
            salt: self.salt.clone(),
            srp_b: self.srp_b.clone(),
            secret_block: self.secret_block.clone(),
        }
    }
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/vectors/srp.json")).unwrap()
}

#[test]
fn a_sign_in_is_proved_as_the_independent_client_proves_it() {
    let Vectors { pool_id, cases } = vectors();
    assert!(cases.len() >= 20);
    for case in cases {
        let password = Password::new(&case.password);
        let claim = case.ephemeral().claim(&pool_id, &password, &case.verifier(), case.time_ms).unwrap();
        let expected = ChallengeResponse::PasswordClaim {
            secret_block: case.secret_block.clone(),
            signature: case.signature.clone(),
            timestamp: case.timestamp.clone(),
            device: None,
        };
        assert_eq!(claim, expected, "{}", case.name);
    }
}

#[test]
fn every_number_on_the_way_is_the_independent_client_s() {
    let Vectors { pool_id, cases } = vectors();
    let name = pool_id.split_once('_').unwrap().1;
    for case in cases {
        let ephemeral = case.ephemeral();
        assert_eq!(ephemeral.public(), case.public, "A, {}", case.name);
        let b = Residue::new(&parse(&case.srp_b).unwrap());
        let u = hash(&[&padded(&ephemeral.public), &padded(&b.retrieve())]);
        assert_eq!(from_hash(&u), parse(&case.u).unwrap(), "u, {}", case.name);
        let login = format!("{}:{}", case.user_id_for_srp, case.password);
        let identity = hash(&[name.as_bytes(), login.as_bytes()]);
        let x = hash(&[&padded(&parse(&case.salt).unwrap()), &identity]);
        assert_eq!(from_hash(&x), parse(&case.x).unwrap(), "x, {}", case.name);
        let secret = ephemeral.shared_secret(&b, &from_hash(&u), &from_hash(&x));
        assert_eq!(secret, parse(&case.secret).unwrap(), "S, {}", case.name);
        let key = ephemeral.key(&case.salt, &case.srp_b, &identity).unwrap();
        assert_eq!(hex(&key), case.key, "key, {}", case.name);
    }
}

#[test]
fn a_b_that_is_zero_modulo_n_is_refused() {
    let case = &vectors().cases[0];
    let n = hex(&padded(N::PARAMS.modulus().as_ref()));
    for srp_b in ["0", "00", n.as_str(), "", "xyz", &"f".repeat(1000)] {
        let verifier = PasswordVerifier { srp_b: srp_b.into(), ..case.verifier() };
        let claim = case.ephemeral().claim("p_q", &Password::new("pw"), &verifier, 0);
        assert_eq!(claim, Err(malformed("SRP_B")), "{srp_b}");
    }
}

#[test]
fn padding_keeps_the_number_positive_and_its_digits_even() {
    for (number, bytes) in
        [("7f", vec![0x7f]), ("80", vec![0, 0x80]), ("abc", vec![0x0a, 0xbc]), ("0", vec![0])]
    {
        assert_eq!(padded(&parse(number).unwrap()), bytes, "{number}");
    }
}

#[test]
fn the_largest_numbers_of_256_bits_arrive_at_the_server_s_secret() {
    // The server's side: v = gˣ, B = k·v + gᵇ, S = (A·vᵘ)ᵇ.
    let ephemeral = Ephemeral::generate(&[0xff; 32]);
    let largest = from_hash(&[0xff; 32]);
    let secret = U3072::from(0xdead_beef_u64);
    let k = from_hash(&hash(&[&padded(N::PARAMS.modulus().as_ref()), &padded(&U3072::from(2u8))]));
    let verifier = generator().pow(&largest);
    let srp_b = Residue::new(&k) * verifier + generator().pow(&secret);
    let server = (Residue::new(&ephemeral.public) * verifier.pow(&largest)).pow(&secret).retrieve();
    assert_eq!(ephemeral.shared_secret(&srp_b, &largest, &largest), server);
}

#[test]
fn debug_output_shows_no_exponent() {
    assert_eq!(format!("{:?}", Ephemeral::generate(&[1; 32])), "Ephemeral(redacted)");
}
