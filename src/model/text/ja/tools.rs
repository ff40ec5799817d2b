use super::files::number;
use crate::model::files::kind::Kind;
use crate::model::files::name::NameError;
use crate::model::text::Tools;

pub const TOOLS: Tools = Tools {
    toolbar: "操作",
    upload: "アップロード",
    upload_folder: "フォルダをアップロード",
    new_folder: "新しいフォルダ",
    download: "ダウンロード",
    delete: "削除",
    sync: "フォルダと同期…",
    verify: "照合…",
    refresh: "最新の情報に更新",
    open: "開く",
    select_all: "すべて選択",
    shortcuts: "キーボードショートカット",
    clear_selection: "選択を解除",
    bytes_exact: |n| [&number(n), " バイト"].concat(),
    kind: |kind| match kind {
        Kind::Folder => "フォルダ",
        Kind::Image => "画像",
        Kind::Video => "動画",
        Kind::Audio => "音声",
        Kind::Document => "文書",
        Kind::Archive => "アーカイブ",
        Kind::Code => "コード",
        Kind::Other => "ファイル",
    },
    guest_note: "ゲストとして閲覧中です。ここでは閲覧とダウンロードができます。",
    drop_here: |folder| ["ドロップして「", folder, "」にアップロード"].concat(),
    drop_refused: "ここにはアップロードできません",
    folder_given_empty: "渡されたものの中にファイルがありません。",
    details: "詳細",
    close_details: "詳細を閉じる",
    nothing_to_open: "名前に含まれるドットのため、このファイルはブラウザで開けません。削除はできます。",
    archived_note: "このファイルはアーカイブされています。ダウンロードする前に復元が必要です。管理者に依頼してください。",
    kind_label: "種類",
    etag: "ETag",
    address: "S3 アドレス",
    copy_address: "アドレスをコピー",
    delete_one: |name| ["「\u{2068}", name, "\u{2069}」を削除しますか?"].concat(),
    delete_many: |n| [&number(n), " 件を削除しますか?"].concat(),
    delete_counting: |n| ["中身を数えています… 現在 ", &number(n), " ファイル"].concat(),
    delete_what: |n, size| [&number(n), " ファイル(合計 ", size, ")が削除されます。"].concat(),
    delete_empty_folder: "中にファイルはありません。",
    delete_uncounted: "中身を数えられませんでした。すべて削除されます。",
    delete_versioned: "以前のバージョンはしばらくバケットに残り、管理者が元に戻せます。",
    delete_for_good: "この操作は元に戻せません。",
    delete_more: |n| ["ほか ", &number(n), " 件"].concat(),
    deleting: |done, of| match of {
        0 => ["削除しています… ", &number(done), " 件完了"].concat(),
        _ => ["削除しています… ", &number(of), " 件中 ", &number(done), " 件完了"].concat(),
    },
    deleted: |n| [&number(n), " ファイルを削除しました"].concat(),
    not_deleted: |n| [&number(n), " ファイルを削除できませんでした"].concat(),
    not_deleted_hint: "次のファイルは残っています。",
    folder_name: "フォルダ名",
    create: "作成",
    folder_created: |name| ["フォルダ「", name, "」を作成しました"].concat(),
    name_taken: "この名前は既に使われています。別の名前にしてください。",
    name_error: |error| match error {
        NameError::Empty => "名前を入力してください。".to_owned(),
        NameError::Dots => "ドットだけの名前はブラウザで開けません。".to_owned(),
        NameError::Slash => "名前にスラッシュは使えません。".to_owned(),
        NameError::Control => "見えない文字が含まれています。入力し直してください。".to_owned(),
        NameError::TooLong { by } => {
            ["名前が ", &number(by as u64), " バイト長すぎます。日本語は 1 文字を 3 バイトと数えます。"]
                .concat()
        }
    },
};
