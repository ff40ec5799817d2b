//! Managed login (OAuth 2.0 authorization code with PKCE, RFC 6749 and 7636): the addresses of the pool's own pages, what they
//! say when they lead back, and the code's exchange for tokens. The page never sees a password here.
//!
//! The order: [`Marks::of`] → [`Pages::sign_in`], and the page is left → [`Returned::parse`] on the way
//! back → `state` compared → [`Pages::exchange`] → [`parse`] → `nonce` compared. Both comparisons are
//! `client::session`'s; without them somebody else's code could be slipped in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::secrets::{AccessToken, AuthorizationCode, CodeVerifier, IdToken, RefreshToken};
use super::tokens::Tokens;
use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::s3::key::encode_query;

/// The pool's pages, and the app client that they know this page by.
#[derive(Clone, Copy, Debug)]
pub struct Pages<'a> {
    /// Where they are; no slash at the end.
    pub domain: &'a str,
    /// The app client's id.
    pub client_id: &'a str,
    /// This page's own address: where they lead back to. The app client must list it.
    pub redirect_uri: &'a str,
}

/// What the page makes up for one sign-in, and compares when it comes back.
///
/// Kept by `client::session` while the page is left: a tab that did not begin the sign-in cannot end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// Proves that whoever brings the code is who asked for it.
    pub verifier: CodeVerifier,
}

impl Marks {
    /// Three times 32 random bytes.
    pub fn of(random: &[u8; 96]) -> Self {
        let text = |part: &[u8]| URL_SAFE_NO_PAD.encode(part);
        Self {
            state: text(&random[..32]),
            nonce: text(&random[32..64]),
            verifier: CodeVerifier::new(text(&random[64..])),
        }
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.expose().as_bytes()))
    }
}

impl Pages<'_> {
    /// Where to sign in. `provider` leads straight to one of the pool's identity providers. `again` asks the pages for a new sign-in
    /// even where their cookie still knows the person (`prompt=login`, `OpenID` Connect Core 3.1.2.1; the pages of the classic hosted
    /// UI do not know it).
    pub fn sign_in(&self, marks: &Marks, scopes: &[String], provider: Option<&str>, again: bool) -> String {
        let challenge = marks.challenge();
        let scope = scopes.join(" ");
        let mut query = vec![
            ("response_type", "code"),
            ("client_id", self.client_id),
            ("redirect_uri", self.redirect_uri),
            ("scope", &scope),
            ("state", &marks.state),
            ("nonce", &marks.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        query.extend(provider.map(|provider| ("identity_provider", provider)));
        if again {
            query.push(("prompt", "login"));
        }
        [self.domain, "/oauth2/authorize?", &form(&query)].concat()
    }

    /// Where to sign out of the pool's pages too: they keep a session of their own in a cookie.
    pub fn sign_out(&self) -> String {
        let query = form(&[("client_id", self.client_id), ("logout_uri", self.redirect_uri)]);
        [self.domain, "/logout?", &query].concat()
    }

    /// What to send for the code. A simple request for CORS: no preflight.
    pub fn exchange(&self, code: &AuthorizationCode, verifier: &CodeVerifier) -> Request {
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("client_id", self.client_id),
            ("redirect_uri", self.redirect_uri),
            ("code", code.expose()),
            ("code_verifier", verifier.expose()),
        ]);
        Request::new(Method::Post, format!("{}/oauth2/token", self.domain))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::Bytes(body.into_bytes()))
    }
}

/// What the pool's pages said when they led back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// What [`Marks::state`] was when they were asked.
    pub state: String,
    /// The code, or why there is none.
    pub outcome: Result<AuthorizationCode, ServiceError>,
}

impl Returned {
    /// Reads the query of an address, without its `?`; `None` where it is none of theirs.
    pub fn parse(query: &str) -> Option<Self> {
        let (mut state, mut code, mut error, mut description) = (None, None, None, String::new());
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "state" => state = Some(decode(value)),
                "code" => code = Some(AuthorizationCode::new(decode(value))),
                "error" => error = Some(decode(value)),
                "error_description" => description = decode(value),
                _ => {}
            }
        }
        let outcome = match (code, error) {
            (_, Some(code)) => {
                Err(ServiceError { code, message: description, status: 302, request_id: None })
            }
            (Some(code), None) => Ok(code),
            (None, None) => return None,
        };
        Some(Self { state: state.unwrap_or_default(), outcome })
    }
}

