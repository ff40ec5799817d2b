//! Loading config.json: each outcome is told from the others.

use alcove::aws::http::TransportError;
use alcove::config::{Config, Form};
use alcove::web::config::{LoadError, fetch};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Fetch, fast_clock};

const EXAMPLE: &str = include_str!("../../config.example.json");

#[wasm_bindgen_test]
async fn a_right_file_is_the_configuration() {
    let _fetch = Fetch::answering(200, None, EXAMPLE);
    assert_eq!(fetch().await.unwrap().bucket.name, "alcove-files-example");
}

#[wasm_bindgen_test]
async fn a_missing_file_is_not_there_whichever_way_the_server_says_it() {
    for status in [403, 404] {
        let _fetch = Fetch::answering(status, None, "<Error/>");
        assert_eq!(fetch().await, Err(LoadError::NotThere));
    }
    // The test runner's server knows no config.json.
    assert_eq!(fetch().await, Err(LoadError::NotThere));
}

#[wasm_bindgen_test]
async fn a_page_in_its_place_is_no_json_mistake() {
    let _fetch = Fetch::answering(200, None, "\n<!doctype html><title>Alcove</title>");
    assert_eq!(fetch().await, Err(LoadError::Page));
}

#[wasm_bindgen_test]
async fn another_status_is_told() {
    let _fetch = Fetch::answering(503, None, "");
    assert_eq!(fetch().await, Err(LoadError::Status(503)));
}

#[wasm_bindgen_test]
async fn mistakes_are_listed() {
    let _fetch = Fetch::answering(200, None, r#"{ "region": "us-east-1" "#);
    let Err(LoadError::Mistakes(file)) = fetch().await else { panic!() };
    assert!(matches!(Config::mistakes(&file)[0].expected, Form::Json { line: 1, .. }));
}

#[wasm_bindgen_test]
async fn no_answer_is_a_matter_of_the_network() {
    let _fetch = Fetch::silent();
    let _clock = fast_clock();
    assert_eq!(fetch().await, Err(LoadError::Transport(TransportError::Stalled)));
}
