use super::files::number;
use crate::model::text::Find;

pub const FIND: Find = Find {
    title: |folder| ["「\u{2068}", folder, "\u{2069}」以下の検索結果"].concat(),
    grid: "検索結果",
    folder: "フォルダ",
    running: |found, names| {
        ["検索中です。", &number(names), " 件を調べ、", &number(found), " 件見つかりました"].concat()
    },
    complete: |found, names| [&number(names), " 件を調べ、", &number(found), " 件見つかりました"].concat(),
    stopped: |found, names| {
        [&number(names), " 件を調べたところで停止しました。", &number(found), " 件見つかっています"].concat()
    },
    offline: "接続が切れています。接続が戻ると、検索は自動的に再開します。",
    stop: "停止",
    go_on: "再開",
    this_folder: "このフォルダだけを検索",
    nothing: "見つかりませんでした",
    hint: "名前またはパスにすべての語を含むものを探します。「*」と「?」は任意の文字を表し、引用符で囲むと語句としてまとめて検索します。kind:image、>10MB、after:2026-01-01 のように条件を入力することもできます。",
    show_in_folder: "フォルダ内で表示",
    actions: "検索結果の操作",
    filters: "絞り込み",
    kind: "種類",
    size: "サイズ",
    after: "更新日（以降）",
    before: "更新日（より前）",
    any: "すべて",
    typed: "入力した条件",
    more_than: |size| [size, " 超"].concat(),
};
