//! The arithmetic of `USER_SRP_AUTH`: proving a password without sending it (SRP-6a as Cognito has it).
//!
//! Everything that differs between two runs is an argument: the random exponent, the time. Powers take milliseconds at
//! this size, so the caller chooses when: [`Ephemeral::generate`] while the person types, [`Ephemeral::claim`] with a breath
//! before it.
//!
//! | step | formula |
//! |---|---|
//! | k | H(padHex(N) ‖ padHex(g)) |
//! | u | H(padHex(A) ‖ padHex(B)) |
//! | x | H(padHex(salt) ‖ H(pool ‖ user ‖ ":" ‖ password)) |
//! | S | (B − k·gˣ)^(a + u·x) mod N |
//! | key | the first 16 bytes of HKDF with the label "Caldera Derived Key" |
//! | signature | HMAC(key, pool ‖ user ‖ secret block ‖ timestamp) |
//!
//! `pool` is what follows the underscore of the pool's id, `user` the `USER_ID_FOR_SRP` of the challenge
//! and never the alias that was typed. H is SHA-256 over bytes, not over hexadecimal text.

mod device;
mod timestamp;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{U3072, Uint, const_monty_params};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::error::CallError;
use super::idp::{ChallengeResponse, Password, PasswordVerifier};
use super::sign::hex;

// The 3072-bit MODP prime of RFC 3526 (group 15). Some descriptions of Cognito print a 2048-bit one: wrong.
const_monty_params!(
    N,
    U3072,
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74\
     020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437\
     4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed\
     ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05\
     98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb\
     9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b\
     e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718\
     3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33\
     a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7\
     abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864\
     d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2\
     08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
    "The group's modulus."
);

pub use device::{Device, DeviceVerifier};

/// A number modulo N.
type Residue = ConstMontyForm<N, { U3072::LIMBS }>;
type HmacSha256 = Hmac<Sha256>;

const BYTES: usize = U3072::BYTES;
/// The longest sum a + u·x: u and x are hashes of 256 bits.
const PRODUCT_BITS: u32 = 512;

/// The client's half of one exchange: a, and A = gᵃ. Used for one sign-in.
#[derive(Clone)]
pub struct Ephemeral {
    exponent: U3072,
    exponent_bits: u32,
    public: U3072,
}

impl Ephemeral {
    /// From 32 random bytes.
    ///
    /// RFC 5054 (section 3.1) asks for at least 256 bits, and more would buy nothing: the group's own strength is about 128
    /// bits, which takes an exponent of 256 to match. AWS's clients draw 1,024 bits and pay four times the time for it.
    /// In a browser this takes about 9 ms of one core, and [`Ephemeral::claim`] 26.
    pub fn generate(random: &[u8; 32]) -> Self {
        Self::from_exponent(random)
    }

    /// From an exponent of up to 128 bytes, such as those that AWS's clients draw.
    ///
    /// More than 384 bytes are no exponent, and 1 takes its place: for tests with recorded exchanges, not
    /// for sign-ins.
    pub fn from_exponent(bytes: &[u8]) -> Self {
        let exponent = number(bytes).unwrap_or(U3072::ONE);
        let exponent_bits = u32::try_from(bytes.len() * 8).unwrap_or(U3072::BITS);
        let public = generator().pow_bounded_exp(&exponent, exponent_bits).retrieve();
        Self { exponent, exponent_bits, public }
    }

    /// `SRP_A`: A in hexadecimal, lower case. It is never 0: N is prime and g is not a multiple of it.
    pub fn public(&self) -> String {
        hex(&padded(&self.public)).trim_start_matches('0').to_owned()
    }

    /// The answer to `PASSWORD_VERIFIER`. `pool` is the user pool's id, `now` milliseconds since the epoch by the service's clock.
    ///
    /// Fails with [`CallError::Malformed`] where the pool's numbers are none, or would give the password away.
    ///
    /// The timestamp is part of the signature and of the answer; Cognito refuses one that is far from its
    /// own clock.
    pub fn claim(
        &self,
        pool: &str,
        password: &Password,
        verifier: &PasswordVerifier,
        now: i64,
    ) -> Result<ChallengeResponse, CallError> {
        let name = pool.split_once('_').map_or(pool, |(_, name)| name);
        let (signature, timestamp) =
            self.signed([name, &verifier.user_id, password.expose()], verifier, now)?;
        let secret_block = verifier.secret_block.clone();
        Ok(ChallengeResponse::PasswordClaim { secret_block, signature, timestamp, device: None })
    }

