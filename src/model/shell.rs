//! Credentials as text for a shell or for the AWS CLI, quoted as each wants it. When they are shown is the screen's matter.
//!
//! The variables and keys are those of the AWS CLI's configuration reference. Values come from the service
//! and are quoted all the same: a line that is pasted into a shell must not run anything else.

use crate::aws::credentials::Credentials;
use crate::aws::time::Utc;

/// What the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A POSIX shell: `sh`, `bash`, `zsh`.
    Sh,
    /// `PowerShell`, of Windows or any other system.
    PowerShell,
    /// A section of the AWS CLI's `~/.aws/credentials`.
    Profile,
}

/// Which S3 the credentials are for.
#[derive(Clone, Copy)]
pub struct ExportTarget<'a> {
    /// The bucket's region.
    pub region: &'a str,
    /// Where S3 is, if it is not AWS's.
    pub endpoint: Option<&'a str>,
}

/// The profile's name.
const PROFILE: &str = "alcove";

/// The text, with a line end at its end. The names are those that the AWS CLI and the SDKs read.
///
/// Contains secrets: for the screen and the clipboard, on the person's press alone. They end at the time in
/// the text, and signing out does not end them sooner.
pub fn export(format: Format, credentials: &Credentials, target: ExportTarget<'_>) -> String {
    let end = Utc::of(credentials.expires_at).iso8601();
    let secrets = [
        ("aws_access_key_id", credentials.access_key_id.as_str()),
        ("aws_secret_access_key", credentials.secret_access_key.expose()),
        ("aws_session_token", credentials.session_token.expose()),
    ];
    let mut text = match format {
        Format::Profile => ["[", PROFILE, "]\n# until ", &end, "\n"].concat(),
        Format::Sh | Format::PowerShell => String::new(),
    };
    let mut line = |name: &str, value: &str| {
        let parts = match format {
            Format::Sh => ["export ", &name.to_ascii_uppercase(), "=", &in_sh(value)],
            Format::PowerShell => ["$Env:", &name.to_ascii_uppercase(), " = ", &in_powershell(value)],
            Format::Profile => [name, " = ", &in_profile(value), ""],
        };
        text.push_str(&parts.concat());
        text.push('\n');
    };
    for (name, value) in secrets {
        line(name, value);
    }
    if format == Format::Profile {
        line("region", target.region);
        if let Some(endpoint) = target.endpoint {
            line("endpoint_url", endpoint);
        }
    } else {
        line("aws_credential_expiration", &end);
        // The CLI and boto3 read the one, other SDKs the other.
        line("aws_default_region", target.region);
        line("aws_region", target.region);
        if let Some(endpoint) = target.endpoint {
            line("aws_endpoint_url_s3", endpoint);
        }
    }
    text
}

/// A command to try them with: lists a folder of a bucket.
///
/// The prefix ends in a slash, as a policy on `s3:prefix` wants it.
pub fn example(format: Format, bucket: &str, prefix: &str) -> String {
    let url = ["s3://", bucket, "/", prefix].concat();
    let url = if format == Format::PowerShell { in_powershell(&url) } else { in_sh(&url) };
    let profile = if format == Format::Profile { [" --profile ", PROFILE].concat() } else { String::new() };
    ["aws s3 ls ", &url, &profile].concat()
}

/// Within single quotes a POSIX shell takes everything as it stands but the quote itself.
fn in_sh(value: &str) -> String {
    ["'", &value.replace('\'', r"'\''"), "'"].concat()
}

/// So does PowerShell, to which typographic quotes are quotes too; each is doubled.
fn in_powershell(value: &str) -> String {
    let mut quoted = String::from("'");
    for letter in value.chars() {
        if matches!(letter, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(letter);
        }
        quoted.push(letter);
    }
    quoted.push('\'');
    quoted
}

/// The file knows no quotes, and a value ends with its line: what would begin another is left out.
fn in_profile(value: &str) -> String {
    value.trim().chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::credentials::{SecretAccessKey, SessionToken};

    fn credentials(secret: &str) -> Credentials {
        Credentials {
            access_key_id: "ASIAEXAMPLE".into(),
            secret_access_key: SecretAccessKey::new(secret),
            session_token: SessionToken::new("to/ken+=="),
            expires_at: 1_772_687_229_000,
        }
    }

    const AWS: ExportTarget<'_> = ExportTarget { region: "eu-west-1", endpoint: None };

    #[test]
    fn a_shell_gets_its_variables_with_the_end() {
        let expected = "export AWS_ACCESS_KEY_ID='ASIAEXAMPLE'\nexport AWS_SECRET_ACCESS_KEY='se/cret'\n\
            export AWS_SESSION_TOKEN='to/ken+=='\nexport AWS_CREDENTIAL_EXPIRATION='2026-03-05T05:07:09.000Z'\n\
            export AWS_DEFAULT_REGION='eu-west-1'\nexport AWS_REGION='eu-west-1'\n";
        assert_eq!(export(Format::Sh, &credentials("se/cret"), AWS), expected);
    }

    #[test]
    fn a_shell_takes_any_value_as_it_stands() {
        for value in ["$(id) `id` $HOME", "it's", "''", "a\"b\\c", "!x ;&|*?", "line\nline", "日本 \u{2019}"]
        {
            let script = [
                export(Format::Sh, &credentials(value), AWS).as_str(),
                "printf %s \"$AWS_SECRET_ACCESS_KEY\"",
            ]
            .concat();
            let said = std::process::Command::new("sh").arg("-c").arg(script).output().unwrap();
            assert_eq!(String::from_utf8(said.stdout).unwrap(), value);
        }
    }

    #[test]
    fn powershell_doubles_every_kind_of_single_quote() {
        assert_eq!(in_powershell("it's $x `n"), "'it''s $x `n'");
        assert_eq!(
            in_powershell("\u{2018}\u{2019}\u{201a}\u{201b}"),
            "'\u{2018}\u{2018}\u{2019}\u{2019}\u{201a}\u{201a}\u{201b}\u{201b}'"
        );
        let text = export(Format::PowerShell, &credentials("s"), AWS);
        assert!(text.starts_with("$Env:AWS_ACCESS_KEY_ID = 'ASIAEXAMPLE'\n"), "{text}");
    }

    #[test]
    fn a_profile_is_a_section_whose_values_cannot_begin_another_line() {
        let target = ExportTarget { endpoint: Some("https://s3.example"), ..AWS };
        let expected = "[alcove]\n# until 2026-03-05T05:07:09.000Z\naws_access_key_id = ASIAEXAMPLE\n\
            aws_secret_access_key = s[x]\naws_session_token = to/ken+==\nregion = eu-west-1\n\
            endpoint_url = https://s3.example\n";
        assert_eq!(export(Format::Profile, &credentials("s\n[x]\r"), target), expected);
    }

    #[test]
    fn another_store_is_named_to_s3_alone() {
        let target = ExportTarget { endpoint: Some("https://s3.example"), ..AWS };
        let text = export(Format::Sh, &credentials("s"), target);
        assert!(text.ends_with("export AWS_ENDPOINT_URL_S3='https://s3.example'\n"), "{text}");
    }

    #[test]
    fn the_example_quotes_what_a_prefix_may_hold() {
        assert_eq!(example(Format::Sh, "b", "it's/"), r"aws s3 ls 's3://b/it'\''s/'");
        assert_eq!(example(Format::Profile, "b", "u/"), "aws s3 ls 's3://b/u/' --profile alcove");
    }
}
