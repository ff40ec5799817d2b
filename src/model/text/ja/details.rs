use super::files::number;
use crate::model::edit::tags::TagError;
use crate::model::files::kind::Kind;
use crate::model::text::Details;

pub const DETAILS: Details = Details {
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
    cache_control: "Cache-Control",
    tags: "タグ",
    metadata: "メタデータ",
    change: "変更…",
    save: "保存",
    add_tag: "タグを追加",
    tag_key: "タグ",
    tag_value: "値",
    header_error: "半角の英数字と記号だけを使ってください。",
    tag_error: |error| match error {
        TagError::NoKey => "値にはタグが必要です。".to_owned(),
        TagError::TooLong(key) => [
            "「\u{2068}",
            key,
            "\u{2069}」またはその値が長すぎます。タグは 128 文字、値は 256 文字までです。",
        ]
        .concat(),
        TagError::Twice(key) => ["「\u{2068}", key, "\u{2069}」が重複しています。"].concat(),
        TagError::Reserved => "aws: で始まるタグは AWS 専用です。".to_owned(),
        TagError::TooMany => "タグは 10 個までです。".to_owned(),
    },
    too_large_to_change: "5 GiB を超えるファイルの種類とキャッシュの設定は、ここでは変更できません。S3 が一度にコピーできる上限のためです。",
    change_hint: "種類やキャッシュの設定を変更すると、ファイルがそれ自身の上にコピーされます。ほかのプログラムのメタデータは、バケットがこのページに見せるものだけ残ります。",
    changed_meanwhile: "ほかの人がこのファイルを変更しました。もう一度確かめてから変更してください。",
    changed: "変更しました",
    kind_label: "種類",
    nothing_to_open: "名前に含まれるドットのため、このファイルはブラウザで開けません。削除はできます。",
    archived_note: "このファイルはアーカイブされています。ダウンロードする前に復元が必要です。",
    etag: "ETag",
    address: "S3 アドレス",
    copy_address: "アドレスをコピー",
    verify: "照合…",
};
