//! The sign-in state machine and the session.
