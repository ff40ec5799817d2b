//! The page: Leptos components and screens. Decisions are in `model`, work is in `client`.
//!
//! Where to start: [`app`] is the frame and says which screen stands in it; [`context`] is what screens share;
//! [`components`] are what they are made of; one screen is one module of [`screens`].

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
pub mod scope;
pub mod screen;
pub mod screens;
pub mod sign_in_card;
mod start;
pub mod workspace;

pub use start::start;
