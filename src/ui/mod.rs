//! The page: Leptos components and screens. Decisions are in `model`, work is in `client`.
//!
//! Where to start: [`app`] is the frame and says which screen stands in it; [`context`] is what screens share;
//! [`components`] are what they are made of; one screen is one module of [`screens`].
//!
//! # In which order the page comes to life
//!
//! 1. `start`: takes the answer of managed login out of the address, loads `config.json` and the sentences,
//!    mounts [`app::Root`].
//! 2. [`context::App`]: made once under the page's owner; every signal that two screens share is in it.
//! 3. [`screen::Screen::of`]: from route, identity and workspace to the screen to show.
//! 4. `app` draws that screen: a folder from the core, signing in and the account from a part ([`parts`])
//!    that is fetched then.
//!
//! # Who ends what
//!
//! Three kinds of owners, the last two below the page's; whatever is made under an owner (signals, effects,
//! tasks, timers, listeners) ends with that owner.
//!
//! | owner | made by | ends when | holds |
//! |---|---|---|---|
//! | page | `start` | the tab closes | session, route, language, parts |
//! | workspace | [`workspace::Workspaces`] | the identity changes | clients, transfers, the open folder |
//! | component | Leptos | its view goes | form fields, dialogs, menus, tasks |
//!
//! Futures and timers go through [`scope::Scope`] alone, so that none of them touches a signal whose owner
//! has ended.
//!
//! # What is not here
//!
//! No request, no parsing, no rule about files or signing in. A component reads signals, draws, and
//! dispatches upward; the browser is reached through [`browser`].

pub mod address;
pub mod app;
pub mod boot_form;
pub mod browser;
pub mod components;
pub mod context;
pub mod dates;
pub mod dom;
pub mod focus;
pub mod frame;
pub mod language;
pub mod lazy;
pub mod managed;
pub mod panic;
pub mod parts;
pub mod passkeys;
pub mod rail;
pub mod scope;
pub mod screen;
pub mod screens;
pub mod sign_in_card;
mod start;
pub mod workspace;

pub use start::start;
