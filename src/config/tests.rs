//! The parser against files as admins write them, right and wrong, and against its own schema.

use proptest::prelude::*;
use regex_lite::Regex;
use serde_json::{Value, json};

use super::*;

/// The least that an admin must write.
fn least() -> Value {
    json!({
        "region": "eu-west-1",
        "userPool": { "id": "eu-west-1_AbCdEf123", "clientId": "1example23456789" },
        "identityPool": { "id": "eu-west-1:11111111-2222-3333-4444-555555555555" },
        "bucket": { "name": "files" },
    })
}

/// `least` with the value at this JSON pointer's last key set.
fn with(section: &str, key: &str, value: Value) -> Value {
    let mut file = least();
    file.pointer_mut(section).unwrap()[key] = value;
    file
}

fn parse(file: &Value) -> Result<Config, Vec<Problem>> {
    Config::parse(&file.to_string())
}

/// The one mistake in a file.
#[track_caller]
fn mistake(file: &Value) -> (String, Option<String>, Form) {
    let mut problems = parse(file).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let Problem { key, seen, expected } = problems.remove(0);
    (key, seen, expected)
}

#[test]
fn what_is_left_out_has_a_sound_default() {
    let config = parse(&least()).unwrap();
    assert_eq!(config.title, "Alcove");
    assert_eq!(config.language, None);
    assert_eq!(config.session, Persistence::Tab);
    assert_eq!(config.user_pool.sign_in, SignInMethod::Srp);
    assert_eq!(config.user_pool.endpoint, "https://cognito-idp.eu-west-1.amazonaws.com");
    assert_eq!(config.identity_pool.endpoint, "https://cognito-identity.eu-west-1.amazonaws.com");
    assert!(!config.identity_pool.guests);
    assert_eq!(config.sts_endpoint, "https://sts.eu-west-1.amazonaws.com");
    assert_eq!(config.bucket.region, "eu-west-1");
    assert_eq!((config.bucket.endpoint, config.bucket.path_style), (None, false));
    let everything = Rights { list: true, read: true, write: true, delete: true, ..Rights::default() };
    let own = Location {
        id: "my-files".to_owned(),
        name: "My files".into(),
        prefix: "users/{identity_id}/".to_owned(),
        users: everything,
        guests: Rights::default(),
    };
    assert_eq!(config.locations, [own]);
}

#[test]
fn the_example_is_right() {
    let config = Config::parse(include_str!("../../config.example.json")).unwrap();
    let ids: Vec<_> = config.locations.iter().map(|location| location.id.as_str()).collect();
    assert_eq!(ids, ["my-files", "shared"]);
    assert!(config.locations[1].guests.read && !config.locations[1].users.write);
}

#[test]
fn a_pool_answers_in_the_region_of_its_id() {
    let config = parse(&with("/userPool", "id", "ap-northeast-1_XyZ".into())).unwrap();
    assert_eq!(config.user_pool.endpoint, "https://cognito-idp.ap-northeast-1.amazonaws.com");
    assert_eq!(config.sts_endpoint, "https://sts.eu-west-1.amazonaws.com");
}

#[test]
fn china_has_its_own_domain() {
    let config = parse(&with("", "region", "cn-north-1".into())).unwrap();
    assert_eq!(config.sts_endpoint, "https://sts.cn-north-1.amazonaws.com.cn");
}

#[test]
fn endpoints_replace_the_services_addresses_and_lose_their_last_slash() {
    let file =
        with("", "endpoints", json!({ "userPool": "http://127.0.0.1:4566/", "sts": "https://sts.example" }));
    let config = parse(&file).unwrap();
    assert_eq!(config.user_pool.endpoint, "http://127.0.0.1:4566");
    assert_eq!(config.sts_endpoint, "https://sts.example");
}

#[test]
fn managed_login_needs_a_domain_and_has_scopes_that_the_account_page_can_use() {
    assert_eq!(parse(&least()).unwrap().user_pool.managed, None);
    let mut file = with("/userPool", "domain", "https://files.auth.eu-west-1.amazoncognito.com/".into());
    file["userPool"]["providers"] = json!(["Google", "COGNITO"]);
    let managed = parse(&file).unwrap().user_pool.managed.unwrap();
    assert_eq!(managed.domain, "https://files.auth.eu-west-1.amazoncognito.com");
    assert_eq!(managed.scopes, ["openid", "email", "aws.cognito.signin.user.admin"]);
    assert_eq!(managed.providers, ["Google", "COGNITO"]);
}

