//! User pools (`cognito-idp`): one file per call.
