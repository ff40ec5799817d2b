//! Attributes that a user pool requires of an account: which it names in a refusal, and how a browser fills each in.

use crate::model::failure::{Cause, Failure};

/// How a browser helps with an attribute: the token for `autocomplete`, and for `inputmode` where the plain keyboard is not
/// the right one. Attributes are those of `OpenID` Connect Core 5.1; a pool's own begin with `custom:`.
pub fn autofill(name: &str) -> (&'static str, Option<&'static str>) {
    match name {
        "name" => ("name", None),
        "given_name" => ("given-name", None),
        "family_name" => ("family-name", None),
        "middle_name" => ("additional-name", None),
        "nickname" | "preferred_username" => ("nickname", None),
        "phone_number" => ("tel", Some("tel")),
        "email" => ("email", Some("email")),
        "birthdate" => ("bday", None),
        "address" => ("street-address", None),
        "gender" => ("sex", None),
        "locale" => ("language", None),
        "website" | "profile" => ("url", Some("url")),
        "picture" => ("photo", Some("url")),
        _ => ("off", None),
    }
}

/// When an account was last changed, in seconds since the epoch. Not for a person to know.
pub const UPDATED_AT: &str = "updated_at";

/// The attributes that a refusal says are required, in its order: "Attributes did not conform to the schema:", and
/// then lines such as "`given_name`: The attribute is required." None where it says so in other words.
pub fn missing(failure: &Failure) -> Vec<String> {
    let Cause::Service(error) = &failure.cause else { return Vec::new() };
    let Some((_, list)) = error.message.split_once("schema:") else { return Vec::new() };
    let required = list.split(['\n', ',']).filter(|line| line.contains("is required"));
    let names = required.filter_map(|line| line.rsplit_once(':')).map(|(name, _)| name.trim().to_owned());
    names.filter(|name| !name.is_empty() && !name.contains(' ')).collect()
}

/// Whether a refusal is about this attribute: its message names it.
pub fn is_named(failure: &Failure, name: &str) -> bool {
    let Cause::Service(error) = &failure.cause else { return false };
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let mut words = error.message.split(|c| !is_part(c)).map(|word| word.trim_end_matches(':'));
    words.any(|word| word == name) || (name == "phone_number" && failure.says("phone number"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::error::ServiceError;

    fn refusal(message: &str) -> Failure {
        let code = "InvalidParameterException".to_owned();
        let error = ServiceError { code, message: message.into(), status: 400, request_id: None };
        Failure::new("SignUp", Cause::Service(error))
    }

    #[test]
    fn the_required_attributes_are_read_from_the_refusal() {
        for (message, names) in [
            (
                "Attributes did not conform to the schema:\ngiven_name: The attribute is required.\nupdated_at: The attribute is required.",
                &["given_name", "updated_at"][..],
            ),
            (
                "Attributes did not conform to the schema: custom:team: The attribute is required",
                &["custom:team"],
            ),
            (
                "Attributes did not conform to the schema: birthdate: String attributes cannot have a length of less than 10",
                &[],
            ),
            ("Something is required", &[]),
            ("", &[]),
        ] {
            assert_eq!(missing(&refusal(message)), names, "{message}");
        }
    }

    #[test]
    fn a_refusal_marks_the_attribute_that_it_names_and_no_other() {
        let named = |message: &str, name: &str| is_named(&refusal(message), name);
        let schema = "Attributes did not conform to the schema: given_name: The attribute is required";
        assert!(named(schema, "given_name") && !named(schema, "name") && !named(schema, "nickname"));
        assert!(named("Invalid phone number format.", "phone_number"));
        assert!(named("Attributes did not conform to the schema: custom:team: too long", "custom:team"));
        assert!(!named("Password did not conform with policy", "name"));
    }
}
