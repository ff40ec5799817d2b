//! English.

mod account;
mod auth;
mod common;
mod problem;

use super::Text;

pub static TEXT: Text = Text {
    tag: "en",
    common: common::COMMON,
    auth: auth::AUTH,
    account: account::ACCOUNT,
    problem: problem::sentences,
};
