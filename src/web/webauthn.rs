//! Passkeys of this browser: `navigator.credentials`. What goes in and out is JSON, as user pools give and take it.
//!
//! Newer browsers turn that JSON into what they work with, and back, by themselves; for the others it is done here, by the same
//! rules (base64url without padding for every buffer).
//!
//! | step | the user pool's call | here |
//! |---|---|---|
//! | a new passkey | `StartWebAuthnRegistration` | [`create`] with its `CredentialCreationOptions` |
//! | | `CompleteWebAuthnRegistration` | takes what [`create`] gives |
//! | a sign-in | challenge `WEB_AUTHN` | [`sign`] with its `CREDENTIAL_REQUEST_OPTIONS` |
//! | | `RespondToAuthChallenge` | takes what [`sign`] gives |
//!
//! The private key stays with the browser or the security key; this page sees signatures only. A passkey
//! belongs to the pool's relying party id, so one made under another domain is not offered here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::window;

/// Why the browser gave no passkey: the name of its exception, such as `NotAllowedError`, and its words.
///
/// `NotAllowedError` stands for a cancel, a time-out and a refusal alike, on purpose (Web Authentication,
/// section on privacy): a page must not learn which. `InvalidStateError` on [`create`] means that this device
/// has a passkey for the account already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The exception's name.
    pub name: String,
    /// What it says.
    pub message: String,
}

impl From<JsValue> for Refused {
    fn from(error: JsValue) -> Self {
        let text = |name| get(&error, name).as_string().unwrap_or_default();
        Self { name: text("name"), message: text("message") }
    }
}

/// Whether this browser has passkeys at all. It has none in a page that was not fetched safely.
///
/// Says nothing of whether the person has one.
pub fn is_available() -> bool {
    get(&window(), "PublicKeyCredential").is_function()
        && get(&window().navigator(), "credentials").is_object()
}

/// Whether it offers passkeys by itself, in the list that a sign-in field opens.
///
/// "Conditional mediation" in the specification. The field needs `autocomplete="username webauthn"` for it.
pub async fn offers_in_fields() -> bool {
    let class = get(&window(), "PublicKeyCredential");
    let Ok(ask) = get(&class, "isConditionalMediationAvailable").dyn_into::<Function>() else { return false };
    let Some(promise) = ask.call0(&class).ok().and_then(|it| it.dyn_into::<Promise>().ok()) else {
        return false;
    };
    JsFuture::from(promise).await.is_ok_and(|it| it.is_truthy())
}

/// Makes a passkey from `PublicKeyCredentialCreationOptionsJSON`; gives `RegistrationResponseJSON`.
///
/// Call it while the person presses something: browsers may refuse it otherwise.
///
/// # Errors
///
/// What the browser refused. `signal` aborts it (`AbortError`), which also closes the browser's dialog.
pub async fn create(options: &str, signal: &AbortSignal) -> Result<String, Refused> {
    perform("create", "parseCreationOptionsFromJSON", options, false, signal).await
}

/// Signs with a passkey, by `PublicKeyCredentialRequestOptionsJSON`; gives `AuthenticationResponseJSON`. With `in_fields` it waits
/// until the person chooses one in a sign-in field.
///
/// Only one request may be pending in a page: abort the one in the fields before another is begun by a
/// button.
///
/// # Errors
///
/// As of [`create`].
pub async fn sign(options: &str, in_fields: bool, signal: &AbortSignal) -> Result<String, Refused> {
    perform("get", "parseRequestOptionsFromJSON", options, in_fields, signal).await
}

/// `method` and `parser` are the names of the browser's own functions, called by name since `web_sys` lacks
/// the JSON forms.
async fn perform(
    method: &str,
    parser: &str,
    options: &str,
    in_fields: bool,
    signal: &AbortSignal,
) -> Result<String, Refused> {
    let request = Object::new();
    set(&request, "publicKey", &parse(parser, options)?);
    set(&request, "signal", signal);
    if in_fields {
        set(&request, "mediation", &"conditional".into());
    }
    let credentials = get(&window().navigator(), "credentials");
    let perform: Function = get(&credentials, method).dyn_into()?;
    let promise: Promise = perform.call1(&credentials, &request)?.dyn_into()?;
    written(&JsFuture::from(promise).await?)
}

/// The options as the browser takes them.
///
/// `challenge`, `user.id` and the `id` of each listed credential are bytes in the browser's form and
/// base64url in JSON; every other member is the same in both.
fn parse(parser: &str, options: &str) -> Result<JsValue, Refused> {
    let options = JSON::parse(options)?;
    let class = get(&window(), "PublicKeyCredential");
    if let Ok(parser) = get(&class, parser).dyn_into::<Function>() {
        return Ok(parser.call1(&class, &options)?);
    }
    decode(&options, "challenge")?;
    let user = get(&options, "user");
    if user.is_object() {
        decode(&user, "id")?;
    }
    for list in ["allowCredentials", "excludeCredentials"] {
        for credential in Array::from(&get(&options, list)).iter() {
            decode(&credential, "id")?;
        }
    }
    Ok(options)
}

/// A credential as JSON.
///
/// Members that a credential does not have (a signature, on creation) are left out. The extension results are
/// written as empty: the pools ask for no extension.
fn written(credential: &JsValue) -> Result<String, Refused> {
    if let Ok(to_json) = get(credential, "toJSON").dyn_into::<Function>() {
        return text(&to_json.call0(credential)?);
    }
    let response = get(credential, "response");
    let (json, inner) = (Object::new(), Object::new());
    for name in ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] {
        if let Ok(buffer) = get(&response, name).dyn_into::<ArrayBuffer>() {
            set(&inner, name, &encode(&buffer));
        }
    }
    if let Ok(transports) = get(&response, "getTransports").dyn_into::<Function>() {
        set(&inner, "transports", &transports.call0(&response)?);
    }
    set(&json, "response", &inner);
    set(&json, "rawId", &encode(get(credential, "rawId").unchecked_ref()));
    for name in ["id", "type", "authenticatorAttachment"] {
        let value = get(credential, name);
        if value.is_string() {
            set(&json, name, &value);
        }
    }
    set(&json, "clientExtensionResults", &Object::new());
    text(&json)
}

fn text(value: &JsValue) -> Result<String, Refused> {
    Ok(JSON::stringify(value)?.into())
}

/// Replaces a field of base64url by its bytes.
///
/// # Errors
///
/// A `TypeError`, as the browser's own parser throws for it.
fn decode(object: &JsValue, name: &str) -> Result<(), Refused> {
    let text = get(object, name).as_string().unwrap_or_default();
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')) else {
        return Err(Refused { name: "TypeError".into(), message: [name, " is not base64url"].concat() });
    };
    set(object, name, &Uint8Array::from(bytes.as_slice()));
    Ok(())
}

fn encode(buffer: &ArrayBuffer) -> JsValue {
    URL_SAFE_NO_PAD.encode(Uint8Array::new(buffer).to_vec()).into()
}

/// Undefined where there is no such thing, or nothing to have it.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