    /// The signature of `[pool, user, password]`, and the timestamp in it.
    fn signed(
        &self,
        [pool, user, password]: [&str; 3],
        verifier: &PasswordVerifier,
        now: i64,
    ) -> Result<(String, String), CallError> {
        let secret_block = STANDARD.decode(&verifier.secret_block).map_err(|_| malformed("SECRET_BLOCK"))?;
        let identity = hash(&[pool.as_bytes(), user.as_bytes(), b":", password.as_bytes()]);
        let key = self.key(&verifier.salt, &verifier.srp_b, &identity)?;
        let timestamp = timestamp::of(now);
        let signature = hmac(&key, &[pool.as_bytes(), user.as_bytes(), &secret_block, timestamp.as_bytes()]);
        Ok((STANDARD.encode(signature), timestamp))
    }

    /// The key that both sides arrive at, from the pool's salt and B and H(pool ‖ user ‖ ":" ‖ password).
    ///
    /// Refuses B = 0 and u = 0 (RFC 5054, 2.5.4 and 2.5.3): either would let a false pool choose the key.
    fn key(&self, salt: &str, srp_b: &str, identity: &[u8; 32]) -> Result<[u8; 16], CallError> {
        let b = parse(srp_b).map(|b| Residue::new(&b)).ok_or_else(|| malformed("SRP_B"))?;
        if b == Residue::ZERO {
            return Err(malformed("SRP_B"));
        }
        let salt = parse(salt).ok_or_else(|| malformed("SALT"))?;
        let u = hash(&[&padded(&self.public), &padded(&b.retrieve())]);
        if u == [0; 32] {
            return Err(malformed("SRP_B"));
        }
        let x = hash(&[&padded(&salt), identity]);
        let secret = self.shared_secret(&b, &from_hash(&u), &from_hash(&x));
        let prk = hmac(&padded(&from_hash(&u)), &[&padded(&secret)]);
        let expanded = hmac(&prk, &[b"Caldera Derived Key", &[1]]);
        let mut key = [0; 16];
        key.copy_from_slice(&expanded[..16]);
        Ok(key)
    }

    /// S = (B − k·gˣ)^(a + u·x)
    ///
    /// The base cannot be negative: all is computed modulo N. The exponent a + u·x is not reduced, and fits
    /// 3072 bits.
    fn shared_secret(&self, b: &Residue, u: &U3072, x: &U3072) -> U3072 {
        let k = from_hash(&hash(&[&padded(N::PARAMS.modulus().as_ref()), &padded(&U3072::from(2u8))]));
        let verifier = generator().pow_bounded_exp(x, 256);
        let base = *b - Residue::new(&k) * verifier;
        let exponent = self.exponent.wrapping_add(&u.wrapping_mul(x));
        base.pow_bounded_exp(&exponent, self.exponent_bits.max(PRODUCT_BITS) + 1).retrieve()
    }
}

/// `Debug` shows nothing: with a and what went over the wire a password can be guessed at.
impl std::fmt::Debug for Ephemeral {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ephemeral(redacted)")
    }
}

fn generator() -> Residue {
    Residue::new(&U3072::from(2u8))
}

fn malformed(field: &str) -> CallError {
    CallError::Malformed(format!("{field} cannot be used"))
}

/// Big-endian bytes; `None` where they are too many.
fn number(bytes: &[u8]) -> Option<U3072> {
    let mut padded = [0; BYTES];
    padded[BYTES.checked_sub(bytes.len())?..].copy_from_slice(bytes);
    Some(Uint::from_be_slice(&padded))
}

fn from_hash(hash: &[u8; 32]) -> U3072 {
    let mut padded = [0; BYTES];
    padded[BYTES - 32..].copy_from_slice(hash);
    Uint::from_be_slice(&padded)
}

/// A number in hexadecimal; leading zeros do not count, as in AWS's clients.
fn parse(hex: &str) -> Option<U3072> {
    let even = if hex.len() % 2 == 1 { format!("0{hex}") } else { hex.to_owned() };
    let pairs = even.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    let bytes: Option<Vec<u8>> = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect();
    let bytes = bytes?;
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    number(bytes.get(zeros..)?)
}

/// Cognito's padHex: the shortest big-endian form that a signed reader takes for positive.
fn padded(number: &U3072) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let bytes: &[u8] = bytes.as_ref();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(BYTES - 1);
    let significant = &bytes[zeros..];
    let sign: &[u8] = if significant[0] >= 0x80 { &[0] } else { &[] };
    [sign, significant].concat()
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length; the error type is of the trait, for others that do not.
    let Ok(mut mac) = HmacSha256::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
