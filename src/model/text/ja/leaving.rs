use super::files::number;
use crate::model::text::Leaving;

pub const LEAVING: Leaving = Leaving {
    copy_credentials: "認証情報をコピー",
    copy_lead: "このページと同じ権限で、ターミナルやスクリプトからファイルを操作できます。",
    copy_warning: "これを持つ人は、期限が切れるまで、あなたと同じようにファイルを操作できます。サインアウトしても無効になりません。チャットやチケット、リポジトリに貼り付けないでください。",
    show: "認証情報を表示",
    hide: "認証情報を隠す",
    format: "形式",
    sh: "sh、bash、zsh",
    powershell: "PowerShell",
    profile: "AWS CLI プロファイル",
    shell_hint: "ターミナルに貼り付けてください。",
    profile_hint: "ホームフォルダの .aws/credentials に追加してください。",
    valid_until: |time| [time, " まで有効です。"].concat(),
    example: "使い方の例:",

    sessions: "セッション",
    here: "この端末",
    all_devices: "すべての端末",
    everywhere: "すべての端末からサインアウト",
    everywhere_lead: "すべての端末のセッションを終了します。スマートフォンをなくしたときや、他人のパソコンを使ったあとに。",
    everywhere_title: "すべての端末からサインアウトしますか?",
    everywhere_what: "この端末も含め、それぞれの端末でサインインし直す必要があります。",
    everywhere_hour: "端末がすでに持っている AWS の認証情報は、期限（最長 1 時間）まで有効です。",

    delete: "アカウントを削除",
    delete_lead: "アカウントを完全に終了します。ファイルをどうするかは選べます。",
    delete_title: "アカウントを削除しますか?",
    delete_what: |email| {
        ["アカウント ", email, " と、すべてのセッションがただちに終了します。元に戻せません。"].concat()
    },
    counting: "フォルダを調べています…",
    uncounted: "フォルダの中身を数えられませんでした。",
    empty: "フォルダは空です。",
    uploads_end: |n| {
        [&number(n), " 件のアップロードが進行中です。アカウントを削除すると、途中で終了します。"].concat()
    },
    holds: |n, size| ["フォルダには ", &number(n), " 個のファイル（合計 ", size, "）があります。"].concat(),
    files_first: "先にファイルを削除する",
    files_first_hint: "このサイトで許可されている範囲で、以前のバージョンも削除します。",
    files_stay: "残したファイルはバケットに残りますが、別のアカウントでは開けません。サイトの管理者は開けます。",
    confirm: |email| ["確認のため ", email, " と入力してください"].concat(),
    confirm_wrong: "このアカウントのアドレスではありません。",
    deleting: |n| [&number(n), " 個のファイルとバージョンを削除しました"].concat(),
    refused: |n| [&number(n), " 個のファイルを削除できませんでした"].concat(),
    versions_stay: "以前のバージョンが残ります",
    versions_why: "ファイルは削除されました。以前のバージョンはバケットに残り、あなたには削除が許可されていません。管理者が削除するか、しばらくするとサイトの規則で削除されます。",
    account_still_there: "アカウントはまだ残っています。",
    delete_anyway: "それでもアカウントを削除",
    keep: "アカウントを残す",
};
