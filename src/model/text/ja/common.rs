use crate::model::text::Common;

pub const COMMON: Common = Common {
    skip_to_content: "本文へ移動",
    locations: "場所",
    favourites: "お気に入り",
    recent: "最近使った項目",
    account: "アカウント",
    guest: "ゲスト",
    sign_in: "サインイン",
    sign_out: "サインアウト",
    language: "言語",
    close: "閉じる",
    cancel: "キャンセル",
    back: "戻る",
    try_again: "もう一度試す",
    copy: "コピー",
    copied: "コピーしました",
    copy_failed: "コピーできませんでした。文字を選択して手動でコピーしてください",
    show_password: "パスワードを表示",
    hide_password: "パスワードを隠す",
    loading: "読み込み中…",
};
