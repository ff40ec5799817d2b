use crate::model::text::Config;

pub const CONFIG: Config = Config {
    title: "This page is not set up yet",
    lead: "The file config.json beside this page has something that cannot be right. Until it is corrected, nobody can sign in.",
    not_there: "There is no file config.json beside this page. Copy config.example.json to that name and fill it in.",
    is_page: "In place of config.json came a web page. The server may answer every address with the same page, or a proxy wants a sign-in first.",
    status: "The server answered with an error when it was asked for config.json.",
    unreachable: "config.json could not be loaded: there was no answer. Check the connection and try again.",
    key: "Key",
    seen: "Value seen",
    nothing: "nothing: it is missing",
    expected: "Form expected",
    next: "If you host this page, correct the file and reload. If you do not, please tell the person who does.",
    // The same words as in logs.
    form: |form| form.to_string(),
};
