use crate::model::files::StorageClass;
use crate::model::text::Views;

pub const VIEWS: Views = Views {
    rows: "リスト",
    compact: "コンパクトなリスト",
    gallery: "ギャラリー",
    columns: "列",
    kind: "種類",
    class: "ストレージクラス",
    class_of: |class| match class {
        StorageClass::Standard => "標準",
        StorageClass::StandardIa => "標準 - IA",
        StorageClass::OneZoneIa => "1 ゾーン - IA",
        StorageClass::IntelligentTiering => "Intelligent-Tiering",
        StorageClass::GlacierInstant => "Glacier Instant Retrieval",
        StorageClass::Glacier => "Glacier Flexible Retrieval",
        StorageClass::DeepArchive => "Glacier Deep Archive",
        StorageClass::Other => "その他",
    },
    folders_first: "フォルダを先頭に",
    tree: "フォルダツリー",
};