#[test]
fn the_basic_flow_needs_a_role_for_everyone_who_is_let_in() {
    assert_eq!(parse(&least()).unwrap().identity_pool.basic, None);
    let mut file = with("/identityPool", "flow", "basic".into());
    assert_eq!(mistake(&file), ("identityPool.roles.users".to_owned(), None, Form::RoleArn));
    let users = "arn:aws:iam::123456789012:role/users";
    file["identityPool"]["roles"] = json!({ "users": users });
    let basic = BasicRoles { users: users.to_owned(), guests: String::new(), session_seconds: None };
    assert_eq!(parse(&file).unwrap().identity_pool.basic, Some(basic));
    file["identityPool"]["guests"] = true.into();
    assert_eq!(mistake(&file).0, "identityPool.roles.guests");
}

#[test]
fn every_mistake_is_named_at_once() {
    let mut file = with("/bucket", "name", "Has Spaces".into());
    file["accent"] = "teal".into();
    file["userPool"]["clientId"] = Value::Null;
    file["locations"] =
        json!([{ "name": "A", "prefix": "/a", "users": ["list", "fly"] }, { "name": "a" }, 7]);
    let keys: Vec<_> = parse(&file).unwrap_err().into_iter().map(|problem| problem.key).collect();
    let expected = [
        "accent",
        "userPool.clientId",
        "bucket.name",
        "locations[0].prefix",
        "locations[0].users[1]",
        "locations[1].prefix",
        "locations[2]",
        "locations[1].id",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn a_wrong_value_is_shown_with_the_form_expected() {
    let (key, seen, expected) = mistake(&with("/userPool", "id", "us-east-1".into()));
    assert_eq!((key.as_str(), seen.as_deref()), ("userPool.id", Some("\"us-east-1\"")));
    assert_eq!(expected, Form::UserPoolId);
    let (_, seen, expected) = mistake(&with("/userPool", "signIn", "SRP".into()));
    assert_eq!(seen.as_deref(), Some("\"SRP\""));
    assert_eq!(expected, Form::OneOf(&["srp", "password", "choice"]));
    let (key, seen, expected) = mistake(&with("/identityPool", "guests", "yes".into()));
    assert_eq!((key.as_str(), seen.as_deref()), ("identityPool.guests", Some("\"yes\"")));
    assert_eq!(expected, Form::Flag);
    for wrong in [json!(2), json!(16), json!(3.5), json!("5")] {
        assert_eq!(mistake(&with("/userPool", "challengeMinutes", wrong)).2, Form::Minutes);
    }
    for wrong in [json!(899), json!(43_201), json!("3600")] {
        assert_eq!(mistake(&with("/identityPool", "sessionSeconds", wrong)).2, Form::SessionSeconds);
    }
}

#[test]
fn a_long_value_is_shortened() {
    assert_eq!(mistake(&with("", "title", json!(vec!["x"; 100]))).1.unwrap().chars().count(), 61);
}

#[test]
fn a_misspelt_key_names_the_one_meant_and_nothing_else() {
    for misspelt in ["userpool", "user_pool", "userPol", "UserPools"] {
        let mut file = least();
        file[misspelt] = file["userPool"].take();
        file.as_object_mut().unwrap().remove("userPool");
        assert_eq!(mistake(&file), (misspelt.to_owned(), None, Form::KnownKey(Some("userPool"))));
    }
    let (key, _, expected) = mistake(&with("/bucket", "colour", "red".into()));
    assert_eq!((key.as_str(), expected), ("bucket.colour", Form::KnownKey(None)));
}

#[test]
fn bad_json_gives_line_column_and_what_stands_there() {
    let problems = Config::parse("{\n  \"region\": \"us-east-1\",\n  oops\n}").unwrap_err();
    let expected = Form::Json { line: 3, column: 3 };
    assert_eq!(problems, [Problem { key: String::new(), seen: Some("oops".to_owned()), expected }]);
}

#[test]
fn json_that_is_no_object_is_one_clear_mistake_first() {
    assert_eq!(Config::parse("[]").unwrap_err()[0].expected, Form::Object);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    assert!(Config::parse(&format!("\u{feff}{}", least())).is_ok());
}

#[test]
fn a_location_is_named_in_the_address_by_its_name_or_else_its_number() {
    let locations = json!([
        { "name": "Team Photos 2024!", "prefix": "photos/" },
        { "name": "共有", "prefix": "" },
        { "id": "own", "name": "共有", "prefix": "cognito/{identity_id}/" },
    ]);
    let config = parse(&with("", "locations", locations)).unwrap();
    let ids: Vec<_> = config.locations.iter().map(|location| location.id.as_str()).collect();
    assert_eq!(ids, ["team-photos-2024", "location-2", "own"]);
}

#[test]
fn a_location_list_may_not_be_empty() {
    let (key, seen, expected) = mistake(&with("", "locations", json!([])));
    assert_eq!((key.as_str(), seen.as_deref()), ("locations", Some("[]")));
    assert_eq!(expected, Form::List { filled: true });
}

#[test]
fn mistakes_read_well_in_a_log() {
    let mut file = least();
    file["titel"] = "x".into();
    file["accent"] = "teal".into();
    file["bucket"] = json!({});
    let lines: Vec<_> = parse(&file).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "titel is not known, expected a known key, perhaps \"title\"",
            "accent is \"teal\", expected a colour such as #2f6f6a",
            "bucket.name is missing, expected a bucket name: 3 to 63 lower-case letters, digits, dots and dashes",
        ]
    );
}

