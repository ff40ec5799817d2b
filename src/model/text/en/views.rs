use crate::model::text::Views;

pub const VIEWS: Views = Views {
    rows: "Rows",
    compact: "Compact rows",
    gallery: "Gallery",
    columns: "Columns",
    kind: "Type",
    folders_first: "Folders first",
};
