//! The template's parameters: what is said with `--set`, what the stack has already, what the template defaults to, and what
//! somebody must decide. Pure; AWS reads the template for us (`get-template-summary`).

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A parameter as the template declares it.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    pub name: String,
    pub about: String,
    pub has_default: bool,
    /// The values there are; empty where any will do.
    pub allowed: Vec<String>,
}

/// What `get-template-summary` answers.
pub fn declared(summary: &Value) -> Vec<Declared> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let strings = |value: &Value| value.as_array().into_iter().flatten().map(text).collect();
    let of = |parameter: &Value| Declared {
        name: text(&parameter["ParameterKey"]),
        about: text(&parameter["Description"]),
        has_default: !parameter["DefaultValue"].is_null(),
        allowed: strings(&parameter["ParameterConstraints"]["AllowedValues"]),
    };
    summary["Parameters"].as_array().into_iter().flatten().map(of).collect()
}

/// What is chosen: a value, or that of the stack as it is.
pub type Chosen = BTreeMap<String, Option<String>>;

/// Chooses for each parameter. Those left over have no default and no value yet: somebody must decide.
///
/// # Errors
/// A name that the template does not declare, or a value that it does not allow.
pub fn choose<'a>(
    declared: &'a [Declared],
    deployed: &BTreeMap<String, String>,
    set: &[(String, String)],
) -> Result<(Chosen, Vec<&'a Declared>), String> {
    for (name, value) in set {
        let Some(parameter) = declared.iter().find(|parameter| parameter.name == *name) else {
            let names: Vec<&str> = declared.iter().map(|parameter| parameter.name.as_str()).collect();
            return Err(format!(
                "The template has no parameter `{name}`. There are {} (deploy/README.md).",
                names.join(", ")
            ));
        };
        check(parameter, value)?;
    }
    let mut chosen = Chosen::new();
    let mut open = Vec::new();
    for parameter in declared {
        let given = set.iter().rfind(|(name, _)| *name == parameter.name).map(|(_, value)| value.clone());
        if given.is_some() || deployed.contains_key(&parameter.name) {
            chosen.insert(parameter.name.clone(), given);
        } else if !parameter.has_default {
            open.push(parameter);
        }
    }
    Ok((chosen, open))
}

/// Whether a value is one that the parameter allows.
pub fn check(parameter: &Declared, value: &str) -> Result<(), String> {
    if parameter.allowed.is_empty() || parameter.allowed.iter().any(|allowed| allowed == value) {
        return Ok(());
    }
    Err(format!("{} is one of {}, not `{value}`.", parameter.name, parameter.allowed.join(", ")))
}

/// As `create-change-set --parameters` takes them.
pub fn as_json(chosen: &Chosen) -> Value {
    let one = |(name, value): (&String, &Option<String>)| match value {
        Some(value) => json!({ "ParameterKey": name, "ParameterValue": value }),
        None => json!({ "ParameterKey": name, "UsePreviousValue": true }),
    };
    chosen.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Vec<Declared> {
        let summary = json!({ "Parameters": [
            { "ParameterKey": "SelfSignUp", "Description": "May anyone …?", "ParameterConstraints": { "AllowedValues": ["yes", "no"] } },
            { "ParameterKey": "Title", "DefaultValue": "Alcove" },
            { "ParameterKey": "LoginPrefix", "DefaultValue": "" },
        ] });
        declared(&summary)
    }

    fn set(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn what_has_no_default_must_be_decided_once() {
        let template = template();
        let (chosen, open) = choose(&template, &BTreeMap::new(), &[]).unwrap();
        assert_eq!((chosen.len(), open.len(), open[0].name.as_str()), (0, 1, "SelfSignUp"));
        let (_, open) = choose(&template, &BTreeMap::new(), &set(&[("SelfSignUp", "no")])).unwrap();
        assert!(open.is_empty());
    }

    #[test]
    fn an_update_keeps_what_is_not_set_and_gives_new_parameters_their_default() {
        let template = template();
        let deployed = BTreeMap::from([("SelfSignUp".into(), "no".into()), ("Title".into(), "Ours".into())]);
        let (chosen, open) = choose(&template, &deployed, &set(&[("Title", "A"), ("Title", "B")])).unwrap();
        assert!(open.is_empty());
        assert_eq!(
            as_json(&chosen),
            json!([
                { "ParameterKey": "SelfSignUp", "UsePreviousValue": true },
                { "ParameterKey": "Title", "ParameterValue": "B" },
            ])
        );
    }

    #[test]
    fn a_misspelt_name_and_a_wrong_value_are_named() {
        let template = template();
        let wrong = |name, value| choose(&template, &BTreeMap::new(), &set(&[(name, value)])).unwrap_err();
        assert!(wrong("Titel", "x").contains("SelfSignUp, Title, LoginPrefix"));
        assert!(wrong("SelfSignUp", "true").contains("one of yes, no, not `true`"));
    }
}