/// Every form with its pattern, and texts on both sides of its border.
const FORMS: &[(Form, &[&str], &[&str])] = &[
    (Form::Text, &["x", " a "], &["", "  "]),
    (Form::Colour, &["#2f6F6a"], &["2f6f6a", "#2f6f6", "#2f6f6g", "#2f6f6a0", "teal"]),
    (
        Form::Region,
        &["us-east-1", "us-gov-west-1", "eusc-de-east-1", "ap-southeast-12"],
        &["us-east", "us-east-1a", "US-EAST-1", "useast-1", "us--1", "-us-east-1", "us-east-1 "],
    ),
    (Form::StoreRegion, &["auto", "us-east-1"], &["", "Auto", "a b"]),
    (
        Form::UserPoolId,
        &["us-east-1_AbCdEf123", "local_1a"],
        &["us-east-1", "us-east-1_", "_x", "us-east-1_a_b", "us-east-1:a"],
    ),
    (Form::ClientId, &["1example23456789", "a_+"], &["", "…", "a b", "a-b"]),
    (
        Form::IdentityPoolId,
        &["us-east-1:0f1e2d3c-2222-3333-4444-555555555555"],
        &[
            "0f1e2d3c-2222-3333-4444-555555555555",
            "us-east-1:0F1E2D3C-2222-3333-4444-555555555555",
            "us-east-1:0f1e2d3c-2222-3333-4444-55555555555",
            "us-east-1:0f1e2d3c-2222-3333-4444-555555555555-6",
            "us-east-1:0f1e2d3g-2222-3333-4444-555555555555",
        ],
    ),
    (
        Form::RoleArn,
        &["arn:aws:iam::123456789012:role/a", "arn:aws-us-gov:iam::123456789012:role/path/a+=,.@-_"],
        &[
            "a",
            "arn:aws:iam::123:role/a",
            "arn:aws:sts::123456789012:role/a",
            "arn:aws:iam::123456789012:user/a",
        ],
    ),
    (Form::Bucket, &["abc", "my.files-2"], &["ab", "-abc", "abc.", "Abc", "a_bc", "s3://abc"]),
    (
        Form::Endpoint,
        &["https://s3.example.org", "http://localhost:4566", "http://[::1]:9000/", "https://a.example/s3/"],
        &[
            "s3.example.org",
            "ftp://a",
            "https://",
            "https://a?b",
            "https://a/#b",
            "https://a b",
            "https://u:p@a",
        ],
    ),
    (Form::LocationId, &["a", "my-files-2"], &["", "-a", "a-", "a--b", "A", "a/b", "共有"]),
    (
        Form::Prefix,
        &["", "shared/", "users/{identity_id}/", "a {identity_id} b/c/", ".a/.../", "写真/"],
        &["shared", "/", "/a/", "a//b/", "{sub}/", "users/{identity_id}", "{identity_id/", "./", "a/../b/"],
    ),
];

