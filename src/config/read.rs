//! The file as found → the [`Config`] in force: checks each value's form and fills in what was left out.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::aws::region::endpoint as aws_endpoint;

use super::field::{Field, Section, names_of, shorten};
use super::file::{self, LanguageChoice, Right};
use super::form::Form;
use super::problem::{Problem, nearest};
use super::{Bucket, Config, IdentityPool, Language, Location, Persistence, Rights, SignInMethod, UserPool};

/// Where people's own files are when config.json names no locations. The template's policies say the same.
const OWN_PREFIX: &str = "users/{identity_id}/";

/// Checks the whole file. Gives every mistake, in the order of the keys in the schema.
pub(super) fn read(text: &str) -> Result<Config, Vec<Problem>> {
    // Some editors begin a UTF-8 file with a byte order mark, which JSON does not allow.
    let text = text.trim_start_matches('\u{feff}');
    let found = serde_json::from_str(text).map_err(|error| {
        let expected = Form::Json { line: error.line(), column: error.column() };
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        vec![Problem { key: String::new(), seen: Some(shorten(line.trim())), expected }]
    })?;
    let mut reader = Reader::default();
    let config = reader.config(found);
    if reader.problems.is_empty() { Ok(config) } else { Err(reader.problems) }
}

/// Reads value after value and notes what is wrong; a wrong value gives a stand-in, which nobody sees.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    /// Keys that a misspelt one was meant to be: that they are missing is the same mistake.
    meant: Vec<String>,
}

impl Reader {
    fn config(&mut self, found: Field<Section<file::File>>) -> Config {
        let file = self.section("", found);
        let title = self.text("title", file.title, Form::Text);
        let accent = self.text("accent", file.accent, Form::Colour);
        let language = self.value("language", file.language, word::<LanguageChoice>());
        let region = self.required("region", file.region, Form::Region);
        let endpoints = self.section("endpoints", file.endpoints);
        let sts_endpoint = self.endpoint("endpoints.sts", endpoints.sts);
        let user_pool = self.user_pool(file.user_pool, endpoints.user_pool);
        let identity_pool = self.identity_pool(file.identity_pool, endpoints.identity_pool);
        let bucket = self.bucket(file.bucket, &region);
        let locations = self.locations(file.locations);
        let session = self.value("session", file.session, word::<Persistence>());
        Config {
            title: title.unwrap_or_else(|| "Alcove".to_owned()),
            accent,
            language: language.and_then(LanguageChoice::fixed),
            user_pool,
            identity_pool,
            sts_endpoint: sts_endpoint.unwrap_or_else(|| aws_endpoint("sts", &region)),
            bucket,
            locations,
            session: session.unwrap_or_default(),
        }
    }

    fn user_pool(&mut self, found: Field<Section<file::UserPool>>, endpoint: Field<String>) -> UserPool {
        let pool = self.section("userPool", found);
        let id = self.required("userPool.id", pool.id, Form::UserPoolId);
        let region = id.split('_').next().unwrap_or_default();
        let endpoint = self.endpoint("endpoints.userPool", endpoint);
        UserPool {
            endpoint: endpoint.unwrap_or_else(|| aws_endpoint("cognito-idp", region)),
            client_id: self.required("userPool.clientId", pool.client_id, Form::ClientId),
            sign_in: self.value("userPool.signIn", pool.sign_in, word::<SignInMethod>()).unwrap_or_default(),
            id,
        }
    }

    fn identity_pool(
        &mut self,
        found: Field<Section<file::IdentityPool>>,
        endpoint: Field<String>,
    ) -> IdentityPool {
        let pool = self.section("identityPool", found);
        let id = self.required("identityPool.id", pool.id, Form::IdentityPoolId);
        let region = id.split(':').next().unwrap_or_default();
        let endpoint = self.endpoint("endpoints.identityPool", endpoint);
        IdentityPool {
            endpoint: endpoint.unwrap_or_else(|| aws_endpoint("cognito-identity", region)),
            guests: self.value("identityPool.guests", pool.guests, Form::Flag).unwrap_or_default(),
            id,
        }
    }

    fn bucket(&mut self, found: Field<Section<file::Bucket>>, page_region: &str) -> Bucket {
        let bucket = self.section("bucket", found);
        let name = self.required("bucket.name", bucket.name, Form::Bucket);
        let endpoint = self.endpoint("bucket.endpoint", bucket.endpoint);
        let region = self.text("bucket.region", bucket.region, Form::StoreRegion);
        let path_style = self.value("bucket.pathStyle", bucket.path_style, Form::Flag);
        Bucket {
            region: region.unwrap_or_else(|| page_region.to_owned()),
            endpoint,
            path_style: path_style.unwrap_or_default(),
            versioned: self.value("bucket.versioned", bucket.versioned, Form::Flag).unwrap_or_default(),
            name,
        }
    }

