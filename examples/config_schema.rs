//! Prints the JSON Schema of config.json. `cargo xtask build` puts it beside the page.

fn main() -> Result<(), serde_json::Error> {
    println!("{}", serde_json::to_string_pretty(&alcove::config::schema())?);
    Ok(())
}
