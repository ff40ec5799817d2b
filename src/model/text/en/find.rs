use super::files::counted;
use crate::model::text::Find;

pub const FIND: Find = Find {
    title: |folder| ["Found in and below “\u{2068}", folder, "\u{2069}”"].concat(),
    grid: "Search results",
    folder: "Folder",
    running: |found, names| {
        [&counted(found, " match", " matches"), " so far · ", &looked_through(names)].concat()
    },
    complete: |found, names| [&counted(found, " match", " matches"), " · ", &looked_through(names)].concat(),
    stopped: |found, names| {
        [&counted(found, " match", " matches"), " · stopped after ", &counted(names, " name", " names")]
            .concat()
    },
    offline: "There is no connection. The search goes on by itself as soon as there is one.",
    stop: "Stop",
    go_on: "Go on",
    this_folder: "This folder only",
    nothing: "Nothing found",
    hint: "All words must be in the name or in the path. “*” and “?” stand for other characters, quotation marks hold words together, and filters can be typed too: kind:image, >10MB, after:2026-01-01.",
    show_in_folder: "Show in folder",
    actions: "What to do with the result",
    filters: "Filters",
    kind: "Kind",
    size: "Size",
    after: "Changed since",
    before: "Changed before",
    any: "Any",
    typed: "As typed",
    more_than: |size| ["More than ", size].concat(),
};

fn looked_through(names: u64) -> String {
    [counted(names, " name", " names").as_str(), " looked through"].concat()
}
