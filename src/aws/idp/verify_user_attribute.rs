//! `VerifyUserAttribute`: proves with a mailed code that an address is the person's own.

use serde_json::json;

use super::Client;
use super::secrets::{AccessToken, Code};
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, token: &AccessToken, attribute: &str, code: &Code) -> Request {
    let body = json!({ "AccessToken": token.expose(), "AttributeName": attribute, "Code": code.expose() });
    client.call("VerifyUserAttribute", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_code_goes_with_the_attribute() {
        let sent = body_of(&request(&client(), &AccessToken::new("at"), "email", &Code::new("123456")));
        assert_eq!(sent, json!({ "AccessToken": "at", "AttributeName": "email", "Code": "123456" }));
    }
}
