use crate::model::text::Account;

pub const ACCOUNT: Account = Account {};
