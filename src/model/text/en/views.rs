use crate::model::files::StorageClass;
use crate::model::text::Views;

pub const VIEWS: Views = Views {
    rows: "Rows",
    compact: "Compact rows",
    gallery: "Gallery",
    columns: "Columns",
    kind: "Type",
    class: "Storage class",
    class_of: |class| match class {
        StorageClass::Standard => "Standard",
        StorageClass::StandardIa => "Standard-IA",
        StorageClass::OneZoneIa => "One Zone-IA",
        StorageClass::IntelligentTiering => "Intelligent-Tiering",
        StorageClass::GlacierInstant => "Glacier Instant Retrieval",
        StorageClass::Glacier => "Glacier Flexible Retrieval",
        StorageClass::DeepArchive => "Glacier Deep Archive",
        StorageClass::Other => "Another",
    },
    folders_first: "Folders first",
    tree: "Folder tree",
};
