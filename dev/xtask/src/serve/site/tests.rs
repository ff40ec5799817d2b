use super::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A site in a folder of its own, with a secret beside its `dist/`.
struct Hosted {
    folder: PathBuf,
    site: Site,
}

impl Hosted {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("xtask-site-{}-{number}", std::process::id()));
        let dist = folder.join("dist");
        fs::create_dir_all(dist.join("snippets/leaf")).unwrap();
        for (name, content) in [
            ("dist/index.html", "<p>page"),
            ("dist/index.html.br", "(brotli)"),
            ("dist/alcove_bg-0123456789abcdef.wasm", "wasm"),
            ("dist/config.example.json", "{}"),
            ("dist/sw.js", "worker"),
            ("dist/snippets/leaf/inline0.js", "leaf"),
            ("secret", "secret"),
            ("mine.json", "{\"region\":\"eu-west-1\"}"),
            (
                "headers.json",
                r#"{"Content-Security-Policy":"default-src 'self'","Cache-Control":"no-cache","X-Content-Type-Options":"nosniff"}"#,
            ),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        std::os::unix::fs::symlink(folder.join("secret"), dist.join("link")).unwrap();
        let site = Site::new(&dist, &folder.join("mine.json"), &folder.join("headers.json")).unwrap();
        Self { folder, site }
    }

    fn get(&self, url: &str) -> Answer {
        self.site.answer("GET", url, "")
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let mut found = answer.headers.iter().filter(|(there, _)| there.eq_ignore_ascii_case(name));
    let (_, value) = found.next()?;
    assert!(found.next().is_none(), "{name} twice");
    Some(value)
}

#[test]
fn the_templates_headers_are_on_every_answer() {
    let hosted = Hosted::new();
    for (method, url) in
        [("GET", "/"), ("GET", "/config.json"), ("GET", "/nothing"), ("HEAD", "/"), ("POST", "/")]
    {
        let answer = hosted.site.answer(method, url, "br");
        assert_eq!(header(&answer, "content-security-policy"), Some("default-src 'self'"), "{method} {url}");
        assert_eq!(header(&answer, "x-content-type-options"), Some("nosniff"), "{method} {url}");
    }
}

#[test]
fn the_root_is_the_page_and_is_never_kept() {
    let hosted = Hosted::new();
    for url in ["/", "/index.html", "/?a=b"] {
        let answer = hosted.get(url);
        assert_eq!((answer.status, answer.body.as_slice()), (200, b"<p>page".as_slice()), "{url}");
        assert_eq!(header(&answer, "cache-control"), Some("no-store"));
        assert_eq!(header(&answer, "content-type"), Some("text/html; charset=utf-8"));
    }
}

#[test]
fn a_hashed_name_is_kept_for_ever() {
    let answer = Hosted::new().get("/alcove_bg-0123456789abcdef.wasm");
    assert_eq!(header(&answer, "content-type"), Some("application/wasm"));
    assert!(header(&answer, "cache-control").unwrap().contains("immutable"));
    assert_eq!(header(&answer, "content-security-policy"), Some("default-src 'none'"), "for its workers");
    assert!(
        header(&Hosted::new().get("/snippets/leaf/inline0.js"), "cache-control")
            .unwrap()
            .contains("immutable")
    );
    assert_eq!(header(&Hosted::new().get("/config.example.json"), "cache-control"), Some("no-store"));
}

#[test]
fn the_service_worker_is_never_kept_and_has_the_policy_of_the_page() {
    let answer = Hosted::new().get("/sw.js");
    assert_eq!(header(&answer, "cache-control"), Some("no-store"));
    assert_eq!(header(&answer, "content-security-policy"), Some("default-src 'self'"));
}

#[test]
fn config_json_comes_from_elsewhere() {
    let hosted = Hosted::new();
    let answer = hosted.get("/config.json?x");
    assert_eq!(answer.body, b"{\"region\":\"eu-west-1\"}");
    assert_eq!(header(&answer, "cache-control"), Some("no-store"));
    fs::remove_file(hosted.folder.join("mine.json")).unwrap();
    assert_eq!(hosted.get("/config.json").status, 404);
}

#[test]
fn brotli_goes_to_those_who_accept_it() {
    let hosted = Hosted::new();
    for (accepts, encoded) in
        [("gzip, deflate, br", true), ("br;q=0.5", true), ("br;q=0", false), ("gzip", false), ("", false)]
    {
        let answer = hosted.site.answer("GET", "/", accepts);
        assert_eq!(header(&answer, "content-encoding").is_some(), encoded, "{accepts}");
        assert_eq!(answer.body == b"(brotli)", encoded, "{accepts}");
        assert_eq!(header(&answer, "vary"), Some("Accept-Encoding"));
    }
}

#[test]
fn nothing_outside_dist_is_served() {
    let hosted = Hosted::new();
    for url in [
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/snippets/../../secret",
        "/snippets/%2e%2e/%2e%2e/secret",
        "//secret",
        "/..\\secret",
        "/link",
        "/%00",
        "/%zz",
        "/%f",
        "/snippets",
        "secret",
        "",
        "http://elsewhere/secret",
    ] {
        let answer = hosted.get(url);
        assert_eq!(answer.status, 404, "{url}");
        assert_ne!(answer.body, b"secret", "{url}");
    }
    let absolute = format!("/{}", hosted.folder.join("secret").display());
    assert_eq!(hosted.get(&absolute).status, 404);
}

#[test]
fn other_methods_are_refused() {
    let answer = Hosted::new().site.answer("PUT", "/index.html", "");
    assert_eq!((answer.status, header(&answer, "allow")), (405, Some("GET, HEAD")));
}

#[test]
fn headers_that_are_no_object_of_texts_stop_the_start() {
    let hosted = Hosted::new();
    fs::write(hosted.folder.join("headers.json"), "[1]").unwrap();
    let dist = hosted.folder.join("dist");
    assert!(Site::new(&dist, &hosted.folder.join("mine.json"), &hosted.folder.join("headers.json")).is_err());
}
