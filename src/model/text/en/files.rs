use crate::model::text::Files;
use crate::model::text::number::{bytes, grouped};

pub const FILES: Files = Files {
    search: "Search",
    search_hint: "Search this folder",
    everywhere: "Search subfolders",
    breadcrumb: "Breadcrumb",
    selected: |n| [&number(n), " selected"].concat(),
    select_all: "Select all",
    select: |name| ["Select ", name].concat(),
    actions: |name| ["Actions for ", name].concat(),
    grid: "Files",
    name: "Name",
    size: "Size",
    modified: "Modified",
    archived: "Archived",
    count: |n| counted(n, " item", " items"),
    found: |n| counted(n, " match", " matches"),
    as_of: |time, most| {
        let most = most.map(|most| ["; the first ", &number(most), " items"].concat()).unwrap_or_default();
        ["As of ", time, ", offline", &most].concat()
    },
    bytes: |n| bytes(n, "B", ".", ","),
};

pub(super) fn number(n: u64) -> String {
    grouped(n, ",")
}

pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    [number(n).as_str(), if n == 1 { one } else { many }].concat()
}
