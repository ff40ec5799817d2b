use crate::model::text::Auth;

pub const AUTH: Auth = Auth {};
