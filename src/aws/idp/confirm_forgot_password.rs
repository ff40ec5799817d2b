//! `ConfirmForgotPassword`: sets a new password with the code that was sent.

use serde_json::json;

use super::Client;
use super::secrets::{Code, Password};
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, username: &str, code: &Code, password: &Password) -> Request {
    let body = json!({
        "ClientId": client.id, "Username": username,
        "ConfirmationCode": code.expose(), "Password": password.expose(),
    });
    client.call("ConfirmForgotPassword", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_code_and_the_new_password_go_with_the_name() {
        let sent =
            body_of(&request(&client(), "taro@example.com", &Code::new("123456"), &Password::new("pw")));
        let expected = json!({
            "ClientId": "client1", "Username": "taro@example.com", "ConfirmationCode": "123456", "Password": "pw"
        });
        assert_eq!(sent, expected);
    }
}
