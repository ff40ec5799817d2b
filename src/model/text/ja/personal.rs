use crate::model::personal::{Did, Unreadable};
use crate::model::text::Personal;

pub const PERSONAL: Personal = Personal {
    added: |count| match count {
        1 => "お気に入りに追加しました".to_owned(),
        count => format!("{count} 件をお気に入りに追加しました"),
    },
    removed: |count| match count {
        1 => "お気に入りから外しました".to_owned(),
        count => format!("{count} 件をお気に入りから外しました"),
    },
    full: "お気に入りは 1,000 件までです。先にいくつか外してください。",
    unreadable: |why| {
        let why = match why {
            Unreadable::Broken => "ファイルが壊れているか、別のものが置かれています",
            Unreadable::Newer => {
                "このサイトの新しいバージョンで書かれています。ページを再読み込みしてください"
            }
            Unreadable::TooLarge => "ファイルが大きすぎます",
        };
        [
            "お気に入りと設定を読み込めませんでした（",
            why,
            "）。あなたのフォルダの「.alcove/state.json」はそのまま残し、ここでの変更は保存されません。",
        ]
        .concat()
    },
    no_favourites: "お気に入りはまだありません",
    no_favourites_hint: "ファイルやフォルダを選んで星を押すと、サインインしたどの端末からもすぐに開けます。",
    no_recents: "まだ何もありません",
    no_recents_hint: "開いたファイル、ダウンロードやアップロードをしたファイルが、新しい順に並びます。",
    not_kept: "使った項目は記録していません",
    not_kept_hint: "上のチェックを入れると、最近開いたりダウンロードやアップロードをした項目をまた見つけられます。",
    keep: "使った項目を記録する",
    keep_hint: "外すと、すべての端末で一覧が空になります。",
    clear: "一覧を消去",
    cleared: "一覧を消去しました",
    star: |name| ["「\u{2068}", name, "\u{2069}」をお気に入りに追加"].concat(),
    unstar: |name| ["「\u{2068}", name, "\u{2069}」をお気に入りから外す"].concat(),
    forget: |name| ["「\u{2068}", name, "\u{2069}」を一覧から外す"].concat(),
    did: |did, when| {
        let did = match did {
            Did::Opened => "に開いた",
            Did::Downloaded => "にダウンロード",
            Did::Uploaded => "にアップロード",
        };
        [when, did].concat()
    },
    gone: "もうここにはありません。別の場所で移動、名前の変更、または削除されました。",
    no_location: "この場所は今は見られません。別のアカウントが必要か、サイトからなくなった可能性があります。",
    remove: "一覧から外す",
    nowhere: "お気に入りと最近使った項目はあなた専用のフォルダに保存されますが、このサイトにはありません。",
    kept_in_folder: "あなたのフォルダに保存され、サインインしたどの端末でも同じ一覧になります。",
    kept_on_device: "この端末だけに保存されます。サインインすると、どの端末でも使えます。",
    kept_offline: "お気に入りのファイル（25 MB まで）はこの端末にも保存され、オフラインでも開くか、ダウンロードできます。",
};
