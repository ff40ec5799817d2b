//! A change set in words: what would be made, changed, replaced and removed, and whether people would lose anything by it. Pure.

use serde_json::Value;

/// What holds people's files, their accounts and the names of their folders: replaced, it begins anew, empty.
pub const KEPT: [&str; 3] = ["Files", "UserPool", "IdentityPool"];

/// What a change set would do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// A line for each resource.
    pub lines: Vec<String>,
    /// Those of [`KEPT`] that would be replaced or dropped.
    pub lost: Vec<String>,
}

/// Reads what `describe-change-set` answers.
pub fn read(change_set: &Value) -> Changes {
    let mut changes = Changes::default();
    for change in change_set["Changes"].as_array().into_iter().flatten() {
        let change = &change["ResourceChange"];
        let text = |key: &str| change[key].as_str().unwrap_or_default();
        let (name, kind) = (text("LogicalResourceId"), text("ResourceType"));
        let replaces = text("Replacement") == "True";
        let may_replace = text("Replacement") == "Conditional";
        let (sign, verb) = match text("Action") {
            "Add" => ("+", "makes"),
            "Import" => ("+", "takes over"),
            "Remove" if text("PolicyAction").starts_with("Retain") => ("-", "lets go of"),
            "Remove" => ("-", "deletes"),
            _ if replaces => ("!", "REPLACES"),
            _ if may_replace => ("~", "changes (perhaps replaces)"),
            _ => ("~", "changes"),
        };
        let is_lost = replaces || text("Action") == "Remove";
        if is_lost && KEPT.contains(&name) {
            changes.lost.push(name.to_owned());
        }
        changes.lines.push(format!("{sign} {verb} {name} ({})", kind.trim_start_matches("AWS::")));
    }
    changes
}

/// Whether a change set failed only because there is nothing to change.
pub fn is_empty(reason: &str) -> bool {
    ["didn't contain changes", "No updates are to be performed", "no changes"]
        .iter()
        .any(|sign| reason.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn change(action: &str, name: &str, replacement: Option<&str>) -> Value {
        json!({ "Type": "Resource", "ResourceChange": {
            "Action": action, "LogicalResourceId": name, "ResourceType": "AWS::S3::Bucket", "Replacement": replacement,
        } })
    }

    #[test]
    fn each_change_is_a_line() {
        let set = json!({ "Changes": [
            change("Add", "Site", None),
            change("Modify", "UserPool", Some("False")),
            change("Remove", "Budget", None),
            change("Import", "Files", None),
        ] });
        let Changes { lines, lost } = read(&set);
        assert_eq!(
            lines,
            [
                "+ makes Site (S3::Bucket)",
                "~ changes UserPool (S3::Bucket)",
                "- deletes Budget (S3::Bucket)",
                "+ takes over Files (S3::Bucket)",
            ]
        );
        assert!(lost.is_empty());
    }

    #[test]
    fn a_bucket_of_files_that_would_be_replaced_is_a_loss() {
        let set = json!({ "Changes": [change("Modify", "Files", Some("True")), change("Modify", "Site", Some("True"))] });
        let Changes { lines, lost } = read(&set);
        assert_eq!(lost, ["Files"]);
        assert!(lines[0].starts_with("! REPLACES Files"));
    }

    #[test]
    fn no_change_is_no_failure() {
        let said = "The submitted information didn't contain changes. Submit different information to create a change set.";
        assert!(is_empty(said) && is_empty("No updates are to be performed."));
        assert!(!is_empty("Template error: instance of Fn::GetAtt references undefined resource"));
    }
}
