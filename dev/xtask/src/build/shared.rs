//! Puts small chunks into one file. What several split points share is cut into a chunk for each set of them: dozens, most of
//! them far smaller than a request costs. They become custom sections of one module, which is fetched and compiled as any
//! other, and handed out by name.

use super::{Files, split};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use wasm_encoder::{CustomSection, Module};

/// A chunk below this many bytes is small.
const SMALL: usize = 8_000;

/// The file that they become.
const SHARED: &str = "shared.wasm";

/// How the script gets one of them; a failure is forgotten, so that the next call asks again. `patience` is [`split`]'s.
const HAND_OUT: &str = r#"let together;
function shared(name) {
    const source = (together ??= WebAssembly.compileStreaming(fetch(new URL("./shared.wasm", import.meta.url), patience())));
    source.catch(() => {
        if (together === source) together = undefined;
    });
    return async (imports) => WebAssembly.instantiate(WebAssembly.Module.customSections(await source, name)[0], imports);
}
"#;

/// Takes the small chunks out of the page's files and of `later`, and puts the one file there.
pub fn together(files: &mut Files, later: &mut BTreeSet<String>) -> Result<()> {
    let is_small =
        |name: &&String| name.starts_with("chunk_") && files.get(*name).is_some_and(|it| it.len() < SMALL);
    let small: Vec<String> = later.iter().filter(is_small).cloned().collect();
    if small.is_empty() {
        return Ok(());
    }
    let script = files.get(split::GLUE).context("wasm-bindgen wrote no script")?;
    let script = hand_out(std::str::from_utf8(script)?, &small)?;
    files.insert(split::GLUE.into(), script.into_bytes());
    let mut module = Module::new();
    for name in &small {
        let chunk = files.remove(name).unwrap_or_default();
        module.section(&CustomSection { name: stem(name).into(), data: chunk.into() });
        later.remove(name);
    }
    files.insert(SHARED.into(), module.finish());
    later.insert(SHARED.into());
    Ok(())
}

/// The script, with the loaders of these chunks replaced.
fn hand_out(script: &str, small: &[String]) -> Result<String> {
    let mut script = script.to_owned();
    for name in small {
        let stem = stem(name);
        let start = format!("const __{stem} = makeLoad(");
        let Some((before, (loader, after))) =
            script.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(", []);")?)))
        else {
            bail!("the script has no loader of {name}");
        };
        if !loader.contains(&format!("./{name}")) {
            bail!("the loader of {name} fetches something else");
        }
        script = [before, &start, "() => shared(\"", stem, "\"), []);", after].concat();
    }
    Ok(script + HAND_OUT)
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".wasm").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::{Parser, Payload};

    fn loader(number: usize) -> String {
        format!(
            "const __chunk_{number} = makeLoad(() => {{\n    const src = fetch(new URL(\"./chunk_{number}.wasm\", \
             import.meta.url));\n    return async (imports) => (use(src, imports));\n}}\n, []);\n"
        )
    }

    #[test]
    fn small_chunks_become_sections_of_one_module() {
        let chunk = Module::new().finish();
        let script = loader(1) + &loader(12) + &loader(2);
        let mut files = Files::from([
            (split::GLUE.to_owned(), script.into_bytes()),
            ("chunk_1.wasm".to_owned(), chunk.clone()),
            ("chunk_12.wasm".to_owned(), [&chunk[..], &[0; SMALL]].concat()),
            ("chunk_2.wasm".to_owned(), chunk.clone()),
            ("split_a.wasm".to_owned(), chunk.clone()),
        ]);
        let mut later: BTreeSet<String> = files.keys().filter(|it| *it != split::GLUE).cloned().collect();
        together(&mut files, &mut later).unwrap();

        assert_eq!(Vec::from_iter(&later), ["chunk_12.wasm", "shared.wasm", "split_a.wasm"]);
        assert!(later.iter().all(|name| files.contains_key(name)) && files.len() == 4);
        let script = std::str::from_utf8(&files[split::GLUE]).unwrap();
        assert!(script.contains("const __chunk_1 = makeLoad(() => shared(\"chunk_1\"), []);"), "{script}");
        assert!(script.contains(&loader(12)) && !script.contains("chunk_2.wasm"), "{script}");
        let sections = Parser::new(0).parse_all(&files["shared.wasm"]).filter_map(|it| match it.unwrap() {
            Payload::CustomSection(section) => Some((section.name().to_owned(), section.data().to_vec())),
            _ => None,
        });
        let sections: Vec<(String, Vec<u8>)> = sections.collect();
        assert_eq!(sections, [("chunk_1".into(), chunk.clone()), ("chunk_2".into(), chunk)]);
    }

    #[test]
    fn a_chunk_that_the_script_does_not_fetch_is_an_error() {
        assert!(hand_out(&loader(1), &["chunk_2.wasm".into()]).is_err());
        assert!(hand_out("const __chunk_1 = makeLoad(other, []);", &["chunk_1.wasm".into()]).is_err());
    }
}
