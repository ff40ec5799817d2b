use crate::model::text::Views;

pub const VIEWS: Views = Views {
    rows: "リスト",
    compact: "コンパクトなリスト",
    gallery: "ギャラリー",
    columns: "列",
    kind: "種類",
    folders_first: "フォルダを先頭に",
};
