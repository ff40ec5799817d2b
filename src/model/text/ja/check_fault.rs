use crate::model::check::{Action, Fault, FileKind, Looseness};
use crate::model::text::Said;

/// A fault in words; those with words elsewhere do not come here.
#[allow(clippy::too_many_lines, reason = "a table")]
pub fn said(fault: &Fault) -> Said {
    let new = Said::new::<String>;
    match fault {
        Fault::Refused(_) | Fault::Pool(_) => Said::new("", "", ""),
        Fault::Other { call, code, message } => new(
            format!("{call} が拒否されました：{code}。{message}"),
            "この応答の意味を、ページは知りません。",
            "この呼び出しの AWS のドキュメントで、コードを検索してください。",
        ),
        Fault::Blocked(host) => new(
            format!("ページ自身の Content-Security-Policy が {host} への接続を禁じています。"),
            "送信前にブラウザが拒否しました。connect-src にこのホストがありません。",
            "もう一度デプロイしてポリシーを config.json のホストに合わせるか、配信元の connect-src に追加してください。",
        ),
        Fault::Unreadable(host) => new(
            format!("{host} は応答しますが、ページはその応答を読めません。"),
            "途中の何か（プロキシやファイアウォール）が代わりに応答したか、別のサービスのアドレスです。",
            "config.json の endpoints と、ホストの応答を確認してください。",
        ),
        Fault::Silent(host) => new(
            format!("{host} が応答しません。"),
            "config.json のリージョンかエンドポイントの誤り、またはこのネットワークが通信を許可していないことが考えられます。",
            "ID に含まれるリージョンを確認し、別のネットワークからも試してください。",
        ),
        Fault::BucketUnreadable => Said::new(
            "バケットのホストは応答しますが、ページはその応答を読めません。",
            "次のどれかです：このページのアドレスを許可する CORS ルールがない、リージョンが config.json と違う、この名前のバケットがない。",
            "まずリージョンを確認し、次に CORS を設定してください。最後のコマンドは、バケットの CORS ルールをすべて置き換えます。",
        ),
        Fault::ConfigWrong => Said::new(
            "config.json を読めないか、誤りがあります。内容は上に示しています。",
            "",
            "ファイルを直し、index.html と同じ場所に置いてください。",
        ),
        Fault::NotSecure => Said::new(
            "ページが https で配信されていません。",
            "アップロード、パスキー、コピーに必要な機能をブラウザが止めます。通信の途中で内容を読まれるおそれもあります。",
            "https（CloudFront など）か localhost で配信してください。",
        ),
        Fault::RegionsApart(regions) => new(
            format!("config.json に複数のリージョンがあります：{}。", regions.join("、")),
            "動作はしますが、意図した設定であることはまれです。",
            "意図していない場合は、config.json の region と各 ID を照合してください。",
        ),
        Fault::KeptTooLong(FileKind::Missing, control) => new(
            format!("存在しないファイルへの応答が保存される設定です：{control}。"),
            "更新の途中にアクセスしたブラウザが、拒否の応答を最長で 1 年間保存してしまいます。",
            "Cache-Control は、すべての応答ではなくファイルに設定してください。",
        ),
        Fault::KeptTooLong(_, control) => new(
            format!("更新のたびに変わるファイルを、ブラウザが保存する設定です：{control}。"),
            "古いページが使われ続け、後のリリースでそのファイルがなくなります。",
            "index.html は no-cache、config.json は no-store で配信してください。",
        ),
        Fault::KeepingUnsaid(_) => Said::new(
            "index.html または config.json の保存期間が指定されていません。",
            "ブラウザがファイルの古さから推測して保存します。",
            "index.html は no-cache、config.json は no-store で配信してください。",
        ),
        Fault::NotKept(_) => Said::new(
            "訪問のたびに、ブラウザがスクリプトを問い合わせています。",
            "名前に内容のハッシュが含まれていて変わることがないため、問い合わせる必要がありません。",
            "Cache-Control: public, max-age=31536000, immutable で配信してください。",
        ),
        Fault::Fallback => Said::new(
            "存在しないファイルに、ページが返されます。",
            "更新後、開いたままのページがそれをスクリプトとして読み込みます。このページのアドレスにその設定は不要です。",
            "すべてのアドレスに index.html を返すエラーページや書き換えルールを外してください。",
        ),
        Fault::NoWorker(served) => new(
            format!("Service Worker がスクリプトとして配信されていません：{}。", served.trim()),
            "index.html の隣に sw.js がないと、ページは接続があるときにしか開けず、ほかのアプリからの共有も受け取れません。",
            "同じビルドの sw.js を、Content-Type: text/javascript でアップロードしてください。",
        ),
        Fault::NoPolicy => Said::new(
            "ページに Content-Security-Policy がありません。",
            "ページに入り込んだスクリプトが認証情報を外へ送るのを、止めるものがありません。",
            "テンプレートでデプロイするか、docs/security.md のポリシーを送ってください。",
        ),
        Fault::PolicyLacks(directive, sources) => new(
            format!("Content-Security-Policy の {directive} に足りないものがあります：{}。", sources.join("、")),
            "これらのホストへの接続は、画面に何も出ないままブラウザに拒否されます。",
            "config.json を変えたら、もう一度デプロイしてください。テンプレートが同じリージョンとバケットのポリシーを作ります。",
        ),
        Fault::PolicyLoose(looseness) => new(
            match looseness {
                Looseness::Scripts => "Content-Security-Policy が、ページ自身のファイル以外のスクリプトを許可しています。",
                Looseness::AnyHost => "Content-Security-Policy が、あらゆるホストへの接続を許可しています。",
                Looseness::Frames => "Content-Security-Policy が、ほかのサイトのフレームでの表示を許可しています。",
                Looseness::TrustedTypes => "Content-Security-Policy が Trusted Types を求めていません。",
            }
            .to_owned(),
            "ページには不要で、入り込んだスクリプトだけが必要とするものです。",
            "テンプレートのポリシーを使ってください。",
        ),
        Fault::ClockOff(seconds) => new(
            format!("この端末の時計が {} 秒{}います。", seconds.abs(), if *seconds > 0 { "遅れて" } else { "進んで" }),
            "署名はサービスの時計に合わせて補正されますが、この端末の認証アプリのコードは正しくありません。",
            "ネットワークで時計を合わせるように設定してください。",
        ),
        Fault::NoSuchPool => Said::new(
            "この ID のユーザープールは存在しません。",
            "userPool.id の誤り、リージョンの違い、または削除が考えられます。",
            "userPool.id を Cognito コンソールと照合してください。",
        ),
        Fault::OtherPool(pool) => new(
            format!("config.json とは別のユーザープールにサインインしています：{pool}。"),
            "アプリクライアントがそのプールのものなので、どちらかの ID が誤りです。",
            "userPool.id か userPool.clientId を直してください。",
        ),
        Fault::FlowOff(flow) => new(
            format!("アプリクライアントが {} を許可していません。", flow.name()),
            "config.json の userPool.signIn がこのフローを指定しているため、誰もサインインできません。",
            "Cognito コンソール：ユーザープール → アプリクライアント → 編集 → 認証フローで有効にするか、userPool.signIn を変えてください。",
        ),
        Fault::NamesRevealed => Said::new(
            "アプリクライアントが、アカウントの有無を誰にでも明かしています。",
            "登録のないアドレスへの応答が、パスワードの誤りとは異なります。",
            "Cognito コンソール：アプリクライアント → 編集 →「ユーザー存在エラーの防止」を有効にしてください。",
        ),
        Fault::EmailUnread => Said::new(
            "サインインした人のメールアドレスが、ページから見えません。",
            "アプリクライアントが email 属性を読めないか、アカウントにメールアドレスがありません。読めない属性は書けないことが多く、その場合は登録も変更もできません。",
            "Cognito コンソール：アプリクライアント → 属性のアクセス許可を確認してください。",
        ),
        Fault::GuestsOpen => Said::new(
            "config.json と違い、ID プールはゲストを許可しています。",
            "ページはゲスト利用を示しませんが、誰でもゲストロールの認証情報を取得できます。",
            "ID プールのゲストアクセスを無効にするか、identityPool.guests を true にしてください。",
        ),
        Fault::RoleMissing => Said::new(
            "ID プールに、この訪問者のためのロールがありません。",
            "ロールがない場合も、ロールがプールを信頼していない場合も、Cognito の応答は同じです。",
            "Cognito コンソール：ID プール → ユーザーアクセスで、認証済みとゲストのロールを選んでください。",
        ),
        Fault::TrustRefused => Said::new(
            "ロールがこの ID プールを信頼していません。",
            "信頼ポリシーには cognito-identity.amazonaws.com、このプール（aud）、訪問者の種類（amr）が必要です。",
            "最後のコマンドは信頼ポリシーを置き換えます。先に今の内容を確認してください。",
        ),
        Fault::WrongRegion(region) => new(
            match region {
                Some(region) => format!("バケットのリージョンは {region} です。"),
                None => "バケットは別のリージョンにあります。".to_owned(),
            },
            "config.json のリージョンに、このバケットはありません。",
            "bucket.region（サイト全体の場合は region）を直してください。",
        ),
        Fault::Denied(action, is_guest) => new(
            match action {
                Action::List => "ロールにこのフォルダを一覧する権限がありません（s3:ListBucket）。",
                Action::Get => "ロールにファイルを読む権限がありません（s3:GetObject）。",
                Action::Put => "ロールにアップロードの権限がありません（s3:PutObject）。",
                Action::Create => "ロールに分割アップロードを始める権限がありません（s3:PutObject）。",
                Action::Abort => "ロールに分割アップロードを終える権限がありません（s3:AbortMultipartUpload）。始めたものは、ライフサイクルルールが消すまで残ります。",
                Action::Delete => "ロールに削除の権限がありません（s3:DeleteObject）。",
                Action::Versions => "ロールにバージョンを一覧する権限がありません（s3:ListBucketVersions）。",
            }
            .to_owned(),
            if *is_guest {
                "config.json はこの操作を示しています。ゲストロールが許可している場合は、バケットポリシーか、拡張フローのゲスト制限が拒否しています。"
            } else {
                "config.json はこの操作を示しています。ロールが許可している場合は、バケットポリシーか組織のポリシーが拒否しています。"
            },
            "ロールに権限を与えるか、config.json の locations から権限を外してください。",
        ),
        Fault::HeadersForbidden(names) => new(
            format!("CORS が次のリクエストヘッダーを許可していません：{}。", names.join("、")),
            "アップロードの前にブラウザがバケットに確認し、拒否されます。",
            "AllowedHeaders を設定してください。コマンドはバケットの CORS ルールをすべて置き換えます。",
        ),
        Fault::MethodForbidden(method) => new(
            format!("CORS が {method} を許可していません。"),
            "ヘッダーはすべて許可されているため、メソッドが原因と考えられます。",
            "AllowedMethods を設定してください。コマンドはバケットの CORS ルールをすべて置き換えます。",
        ),
        Fault::HeadersHidden(names) => new(
            format!("CORS が次のレスポンスヘッダーを公開していません：{}。", names.join("、")),
            "ETag がないと分割アップロードを完了できず、安全に置き換えられません。ほかがないと、リクエスト ID やバージョンがわかりません。",
            "ExposeHeaders を設定してください（ワイルドカードは使えません）。コマンドはバケットの CORS ルールをすべて置き換えます。",
        ),
        Fault::Differs => Said::new(
            "読み戻した内容が、書き込んだ内容と違います。",
            "ページとバケットの間の何かが、ファイルを変えています。",
            "プロキシと bucket.endpoint を確認してください。",
        ),
        Fault::VersioningOff => Said::new(
            "config.json ではバージョニングが有効ですが、実際は無効です。",
            "ページはバージョニングを前提に動くため、置き換えたファイルは元に戻せません。",
            "バージョニングを有効にするか、bucket.versioned を false にしてください。",
        ),
        Fault::VersioningUnsaid => Said::new(
            "バージョニングが有効ですが、config.json に書かれていません。",
            "小さなファイルをより速く送れ、置き換えたファイルを元に戻せるようになります。",
            "bucket.versioned を true にしてください。",
        ),
        Fault::MarkerStays => Said::new(
            "ファイルは削除されました。そのバージョンと削除マーカーは、ライフサイクルルールが消すまで残ります。ロールがバージョンを削除できないのは、望ましい設定です。",
            "",
            "",
        ),
        Fault::ObjectStays(key) => new(
            format!("試しに書き込んだファイルが残っています：{key}。"),
            "",
            "手動で削除してください。",
        ),
    }
}
