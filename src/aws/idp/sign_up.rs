//! `SignUp`: creates an account that a code must confirm.

use serde::Deserialize;
use serde_json::json;

use super::challenge::WireDelivery;
use super::secrets::Password;
use super::{Client, Delivery};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// A new account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// Whether it can be used at once.
    pub confirmed: bool,
    /// Where the code was sent.
    pub delivery: Option<Delivery>,
}

/// What to send. The address is both the user name and the attribute that the code goes to; `more` are the attributes that the
/// pool requires beside it, by name.
pub fn request(client: &Client, email: &str, password: &Password, more: &[(String, String)]) -> Request {
    let attribute = |name: &str, value: &str| json!({ "Name": name, "Value": value });
    let mut attributes = vec![attribute("email", email)];
    for (name, value) in more {
        attributes.push(attribute(name, value));
    }
    let body = json!({
        "ClientId": client.id, "Username": email, "Password": password.expose(), "UserAttributes": attributes
    });
    client.call("SignUp", &body)
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    #[serde(default)]
    user_confirmed: bool,
    code_delivery_details: Option<WireDelivery>,
}

/// The new account.
pub fn parse(response: &Response) -> Result<SignedUp, CallError> {
    let wire: Wire = json::parse(response)?;
    Ok(SignedUp { confirmed: wire.user_confirmed, delivery: wire.code_delivery_details.and_then(Into::into) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn the_address_is_name_and_attribute_before_what_else_is_required() {
        let more = [("given_name".to_owned(), "Taro".to_owned())];
        let sent = body_of(&request(&client(), "taro@example.com", &Password::new("pw"), &more));
        let expected = json!({
            "ClientId": "client1", "Username": "taro@example.com", "Password": "pw",
            "UserAttributes": [
                { "Name": "email", "Value": "taro@example.com" }, { "Name": "given_name", "Value": "Taro" },
            ],
        });
        assert_eq!(sent, expected);
    }

    #[test]
    fn the_answer_tells_where_the_code_went() {
        let body = r#"{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"t***@e***"},
            "UserConfirmed":false,"UserSub":"f4c8"}"#;
        let delivery = Delivery { destination: "t***@e***".into(), medium: Some("EMAIL".into()) };
        assert_eq!(parse(&answer(200, body)), Ok(SignedUp { confirmed: false, delivery: Some(delivery) }));
    }

    #[test]
    fn an_account_that_a_trigger_confirmed_needs_no_code() {
        let parsed = parse(&answer(200, r#"{"UserConfirmed":true,"UserSub":"f4c8"}"#));
        assert_eq!(parsed, Ok(SignedUp { confirmed: true, delivery: None }));
    }
}
