//! One style sheet from many: each `@import "file.css" layer(name);` is replaced by the file itself, in
//! `@layer name { … }`. What is written in `style/` is plain CSS that a browser would also load by itself;
//! minifying is left to Trunk.

use crate::project;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The style sheet at `path` with its imports in place.
pub fn style_sheet(path: &Path) -> Result<String> {
    let name = project::display(path);
    let text = fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        match import(line) {
            Some((file, layer)) => {
                let sheet = style_sheet(&path.with_file_name(file))?;
                match layer {
                    Some(layer) => joined.extend(["@layer ", layer, " {\n", &sheet, "}\n"]),
                    None => joined.push_str(&sheet),
                }
            }
            None if line.trim_start().starts_with("@import") => {
                bail!("{name}: `{line}` is not of the form `@import \"file.css\" layer(name);`")
            }
            None => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    if let Some(link) = relative_link(&joined) {
        bail!("{name}: `{link}` would not be found from the one joined sheet: use a `data:` address");
    }
    Ok(joined)
}

/// `@import "file.css" layer(name);` or `@import url("file.css");`, alone on its line.
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.trim().strip_prefix("@import")?.trim_start();
    let rest = rest.strip_prefix("url(").unwrap_or(rest).strip_prefix('"')?;
    let (file, rest) = rest.split_once('"')?;
    let rest = rest.strip_prefix(')').unwrap_or(rest).trim().strip_suffix(';')?.trim();
    match rest {
        "" => Some((file, None)),
        _ => Some((file, Some(rest.strip_prefix("layer(")?.strip_suffix(')')?))),
    }
}

fn relative_link(css: &str) -> Option<&str> {
    css.match_indices("url(").map(|(at, _)| css[at..].split_inclusive(')').next().unwrap_or("")).find(
        |link| {
            let address = link.trim_start_matches("url(").trim_start_matches(['"', '\'']);
            !address.starts_with("data:") && !address.starts_with('#')
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Result<String> {
        let folder = std::env::temp_dir().join(format!(
            "xtask-css-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        for (name, text) in files {
            crate::build::write(&folder.join(name), text.as_bytes()).unwrap();
        }
        let sheet = style_sheet(&folder.join("index.css"));
        fs::remove_dir_all(folder).unwrap();
        sheet
    }

    #[test]
    fn an_import_becomes_its_layer_in_place() {
        let sheet = joined(&[
            ("index.css", "@layer a, b;\n@import \"a.css\" layer(a);\n@import url(\"sub/b.css\");\n"),
            ("a.css", "p { margin: 0 }\n"),
            ("sub/b.css", "@import \"c.css\" layer(b);\n"),
            ("sub/c.css", "i { color: red }\n"),
        ]);
        let wanted = "@layer a, b;\n@layer a {\np { margin: 0 }\n}\n@layer b {\ni { color: red }\n}\n";
        assert_eq!(sheet.unwrap(), wanted);
    }

    #[test]
    fn an_import_that_would_be_lost_is_an_error() {
        assert!(joined(&[("index.css", "@import 'a.css';\n")]).is_err());
        assert!(joined(&[("index.css", "@import \"missing.css\";\n")]).is_err());
    }

    #[test]
    fn a_link_that_would_be_lost_is_an_error() {
        assert!(joined(&[("index.css", "a { background: url(x.png) }\n")]).is_err());
        assert!(joined(&[("index.css", "a { mask: url(\"data:image/svg+xml,%3Csvg/%3E\") }\n")]).is_ok());
    }
}
