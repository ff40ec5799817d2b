//! English.

pub mod account;
pub mod archive;
pub mod auth;
mod common;
pub mod config;
pub mod empty_state;
mod files;
pub mod identities;
pub mod leaving;
pub mod passkeys;
pub mod problem;
pub mod security;
pub mod sync;
pub mod tools;
pub mod transfers;
pub mod trouble;

use super::Text;
use crate::config::Language;

pub static TEXT: Text = Text { language: Language::En, common: common::COMMON, files: files::FILES };
