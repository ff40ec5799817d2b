//! Asks the linker to keep the relocations of the page's wasm: they tell the build what each part reaches (src/chunks.rs).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
