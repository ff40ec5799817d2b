use crate::model::text::Tools;

pub const TOOLS: Tools = Tools {
    toolbar: "操作",
    upload: "アップロード",
    upload_folder: "フォルダをアップロード",
    new_folder: "新しいフォルダ",
    download: "ダウンロード",
    share: "共有",
    delete: "削除",
    sync: "フォルダと同期…",
    refresh: "最新の情報に更新",
    open: "開く",
    details: "詳細",
    select_all: "すべて選択",
    shortcuts: "キーボードショートカット",
    clear_selection: "選択を解除",
    guest_note: "ゲストとして閲覧中です。ここでは閲覧とダウンロードができます。",
    drop_here: |folder| ["ドロップして「", folder, "」にアップロード"].concat(),
    drop_refused: "ここにはアップロードできません",
};
