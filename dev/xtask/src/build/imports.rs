//! What the page's wasm imports from wasm-bindgen's script, by number. There a function is a property whose name ends in sixteen
//! digits of a hash, which no compression makes smaller, and the name stands in both files; the module's own name stands before each.
//! Of a visit's bytes that is 2.5 %. As an array the functions need no names, and those that are alike stand beside each other.

use super::Files;
use super::split::GLUE;
use super::wasm::{self, ImportName};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{Parser, Payload};

/// What wasm-bindgen calls its script, where the wasm asks for it and where the script hands itself over.
const MODULE: &str = "./alcove_bg.js";
/// How the object of its functions begins and ends, and how a property of it does.
const BEGIN: &str = "    const import0 = {\n        __proto__: null,\n";
const END: &str = "    };\n";
const INDENT: &str = "        ";

/// Numbers the imports in both files.
pub fn shorten(files: &mut Files) -> Result<()> {
    let page = GLUE.replace(".js", "_bg.wasm");
    let glue = files.get(GLUE).context("wasm-bindgen wrote no script")?;
    let (glue, order) = numbered(std::str::from_utf8(glue)?)?;
    let module = files.get(&page).with_context(|| format!("there is no {page}"))?;
    let numbers: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let names = names(module)?;
    if names.iter().map(String::as_str).ne(numbers.keys().copied()) {
        bail!("wasm-bindgen's script does not have one property for each import of {page}");
    }
    let names: BTreeMap<ImportName, ImportName> = names
        .iter()
        .map(|name| ((MODULE.to_owned(), name.clone()), (String::new(), numbers[name.as_str()].to_string())))
        .collect();
    let module = wasm::with_imports(module, &names)?;
    files.insert(page, module);
    files.insert(GLUE.to_owned(), glue.into_bytes());
    Ok(())
}

/// The names by which a module asks for the script's functions.
fn names(module: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let import = import?;
                if import.module == MODULE {
                    names.insert(import.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

/// The script with an array in the place of the object, and the names that its functions had, in their order there.
fn numbered(glue: &str) -> Result<(String, Vec<String>)> {
    let changed = || format!("wasm-bindgen has changed: its script has no `{}`", BEGIN.trim());
    let (before, rest) = glue.split_once(BEGIN).with_context(changed)?;
    let (object, after) = rest.split_once(&format!("\n{END}")).with_context(changed)?;
    let mut functions: Vec<(String, &str)> = Vec::new();
    for line in object.split_inclusive('\n') {
        let property = line.strip_prefix(INDENT).filter(|line| !line.starts_with([' ', '}']));
        if let Some((name, text)) = property.and_then(|line| line.split_once(": ")) {
            functions.push((text.to_owned(), name));
        } else if let Some((text, _)) = functions.last_mut() {
            text.push_str(line);
        } else {
            bail!("wasm-bindgen has changed: its functions begin with `{}`", line.trim());
        }
    }
    functions.sort_unstable();
    let array: String = functions.iter().flat_map(|(text, _)| [INDENT, text.trim_end(), "\n"]).collect();
    let named = format!("\"{MODULE}\": import0");
    if after.matches(&named).count() != 1 {
        bail!("wasm-bindgen has changed: its script has no `{named}`");
    }
    let after = after.replace(&named, "\"\": import0");
    let glue = format!("{before}    const import0 = [\n{array}    ];\n{after}");
    Ok((glue, functions.into_iter().map(|(_, name)| name.to_owned()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};

    const SCRIPT: &str = "\
function imports() {
    const import0 = {
        __proto__: null,
        __wbg_fetch_0123456789abcdef: function(arg0) {
            const ret = { a: 1 };
            return fetch(arg0);
        },
        __wbg_abort_0123456789abcdef: function() { return handleError(function (arg0) {
            arg0.abort();
        }, arguments); },
    };
    return {
        __proto__: null,
        \"./alcove_bg.js\": import0,
        \"./chunks.js\": import1,
    };
}
";

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for (module, name) in imports {
            section.import(module, name, EntityType::Function(0));
        }
        module.section(&types).section(&section);
        module.finish()
    }

    fn files(first: &str) -> Files {
        let imports = [(MODULE, first), ("./chunks.js", "load_a"), (MODULE, "__wbg_abort_0123456789abcdef")];
        Files::from([
            (GLUE.to_owned(), SCRIPT.as_bytes().to_vec()),
            ("alcove_bg.wasm".to_owned(), module(&imports)),
        ])
    }

    #[test]
    fn a_function_is_asked_for_by_its_place_in_the_array() {
        let mut files = files("__wbg_fetch_0123456789abcdef");
        shorten(&mut files).unwrap();
        let array = "\
    const import0 = [
        function() { return handleError(function (arg0) {
            arg0.abort();
        }, arguments); },
        function(arg0) {
            const ret = { a: 1 };
            return fetch(arg0);
        },
    ];
    return {
        __proto__: null,
        \"\": import0,
        \"./chunks.js\": import1,
    };
";
        let script = std::str::from_utf8(&files[GLUE]).unwrap();
        assert!(script.contains(array), "{script}");
        assert_eq!(files["alcove_bg.wasm"], module(&[("", "1"), ("./chunks.js", "load_a"), ("", "0")]));
    }

    #[test]
    fn a_script_that_lacks_a_name_is_refused() {
        assert!(shorten(&mut files("__wbg_other_0123456789abcdef")).is_err());
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        for part in
            ["    const import0 = {", "\"./alcove_bg.js\": import0", "        __wbg_fetch_0123456789abcdef: "]
        {
            let mut files = files("__wbg_fetch_0123456789abcdef");
            files.insert(GLUE.to_owned(), SCRIPT.replace(part, "        other").into_bytes());
            assert!(shorten(&mut files).is_err(), "{part}");
        }
    }
}
