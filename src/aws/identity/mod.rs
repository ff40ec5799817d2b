//! Identity pools (`cognito-identity`): one file per call.
