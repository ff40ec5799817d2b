use super::files::number;
use crate::model::organize::{Outcome, Refusal, Verb};
use crate::model::text::Organize;

/// A name that may run in another direction than the sentence.
fn quoted(name: &str) -> String {
    ["「\u{2068}", name, "\u{2069}」"].concat()
}

pub const ORGANIZE: Organize = Organize {
    rename_title: |name| [&quoted(name), "の名前を変更"].concat(),
    new_name: "新しい名前",
    rename: "変更",
    items: |n| [&number(n), " 件"].concat(),
    one: quoted,

    target_title: |verb, what| {
        let verb = if verb == Verb::Move { "の移動先" } else { "のコピー先" };
        [what, verb].concat()
    },
    place: "場所",
    folders: |name| [name, " の中のフォルダ"].concat(),
    no_folders: "この中にフォルダはありません。",
    looking_for_folders: "フォルダを読み込んでいます…",
    path: "フォルダまでの経路",
    here: |verb| if verb == Verb::Move { "ここに移動" } else { "ここにコピー" },
    refusal: |refusal| match refusal {
        Refusal::IntoItself(name) => {
            ["フォルダ", &quoted(name), "をその中に入れることはできません。"].concat()
        }
        Refusal::AlreadyThere => "既にこのフォルダにあります。別のフォルダを選んでください。".to_owned(),
        Refusal::Unreachable(name) => {
            [&quoted(name), "は、名前に含まれるドットのため、ブラウザでは移動もコピーもできません。"].concat()
        }
        Refusal::TooLong(name) => {
            ["このフォルダに入れると", &quoted(name), "の名前が長くなりすぎます。"].concat()
        }
    },

    clip: |verb, n, names| {
        let verb = if verb == Verb::Move {
            " 件を切り取りました: "
        } else {
            " 件をコピーしました: "
        };
        [&number(n), verb, names].concat()
    },
    paste_here: "ここに貼り付け",
    clear_clip: "切り取り・コピーを取り消す",
    dragged: |n| [&number(n), " 件"].concat(),

    started: |verb, what| {
        let verb =
            if verb == Verb::Move { "を移動しています" } else { "をコピーしています" };
        ["\u{2068}", what, "\u{2069} ", verb].concat()
    },
    resumed: "ページを開く前に始めた作業の続きをしています",
    looking: |n| match n {
        0 => "中身を確認しています…".to_owned(),
        n => ["中身を確認しています… ", &number(n), " ファイル"].concat(),
    },
    working: |verb, done, all| {
        let verb =
            if verb == Verb::Move { "移動しています… " } else { "コピーしています… " };
        [verb, &number(all), " ファイル中 ", &number(done), " 件完了"].concat()
    },
    offline: "接続がありません。つながると自動で再開します。",
    asking: "回答をお待ちしています",
    paused: "一時停止中",
    pause: "一時停止",
    resume: "再開",
    cancel: "キャンセル",
    remove: "一覧から消す",

    renamed: |from, to| [&quoted(from), "の名前を", &quoted(to), "に変更しました"].concat(),
    done: |verb, what, folder| {
        let verb = if verb == Verb::Move { "に移動しました" } else { "にコピーしました" };
        ["\u{2068}", what, "\u{2069} を", &quoted(folder), verb].concat()
    },
    undo: "元に戻す",
    undone: "すべて元の場所に戻しました",
    skipped: |n| [&number(n), " 件は元の場所に残しました"].concat(),
    cancelled: |verb, done, all| {
        let verb = if verb == Verb::Move {
            " 件を移動しました。"
        } else {
            " 件をコピーしました。"
        };
        ["キャンセルしました。", &number(all), " ファイル中 ", &number(done), verb, "残りは元のままです。"]
            .concat()
    },
    stopped: "中断しました。次にこのページを開いたときに続きから再開します。",
    problems: |n| [&number(n), " ファイルを確認してください"].concat(),
    what_is_where: "それぞれの現在の場所",
    more_problems: |n| ["ほか ", &number(n), " 件"].concat(),
    outcome: |verb, outcome| match outcome {
        Outcome::Done => "完了しました。",
        Outcome::Skipped => "元の場所にあります。",
        Outcome::Missing => "コピーする前になくなっていました。",
        Outcome::NotCopied(_) => "コピーできませんでした。元の場所にあります。",
        Outcome::KeptChanging => "この名前ではコピーできませんでした。元の場所にあります。",
        Outcome::NotVerified => {
            "コピーが完全かどうか確認できませんでした。元のファイルは元の場所にあります。もう一度コピーしてください。"
        }
        Outcome::NotDeleted(_) => {
            "両方の場所にあります。コピーはできましたが、元のファイルを削除できませんでした。"
        }
        Outcome::OriginalChanged if matches!(verb, Verb::Move) => {
            "両方の場所にあります。移動の途中で元のファイルが変更されました。新しいほうは元の場所にあります。"
        }
        Outcome::OriginalChanged => "コピーの途中で元のファイルが変更されました。コピーは変更前の内容です。",
    },

    folder_title: "同じ名前のフォルダがあります",
    folder_lead: |name| ["ここには既にフォルダ", &quoted(name), "があります。"].concat(),
    merge: "まとめる",
    comes: "新しく入るファイル",
    large_title: "とても大きなファイルです",
    large_lead: |name, size| {
        [
            &quoted(name),
            "は ",
            size,
            " あります。5 GB を超えるファイルは組み立て直してコピーします。種類は引き継がれますが、タグなど、ほかのプログラムが付けた情報は\
             ブラウザから読み取れないため引き継がれません。",
        ]
        .concat()
    },
    go_on: "続ける",
};
