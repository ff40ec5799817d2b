use super::files::number;
use crate::model::text::{Ends, Transfers};
use crate::model::transfer::{Fate, Totals};

pub const TRANSFERS: Transfers = Transfers {
    region: "転送",
    all: "すべての転送",
    downloading: "ダウンロード中",
    downloads: "ダウンロード",
    single_downloads: "始まっていないダウンロード",
    download_started: |name| [name, " のダウンロードを開始しました"].concat(),
    download_waits: |name| [name, " は接続を待っています"].concat(),
    download_offline: "接続がありません。つながると自動でダウンロードを始めます。",
    download_again: "まだ受け付けられません。もう一度試しています…",
    not_downloaded: "ダウンロードできませんでした",
    dismiss: "一覧から消す",
    pause: "一時停止",
    resume: "再開",
    cancel: "キャンセル",
    retry: "再試行",
    pause_all: "すべて一時停止",
    resume_all: "すべて再開",
    cancel_all: "すべてキャンセル",
    retry_all: "すべて再試行",
    clear: "完了分を消去",
    why: "失敗した理由",
    collapse: "表示を減らす",
    expand: "表示を増やす",
    summary,
    sent_of: |sent, size| [sent, " / ", size].concat(),
    rate: |bytes| [bytes, "/秒"].concat(),
    left: |seconds| match seconds {
        0..=59 => ["残り ", &seconds.max(1).to_string(), " 秒"].concat(),
        60..=3_599 => ["残り ", &seconds.div_ceil(60).to_string(), " 分"].concat(),
        _ => ["残り ", &seconds.div_ceil(3_600).to_string(), " 時間"].concat(),
    },

    waiting: "待機中",
    asking: "同じ名前があります",
    paused: "一時停止中",
    finishing: "仕上げています…",
    done: "アップロード済み",
    cancelling: "キャンセルしています…",
    cancelled: "キャンセル済み",
    skipped: "スキップ済み",

    started: |n| [&number(n), " ファイルのアップロードを開始しました"].concat(),
    reached: |percent| [&percent.to_string(), "% アップロードしました"].concat(),
    ended: summary,

    offline: "接続がありません。つながると自動で再開します。",
    notify: "完了を通知",

    unfinished: "終わっていないアップロード",
    discard: "破棄",
    other_file: |name| {
        [
            "別のファイルです。続けるには「\u{2068}",
            name,
            "\u{2069}」としてアップロードしたファイルを選んでください。",
        ]
        .concat()
    },
    in_another_tab: "このファイルは別のタブでアップロード中です。",
    begun: |date| ["別の端末: ", date].concat(),
    comparing: "届いている部分とファイルを照合しています…",

    ends_title: "アップロードの途中です",
    ends_downloads_title: "ダウンロードの途中です",
    fate: |fate, n| {
        let rest = match fate {
            Fate::Resumable => " ファイルは、7 日以内にこの端末でもう一度サインインすると再開できます。",
            Fate::PartsLeft => {
                " ファイルはキャンセルしましたが、届いた部分を削除できませんでした。もう一度サインインすると破棄できます。7 日後には自動で削除されます。"
            }
            Fate::Unclear => {
                " ファイルは送信中で、届いたかどうか分かりません。もう一度サインインして、フォルダーを確かめてください。"
            }
            Fate::Lost => " ファイルはアップロードされません。必要な場合は、もう一度選んでください。",
        };
        [&number(n), rest].concat()
    },
    fate_of_account: |fate, n| {
        let rest = match fate {
            Fate::Unclear => {
                " ファイルは送信中で、届いたかどうか分かりません。確認できるのは、このサイトの管理者だけです。"
            }
            Fate::Resumable | Fate::PartsLeft => {
                " ファイルのアップロードは途中で終了しました。届いていた部分は、遅くとも 7 日以内にバケットから削除されます。"
            }
            Fate::Lost => " ファイルはアップロードされませんでした。",
        };
        [&number(n), rest].concat()
    },
    ends_stay: "アップロードを続ける",
    at_sign_out: Ends {
        lead: "サインアウトすると、アップロードは終了します。",
        downloads: "サインアウトすると、複数ファイルのダウンロードは終了します。",
        later: "サインアウトして後で再開",
        now: "サインアウト",
        cancel: "アップロードをキャンセルしてサインアウト",
    },
    at_sign_in: Ends {
        lead: "ゲストとして始めたアップロードです。サインインすると終了します。",
        downloads: "ゲストとして始めた複数ファイルのダウンロードは、サインインすると終了します。",
        later: "このままサインイン",
        now: "このままサインイン",
        cancel: "アップロードをキャンセルしてサインイン",
    },
    ends_over: "進行中のものはもうありません。",
    ended_title: "セッションとともに終了したアップロード",
    ended_with_account: "アカウントとともに終了したアップロード",
    ended_cancelled: |n| [&number(n), " ファイルのアップロードをキャンセルしました。"].concat(),
    ended_names: "もう一度サインインすると、ファイル名を確認できます。",
    fate_of: |fate| match fate {
        Fate::Resumable => "再開できます",
        Fate::PartsLeft => "キャンセル済み（届いた部分が残っています）",
        Fate::Unclear => "届いたか不明",
        Fate::Lost => "アップロードされていません",
    },

    pasted_image: "貼り付けた画像",

    conflict_title: "同じ名前のファイルがあります",
    conflict_lead: |name| {
        ["「\u{2068}", name, "\u{2069}」という名前のファイルが既にここにあります。"].concat()
    },
    conflict_there: "既にあるファイル",
    conflict_yours: "アップロードするファイル",
    conflict_unknown: "サイズと日時は不明",
    replace: "置き換える",
    keep_both: "両方残す",
    skip: "スキップ",
    for_all: "すべてに適用",
    for_all_hint: |n| ["ほかに ", &number(n), " ファイルの名前が重なっています"].concat(),
    shared_region: "共有されたファイル",
    shared: |n, may_write| match (n, may_write) {
        (0, _) => "共有されたファイルが届きませんでした。もう一度共有してください。".to_owned(),
        (_, true) => [
            &number(n),
            " 件のファイルが共有されました。ここにアップロードするか、別のフォルダを開いてください。",
        ]
        .concat(),
        (_, false) => {
            [&number(n), " 件のファイルが共有されました。アップロードできるフォルダを開いてください。"]
                .concat()
        }
    },
    shared_upload: "ここにアップロード",
    shared_discard: "破棄",

    unreadable: |first, others| {
        let more = if others == 0 { String::new() } else { [" ほか ", &number(others), " 件"].concat() };
        ["読み取れませんでした: ", first, &more, "。ファイルがあることを確かめて、もう一度選んでください。"]
            .concat()
    },
};

fn summary(totals: &Totals) -> String {
    let (done, failed) = (totals.done as u64, totals.failed as u64);
    if totals.unfinished() {
        let left = (totals.waiting + totals.asking + totals.active + totals.paused) as u64;
        let verb = if totals.paused as u64 == left {
            " ファイルを一時停止中"
        } else {
            " ファイルをアップロード中"
        };
        return [&number(left), verb].concat();
    }
    match (done, failed) {
        (0, 0) => "転送はありません".to_owned(),
        (_, 0) => [&number(done), " ファイルをアップロードしました"].concat(),
        (0, _) => [&number(failed), " ファイルのアップロードに失敗しました"].concat(),
        _ => {
            [&number(done), " ファイルをアップロード、", &number(failed), " ファイルは失敗しました"].concat()
        }
    }
}
