use crate::model::text::Files;
use crate::model::text::number::{bytes, grouped};

pub const FILES: Files = Files {
    search: "検索",
    search_hint: "このフォルダを検索",
    everywhere: "サブフォルダも検索",
    breadcrumb: "現在の場所",
    selected: |n| [&number(n), " 件を選択中"].concat(),
    select_all: "すべて選択",
    select: |name| [name, " を選択"].concat(),
    actions: |name| [name, " の操作"].concat(),
    grid: "ファイル",
    name: "名前",
    size: "サイズ",
    modified: "更新日時",
    archived: "アーカイブ済み",
    count: |n| [&number(n), " 件"].concat(),
    found: |n| [&number(n), " 件見つかりました"].concat(),
    as_of: |time, most| {
        let most = most.map(|most| ["・最初の ", &number(most), " 件"].concat()).unwrap_or_default();
        [time, " 時点の内容（オフライン", &most, "）"].concat()
    },
    bytes: |n| bytes(n, "B", ".", ","),
};

pub(super) fn number(n: u64) -> String {
    grouped(n, ",")
}
