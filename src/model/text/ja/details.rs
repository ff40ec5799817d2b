use super::files::number;
use crate::model::files::kind::Kind;
use crate::model::text::Details;

pub const DETAILS: Details = Details {
    details: "詳細",
    close_details: "詳細を閉じる",
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
    folder_size: |n, size| [&number(n), " ファイル、", size].concat(),
    counting: |so_far| ["計算中… 現在 ", so_far].concat(),
    count: "計算する",
    more: "その他の情報",
    asking: "S3 に問い合わせています…",
    media_type: "メディアタイプ",
    storage_class: "ストレージクラス",
    version: "バージョン",
    kind_label: "種類",
    nothing_to_open: "名前に含まれるドットのため、このファイルはブラウザで開けません。削除はできます。",
    archived_note: "このファイルはアーカイブされています。ダウンロードする前に復元が必要です。管理者に依頼してください。",
    etag: "ETag",
    address: "S3 アドレス",
    copy_address: "アドレスをコピー",
    verify: "照合…",
};
