//! `ChangePassword`: sets a new password in place of the current one, for someone who is signed in.

use serde_json::json;

use super::Client;
use super::secrets::{AccessToken, Password};
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, token: &AccessToken, current: &Password, proposed: &Password) -> Request {
    let body = json!({
        "AccessToken": token.expose(),
        "PreviousPassword": current.expose(),
        "ProposedPassword": proposed.expose(),
    });
    client.call("ChangePassword", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn both_passwords_go_with_the_access_token() {
        let sent = request(&client(), &AccessToken::new("at"), &Password::new("old"), &Password::new("new"));
        let expected = json!({ "AccessToken": "at", "PreviousPassword": "old", "ProposedPassword": "new" });
        assert_eq!(body_of(&sent), expected);
    }
}
