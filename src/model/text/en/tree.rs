use crate::model::text::Tree;

pub const TREE: Tree =
    Tree { folders: "Folders", more: "More in the list…", failed: "Could not be read. Try again" };
