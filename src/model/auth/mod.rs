//! Signing in, and who is here.
//!
//! Two machines side by side. [`flow`] is what happens on the sign-in screens: a guest can have the form open and go on
//! browsing. [`who`] is in whose name the page acts. They meet in one place: a flow that reaches [`State::Done`] makes
//! the person [`Who::User`].
//!
//! Deliberately not here: calls, storage and time (`client::session` performs), and sentences (`model::text`).
//!
//! Who calls: `client::session` owns both values, gives events to [`State::update`] and performs each
//! [`Effect`]; `ui::screens::sign_in` draws the step and sends what the person does.

pub mod attribute;
pub mod flow;
pub mod question;
pub mod who;

pub use flow::{
    Answer, AttemptId, Call, Effect, Event, Form, Moment, Pending, Remark, Resend, State, Step, Typed,
};
pub use who::{Departure, User, Who};

pub use crate::aws::idp::{
    Assertion, Challenge, ChallengeName, Challenged, Code, Delivery, Password, TotpSecret,
};
