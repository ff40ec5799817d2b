//! Passkeys of this browser: `navigator.credentials`. What goes in and out is JSON, as user pools give and take it.
//!
//! Newer browsers turn that JSON into what they work with, and back, by themselves; for the others it is done here, by the same
//! rules (base64url without padding for every buffer).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::window;

/// Why the browser gave no passkey: the name of its exception, such as `NotAllowedError`, and its words.
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
pub fn is_available() -> bool {
    get(&window(), "PublicKeyCredential").is_function()
        && get(&window().navigator(), "credentials").is_object()
}

/// Whether it offers passkeys by itself, in the list that a sign-in field opens.
pub async fn offers_in_fields() -> bool {
    let class = get(&window(), "PublicKeyCredential");
    let Ok(ask) = get(&class, "isConditionalMediationAvailable").dyn_into::<Function>() else { return false };
    let Some(promise) = ask.call0(&class).ok().and_then(|it| it.dyn_into::<Promise>().ok()) else {
        return false;
    };
    JsFuture::from(promise).await.is_ok_and(|it| it.is_truthy())
}

/// Makes a passkey from `PublicKeyCredentialCreationOptionsJSON`; gives `RegistrationResponseJSON`.
pub async fn create(options: &str, signal: &AbortSignal) -> Result<String, Refused> {
    perform("create", "parseCreationOptionsFromJSON", options, false, signal).await
}

/// Signs with a passkey, by `PublicKeyCredentialRequestOptionsJSON`; gives `AuthenticationResponseJSON`. With `in_fields` it waits
/// until the person chooses one in a sign-in field.
pub async fn sign(options: &str, in_fields: bool, signal: &AbortSignal) -> Result<String, Refused> {
    perform("get", "parseRequestOptionsFromJSON", options, in_fields, signal).await
}

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
