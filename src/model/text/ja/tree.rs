use crate::model::text::Tree;

pub const TREE: Tree =
    Tree {
        folders: "フォルダ", more: "続きは一覧で…", failed: "読み込めませんでした。もう一度"
    };
