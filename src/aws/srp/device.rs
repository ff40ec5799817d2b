//! Remembered devices: a device proves itself by SRP too, under names that the pool gave it and with a password that was made
//! on it. When it is asked to is not decided here.
//!
//! The order: tokens bring a [`NewDevice`](crate::aws::idp::NewDevice) → a password is made here →
//! `ConfirmDevice` sends its verifier → later sign-ins send the device's key, and are answered with
//! `DEVICE_SRP_AUTH` in place of a second factor.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Ephemeral, from_hash, generator, hash, number, padded};
use crate::aws::error::CallError;
use crate::aws::idp::secrets::DevicePassword;
use crate::aws::idp::{ChallengeResponse, PasswordVerifier};

/// A device that a user pool knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its name to the pool.
    pub key: String,
    /// Stands in for the pool's name in the proof.
    pub group: String,
    /// What it proves itself by. Never leaves the device.
    pub password: DevicePassword,
}

/// What the pool checks a device's proof with; both in base 64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceVerifier {
    /// `Salt`
    pub salt: String,
    /// `PasswordVerifier`
    pub verifier: String,
}

impl DevicePassword {
    /// From 40 random bytes.
    ///
    /// 40 bytes in base 64, as AWS's clients make them. Kept with the tokens; lost with them.
    pub fn generate(random: &[u8; 40]) -> Self {
        Self::new(STANDARD.encode(random))
    }
}

impl Device {
    /// What `ConfirmDevice` is sent. `salt` are random bytes.
    ///
    /// x = H(padHex(salt) ‖ H(group ‖ key ‖ ":" ‖ password)), verifier = padHex(gˣ): as for a user, with
    /// the group in place of the pool.
    pub fn verifier(&self, salt: &[u8; 16]) -> DeviceVerifier {
        let login = [self.group.as_bytes(), self.key.as_bytes(), b":", self.password.expose().as_bytes()];
        // Sixteen bytes are never too many.
        let salt = padded(&number(salt).unwrap_or_default());
        let x = from_hash(&hash(&[&salt, &hash(&login)]));
        let verifier = padded(&generator().pow_bounded_exp(&x, 256).retrieve());
        DeviceVerifier { salt: STANDARD.encode(salt), verifier: STANDARD.encode(verifier) }
    }
}

impl Ephemeral {
    /// The answer to `DEVICE_PASSWORD_VERIFIER`; fails as [`Ephemeral::claim`] does.
    pub fn claim_device(
        &self,
        device: &Device,
        verifier: &PasswordVerifier,
        now: i64,
    ) -> Result<ChallengeResponse, CallError> {
        let login = [device.group.as_str(), &device.key, device.password.expose()];
        let (signature, timestamp) = self.signed(login, verifier, now)?;
        Ok(ChallengeResponse::DeviceClaim {
            device: device.key.clone(),
            secret_block: verifier.secret_block.clone(),
            signature,
            timestamp,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::{N, Residue, U3072, hex, parse};
    use super::*;
    use crypto_bigint::modular::ConstMontyParams;

    /// The device of `tests/vectors/make_srp.py`, and its salt.
    fn known() -> (Value, Device, [u8; 16]) {
        let vectors: Value = serde_json::from_str(include_str!("../../../tests/vectors/srp.json")).unwrap();
        let device = vectors["device"].clone();
        let text = |name: &str| device[name].as_str().unwrap().to_owned();
        let bytes = |name: &str| -> Vec<u8> {
            let digits = text(name);
            (0..digits.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
                .collect()
        };
        let password = DevicePassword::generate(&bytes("passwordBytes").try_into().unwrap());
        let known = Device { key: text("deviceKey"), group: text("deviceGroupKey"), password };
        (device.clone(), known, bytes("saltBytes").try_into().unwrap())
    }

    #[test]
    fn a_device_s_verifier_is_the_independent_client_s() {
        let (expected, device, salt) = known();
        assert_eq!(device.password.expose(), expected["password"]);
        let DeviceVerifier { salt, verifier } = device.verifier(&salt);
        assert_eq!(
            (salt.as_str(), verifier.as_str()),
            (expected["salt"].as_str().unwrap(), expected["passwordVerifier"].as_str().unwrap())
        );
    }

    #[test]
    fn a_pool_that_has_the_verifier_arrives_at_the_key_of_the_proof() {
        // The server's side: B = k·v + gᵇ, S = (A·vᵘ)ᵇ; from there on both are the same.
        let (_, device, salt) = known();
        let made = device.verifier(&salt);
        let bytes = |text: &str| hex(&STANDARD.decode(text).unwrap());
        let v = Residue::new(&parse(&bytes(&made.verifier)).unwrap());
        let secret = U3072::from(0xdead_beef_u64);
        let k = from_hash(&hash(&[&padded(N::PARAMS.modulus().as_ref()), &padded(&U3072::from(2u8))]));
        let srp_b = (Residue::new(&k) * v + generator().pow(&secret)).retrieve();
        let ephemeral = Ephemeral::generate(&[7; 32]);
        let u = hash(&[&padded(&ephemeral.public), &padded(&srp_b)]);
        let server = (Residue::new(&ephemeral.public) * v.pow(&from_hash(&u))).pow(&secret).retrieve();
        let login =
            [device.group.as_bytes(), device.key.as_bytes(), b":", device.password.expose().as_bytes()];
        let x = hash(&[&STANDARD.decode(&made.salt).unwrap(), &hash(&login)]);
        let client = ephemeral.shared_secret(&Residue::new(&srp_b), &from_hash(&u), &from_hash(&x));
        assert_eq!(client, server);
        let verifier = PasswordVerifier {
            user_id: "f4c8".into(),
            salt: bytes(&made.salt),
            srp_b: hex(&padded(&srp_b)),
            secret_block: "AAAA".into(),
        };
        let key = ephemeral.key(&verifier.salt, &verifier.srp_b, &hash(&login)).unwrap();
        let claim = ephemeral.claim_device(&device, &verifier, 0).unwrap();
        let at = "Thu Jan 1 00:00:00 UTC 1970";
        let message = [device.group.as_bytes(), device.key.as_bytes(), &[0, 0, 0], at.as_bytes()];
        let expected = ChallengeResponse::DeviceClaim {
            device: device.key.clone(),
            secret_block: "AAAA".into(),
            signature: STANDARD.encode(super::super::hmac(&key, &message)),
            timestamp: at.into(),
        };
        assert_eq!(claim, expected);
    }
}
