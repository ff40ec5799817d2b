use super::*;

const WASM: &[u8] = b"\0asm\x01\0\0\0";

fn page() -> Files {
    let html = r#"<!doctype html><link rel=stylesheet href=./alcove.css><link href="./alcove.js" rel="modulepreload">
<link rel=preload as=fetch crossorigin href=./alcove_bg.wasm><link rel=icon href=./icon.svg />
<script type=module src=./start.js></script>"#;
    let files: [(&str, &[u8]); 9] = [
        ("index.html", html.as_bytes()),
        ("start.js", b"import init from './alcove.js';init('./alcove_bg.wasm')"),
        ("alcove.js", b"new URL('alcove_bg.wasm',import.meta.url);/* not-alcove.js */"),
        ("alcove_bg.wasm", WASM),
        ("alcove.css", b"p{margin:0}"),
        ("icon.svg", b"<svg/>"),
        ("later.js", b"onmessage=()=>{}"),
        ("config.example.json", b"{}"),
        ("config.schema.json", b"{}"),
    ];
    files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
}

fn name<'a>(sealed: &'a Sealed, start: &str) -> &'a str {
    sealed.files.keys().find(|name| name.starts_with(start)).unwrap()
}

fn content<'a>(sealed: &'a Sealed, start: &str) -> &'a str {
    std::str::from_utf8(&sealed.files[name(sealed, start)]).unwrap()
}

#[test]
fn names_that_are_mentioned_hold_a_hash_wherever_they_are_mentioned() {
    let sealed = seal(page(), &BTreeSet::new()).unwrap();
    let (js, wasm) = (name(&sealed, "alcove-"), name(&sealed, "alcove_bg-"));
    assert!(is_hashed(wasm) && is_hashed(js));
    assert!(content(&sealed, "start-").contains(&format!("init('./{wasm}')")));
    assert!(content(&sealed, "index.html").contains(&format!("href=./{wasm}>")));
    assert!(!content(&sealed, "index.html").contains("alcove.js"));
}

#[test]
fn other_content_has_another_name_up_to_the_files_that_mention_it() {
    let before = seal(page(), &BTreeSet::new()).unwrap();
    let mut files = page();
    files.insert("alcove_bg.wasm".into(), [WASM, &[10, 1, 0]].concat());
    let after = seal(files, &BTreeSet::new()).unwrap();
    assert_ne!(name(&before, "alcove_bg-"), name(&after, "alcove_bg-"));
    assert_ne!(name(&before, "start-"), name(&after, "start-"));
    assert_eq!(name(&before, "icon-"), name(&after, "icon-"));
}

#[test]
fn files_that_nothing_mentions_keep_their_names() {
    let sealed = seal(page(), &BTreeSet::new()).unwrap();
    for name in ["index.html", "config.example.json", "config.schema.json", "later.js"] {
        assert!(sealed.files.contains_key(name), "{name}");
        assert!(!is_hashed(name));
    }
}

#[test]
fn a_file_that_compiled_code_mentions_keeps_its_name() {
    let mut files = page();
    let code = [&[10, 8][..], b"icon.svg"].concat();
    files.insert("alcove_bg.wasm".into(), [WASM, &code].concat());
    assert!(seal(files, &BTreeSet::new()).unwrap().files.contains_key("icon.svg"));
}

#[test]
fn the_core_is_what_index_html_leads_to_and_a_config() {
    let sealed = seal(page(), &BTreeSet::new()).unwrap();
    let mut stems: Vec<_> = sealed.core.iter().map(|name| name.split(['-', '.']).next().unwrap()).collect();
    stems.sort_unstable();
    assert_eq!(stems, ["alcove", "alcove", "alcove_bg", "config", "icon", "index", "start"]);
}

#[test]
fn scripts_and_styles_have_the_integrity_of_their_final_bytes() {
    let sealed = seal(page(), &BTreeSet::new()).unwrap();
    let start = hash::integrity(&sealed.files[name(&sealed, "start-")]);
    let html = content(&sealed, "index.html");
    assert!(html.contains(&format!("{} integrity=\"{start}\"></script>", name(&sealed, "start-"))));
    assert_eq!(html.matches("integrity=").count(), 3, "style sheet, module preload, script: {html}");
}

#[test]
fn an_inline_script_stops_the_build() {
    let mut files = page();
    files.insert("index.html".into(), b"<script>alert(1)</script>".to_vec());
    assert!(seal(files, &BTreeSet::new()).is_err());
}

#[test]
fn a_link_to_nothing_stops_the_build() {
    let mut files = page();
    files.remove("start.js");
    let missing = seal(files, &BTreeSet::new()).err().unwrap().to_string();
    assert!(missing.contains("./start.js"), "{missing}");
}

#[test]
fn files_that_mention_each_other_are_an_error_and_not_a_loop() {
    let mut files = page();
    files.insert("a.js".into(), b"import './b.js'".to_vec());
    files.insert("b.js".into(), b"import './a.js'".to_vec());
    assert!(seal(files, &BTreeSet::new()).is_err());
}

#[test]
fn what_is_wanted_later_is_no_part_of_the_core_and_is_sealed_all_the_same() {
    let mut files = page();
    files.insert("tools.wasm".into(), b"\0asm\x01\0\0\0".to_vec());
    let glue =
        [files["alcove.js"].as_slice(), b"\nfetch(new URL(\"./tools.wasm\", import.meta.url));\n"].concat();
    files.insert("alcove.js".into(), glue);
    let sealed = seal(files, &BTreeSet::from(["tools.wasm".to_owned()])).unwrap();
    let later = sealed.files.keys().find(|name| name.starts_with("tools-")).unwrap();
    assert!(is_hashed(later) && !sealed.core.contains(later));
    assert!(sealed.names.values().any(|name| name == later));
    assert!(sealed.core.iter().any(|name| name.starts_with("alcove")));
}
