//! Short names for what the page's wasm imports from wasm-bindgen's script. Each ends in sixteen digits of a hash, which no
//! compression makes smaller, and stands in both files: of a visit's bytes that is 2 %.

use super::Files;
use super::split::GLUE;
use super::wasm;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use wasmparser::{Parser, Payload};

/// wasm-bindgen's own prefix. What else is imported keeps its name.
const PREFIX: &str = "__wbg_";

/// Shortens the names in both files.
pub fn shorten(files: &mut Files) -> Result<()> {
    let page = GLUE.replace(".js", "_bg.wasm");
    let module = files.get_mut(&page).with_context(|| format!("there is no {page}"))?;
    let names = names(module)?;
    *module = wasm::with_imports(module, &names)?;
    let glue = files.get_mut(GLUE).context("wasm-bindgen wrote no script")?;
    *glue = renamed(std::str::from_utf8(glue)?, &names)?.into_bytes();
    Ok(())
}

/// The short name of each import of a module, by the long one.
fn names(module: &[u8]) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let name = import?.name;
                if name.starts_with(PREFIX) {
                    names.insert(name.to_owned(), format!("_{:x}", names.len()));
                }
            }
        }
    }
    Ok(names)
}

/// The script, whose object of imports has a property of each name.
fn renamed(glue: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut glue = glue.to_owned();
    for (long, short) in names {
        let property = format!("{long}:");
        if glue.matches(&property).count() != 1 {
            bail!("wasm-bindgen's script does not have {long} as a property, once");
        }
        glue = glue.replace(&property, &format!("{short}:"));
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};

    const LONG: &str = "__wbg_fetch_0123456789abcdef";

    fn module(name: &str) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./alcove_bg.js", name, EntityType::Function(0));
        imports.import("./alcove_bg.js", "__wbindgen_init", EntityType::Function(0));
        module.section(&types).section(&imports);
        module.finish()
    }

    fn files(glue: &str) -> Files {
        Files::from([
            (GLUE.to_owned(), glue.as_bytes().to_vec()),
            ("alcove_bg.wasm".to_owned(), module(LONG)),
        ])
    }

    #[test]
    fn both_files_have_the_short_name() {
        let mut files =
            files("{ __wbg_fetch_0123456789abcdef: function() {}, __wbindgen_init: function() {} }");
        shorten(&mut files).unwrap();
        assert_eq!(files["alcove_bg.wasm"], module("_0"));
        assert_eq!(files[GLUE], b"{ _0: function() {}, __wbindgen_init: function() {} }");
    }

    #[test]
    fn a_script_that_lacks_a_name_is_refused() {
        assert!(shorten(&mut files("{ __wbg_other_0123456789abcdef: function() {} }")).is_err());
    }
}
