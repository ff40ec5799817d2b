"""Page objects: each screen by the roles and accessible names that PRODUCT promises, and nothing else of its markup."""
