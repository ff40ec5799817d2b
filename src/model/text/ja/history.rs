use super::files::number;
use crate::model::history::Obstacle;
use crate::model::text::History;

pub const HISTORY: History = History {
    region: "元に戻す",
    deleted: |n| [&number(n), " ファイルを削除しました"].concat(),
    replaced: |n| [&number(n), " ファイルを置き換えました"].concat(),
    can_undo: "元に戻せます。",
    undo: "元に戻す",
    preparing: "最後のバージョンを探しています…",
    restoring: |done, of| ["元に戻しています… ", &number(of), " 件中 ", &number(done), " 件完了"].concat(),
    stop: "中止",
    restored: |n| match n {
        0 => "元に戻したファイルはありません".to_owned(),
        n => [&number(n), " ファイルを元に戻しました"].concat(),
    },
    stopped: "中止しました。元に戻したものはそのままです。残りは「削除したファイル」にあります。",
    newer: |n| [&number(n), " ファイルは、その後に新しく書き込まれているため、そのままにしました。"].concat(),
    lost: |n| [&number(n), " ファイルは、バージョンが残っていません。"].concat(),
    blocked: |obstacle, n| {
        let why = match obstacle {
            Obstacle::Unreachable => " ファイルは、名前に含まれるドットのため、ブラウザでは元に戻せません。",
            Obstacle::Archived => " ファイルはアーカイブされています。先にアーカイブからの復元が必要です。",
            Obstacle::TooLarge => {
                " ファイルは 5 GiB を超えるため、このページでは元に戻せません。管理者に依頼してください。"
            }
        };
        [&number(n), why].concat()
    },
    refused: |n| match n {
        1 => "1 ファイルを元に戻せませんでした。".to_owned(),
        n => [&number(n), " ファイルを元に戻せませんでした。最初の理由は次のとおりです。"].concat(),
    },
    untried: |n| ["ほか ", &number(n), " 件は試していません。"].concat(),

    title: "削除したファイル",
    lead: |folder| {
        [
            "「\u{2068}",
            folder,
            "\u{2069}」と、その下のすべてのフォルダが対象です。削除したファイルはしばらく（通常は 90 日間）保管されます。",
        ]
        .concat()
    },
    moment: "指定した日時のフォルダを表示",
    moment_hint: "お使いの地域の時刻で、分まで指定できます。",
    back_to_deleted: "削除したファイルを表示",
    reading: |n| ["バージョンを調べています… 現在 ", &number(n), " ファイル"].concat(),
    none_deleted: "ここに削除したファイルはありません。",
    none_then: "残っているバージョンを見るかぎり、その時点では何もありませんでした。",
    count_deleted: |n| ["削除したファイル ", &number(n), " 件"].concat(),
    count_then: |differ, same| {
        ["今と異なるファイル ", &number(differ), " 件、同じファイル ", &number(same), " 件"].concat()
    },
    list: "削除したファイル",
    list_then: "その時点のファイル",
    select_all: "すべて選択",
    deleted_at: |time| [time, " に削除"].concat(),
    changed_since: "その後に変更されています。今の内容は以前のバージョンとして残ります",
    same: "今と同じ",
    restore: |n| match n {
        0 => "元に戻す".to_owned(),
        n => [&number(n), " ファイルを元に戻す"].concat(),
    },
    purge: "完全に削除…",
    purge_ask: |n| [&number(n), " ファイルを完全に削除しますか?"].concat(),
    purge_note: "すべてのバージョンが削除され、以後は誰も元に戻せません。",
    purging: |n| ["完全に削除しています… ", &number(n), " バージョン完了"].concat(),
    purged: |n| [&number(n), " ファイルを完全に削除しました"].concat(),

    versions_title: |name| ["「\u{2068}", name, "\u{2069}」のバージョン"].concat(),
    versions_lead: "ファイルを置き換えると、前の内容がしばらく（通常は 90 日間）保管されます。",
    no_versions: "このファイルのバージョンは残っていません。",
    current: "現在のバージョン",
    earlier: "以前のバージョン",
    deletion: "削除",
    download: "ダウンロード",
    download_of: |time| [time, " のバージョンをダウンロード"].concat(),
    bring_back: "元に戻す",
    bring_back_of: |time| [time, " のバージョンに戻す"].concat(),
    download_started: |name| [name, " のダウンロードを開始しました"].concat(),
};
