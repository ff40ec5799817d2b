//! `ListDevices`: the devices that the user pool remembers for whoever is signed in, page by page.

use serde_json::{Value, json};

use super::{AccessToken, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// A remembered device, as the user pool knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    /// Names it to the pool.
    pub key: String,
    /// What the page that confirmed it called it; empty where the pool does not say.
    pub name: String,
    /// The address that it was last seen at; empty where the pool does not say.
    pub last_ip: String,
    /// When it last signed in: milliseconds since the epoch.
    pub last_seen: i64,
}

/// What to send: `after` is the token that the page before came with.
pub fn request(client: &Client, token: &AccessToken, after: Option<&str>) -> Request {
    let mut body = json!({ "AccessToken": token.expose() });
    if let Some(after) = after {
        body["PaginationToken"] = after.into();
    }
    client.call("ListDevices", &body)
}

/// A page, and the token of the next one.
pub fn parse(response: &Response) -> Result<(Vec<KnownDevice>, Option<String>), CallError> {
    let answer: Value = json::parse(response)?;
    let devices = answer["Devices"].as_array().into_iter().flatten().map(|device| {
        let attribute = |name: &str| {
            let mut all = device["DeviceAttributes"].as_array().into_iter().flatten();
            let found = all.find(|it| it["Name"] == name).and_then(|it| it["Value"].as_str());
            found.unwrap_or_default().to_owned()
        };
        KnownDevice {
            key: device["DeviceKey"].as_str().unwrap_or_default().to_owned(),
            name: attribute("device_name"),
            last_ip: attribute("last_ip_used"),
            last_seen: json::milliseconds(&device["DeviceLastAuthenticatedDate"]),
        }
    });
    Ok((devices.collect(), answer["PaginationToken"].as_str().map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn a_page_is_asked_for_by_the_token_of_the_one_before() {
        let token = AccessToken::new("at");
        assert_eq!(body_of(&request(&client(), &token, None)), json!({ "AccessToken": "at" }));
        let next = body_of(&request(&client(), &token, Some("n1")));
        assert_eq!(next, json!({ "AccessToken": "at", "PaginationToken": "n1" }));
    }

    #[test]
    fn a_page_holds_devices_with_what_their_attributes_say() {
        let body = r#"{"Devices":[{"DeviceKey":"us-east-1_d","DeviceAttributes":[
            {"Name":"device_status","Value":"valid"},{"Name":"device_name","Value":"Chrome, Windows"},
            {"Name":"last_ip_used","Value":"192.0.2.1"}],"DeviceCreateDate":1.7e9,
            "DeviceLastAuthenticatedDate":1.7e9,"DeviceLastModifiedDate":1.7e9}],"PaginationToken":"n1"}"#;
        let device = KnownDevice {
            key: "us-east-1_d".into(),
            name: "Chrome, Windows".into(),
            last_ip: "192.0.2.1".into(),
            last_seen: 1_700_000_000_000,
        };
        assert_eq!(parse(&answer(200, body)), Ok((vec![device], Some("n1".into()))));
        assert_eq!(parse(&answer(200, "{}")), Ok((vec![], None)));
    }
}
