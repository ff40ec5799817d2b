//! Puts what a part of the page needs into one file. The splitter makes a chunk of whatever the same parts share, and with ten
//! parts these are a hundred chunks, most of them below a kilobyte: a part would be fifty requests. So a part's file is a wasm
//! module without code whose custom sections are the part's own chunk and the small ones that it shares. A small chunk is in the
//! file of each part that needs it, and is taken from the first that comes; large ones stay files of their own.

use super::split::Parts;
use super::{Files, wasm};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// A shared chunk of this many bytes is a file of its own: some 14 KB as it travels, more than a request costs.
const LARGE: usize = 40_000;

/// What takes chunks out of the files of parts. A part asks for all its chunks at once, before anything is awaited, so each chunk
/// that is not there yet is taken from the file of the part that is being opened.
const UNPACK: &str = "\
let opened;
const opening = (fetcher, load) => {
let pack;
const open = () => {
if (!pack) {
const coming = WebAssembly.compileStreaming(fetcher());
coming.catch(() => { if (pack === coming) pack = undefined; });
pack = coming;
}
return pack;
};
return () => {
opened = open;
return load();
};
};
const packed = (name) => () => {
const pack = opened();
return async (imports) => WebAssembly.instantiate(WebAssembly.Module.customSections(await pack, name)[0], imports);
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
    written.extend(small.iter().map(|chunk| {
        let (name, needs) = (chunk.name, chunk.needs.join(", "));
        format!("const {name} = makeLoad(packed(\"{}\"), [{needs}]);\n", stem(&chunk.file))
    }));
    let (mut parts, mut packed) = (Parts::new(), Files::new());
    for own in &owns {
        let needed =
            own.needs.iter().map(|need| shared.get(need).context("a part needs a chunk that is not there"));
        let needed = needed.collect::<Result<Vec<_>>>()?;
        let (large, small): (Vec<&Chunk<'_>>, Vec<_>) = needed.into_iter().partition(|chunk| is_large(chunk));
        let mut sections = Vec::new();
        for Chunk { file, .. } in small.into_iter().chain([own]) {
            let bytes = files.get(file).with_context(|| format!("the splitter wrote no {file}"))?;
            sections.push((stem(file).to_owned(), wasm::without_names(bytes)?));
        }
        packed.insert(own.file.clone(), wasm::of_sections(&sections));
        let fetched = large.into_iter().chain([own]).map(|chunk| chunk.file.clone()).collect();
        parts.insert(own.name.trim_start_matches(LOADS).to_owned(), fetched);
        written.push(part(own));
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

/// What opens a part: its file is asked for when the first chunk of it is, and not where all are there already.
fn part(own: &Chunk<'_>) -> String {
    let Chunk { name, file, needs, .. } = own;
    let (own, needs) = (stem(file), needs.join(", "));
    format!(
        "export const {name} = wrapAsyncCb(opening(() => fetch(new URL(\"./{file}\", import.meta.url), patience()), \
         makeLoad(packed(\"{own}\"), [{needs}])));\n"
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
        let section = |file: &str, name: &str| wasm::section(&files[file], name).unwrap();
        assert_eq!(section("split_a.wasm", "chunk_1"), Some(module(10)));
        assert_eq!(section("split_a.wasm", "split_a"), Some(module(20)));
        assert_eq!(section("split_b.wasm", "chunk_1"), Some(module(10)));
        assert_eq!(section("split_b.wasm", "chunk_2"), None);
        assert!(loader.contains("const __chunk_1 = makeLoad(packed(\"chunk_1\"), []);"), "{loader}");
        assert!(loader.contains("fetch(new URL(\"./chunk_2.wasm\", import.meta.url));"), "{loader}");
        let part = "export const __wasm_split_load_a = wrapAsyncCb(opening(() => fetch(new URL(\"./split_a.wasm\", import.meta.url), \
                    patience()), makeLoad(packed(\"split_a\"), [__chunk_1, __chunk_2])));";
        assert!(loader.contains(part), "{loader}");
    }

    #[test]
    fn a_loader_of_another_form_stops_the_build() {
        assert!(pack(&mut files(), "export const other = 1;\n").is_err());
        assert!(pack(&mut files(), "const __chunk_1 = makeLoad(() => {\n").is_err());
        assert!(pack(&mut Files::new(), LOADER).is_err());
    }
}
