//! Performs what `aws` describes and `model` decides: build → sign → send → classify → retry → parse, over small ports.

pub mod ports;
