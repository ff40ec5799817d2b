//! Drops from a wasm file what nobody reads: the sections `name` and `producers`, for a debugger (Cargo's
//! `strip` would drop `target_features` too, which wasm-bindgen needs; Trunk has no option for it), the exports of a
//! crate that the page has, but does not use, and nulls that are written into a table of nulls.
//! Sections are read by `wasmparser` and written by `wasm-encoder`, which know the format.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CustomSection, ElementSection, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Element, ElementItems, ElementKind, ExportSectionReader, Operator, Parser, Payload};

const DROPPED: [&str; 2] = ["name", "producers"];

/// Leptos' server functions bring wasm-streams along. The page has none of them, but what a crate exports to JavaScript
/// (here: classes for streams) is a root for the linker and the splitter. Its exports are named so.
const UNUSED_EXPORT: &str = "intounderlying";
/// The classes themselves are named so, in what wasm-bindgen is told of them.
const UNUSED_CLASS: &[u8] = b"IntoUnderlying";
/// The section that tells wasm-bindgen.
const BINDGEN: &str = "__wasm_bindgen_unstable";

/// The same module without the sections that nothing in the page reads.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(module, |payload, kept| {
        let dropped = matches!(payload, Payload::CustomSection(it) if DROPPED.contains(&it.name()));
        if !dropped {
            keep(payload, module, kept);
        }
        Ok(())
    })
}

/// A module without code that carries these, each in a custom section of its name.
pub fn of_sections(sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut module = Module::new();
    for (name, data) in sections {
        module.section(&CustomSection { name: name.into(), data: data.into() });
    }
    module.finish()
}

/// The same module without the exports that the page does not use. Before the split, since they keep what they reach.
pub fn without_unused_exports(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(module, |payload, kept| {
        match payload {
            Payload::ExportSection(exports) => drop(kept.section(&used_exports(exports.clone())?)),
            Payload::CustomSection(custom) if custom.name() == BINDGEN => {
                let data = used_programs(custom.data())?.into();
                kept.section(&CustomSection { name: BINDGEN.into(), data });
            }
            payload => keep(payload, module, kept),
        }
        Ok(())
    })
}

/// What an import is asked for by: a module's name and its own.
pub type ImportName = (String, String);

/// The same module with other names for some of its imports.
pub fn with_imports(module: &[u8], names: &BTreeMap<ImportName, ImportName>) -> Result<Vec<u8>> {
    rewritten(module, |payload, kept| {
        let Payload::ImportSection(imports) = payload else {
            keep(payload, module, kept);
            return Ok(());
        };
        let mut section = ImportSection::new();
        for import in imports.clone().into_imports() {
            let import = import.context("an import that cannot be read")?;
            let old = (import.module.to_owned(), import.name.to_owned());
            let (from, name) = names.get(&old).unwrap_or(&old);
            let kind = RoundtripReencoder.entity_type(import.ty).context("an import of an unknown kind")?;
            section.import(from, name, kind);
        }
        kept.section(&section);
        Ok(())
    })
}

/// The same module without segments of nulls. wasm-bindgen writes one wherever the splitter has left room in the table of
/// functions for those of a part, and a table is null until something is written into it: 16 KB that do nothing, 1 KB of a visit.
pub fn without_nulls(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(module, |payload, kept| {
        let Payload::ElementSection(elements) = payload else {
            keep(payload, module, kept);
            return Ok(());
        };
        let mut section = ElementSection::new();
        for element in elements.clone() {
            let element = element.context("a segment that cannot be read")?;
            if !is_null(&element)? {
                RoundtripReencoder
                    .parse_element(&mut section, element)
                    .context("a segment of an unknown kind")?;
            }
        }
        kept.section(&section);
        Ok(())
    })
}

