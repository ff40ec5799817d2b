use super::files::number;
use crate::model::sync::{Action, Choice, Conflict, Direction, Obstacle};
use crate::model::text::Sync;

pub const SYNC: Sync = Sync {
    title: "フォルダと同期",
    lead: |folder| {
        [
            "この端末のフォルダを「\u{2068}",
            folder,
            "\u{2069}」と比べ、何をするかを先に表示します。確認するまで、何も変わりません。空のフォルダは対象外です。",
        ]
        .concat()
    },
    direction: "方向",
    of_direction: |direction| match direction {
        Direction::Up => "この端末 → Alcove",
        Direction::Down => "Alcove → この端末",
        Direction::Both => "双方向",
    },
    hint_of_direction: |direction| match direction {
        Direction::Up => {
            "こちらで新しくなったもの、変わったものをアップロードします。この端末は変わりません。"
        }
        Direction::Down => {
            "Alcove で新しくなったもの、変わったものをダウンロードします。Alcove は変わりません。"
        }
        Direction::Both => "新しくなったもの、変わったものを互いに反映します。",
    },
    delete: "片方からなくなったファイルを、もう片方からも削除する",
    delete_hint: "一方向では、受け取る側にしかないものをすべて削除します。双方向では、以前の同期で両方にあったファイルだけを削除します。この端末のファイルは完全に削除されます。",
    contents: "内容を比べる",
    contents_hint: "サイズが同じファイルは、日時に頼らずすべて読み取って比べます。時間がかかります。",
    choose: "フォルダを選ぶ…",
    compare_again: "もう一度比べる",
    refused: "このフォルダを使うことがブラウザで許可されませんでした。許可するか、別のフォルダを選んでください。",
    looking: |here, there| {
        ["確認中… この端末に ", &number(here), " 件、Alcove に ", &number(there), " 件"].concat()
    },
    comparing: |done, of| ["内容を比較中… ", &number(of), " 件中 ", &number(done), " 件"].concat(),
    between: |here, there| {
        ["この端末の「\u{2068}", here, "\u{2069}」と Alcove の「\u{2068}", there, "\u{2069}」"].concat()
    },
    nothing: "することはありません。",
    plan: "予定",
    conflicts: "競合",
    planned: |action, n, bytes| {
        let what = match action {
            Action::Upload => "アップロード",
            Action::Download => "ダウンロード",
            Action::DeleteThere => "Alcove から削除",
            Action::DeleteHere => "この端末から削除",
            Action::Conflict(_) => "競合",
        };
        let bytes = if bytes.is_empty() { String::new() } else { ["（", bytes, "）"].concat() };
        [what, " ", &number(n), " 件", &bytes].concat()
    },
    lost_here: |n| {
        ["この端末の ", &number(n), " 件が完全に削除または置き換えられます（ごみ箱には入りません）"].concat()
    },
    same: |n| ["同じもの ", &number(n), " 件"].concat(),
    left: |n| ["相手側にだけあり、そのまま ", &number(n), " 件"].concat(),
    blocked: |n| ["相手側に置けず、そのまま ", &number(n), " 件"].concat(),
    action: |action, replaces| match (action, replaces) {
        (Action::Upload, false) => "アップロード",
        (Action::Upload, true) => "アップロードして Alcove のものを置き換え",
        (Action::Download, false) => "ダウンロード",
        (Action::Download, true) => "ダウンロードしてこの端末のものを置き換え",
        (Action::DeleteThere, _) => "Alcove から削除",
        (Action::DeleteHere, _) => "この端末から削除",
        (Action::Conflict(_), _) => "競合",
    },
    conflict: |conflict| match conflict {
        Conflict::Newer => "置き換えられる側の方が新しいものです",
        Conflict::BothChanged => "両方で変更されています",
        Conflict::Unknown => "内容が異なります",
        Conflict::Deleted => "一方で削除、もう一方で変更されています",
    },
    obstacle: |obstacle| match obstacle {
        Obstacle::Name => "そのまま: この端末では使えない名前です",
        Obstacle::Case => "そのまま: 大文字・小文字や濁点などの表し方だけが違う名前があります",
        Obstacle::Folder => "そのまま: 同じ名前のファイルとフォルダがあります",
        Obstacle::TooLong => "そのまま: 名前が長すぎます",
        Obstacle::Unreachable => "そのまま: ブラウザから要求できない名前です",
        Obstacle::Unreadable => "そのまま: この端末で開けません",
    },
    here: |what| ["この端末: ", what].concat(),
    there: |what| ["Alcove: ", what].concat(),
    gone: "削除済み",
    choice: |choice| match choice {
        Choice::Here => "この端末のものを残す",
        Choice::There => "Alcove のものを残す",
        Choice::Both => "両方残す",
        Choice::Skip => "何もしない",
    },
    choose_for: |path| [path, " の扱い"].concat(),
    undecided: "選択…",
    for_all: "すべての競合に",
    open_questions: |n| {
        ["決まっていない競合が ", &number(n), " 件あります。決まるまで始まりません。"].concat()
    },
    back: "戻る",
    start: "開始",
    stop: "停止",
    progress: |done, of, moved, bytes| {
        [&number(of), " 件中 ", &number(done), " 件完了、", bytes, " 中 ", moved].concat()
    },
    running_note: "終わるまで、このページを開いたままにしてください。",
    stopped: "停止しました。終わった分はそのまま残ります。",
    result: |up, down, gone| {
        [
            "アップロード ",
            &number(up),
            " 件、ダウンロード ",
            &number(down),
            " 件、削除 ",
            &number(gone),
            " 件。",
        ]
        .concat()
    },
    unfinished: |n| ["行われなかったもの ", &number(n), " 件"].concat(),
    changed: "比べた後で変更されたため、何もしませんでした。もう一度比べてください。",
    cancelled: "停止しました",

    verify_title: |name| ["「\u{2068}", name, "\u{2069}」の照合"].concat(),
    verify_lead: "同じはずのファイルをこの端末から選んでください。ここで読み取り、チェックサムで比べます。送信はしません。",
    verify_choose: "ファイルを選ぶ…",
    verify_drop: "またはここにドロップ",
    verifying: |name| ["「\u{2068}", name, "\u{2069}」を読み取り中…"].concat(),
    verify_same: |name| ["「\u{2068}", name, "\u{2069}」はすべてのバイトが同じです。"].concat(),
    verify_other_size: |file, object| {
        ["異なります。選んだファイルは ", file, "、Alcove のファイルは ", object, " です。"].concat()
    },
    verify_other_content: |name| {
        ["異なります。「\u{2068}", name, "\u{2069}」はサイズが同じで、内容が違います。"].concat()
    },
    verify_untold: "判定できません。このファイルのアップロード時に、比較できる SHA-256 が保存されていません。サイズは同じです。",
    verify_another: "別のファイルを選ぶ…",
};
