//! `ConfirmSignUp`: confirms an account with the code that was sent.

use serde_json::json;

use super::Client;
use super::secrets::Code;
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, username: &str, code: &Code) -> Request {
    let body = json!({ "ClientId": client.id, "Username": username, "ConfirmationCode": code.expose() });
    client.call("ConfirmSignUp", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_code_goes_with_the_name() {
        let sent = body_of(&request(&client(), "taro@example.com", &Code::new("123456")));
        let expected =
            json!({ "ClientId": "client1", "Username": "taro@example.com", "ConfirmationCode": "123456" });
        assert_eq!(sent, expected);
    }
}