/// Whether a segment is written into its table at the start, and holds nulls alone. Others may be named by their number.
fn is_null(element: &Element<'_>) -> Result<bool> {
    let (ElementKind::Active { .. }, ElementItems::Expressions(_, items)) = (&element.kind, &element.items)
    else {
        return Ok(false);
    };
    for item in items.clone() {
        if !matches!(item?.get_operators_reader().read()?, Operator::RefNull { .. }) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A module written anew, section by section.
fn rewritten(module: &[u8], section: impl Fn(&Payload<'_>, &mut Module) -> Result<()>) -> Result<Vec<u8>> {
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        section(&payload.context("not a wasm module that can be read")?, &mut kept)?;
    }
    Ok(kept.finish())
}

/// Keeps a section as it is.
fn keep(payload: &Payload<'_>, module: &[u8], kept: &mut Module) {
    if let Some((id, range)) = payload.as_section() {
        kept.section(&RawSection { id, data: bytes(module, range) });
    }
}

fn bytes(module: &[u8], range: std::ops::Range<u64>) -> &[u8] {
    let at = |offset| usize::try_from(offset).unwrap_or(module.len());
    &module[at(range.start)..at(range.end)]
}

fn used_exports(exports: ExportSectionReader<'_>) -> Result<ExportSection> {
    let mut used = ExportSection::new();
    for export in exports {
        let export = export.context("an export that cannot be read")?;
        if !export.name.contains(UNUSED_EXPORT) {
            let kind = RoundtripReencoder.export_kind(export.kind).context("an export of an unknown kind")?;
            used.export(export.name, kind, export.index);
        }
    }
    Ok(used)
}

/// What wasm-bindgen is told: pairs of its version and an item, each with its length in four bytes before it.
fn used_programs(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut used = Vec::new();
    while !rest.is_empty() {
        let following =
            after_counted(rest).and_then(after_counted).context("half an item for wasm-bindgen")?;
        let pair = &rest[..rest.len() - following.len()];
        if !contains(pair, UNUSED_CLASS) {
            used.extend_from_slice(pair);
        }
        rest = following;
    }
    Ok(used)
}

/// What follows bytes that have their number before them.
fn after_counted(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.get(usize::try_from(u32::from_le_bytes(*length)).ok()?..)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// What a module carries in its custom sections of this name.
#[cfg(test)]
pub fn sections(module: &[u8], name: &str) -> Result<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(custom) = payload?
            && custom.name() == name
        {
            found.push(custom.data().to_vec());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    use wasm_encoder::{
        CodeSection, ConstExpr, Elements, ExportKind, Function, FunctionSection, HeapType, RefType,
        TypeSection,
    };

    /// A module of one function, with these exports and custom sections.
    fn module(exports: &[&str], customs: &[(&str, &[u8])]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&types).section(&functions);
        let mut section = ExportSection::new();
        for name in exports {
            section.export(name, ExportKind::Func, 0);
        }
        module.section(&section);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        module.section(&code);
        for (name, data) in customs {
            module.section(&CustomSection { name: (*name).into(), data: (*data).into() });
        }
        module.finish()
    }

    #[test]
    fn names_go_and_features_stay() {
        let features: (&str, &[u8]) = ("target_features", b"+simd");
        let all = module(&["main"], &[("name", &[1; 500]), features, ("producers", b"rustc")]);
        assert_eq!(without_names(&all).unwrap(), module(&["main"], &[features]));
    }

    #[test]
    fn unused_classes_go_with_their_exports() {
        let counted =
            |text: &str| [&u32::try_from(text.len()).unwrap().to_le_bytes(), text.as_bytes()].concat();
        let program = |text: &str| [counted("version"), counted(text)].concat();
        let (unused, used) = (program("…IntoUnderlyingSink…"), program("fetch"));
        let all = module(
            &["main", "intounderlyingsink_abort_58a9"],
            &[(BINDGEN, &[unused, used.clone()].concat())],
        );
        assert_eq!(without_unused_exports(&all).unwrap(), module(&["main"], &[(BINDGEN, &used)]));
    }

    #[test]
    fn segments_of_nulls_go_and_those_of_functions_stay() {
        let with = |segments: &[&[ConstExpr]]| {
            let mut section = ElementSection::new();
            for segment in segments {
                let items = Elements::Expressions(RefType::FUNCREF, (*segment).into());
                section.active(Some(0), &ConstExpr::i32_const(1), items);
            }
            let mut module = Module::new();
            module.section(&section);
            module.finish()
        };
        let (null, function) = (ConstExpr::ref_null(HeapType::FUNC), ConstExpr::ref_func(0));
        let mixed = [null.clone(), function];
        let nulls = [null.clone(), null];
        assert_eq!(without_nulls(&with(&[&nulls, &mixed, &nulls])).unwrap(), with(&[&mixed]));
    }

    #[test]
    fn a_broken_file_is_an_error() {
        let header = b"\0asm\x01\0\0\0";
        assert!(without_names(b"<html>").is_err());
        assert!(without_names(&[&header[..], &[10, 9, 1]].concat()).is_err());
        assert!(without_names(&[&header[..], &[10, 0x80]].concat()).is_err());
    }
}
