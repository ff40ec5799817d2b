//! Gives each file a name that holds its content's hash, so that it may be cached for ever, and carries
//! the new names into the files that mention it. Also keeps what the page is served under true: no inline
//! script (the Content-Security-Policy would refuse it), and an integrity value on each tag that takes one.

use super::{EXAMPLE, Files, script};
use crate::hash;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};

const INDEX: &str = "index.html";

/// The page, ready to be written.
pub struct Sealed {
    pub files: Files,
    /// What every visit fetches: `index.html`, all that it leads to, and a config.
    pub core: Vec<String>,
    /// The final name of each file, by the one that Trunk or the splitter gave it.
    pub names: BTreeMap<String, String>,
}

/// Seals what Trunk made. A file keeps its name when no other file mentions it (`index.html`, the config
/// files), when it lies in a folder (wasm-bindgen's snippets are hashed by folder), or when compiled code
/// mentions it, where a longer name could not be put.
pub fn seal(mut files: Files, later: &BTreeSet<String>) -> Result<Sealed> {
    for (name, bytes) in &mut files {
        if ["js", "css"].contains(&extension(name)) {
            *bytes = script::shrink(std::str::from_utf8(bytes)?).into_bytes();
        }
    }
    let links = links(&files);
    let mut names = BTreeMap::new();
    let mut sealed = Files::new();
    while !files.is_empty() {
        // Those first whose own mentions all have their final names.
        let ready = files.keys().find(|name| links[*name].iter().all(|to| names.contains_key(to)));
        let Some(name) = ready.cloned() else {
            bail!("These files mention each other in a circle: {}", joined(files.keys()));
        };
        let Some(bytes) = files.remove(&name) else { continue };
        let bytes = rewrite(&name, bytes, &names, &sealed)?;
        let is_linked = links.values().any(|to| to.contains(&name));
        let new =
            if is_linked && !is_fixed(&name, &files, &sealed) { hashed(&name, &bytes) } else { name.clone() };
        sealed.insert(new.clone(), bytes);
        names.insert(name, new);
    }
    let mut core: Vec<String> =
        reached_from_index(&links).difference(later).map(|name| names[name].clone()).collect();
    if sealed.contains_key(EXAMPLE) {
        core.push(EXAMPLE.into());
    }
    Ok(Sealed { files: sealed, core, names })
}

/// Which files each file mentions.
fn links(files: &Files) -> BTreeMap<String, BTreeSet<String>> {
    let mentions = |from: &String, bytes: &Vec<u8>| {
        let Some(text) = text(from, bytes) else { return BTreeSet::new() };
        files
            .keys()
            .filter(|to| *to != from && *to != INDEX && find(text, to, 0).is_some())
            .cloned()
            .collect()
    };
    files.iter().map(|(name, bytes)| (name.clone(), mentions(name, bytes))).collect()
}

/// The text of a file that may mention others.
fn text<'a>(name: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let may_mention = ["html", "js", "css", "webmanifest"].contains(&extension(name));
    may_mention.then(|| std::str::from_utf8(bytes).ok()).flatten()
}

/// Where `name` is mentioned as an address: whole, and not as the end of a longer name.
fn find(text: &str, name: &str, from: usize) -> Option<usize> {
    text[from..].match_indices(name).map(|(at, _)| from + at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        before.is_some_and(|c| "\"'`(/= ".contains(c)) && after.is_none_or(|c| "\"'`)?#, >\n".contains(c))
    })
}

fn rewrite(name: &str, bytes: Vec<u8>, names: &BTreeMap<String, String>, sealed: &Files) -> Result<Vec<u8>> {
    let Some(text) = text(name, &bytes) else { return Ok(bytes) };
    let mut text = text.to_owned();
    for (old, new) in names {
        let mut from = 0;
        while let Some(at) = find(&text, old, from) {
            text.replace_range(at..at + old.len(), new);
            from = at + new.len();
        }
    }
    if name == INDEX {
        refuse_inline_scripts(&text)?;
        refuse_dead_links(&text, sealed)?;
        text = with_integrity(&text, sealed);
    }
    Ok(text.into_bytes())
}

fn refuse_inline_scripts(html: &str) -> Result<()> {
    for (at, _) in html.match_indices("<script") {
        let tag = html[at..].split('>').next().unwrap_or_default();
        if !tag.contains("src=") {
            bail!(
                "index.html holds an inline script, which its Content-Security-Policy refuses: give it a file."
            );
        }
    }
    Ok(())
}

/// What index.html asks for must be there: a file that Trunk was not told of would be missing on the site only.
fn refuse_dead_links(html: &str, sealed: &Files) -> Result<()> {
    for (at, _) in html.match_indices("./") {
        let link = html[at + 2..].split(['"', '\'', ' ', '>', '#', '?']).next().unwrap_or_default();
        if !sealed.contains_key(link) && link != "config.json" {
            bail!("index.html mentions ./{link}, which is not part of the page: has it a `data-trunk` tag?");
        }
    }
    Ok(())
}

/// Adds `integrity` to scripts, module preloads and style sheets. Not to `as=fetch`: a preload with it is
/// thrown away by the fetch without it, and that fetch is wasm-bindgen's.
fn with_integrity(html: &str, sealed: &Files) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        let tag = piece.rfind('<').map_or("", |at| &piece[at..]);
        let takes_it = tag.starts_with("<script")
            || (tag.starts_with("<link") && (tag.contains("modulepreload") || tag.contains("stylesheet")));
        let target = sealed.iter().find(|(name, _)| takes_it && find(tag, name, 0).is_some());
        match (target, piece.strip_suffix('>')) {
            (Some((_, bytes)), Some(open)) if !tag.contains("integrity=") => {
                let open = open.trim_end_matches([' ', '/']);
                out.extend([open, " integrity=\"", &hash::integrity(bytes), "\">"]);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

fn is_fixed(name: &str, files: &Files, sealed: &Files) -> bool {
    let in_code = |files: &Files| {
        files
            .iter()
            .any(|(other, bytes)| is_wasm(other) && bytes.windows(name.len()).any(|at| at == name.as_bytes()))
    };
    name.contains('/') || name == EXAMPLE || in_code(files) || in_code(sealed)
}

fn is_wasm(name: &str) -> bool {
    extension(name) == "wasm"
}

pub fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// `alcove.js` → `alcove-0123456789abcdef.js`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &hash::sha256(bytes)[..HASH_DIGITS];
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    format!("{stem}-{hash}.{extension}")
}

const HASH_DIGITS: usize = 16;

/// Whether a file's name holds its hash: it may be cached for ever.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn reached_from_index(links: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next = vec![INDEX.to_owned()];
    while let Some(name) = next.pop() {
        if reached.insert(name.clone()) {
            next.extend(links.get(&name).into_iter().flatten().cloned());
        }
    }
    reached
}

fn joined<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
