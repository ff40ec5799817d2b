//! Japanese.

mod account;
mod auth;
mod common;
mod config;
mod files;
mod problem;
mod transfers;

use super::Text;

pub static TEXT: Text = Text {
    tag: "ja",
    common: common::COMMON,
    auth: auth::AUTH,
    account: account::ACCOUNT,
    config: config::CONFIG,
    files: files::FILES,
    transfers: transfers::TRANSFERS,
    problem: problem::sentences,
};
