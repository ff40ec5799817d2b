//! Gives what the page's wasm imports short names. wasm-bindgen's hold a hash each, which no compression makes smaller
//! and nobody reads in a build without names.

use super::Files;
use super::wasm::{self, HEADER, IMPORT, Section};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

const SCRIPT: &str = "alcove.js";
const WASM: &str = "alcove_bg.wasm";
/// The module that wasm-bindgen's script is to the wasm. Imports of other modules keep their names.
const MODULE: &[u8] = b"./alcove_bg.js";

/// Shortens the names in both files, which must agree.
pub fn shorten(files: &mut Files) -> Result<()> {
    let mut names = BTreeMap::new();
    let module = files.get_mut(WASM).context("wasm-bindgen wrote no wasm")?;
    *module = in_wasm(module, &mut names)?;
    let script = files.get_mut(SCRIPT).context("wasm-bindgen wrote no script")?;
    *script = in_script(std::str::from_utf8(script)?, names)?.into_bytes();
    Ok(())
}

/// Names in the wasm, the old and the new.
type Names = BTreeMap<String, String>;

fn in_wasm(module: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut kept = HEADER.to_vec();
    for Section { id, content, whole } in wasm::sections(module)? {
        if id == IMPORT {
            let content = in_imports(content, names).context("imports that cannot be read")?;
            kept.push(id);
            kept.extend(wasm::number(content.len()));
            kept.extend(content);
        } else {
            kept.extend_from_slice(whole);
        }
    }
    Ok(kept)
}

/// A vector of imports: module, name, description.
fn in_imports(content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = wasm::unsigned(content)?;
    let mut imports = wasm::number(count);
    for _ in 0..count {
        let (module, name) = wasm::name(rest)?;
        let (name, description) = wasm::name(name)?;
        let following = after_description(description)?;
        let old = std::str::from_utf8(name).ok()?;
        let new = if module == MODULE {
            let next = short(names.len());
            names.entry(old.to_owned()).or_insert(next).as_str()
        } else {
            old
        };
        for name in [module, new.as_bytes()] {
            imports.extend(wasm::number(name.len()));
            imports.extend_from_slice(name);
        }
        imports.extend_from_slice(&description[..description.len() - following.len()]);
        rest = following;
    }
    Some(imports)
}

/// What follows an import's kind and type.
fn after_description(bytes: &[u8]) -> Option<&[u8]> {
    const FUNCTION: u8 = 0;
    const TABLE: u8 = 1;
    const MEMORY: u8 = 2;
    const GLOBAL: u8 = 3;
    let limits = |bytes| {
        let (flags, rest) = wasm::unsigned(bytes)?;
        let (_, rest) = wasm::unsigned(rest)?;
        if flags & 1 == 1 { wasm::unsigned(rest).map(|(_, rest)| rest) } else { Some(rest) }
    };
    let (&kind, rest) = bytes.split_first()?;
    match kind {
        FUNCTION => wasm::unsigned(rest).map(|(_, rest)| rest),
        TABLE => limits(rest.get(1..)?),
        MEMORY => limits(rest),
        GLOBAL => rest.get(2..),
        _ => None,
    }
}

/// `a`, `b`, … `z`, `ab`, `bb`, …: a name of a JavaScript object's property.
fn short(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b"abcdefghijklmnopqrstuvwxyz"[index % 26]));
        index /= 26;
        if index == 0 {
            return name;
        }
    }
}

/// The script has each name once, at the beginning of a line: `name: function(…`.
fn in_script(script: &str, mut names: Names) -> Result<String> {
    let mut lines = Vec::new();
    for line in script.lines() {
        let renamed =
            line.trim_start().split_once(": ").and_then(|(name, rest)| Some((names.remove(name)?, rest)));
        lines.push(renamed.map_or_else(|| line.to_owned(), |(name, rest)| format!("{name}: {rest}")));
    }
    if let Some(name) = names.keys().next() {
        bail!("wasm-bindgen's script does not offer {name}");
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<u8> {
        [wasm::number(text.len()), text.as_bytes().to_vec()].concat()
    }

    fn module(imports: &[(&str, &str, &[u8])]) -> Vec<u8> {
        let each = imports
            .iter()
            .flat_map(|(module, name, kind)| [text(module), text(name), kind.to_vec()].concat());
        let content = [wasm::number(imports.len()), each.collect()].concat();
        [HEADER, &[IMPORT], &wasm::number(content.len()), &content, &[10, 2, 0, 0]].concat()
    }

    fn files(wasm: Vec<u8>, script: &str) -> Files {
        Files::from([(WASM.into(), wasm), (SCRIPT.into(), script.into())])
    }

    #[test]
    fn wasm_and_script_agree_on_the_short_names() {
        let (ours, kinds) =
            ("./alcove_bg.js", [&[0, 0x81, 1][..], &[1, 0x70, 1, 2, 3], &[2, 0, 7], &[3, 0x7f, 0]]);
        let mut long = files(
            module(&[
                (ours, "__wbg_call_40b0", kinds[0]),
                ("./chunks.js", "load_tools", kinds[1]),
                ("env", "memory", kinds[2]),
                (ours, "__wbg_now_55aa", kinds[3]),
            ]),
            "const import0 = {\n    __wbg_now_55aa: function() {\n    },\n  __wbg_call_40b0: function(a) {\n  },\n};\n",
        );
        shorten(&mut long).unwrap();
        let short = module(&[
            (ours, "a", kinds[0]),
            ("./chunks.js", "load_tools", kinds[1]),
            ("env", "memory", kinds[2]),
            (ours, "b", kinds[3]),
        ]);
        assert_eq!(long[WASM], short);
        assert_eq!(
            std::str::from_utf8(&long[SCRIPT]).unwrap(),
            "const import0 = {\nb: function() {\n    },\na: function(a) {\n  },\n};\n"
        );
    }

    #[test]
    fn a_name_that_the_script_lacks_is_an_error() {
        let mut files =
            files(module(&[("./alcove_bg.js", "__wbg_gone_1", &[0, 0])]), "const import0 = {};\n");
        assert!(shorten(&mut files).unwrap_err().to_string().contains("__wbg_gone_1"));
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
    }
}
