//! Starts the page: installs the panic hook and mounts the app. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    alcove::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Alcove is a web page: `cargo xtask run` builds and serves it.");
    std::process::exit(2);
}
