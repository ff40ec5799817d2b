//! `UpdateUserAttributes`: changes one attribute of someone who is signed in. A changed address is sent a code, and where the
//! pool has it so (`AttributesRequireVerificationBeforeUpdate`) counts only once `VerifyUserAttribute` has brought it back.

use serde_json::{Value, json};

use super::secrets::AccessToken;
use super::{Client, Delivery};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send.
pub fn request(client: &Client, token: &AccessToken, attribute: &str, value: &str) -> Request {
    let attributes = json!([{ "Name": attribute, "Value": value }]);
    client
        .call("UpdateUserAttributes", &json!({ "AccessToken": token.expose(), "UserAttributes": attributes }))
}

/// Where the code was sent; `None` where the pool sends none.
pub fn parse(response: &Response) -> Result<Option<Delivery>, CallError> {
    let answer: Value = json::parse(response)?;
    let details = &answer["CodeDeliveryDetailsList"][0];
    Ok(details["Destination"].as_str().map(|destination| Delivery {
        destination: destination.to_owned(),
        medium: details["DeliveryMedium"].as_str().map(str::to_owned),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn the_attribute_goes_with_its_value() {
        let sent = request(&client(), &AccessToken::new("at"), "email", "hana@example.com");
        let expected = json!({
            "AccessToken": "at", "UserAttributes": [{ "Name": "email", "Value": "hana@example.com" }]
        });
        assert_eq!(body_of(&sent), expected);
    }

    #[test]
    fn the_answer_tells_where_the_code_went_if_one_was_sent() {
        let body = r#"{"CodeDeliveryDetailsList":[
            {"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"h***@e***"}]}"#;
        let delivery = Delivery { destination: "h***@e***".into(), medium: Some("EMAIL".into()) };
        assert_eq!(parse(&answer(200, body)), Ok(Some(delivery)));
        for none in [r#"{"CodeDeliveryDetailsList":[]}"#, "{}"] {
            assert_eq!(parse(&answer(200, none)), Ok(None));
        }
    }
}
