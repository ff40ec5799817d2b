use crate::model::check::{Group, Level, Line, Untold, Visitor};
use crate::model::text::Check;

pub const CHECK: Check = Check {
    title: "このサイトの設定を調べる",
    lead: "サイトの管理者の方へ：ページが各サービスを使うときに起きることを 1 行ずつ調べ、問題の直し方を示します。",
    writes: "バケットを試すため、ご自分のフォルダに新しい名前の小さなファイルを 1 つ書き込み、すぐに削除します。ほかには何も変更せず、秘密の情報は表示しません。",
    running: "調べています…",
    again: "もう一度調べる",
    copy: "レポートをコピー",
    all_good: "ブラウザから見える範囲に問題はありません。",
    found: |bad, notices| {
        let bad = match bad {
            0 => "試したものはすべて動作しています。".to_owned(),
            bad => format!("{bad} 項目が動作していません。"),
        };
        match notices {
            0 => bad,
            notices => format!("{bad}確認したい項目が {notices} 件あります。"),
        }
    },
    guess: "推測",
    guess_hint: "呼び出しが失敗した理由をブラウザは明かしません。最も考えられる原因を示しています。",
    mend: "直し方",
    copy_command: "コマンドをコピー",
    visitor: |visitor| match visitor {
        Visitor::Nobody => "ID のない訪問者として調べました。ID が必要なものは試していません。",
        Visitor::Guest => {
            "ゲストとして調べました。サインインした人にできることを調べるには、サインインしてください。"
        }
        Visitor::User => {
            "サインインした人として調べました。ゲストにできることを調べるには、サインアウトしてください。"
        }
    },
    sign_in: "サインインして調べ直す",
    level: |level| match level {
        Level::Good => "動作しています",
        Level::Untold => "調べていません",
        Level::Notice => "確認が必要です",
        Level::Bad => "動作していません",
    },
    group: |group| match group {
        Group::Page => "ページ",
        Group::Accounts => "サインイン",
        Group::Credentials => "権限",
        Group::Files => "ファイル",
    },
    line: |line| match line {
        Line::Config => "設定とアドレス",
        Line::Caching => "ブラウザがページを保存する期間",
        Line::Policy => "Content-Security-Policy",
        Line::Worker => "オフラインでの表示",
        Line::Clock => "この端末の時計",
        Line::UserPool => "ユーザープール",
        Line::Client => "アプリクライアントと認証フロー",
        Line::Attributes => "アプリクライアントが変更できる属性",
        Line::IdentityPool => "ID プール",
        Line::Guests => "ゲストアクセス",
        Line::Providers => "ID プールのプロバイダーとしてのユーザープール",
        Line::Roles => "ロール",
        Line::Trust => "ロールから ID プールへの信頼",
        Line::Bucket => "バケットとリージョン",
        Line::CorsAllowed => "CORS：許可されたリクエストヘッダー",
        Line::CorsExposed => "CORS：公開されたレスポンスヘッダー",
        Line::List => "フォルダの一覧",
        Line::Put => "ファイルのアップロード",
        Line::Get => "ファイルの読み取り",
        Line::Parts => "分割アップロードの開始と終了",
        Line::Delete => "ファイルの削除",
        Line::Versions => "バージョニング",
    },
    untold: |why| match why {
        Untold::NotYet => "まだ調べていません。",
        Untold::NotOffered => "config.json はこの訪問者にこの権限を与えていないため、ページは実行しません。",
        Untold::SignIn => "サインインした人だけが確認できます。",
        Untold::Earlier => "ほかの項目が動作していないため、調べられません。",
        Untold::Hidden => "ブラウザからは見えません。管理者ガイドのコマンドで確認できます。",
        Untold::NoFile => "フォルダに、試せるファイルがありません。",
    },
    stopped: "config.json を読めるようになると、各サービスを調べられます。",
};