/// The tokens. Every refusal is `{"error": …}`, as OAuth writes it.
pub fn parse(response: &Response) -> Result<Tokens, CallError> {
    let answer: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let text = |name: &str| answer[name].as_str().map(str::to_owned);
    if !response.is_success() || response.is_web_page() {
        let code = text("error").unwrap_or_else(|| response.own_code());
        let message = text("error_description").unwrap_or_default();
        return Err(ServiceError { code, message, status: response.status, request_id: None }.into());
    }
    let needed =
        |name: &str| text(name).ok_or_else(|| CallError::Malformed(format!("no {name} in the answer")));
    Ok(Tokens {
        access: AccessToken::new(needed("access_token")?),
        id: IdToken::new(needed("id_token")?),
        refresh: text("refresh_token").map(RefreshToken::new),
        expires_in: answer["expires_in"].as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or_default(),
        device: None,
    })
}

/// Names and values as a form or a query.
fn form(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> =
        pairs.iter().map(|(name, value)| [*name, "=", &encode_query(value)].concat()).collect();
    pairs.join("&")
}

fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::json::answer;

    const PAGES: Pages<'_> = Pages {
        domain: "https://files.auth.us-east-1.amazoncognito.com",
        client_id: "client1",
        redirect_uri: "https://files.example.com/",
    };

    fn marks() -> Marks {
        // RFC 7636, appendix B.
        let verifier = CodeVerifier::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        Marks { state: "st".into(), nonce: "no".into(), verifier }
    }

    #[test]
    fn the_way_to_the_pages_carries_the_challenge_of_the_rfcs_example_and_never_the_verifier() {
        let url = PAGES.sign_in(&marks(), &["openid".into(), "email".into()], Some("Our AD"), false);
        let expected = "https://files.auth.us-east-1.amazoncognito.com/oauth2/authorize?response_type=code\
            &client_id=client1&redirect_uri=https%3A%2F%2Ffiles.example.com%2F&scope=openid%20email&state=st&nonce=no\
            &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\
            &identity_provider=Our%20AD";
        assert_eq!(url, expected);
        assert!(!PAGES.sign_in(&marks(), &[], None, false).contains("identity_provider"));
        assert!(PAGES.sign_in(&marks(), &[], None, true).ends_with("&prompt=login"));
    }

    #[test]
    fn marks_are_as_long_as_the_rfc_asks_and_differ() {
        let marks = Marks::of(&std::array::from_fn(|i| u8::try_from(i).unwrap()));
        assert_eq!(marks.verifier.expose().len(), 43);
        assert!(marks.state != marks.nonce && marks.nonce != marks.verifier.expose());
    }

    #[test]
    fn the_code_is_exchanged_with_the_verifier() {
        let sent = PAGES.exchange(&AuthorizationCode::new("c+1"), &marks().verifier);
        assert_eq!(sent.url, "https://files.auth.us-east-1.amazoncognito.com/oauth2/token");
        let body = "grant_type=authorization_code&client_id=client1&redirect_uri=https%3A%2F%2Ffiles.example.com%2F\
            &code=c%2B1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(sent.body, Body::Bytes(body.as_bytes().to_vec()));
    }

    #[test]
    fn signing_out_leads_back_to_the_page() {
        let expected = "https://files.auth.us-east-1.amazoncognito.com/logout?client_id=client1\
            &logout_uri=https%3A%2F%2Ffiles.example.com%2F";
        assert_eq!(PAGES.sign_out(), expected);
    }

    #[test]
    fn a_return_brings_a_code_or_the_reason_for_none() {
        let code = Returned { state: "a b".into(), outcome: Ok(AuthorizationCode::new("x/1")) };
        assert_eq!(Returned::parse("code=x%2F1&state=a+b"), Some(code));
        let refused =
            Returned::parse("error=access_denied&error_description=User+said%20no&state=st").unwrap();
        let error = refused.outcome.unwrap_err();
        assert_eq!((error.code.as_str(), error.message.as_str()), ("access_denied", "User said no"));
        assert_eq!(Returned::parse("utm_source=mail&state=1"), None);
        assert_eq!(Returned::parse("code=x").unwrap().state, "", "equal to no state ever sent");
    }

    #[test]
    fn tokens_and_refusals_are_read_as_oauth_writes_them() {
        let body = r#"{"id_token":"it","access_token":"at","refresh_token":"rt","expires_in":3600,"token_type":"Bearer"}"#;
        let tokens = parse(&answer(200, body)).unwrap();
        assert_eq!((tokens.id, tokens.refresh), (IdToken::new("it"), Some(RefreshToken::new("rt"))));
        assert_eq!(tokens.expires_in, 3600);
        let refused = parse(&answer(400, r#"{"error":"invalid_grant"}"#));
        assert!(matches!(refused, Err(CallError::Service(error)) if error.code == "invalid_grant"));
        let page = parse(&answer(502, "<html>"));
        assert!(matches!(page, Err(CallError::Service(error)) if error.code == "Http502"));
        // Without the scope "openid" there is none.
        assert!(matches!(parse(&answer(200, r#"{"access_token":"at"}"#)), Err(CallError::Malformed(_))));
    }
}
