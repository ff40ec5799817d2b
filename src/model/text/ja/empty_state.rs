use crate::model::text::EmptyState;

pub const EMPTY_STATE: EmptyState = EmptyState {
    empty_title: "このフォルダは空です",
    empty_hint: "ファイルやフォルダをこのページにドロップするか、「アップロード」を選んでください。",
    tip_paste: "Ctrl+V（⌘V）で画像やファイルを貼り付けられます。",
    tip_commands: "Ctrl+K（⌘K）でコマンドを検索できます。? ですべてのキーを表示します。",
    tip_kept: "置き換えたり削除したりしたものは元に戻せます。",
    empty_read_only: "まだ何も置かれていません。ここでは閲覧とダウンロードができますが、アップロードはできません。",
    empty_guest: "ゲストとして閲覧中のため、アップロードはできません。サインインすると自分のフォルダを使えます。",
    nothing_found_title: "見つかりませんでした",
    nothing_found_hint: |words| {
        ["このフォルダに「\u{2068}", words, "\u{2069}」を含む名前はありません。"].concat()
    },
    clear_search: "検索を解除",
    no_location_title: "この場所はありません",
    no_location_hint: "リンクが古いか、閲覧できない場所へのリンクです。利用できる場所は「場所」の一覧にあります。",
    go_to_own: |name| ["「\u{2068}", name, "\u{2069}」へ移動"].concat(),
};
