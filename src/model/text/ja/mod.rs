//! Japanese.

pub mod account;
pub mod archive;
pub mod auth;
pub mod auth_problem;
pub mod changes;
pub mod check;
pub mod check_fault;
mod common;
pub mod config;
pub mod details;
pub mod edit;
mod empty_state;
mod files;
pub mod find;
pub mod history;
pub mod identities;
pub mod leaving;
pub mod organize;
pub mod palette;
pub mod passkeys;
pub mod personal;
pub mod preview;
mod problem;
pub mod restore;
pub mod security;
pub mod share;
pub mod sync;
mod tools;
pub mod transfers;
pub mod tree;
mod trouble;
pub mod unloaded;
pub mod views;

use super::Text;
use crate::config::Language;

pub static TEXT: Text = Text {
    language: Language::Ja,
    common: common::COMMON,
    files: files::FILES,
    tools: tools::TOOLS,
    empty_state: empty_state::EMPTY_STATE,
    trouble: trouble::TROUBLE,
    sentences: problem::sentences,
};
