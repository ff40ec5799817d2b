use super::files::number;
use crate::model::text::Archive;

pub const ARCHIVE: Archive = Archive {
    looking: |n| ["ファイルを探しています… ", &number(n), " 件"].concat(),
    files_of: |done, all| [&number(done), " / ", &number(all), " ファイル"].concat(),
    finishing: "仕上げています…",
    done: |n, bytes| ["ダウンロード済み · ", &number(n), " ファイル · ", bytes].concat(),
    cancelled: "キャンセルしました。途中のファイルは残っていません。",
    offline: "接続がありません。つながると自動で再開します。",

    empty: "ダウンロードできるものがなくなっています。",
    full: "この端末の空き容量が足りません。途中のファイルは残っていません。空きを作ってから、もう一度お試しください。",
    too_large: |limit| {
        [
            "このブラウザでまとめられるのは ",
            limit,
            " までです。ファイルを減らすか、別のブラウザをお使いください。",
        ]
        .concat()
    },
    broken: "ブラウザがファイルを書き込めませんでした。途中のファイルは残っていません。もう一度お試しください。",

    missing: |n| [&number(n), " ファイルはアーカイブに入っていません"].concat(),
    more_missing: |n| ["ほか ", &number(n), " 件"].concat(),
    changed: "ダウンロード中に内容が変わりました。",

    cancel: "ダウンロードをキャンセル",
    remove: "一覧から消す",

    started: |name| [name, " のダウンロードを開始しました"].concat(),
    reached: |percent| [&number(percent), "% ダウンロードしました"].concat(),
    ended: |name| [name, " をダウンロードしました"].concat(),
    ended_without: |name, n| {
        [name, " をダウンロードしました。", &number(n), " ファイルは入っていません。"].concat()
    },
    failed: |name| [name, " をダウンロードできませんでした"].concat(),

    note_name: "_入っていないファイル.txt",
    note_lead: "次のものはダウンロードできなかったため、このアーカイブに入っていません。",
};
