use crate::model::text::Identities;

pub const IDENTITIES: Identities = Identities {
    role: "ロール",
    role_lead: "所属グループにより、複数のロールを使えます。使用中のロールが、サインアウトするまで可能な操作を決めます。",
    role_in_use: "使用中",
    role_default: "既定",
    role_use_named: |name| ["ロール ", name, " を使う"].concat(),
    role_now: |name| ["ロール ", name, " に切り替えました。"].concat(),
    claim: "サインイン前のファイル",
    claim_lead: |files, size| {
        [
            "サインインの前に、この端末でゲストが保存したファイルが ",
            &files.to_string(),
            " 個（",
            size,
            "）あります。ご自分で保存したものなら、引き継げます。",
        ]
        .concat()
    },
    claim_how: "引き継ぐと、ファイルを 1 つずつあなたのフォルダにコピーし、元のファイルを削除します。上書きはせず、コピーの完了を確かめるまで何も削除しません。",
    claim_how_kept: "引き継ぐと、ファイルを 1 つずつあなたのフォルダにコピーします。上書きはせず、元のファイルもそのまま残ります。",
    claim_take: "引き継ぐ",
    claim_leave: "そのままにする",
    claim_progress: |done, all| {
        [&all.to_string(), " 個中 ", &done.to_string(), " 個を引き継ぎました"].concat()
    },
    claim_done: "ファイルはあなたのフォルダに入りました。",
    claim_renamed: |files| {
        ["同じ名前があったため、", &files.to_string(), " 個は別の名前になりました。"].concat()
    },
    claim_go: "ファイルへ移動",
    forget_guest: "この端末でのゲストを忘れる",
    forget_guest_lead: "この端末は上のゲストとして記憶されていて、次回も同じファイルを使えます。忘れると新しいゲストになり、これまでのゲストのファイルは、この端末から開けなくなります。",
    guest_forgotten: "この端末は新しいゲストになりました。",
};
