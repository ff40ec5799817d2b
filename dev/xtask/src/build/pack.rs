//! Puts what a part of the page needs into one file. The splitter makes a chunk of whatever the same parts share, and with ten
//! parts these are a hundred chunks, most of them below a kilobyte: a part would be fifty requests. So a part's file is a wasm
//! module without code whose custom sections are the part's own chunk and the small ones that it shares. A small chunk is in the
//! file of each part that needs it, and is taken from the first that comes; large ones stay files of their own.
//!
//! | section | holds |
//! |---|---|
//! | [`NAMES`] | the names of the small chunks, in their order, with a space between them |
//! | [`SHARED`] | one small chunk; there is one such section for each |
//! | [`OWN`] | the part's own chunk |
//!
//! The names stand there and not in the page's script, where the lists of all parts would cost every visit 1.5 KB.

use super::split::Parts;
use super::{Files, wasm};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// A shared chunk of this many bytes is a file of its own: some 14 KB as it travels, more than a request costs.
const LARGE: usize = 40_000;

/// What the custom sections of a part's file are called.
const NAMES: &str = "names";
const SHARED: &str = "shared";
const OWN: &str = "own";

/// What takes chunks out of the file of a part. A small chunk that another part has brought, or is about to, is not taken again: the
/// second copy would write the first values into memory once more.
const UNPACK: &str = "\
const shared = {};
const packed = (fetcher) => () => {
const coming = WebAssembly.compileStreaming(fetcher());
coming.catch(() => {});
return async (imports) => {
const pack = await coming;
const [[names], chunks, [own]] = [\"names\", \"shared\", \"own\"].map((name) => WebAssembly.Module.customSections(pack, name));
const all = new TextDecoder().decode(names).split(\" \");
await Promise.all(chunks.map((chunk, at) => (shared[all[at]] ??= WebAssembly.instantiate(chunk, imports))));
return WebAssembly.instantiate(own, imports);
};
};
";

/// How the splitter's loader begins the definition of a shared chunk, and that of a part.
const CHUNK: &str = "const __chunk_";
const PART: &str = "export const __wasm_split_load_";
/// What the script calls a part, before its name.
const LOADS: &str = "__wasm_split_load_";

/// One chunk, as the loader defines it.
struct Chunk<'a> {
    /// What the script calls it.
    name: &'a str,
    /// Its file.
    file: String,
    /// What it waits for, as the script calls that.
    needs: Vec<&'a str>,
    /// The definition itself.
    text: String,
}

/// Packs the chunks among `files`, and gives the loader that finds them there, and each part with the files that it fetches.
///
/// # Errors
/// A loader of another form than this splitter's, or a chunk without its file.
pub fn pack(files: &mut Files, loader: &str) -> Result<(String, Parts)> {
    let (rest, shared, owns) = read(loader)?;
    let is_large = |chunk: &Chunk<'_>| files.get(&chunk.file).is_some_and(|bytes| bytes.len() >= LARGE);
    let (large, small): (Vec<&Chunk<'_>>, Vec<_>) = shared.values().partition(|chunk| is_large(chunk));
    let mut written = vec![rest, UNPACK.to_owned()];
    written.extend(large.iter().map(|chunk| chunk.text.clone()));
    let (mut parts, mut packed) = (Parts::new(), Files::new());
    for own in &owns {
        let needed =
            own.needs.iter().map(|need| shared.get(need).context("a part needs a chunk that is not there"));
        let needed = needed.collect::<Result<Vec<_>>>()?;
        let (large, small): (Vec<&Chunk<'_>>, Vec<_>) = needed.into_iter().partition(|chunk| is_large(chunk));
        let code = |file: &String| {
            wasm::without_names(files.get(file).with_context(|| format!("the splitter wrote no {file}"))?)
        };
        let names: Vec<&str> = small.iter().map(|chunk| stem(&chunk.file)).collect();
        let mut sections = vec![(NAMES.to_owned(), names.join(" ").into_bytes())];
        for chunk in &small {
            sections.push((SHARED.to_owned(), code(&chunk.file)?));
        }
        sections.push((OWN.to_owned(), code(&own.file)?));
        packed.insert(own.file.clone(), wasm::of_sections(&sections));
        written.push(part(own, &large));
        let fetched = large.into_iter().chain([own]).map(|chunk| chunk.file.clone()).collect();
        parts.insert(own.name.trim_start_matches(LOADS).to_owned(), fetched);
    }
    let small: Vec<String> = small.iter().map(|chunk| chunk.file.clone()).collect();
    files.retain(|name, _| !small.contains(name));
    files.extend(packed);
    Ok((written.concat(), parts))
}

/// The loader without its definitions, the shared chunks by their names, and the parts' own.
fn read(loader: &str) -> Result<(String, BTreeMap<&str, Chunk<'_>>, Vec<Chunk<'_>>)> {
    let (mut rest, mut shared, mut owns) = (String::new(), BTreeMap::new(), Vec::new());
    let mut lines = loader.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(CHUNK) {
            let chunk = chunk(line, &mut lines)?;
            shared.insert(chunk.name, chunk);
        } else if line.starts_with(PART) {
            owns.push(chunk(line, &mut lines)?);
        } else {
            rest.extend([line, "\n"]);
        }
    }
    anyhow::ensure!(!owns.is_empty(), "the splitter made no part");
    Ok((rest, shared, owns))
}

/// What opens a part: its own file and the large chunks that it shares, all asked for at once.
fn part(own: &Chunk<'_>, large: &[&Chunk<'_>]) -> String {
    let Chunk { name, file, .. } = own;
    let large: Vec<&str> = large.iter().map(|chunk| chunk.name).collect();
    let large = large.join(", ");
    format!(
        "export const {name} = wrapAsyncCb(makeLoad(packed(() => fetch(new URL(\"./{file}\", import.meta.url), patience())), \
         [{large}]));\n"
    )
}

/// Reads a definition, which begins with this line and ends with the one that lists what it needs.
fn chunk<'a>(first: &'a str, rest: &mut impl Iterator<Item = &'a str>) -> Result<Chunk<'a>> {
    let name = first
        .trim_start_matches("export ")
        .trim_start_matches("const ")
        .split(' ')
        .next()
        .unwrap_or_default();
    let mut text = format!("{first}\n");
    for line in rest {
        text += line;
        text.push('\n');
        if let Some(needs) = line.strip_prefix(", [") {
            let needs = needs.split(']').next().unwrap_or_default();
            let needs = needs.split(", ").filter(|need| !need.is_empty()).collect();
            let file = text.split('"').nth(1).context("a chunk without an address")?;
            return Ok(Chunk { name, file: file.trim_start_matches("./").to_owned(), needs, text });
        }
    }
    anyhow::bail!("the splitter's definition of {name} has no end")
}

fn stem(file: &str) -> &str {
    file.trim_end_matches(".wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "\
function makeLoad(fetcher, deps) {}
/* a, b */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));
}
, []);
const __chunk_2 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_2.wasm\", import.meta.url));
}
, []);
export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));
}
, [__chunk_1, __chunk_2]));
export const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_b.wasm\", import.meta.url));
}
, [__chunk_1]));
";

    fn module(bytes: usize) -> Vec<u8> {
        wasm::of_sections(&[("filling".to_owned(), vec![7; bytes])])
    }

    fn files() -> Files {
        let files =
            [("chunk_1.wasm", 10), ("chunk_2.wasm", LARGE), ("split_a.wasm", 20), ("split_b.wasm", 30)];
        files.into_iter().map(|(name, bytes)| (name.to_owned(), module(bytes))).collect()
    }

    #[test]
    fn a_part_is_one_file_with_what_is_small_and_fetches_what_is_large() {
        let mut files = files();
        let (loader, parts) = pack(&mut files, LOADER).unwrap();
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["chunk_2.wasm", "split_a.wasm", "split_b.wasm"]);
        let fetched = |part: &str| parts[part].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(
            (fetched("a"), fetched("b")),
            (vec!["chunk_2.wasm", "split_a.wasm"], vec!["split_b.wasm"])
        );
        let sections = |file: &str, name: &str| wasm::sections(&files[file], name).unwrap();
        assert_eq!(sections("split_a.wasm", NAMES), [b"chunk_1"]);
        assert_eq!(sections("split_a.wasm", SHARED), [module(10)], "and not the large one");
        assert_eq!(sections("split_a.wasm", OWN), [module(20)]);
        assert_eq!(sections("split_b.wasm", SHARED), [module(10)]);
        assert_eq!(sections("split_b.wasm", OWN), [module(30)]);
        assert!(!loader.contains("chunk_1"), "a visit pays for no list of small chunks: {loader}");
        assert!(loader.contains("fetch(new URL(\"./chunk_2.wasm\", import.meta.url));"), "{loader}");
        let part = "export const __wasm_split_load_a = wrapAsyncCb(makeLoad(packed(() => fetch(new URL(\"./split_a.wasm\", \
                    import.meta.url), patience())), [__chunk_2]));";
        assert!(loader.contains(part), "{loader}");
    }

    #[test]
    fn the_script_reads_the_sections_that_the_files_have() {
        for name in [NAMES, SHARED, OWN] {
            assert!(UNPACK.contains(&format!("\"{name}\"")), "{name}");
        }
    }

    #[test]
    fn a_loader_of_another_form_stops_the_build() {
        assert!(pack(&mut files(), "export const other = 1;\n").is_err());
        assert!(pack(&mut files(), "const __chunk_1 = makeLoad(() => {\n").is_err());
        assert!(pack(&mut Files::new(), LOADER).is_err());
    }
}
