//! The transfer queue and the upload machine.
