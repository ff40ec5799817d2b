use crate::model::text::Account;

pub const ACCOUNT: Account = Account {
    title: "アカウント",
    as_user: "サインイン中",
    as_guest: "ゲスト",
    as_guest_hint: "アカウントなしで利用しています。サインインすると、専用のフォルダが使えます。",
    email: "メールアドレス",
    identity: "アイデンティティ ID",
    identity_hint: "バケット内のあなたのフォルダの名前になります。",
    role: "引き受けたロール",
    account: "AWS アカウント",
    credentials: "認証情報の期限",
    credentials_end_in: |minutes, seconds| {
        [
            "あと ",
            &minutes.to_string(),
            " 分 ",
            if seconds < 10 { "0" } else { "" },
            &seconds.to_string(),
            " 秒",
        ]
        .concat()
    },
    credentials_renew: "このページを開いている間は自動で更新されます。",
    groups: "グループ",
    permissions: "AWS から見たあなた",
    permissions_lead: "ロールで許可される操作は、このページではなく AWS が制御します。",
    unknown: "まだわかりません",
    copy_identity: "アイデンティティ ID をコピー",
    copy_role: "ロールをコピー",
    copy_account: "アカウント番号をコピー",
    session_lead: "サインアウトすると、この端末のセッションが消去され、無効になります。",
};
