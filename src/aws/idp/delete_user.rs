//! `DeleteUser`: someone who is signed in deletes their own account. Their files, and the identity that names the folder, are
//! not the user pool's: they stay.

use serde_json::json;

use super::Client;
use super::secrets::AccessToken;
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, token: &AccessToken) -> Request {
    client.call("DeleteUser", &json!({ "AccessToken": token.expose() }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_access_token_says_whose() {
        assert_eq!(body_of(&request(&client(), &AccessToken::new("at"))), json!({ "AccessToken": "at" }));
    }
}