#[test]
fn each_form_and_its_pattern_accept_and_refuse_the_same() {
    for (form, right, wrong) in FORMS {
        let pattern = Regex::new(form.pattern()).unwrap();
        for text in *right {
            assert!(form.accepts(text) && pattern.is_match(text), "{form:?} should accept {text:?}");
        }
        for text in *wrong {
            assert!(!form.accepts(text) && !pattern.is_match(text), "{form:?} should refuse {text:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_parsed_without_a_panic(text in "\\PC*") {
        let _ = Config::parse(&text);
    }

    #[test]
    fn any_value_at_any_key_is_parsed_without_a_panic(key in 0..11_usize, text in "\\PC*") {
        let schema = schema();
        let name = schema["properties"].as_object().unwrap().keys().nth(key).unwrap().clone();
        let _ = parse(&with("", &name, text.into()));
    }
}

/// Each object of the schema, with where it stands in a file.
const SECTIONS: [(&str, &str); 7] = [
    ("", ""),
    ("/properties/userPool", "userPool"),
    ("/properties/identityPool", "identityPool"),
    ("/properties/identityPool/properties/roles", "identityPool.roles"),
    ("/properties/bucket", "bucket"),
    ("/properties/locations/items", "locations[0]"),
    ("/properties/endpoints", "endpoints"),
];

/// A file with this value at a key of a section.
fn place(section: &str, key: &str, value: Value) -> Value {
    let mut file = least();
    file["locations"] = json!([{ "name": "A", "prefix": "a/" }]);
    let object = match section {
        "" => &mut file,
        "locations[0]" => &mut file["locations"][0],
        "identityPool.roles" => {
            file["identityPool"]["roles"] = json!({ "users": "arn:aws:iam::123456789012:role/a" });
            &mut file["identityPool"]["roles"]
        }
        name => &mut file[name],
    };
    object[key] = value;
    file
}

#[test]
fn the_parser_knows_every_key_of_the_schema_and_no_other() {
    let schema = schema();
    for (pointer, section) in SECTIONS {
        let object = schema.pointer(pointer).unwrap();
        assert_eq!(object["additionalProperties"], false, "{section}");
        let keys = object["properties"].as_object().unwrap().keys();
        let not_known = |key: &str| {
            // A value that no key takes, so that a key that is read at all is a mistake of its value.
            let problems = parse(&place(section, key, json!({ "?": 0 }))).err().unwrap_or_default();
            let path = if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") };
            problems.iter().any(|p| p.key == path && matches!(p.expected, Form::KnownKey(_)))
        };
        for key in keys {
            assert!(!not_known(key), "{section}.{key} is in the schema");
        }
        assert!(not_known("zzz"), "{section}");
    }
}

#[test]
fn what_the_schema_requires_is_what_the_parser_misses() {
    let schema = schema();
    for (pointer, section) in SECTIONS {
        let object = schema.pointer(pointer).unwrap();
        let listed = |required: &Value| required.as_array().cloned().unwrap_or_default();
        let required = [listed(&object["required"]), listed(&object["anyOf"][0]["required"])].concat();
        for key in object["properties"].as_object().unwrap().keys() {
            let missed = parse(&place(section, key, Value::Null)).is_err();
            assert_eq!(missed, required.contains(&json!(key)), "{section}.{key}");
        }
    }
}

#[test]
fn the_schemas_defaults_are_the_parsers() {
    let schema = schema();
    for (pointer, section) in SECTIONS {
        for (key, property) in schema.pointer(pointer).unwrap()["properties"].as_object().unwrap() {
            if let Some(default) = property.get("default") {
                let written = parse(&place(section, key, default.clone()));
                assert_eq!(written, parse(&place(section, key, Value::Null)), "{section}.{key}");
            }
        }
    }
}

#[test]
fn a_location_of_ones_own_has_the_identity_in_its_prefix() {
    let location = |prefix: &str| Location {
        id: "files".into(),
        name: Name::default(),
        prefix: prefix.into(),
        users: Rights::default(),
        guests: Rights::default(),
    };
    let (own, shared) = (location("users/{identity_id}/"), location("shared/"));
    assert_eq!((own.is_own(), own.prefix_for("us-east-1:a").as_str()), (true, "users/us-east-1:a/"));
    assert_eq!((shared.is_own(), shared.prefix_for("us-east-1:a").as_str()), (false, "shared/"));
}
