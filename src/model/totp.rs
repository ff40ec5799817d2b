//! What an authenticator app needs to know, as text. The codes themselves are the app's work.

use crate::aws::idp::TotpSecret;
use crate::aws::s3::key::encode_query;

/// The address that an authenticator app opens, and that its QR code holds:
/// <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
///
/// Holds the secret: for the screen alone, never for a log or a request.
pub fn address(issuer: &str, user: &str, secret: &TotpSecret) -> String {
    let issuer = encode_query(issuer);
    ["otpauth://totp/", &issuer, ":", &encode_query(user), "?secret=", secret.expose(), "&issuer=", &issuer]
        .concat()
}

/// The key as people copy it by eye: in groups of four.
pub fn in_groups(secret: &TotpSecret) -> String {
    let mut grouped = String::new();
    for (at, letter) in secret.expose().chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_what_authenticator_apps_read() {
        let secret = TotpSecret::new("JBSWY3DPEHPK3PXP");
        assert_eq!(
            address("My files", "ann+1@example.com", &secret),
            "otpauth://totp/My%20files:ann%2B1%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=My%20files"
        );
    }

    #[test]
    fn the_key_is_grouped_to_be_read() {
        assert_eq!(in_groups(&TotpSecret::new("ABCDEFGHIJ")), "ABCD EFGH IJ");
    }
}
