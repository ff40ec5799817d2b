//! The page: Leptos components and screens. Decisions are in `model`, work is in `client`.
//!
//! Where to start: [`app`] is the frame and says which screen stands in it; [`context`] is what screens share;
//! [`components`] are what they are made of; one screen is one module of [`screens`].

pub mod address;
pub mod app;
pub mod chunks;
pub mod components;
pub mod context;
pub mod dates;
pub mod early;
pub mod focus;
pub mod frame;
pub mod intake;
pub mod language;
pub mod later;
pub mod managed;
pub mod menus;
pub mod passkeys;
pub mod picture;
pub mod plain;
pub mod scope;
pub mod screens;
mod start;
pub mod trouble;

pub use start::start;