    fn locations(&mut self, found: Field<Vec<Field<Section<file::Location>>>>) -> Vec<Location> {
        let list = Form::List { filled: true };
        let found = match found {
            Field::Given(found) if found.is_empty() => {
                self.note("locations", Some("[]".to_owned()), list);
                return Vec::new();
            }
            other => self.value("locations", other, list),
        };
        let Some(found) = found else { return vec![own_files()] };
        let mut taken = BTreeSet::new();
        found
            .into_iter()
            .enumerate()
            .map(|(index, location)| {
                let location = self.location(index, location);
                if !taken.insert(location.id.clone()) {
                    self.note(&format!("locations[{index}].id"), Some(quoted(&location.id)), Form::UniqueId);
                }
                location
            })
            .collect()
    }

    fn location(&mut self, index: usize, found: Field<Section<file::Location>>) -> Location {
        let at = format!("locations[{index}]");
        let location = self.section(&at, found);
        let id = self.text(&format!("{at}.id"), location.id, Form::LocationId);
        let name = self.required(&format!("{at}.name"), location.name, Form::Text);
        let prefix = self.required(&format!("{at}.prefix"), location.prefix, Form::Prefix);
        let users = self.rights(&format!("{at}.users"), location.users);
        let guests = self.rights(&format!("{at}.guests"), location.guests);
        Location {
            id: id.or_else(|| slug(&name)).unwrap_or_else(|| format!("location-{}", index + 1)),
            name,
            prefix,
            users: users.unwrap_or(EVERY_RIGHT),
            guests: guests.unwrap_or_default(),
        }
    }

    fn rights(&mut self, key: &str, found: Field<Vec<Field<Right>>>) -> Option<Rights> {
        let found = self.value(key, found, Form::List { filled: false })?;
        let mut rights = Rights::default();
        for (index, right) in found.into_iter().enumerate() {
            match self.value(&format!("{key}[{index}]"), right, word::<Right>()) {
                Some(Right::List) => rights.list = true,
                Some(Right::Read) => rights.read = true,
                Some(Right::Write) => rights.write = true,
                Some(Right::Delete) => rights.delete = true,
                None => {}
            }
        }
        Some(rights)
    }

    /// A section; one that is not there reads as an empty one, so that the keys it must have are named.
    fn section<T: Default + DeserializeOwned>(&mut self, key: &str, found: Field<Section<T>>) -> T {
        let Section { known, unknown } = self.value(key, found, Form::Object).unwrap_or_default();
        for name in unknown {
            let nearest = nearest(&name, names_of::<T>());
            self.meant.extend(nearest.map(|nearest| path(key, nearest)));
            self.note(&path(key, &name), None, Form::KnownKey(nearest));
        }
        known
    }

    /// A text that must be there.
    fn required(&mut self, key: &str, found: Field<String>, form: Form) -> String {
        if found == Field::Missing && !self.meant.iter().any(|meant| is_within(key, meant)) {
            self.note(key, None, form);
            return String::new();
        }
        self.text(key, found, form).unwrap_or_default()
    }

    /// The address of a service, without the slash that may end it.
    fn endpoint(&mut self, key: &str, found: Field<String>) -> Option<String> {
        let endpoint = self.text(key, found, Form::Endpoint)?;
        Some(endpoint.trim_end_matches('/').to_owned())
    }

    /// A text of this form.
    fn text(&mut self, key: &str, found: Field<String>, form: Form) -> Option<String> {
        let text = self.value(key, found, form.clone())?;
        if form.accepts(&text) {
            return Some(text);
        }
        self.note(key, Some(quoted(&text)), form);
        None
    }

    /// A value, if it is there and of its type.
    fn value<T>(&mut self, key: &str, found: Field<T>, form: Form) -> Option<T> {
        match found {
            Field::Missing => None,
            Field::Given(value) => Some(value),
            Field::Wrong(seen) => {
                self.note(key, Some(seen), form);
                None
            }
        }
    }

    fn note(&mut self, key: &str, seen: Option<String>, expected: Form) {
        self.problems.push(Problem { key: key.to_owned(), seen, expected });
    }
}

impl LanguageChoice {
    /// The language, if it is not the browser's to say.
    const fn fixed(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::En => Some(Language::En),
            Self::Ja => Some(Language::Ja),
        }
    }
}

const EVERY_RIGHT: Rights = Rights { list: true, read: true, write: true, delete: true };

fn own_files() -> Location {
    Location {
        id: "my-files".to_owned(),
        name: "My files".to_owned(),
        prefix: OWN_PREFIX.to_owned(),
        users: EVERY_RIGHT,
        guests: Rights::default(),
    }
}

/// The form of an enum: one of its names.
fn word<T: DeserializeOwned>() -> Form {
    Form::OneOf(names_of::<T>())
}

fn path(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}

fn is_within(key: &str, section: &str) -> bool {
    key.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A text as JSON shows it, shortened.
fn quoted(text: &str) -> String {
    shorten(&serde_json::Value::from(text).to_string())
}

/// A name as part of an address: its ASCII letters and digits, the rest as dashes. `None` where none is left.
fn slug(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    (!slug.is_empty()).then_some(slug)
}
