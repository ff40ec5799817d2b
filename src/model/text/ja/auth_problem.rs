use crate::model::text::{AuthProblem, Sentences};

#[allow(clippy::too_many_lines, reason = "a table")]
pub const fn sentences(problem: AuthProblem) -> &'static Sentences {
    match problem {
        AuthProblem::WrongPassword => &Sentences {
            what: "メールアドレスまたはパスワードが正しくありません。",
            why: "入力の誤りか、このアドレスのアカウントがない可能性があります。",
            next: "両方を確認してもう一度お試しください。パスワードを忘れた場合は再設定できます。",
        },
        AuthProblem::TooManyAttempts => &Sentences {
            what: "試行回数が多すぎます。",
            why: "アカウントを守るため、次に試せるまで時間がかかります。",
            next: "数分待ってから、もう一度お試しください。",
        },
        AuthProblem::AccountDisabled => &Sentences {
            what: "このアカウントは無効になっています。",
            why: "管理者が利用を停止しています。",
            next: "管理者に有効化を依頼してください。",
        },
        AuthProblem::InvitationExpired => &Sentences {
            what: "仮パスワードの有効期限が切れています。",
            why: "招待には有効期限があります。",
            next: "招待した方に、再送を依頼してください。",
        },
        AuthProblem::UseInvitation => &Sentences {
            what: "このアカウントは、まだ最初のサインインをしていません。",
            why: "招待されたアカウントには、その前に再設定できるパスワードがありません。",
            next: "招待に書かれた仮パスワードでサインインしてください。わからない場合や期限切れの場合は、招待した方に再送を依頼してください。",
        },
        AuthProblem::NotConfirmed => &Sentences {
            what: "メールアドレスがまだ確認されていません。",
            why: "アカウントは作成されましたが、確認コードが入力されていません。",
            next: "メールに届いたコードを入力するか、コードを再送してください。",
        },
        AuthProblem::AlreadyConfirmed => &Sentences {
            what: "このアドレスはすでに確認済みです。",
            why: "",
            next: "パスワードでサインインしてください。",
        },
        AuthProblem::AccountExists => &Sentences {
            what: "このメールアドレスのアカウントはすでにあります。",
            why: "",
            next: "サインインするか、パスワードを再設定してください。",
        },
        AuthProblem::ResetRequired => &Sentences {
            what: "パスワードの再設定が必要です。",
            why: "管理者が再設定を求めています。",
            next: "「パスワードをお忘れですか？」から手順に従ってください。",
        },
        AuthProblem::NoAddress => &Sentences {
            what: "このアカウントにはコードを送れません。",
            why: "コードを送れる、確認済みのメールアドレスや電話番号がありません。",
            next: "管理者に、アドレスの確認または新しいパスワードの設定を依頼してください。（管理者の方へ：アカウントの email_verified を確認してください。）",
        },
        AuthProblem::CodesOff => &Sentences {
            what: "このサイトではコードを送信できません。",
            why: "ユーザープールがアドレスの確認を行わない設定です。",
            next: "管理者にアカウントの確認を依頼し、その後サインインしてください。（管理者の方へ：admin-confirm-sign-up を実行するか、ユーザープールの AutoVerifiedAttributes を設定してください。）",
        },
        AuthProblem::WrongCode => &Sentences {
            what: "コードが正しくありません。",
            why: "数字の誤りか、新しいコードに替わった可能性があります。",
            next: "最新のメッセージのコード、またはアプリに今表示されているコードを入力してください。",
        },
        AuthProblem::CodeExpired => &Sentences {
            what: "このコードはもう使えません。",
            why: "コードには有効期限があり、新しいコードが送られると前のものは無効になります。",
            next: "コードを再送して、新しいものを入力してください。",
        },
        AuthProblem::WrongAppCode => &Sentences {
            what: "コードが正しくありません。",
            why: "コードは 30 秒ごとに変わり、スマートフォンの時計が合っているときだけ有効です。",
            next: "アプリに今表示されているコードを入力してください。それでも拒否される場合は、時計を自動設定にしてください。",
        },
        AuthProblem::AppCodeUsed => &Sentences {
            what: "このコードはすでに使われています。",
            why: "認証アプリのコードは、それぞれ 1 回だけ有効です。",
            next: "30 秒以内に次のコードが表示されます。それを入力してください。",
        },
        AuthProblem::WeakPassword => &Sentences {
            what: "パスワードがこのサイトの条件を満たしていません。",
            why: "",
            next: "入力欄の下にある条件に合わせて、より長いものにしてください。",
        },
        AuthProblem::PasswordSpaces => &Sentences {
            what: "パスワードの先頭と末尾に空白は使えません。",
            why: "Cognito が拒否します。貼り付けたときに空白が入ることがあります。",
            next: "両端の空白を取り除いてください。途中の空白は使えます。",
        },
        AuthProblem::PasswordTooLong => &Sentences {
            what: "パスワードが長すぎます。",
            why: "パスワードは 256 文字までです。",
            next: "短いものにしてください。",
        },
        AuthProblem::PasswordUsedBefore => &Sentences {
            what: "以前に使ったパスワードです。",
            why: "このサイトでは、過去のパスワードは使えません。",
            next: "新しいパスワードにしてください。",
        },
        AuthProblem::NotAnEmail => &Sentences {
            what: "メールアドレスの形式ではないようです。",
            why: "",
            next: "入力に誤りがないか確認してください。",
        },
        AuthProblem::AttributesMissing => &Sentences {
            what: "このサイトでは、ほかの項目も必要です。",
            why: "ユーザープールが、アカウントごとに追加の情報を求めています。",
            next: "印のついた欄に入力してください。欄がない場合は、管理者にお知らせください。",
        },
        AuthProblem::AttributeUnfit => &Sentences {
            what: "形式の合わない項目があります。",
            why: "どの項目かは、詳細にあるサービスからのメッセージでわかります。",
            next: "印のついた欄を修正してください。",
        },
        AuthProblem::StepExpired => &Sentences {
            what: "この手順の有効期限が切れました。",
            why: "安全のため、サインインの各手順は数分間だけ有効です。",
            next: "もう一度サインインしてください。メールアドレスは入力済みです。",
        },
        AuthProblem::NoSuchMethod => &Sentences {
            what: "この確認方法は、お使いのアカウントに設定されていません。",
            why: "",
            next: "別の方法を選ぶか、管理者にお問い合わせください。",
        },
        AuthProblem::CurrentPassword => &Sentences {
            what: "現在のパスワードが正しくありません。",
            why: "何も変更されていません。",
            next: "確かめてもう一度入力してください。わからない場合は、サインアウトして「パスワードをお忘れですか?」を選んでください。",
        },
        AuthProblem::EmailTaken => &Sentences {
            what: "このアドレスは別のアカウントで使われています。",
            why: "1 つのアドレスで開けるアカウントは 1 つだけです。",
            next: "別のアドレスを使うか、そのアカウントを先に削除してください。",
        },
        AuthProblem::Meanwhile => &Sentences {
            what: "アカウントが同時に別の場所で変更されていました。",
            why: "別のタブや端末でもアプリを設定している可能性があります。",
            next: "新しいキーでやり直してください。",
        },
        AuthProblem::Preference => &Sentences {
            what: "2 段階認証を変更できませんでした。",
            why: "このサイトでは全員に必須か、別の種類だけが許可されている可能性があります。",
            next: "サイトの管理者にお問い合わせください。",
        },
        AuthProblem::TokenRefused => &Sentences {
            what: "アカウントを変更できませんでした。",
            why: "今のサインイン方法では変更が許可されていません。別のサービスでサインインしている場合は、そちらで変更します。",
            next: "サインアウトして、もう一度サインインしてください（管理者の方へ：スコープ aws.cognito.signin.user.admin）。",
        },
        AuthProblem::SignUpClosed => &Sentences {
            what: "ここでは新しいアカウントを作成できません。",
            why: "管理者が利用者を招待する方式です。",
            next: "管理者にアカウントの作成を依頼してください。",
        },
        AuthProblem::CodeNotSent => &Sentences {
            what: "コードを送信できませんでした。",
            why: "このアドレスへの送信が拒否されたか、送信の設定がされていません。",
            next: "アドレスを確認してください。正しい場合は、管理者にお知らせください。",
        },
        AuthProblem::MailQuota => &Sentences {
            what: "このサイトは、今日送れるメールの上限に達しました。",
            why: "ユーザープールが Cognito のメール機能を使っており、1 日に送れる数に限りがあります。",
            next: "明日もう一度お試しください。管理者の方へ：ユーザープールが Amazon SES で送信するように設定してください。",
        },
        AuthProblem::ClientHasSecret => &Sentences {
            what: "シークレット付きのアプリクライアントが設定されています。",
            why: "ウェブページは秘密を保持できないため、Cognito がサインインを拒否します。",
            next: "管理者の方へ：シークレットなしのアプリクライアントを作成し、その ID を config.json の userPool.clientId に設定してください。",
        },
        AuthProblem::FlowNotEnabled => &Sentences {
            what: "このサインイン方法は無効になっています。",
            why: "config.json で指定された認証フローを、アプリクライアントが許可していません。",
            next: "管理者の方へ：アプリクライアントで有効にするか（ALLOW_USER_SRP_AUTH、ALLOW_USER_PASSWORD_AUTH、ALLOW_USER_AUTH）、userPool.signIn を変更してください。",
        },
        AuthProblem::UsernameIsAlias => &Sentences {
            what: "ここでは、メールアドレスを名前とするアカウントを作成できません。",
            why: "ユーザープールではメールアドレスが別名として扱われ、このページは別のユーザー名を尋ねません。",
            next: "管理者の方へ：メールアドレスでサインインするユーザープール（UsernameAttributes: email）を使うか、アカウントを管理者側で作成してください。",
        },
        AuthProblem::AttributeLocked => &Sentences {
            what: "このサイトでは、書き込めない項目があります。",
            why: "アプリクライアントに属性の書き込みが許可されていないか、サインインに使う別のサービスが管理しています。",
            next: "管理者にお問い合わせください（管理者の方へ：アプリクライアントの WriteAttributes）。",
        },
        AuthProblem::AttributeFixed => &Sentences {
            what: "この項目は変更できません。",
            why: "ユーザープールで、この属性は変更不可になっています。",
            next: "管理者にお問い合わせください。管理者の方へ：変更の可否はプールの作成時に決まります。変更するには新しいプールが必要です。",
        },
        AuthProblem::TriggerRefused => &Sentences {
            what: "このサイト独自の確認で拒否されました。",
            why: "サイトが登録時やサインイン時に行う確認を通りませんでした。詳細に理由があります。",
            next: "心当たりがない場合は、管理者にお問い合わせください。",
        },
        AuthProblem::TriggerBroken => &Sentences {
            what: "このサイト独自の確認が失敗しました。",
            why: "ユーザープールの Lambda トリガーがエラーで終了しました。",
            next: "時間をおいてお試しください。続く場合は、管理者にお知らせください。",
        },
        AuthProblem::NoApps => &Sentences {
            what: "このサイトでは認証アプリを使えません。",
            why: "ユーザープールで無効になっています。",
            next: "サイトの管理者に有効化を依頼してください（管理者の方へ：EnabledMfas の SOFTWARE_TOKEN_MFA）。",
        },
        AuthProblem::DevicesOff => &Sentences {
            what: "このサイトは端末を記憶しません。",
            why: "ユーザープールの端末の追跡が無効になっています。",
            next: "必要な操作はありません。",
        },
        AuthProblem::Gone => &Sentences {
            what: "すでにありませんでした。",
            why: "その間に、別の場所で削除されました。",
            next: "ページを再読み込みして、現在の状態を確認してください。",
        },
        AuthProblem::PasskeysOff => &Sentences {
            what: "このサイトではパスキーが無効になっています。",
            why: "ユーザープールがパスキーを許可していないか、証明書利用者が設定されていません。",
            next: "管理者の方へ：ユーザープールの選択式サインインでパスキーを許可し、証明書利用者 ID を設定してください。",
        },
        AuthProblem::PasskeyOrigin => &Sentences {
            what: "ユーザープールは、このページからのパスキーを受け付けません。",
            why: "証明書利用者 ID が、このページのアドレスと合っていません。",
            next: "管理者の方へ：証明書利用者 ID を、このページのドメインまたはその上位のドメインに設定してください。",
        },
        AuthProblem::PasskeyKind => &Sentences {
            what: "この種類のパスキーは、ここでは受け付けられません。",
            why: "作成に使われた方式に、ユーザープールが対応していません。",
            next: "別の端末、パスワードマネージャー、またはセキュリティキーで作成してください。",
        },
        AuthProblem::PasskeyLate => &Sentences {
            what: "パスキーの作成が間に合いませんでした。",
            why: "作成の要求は数分間、1 回だけ有効です。",
            next: "もう一度試してください。",
        },
        AuthProblem::PasskeyLimit => &Sentences {
            what: "これ以上パスキーを追加できません。",
            why: "1 つのアカウントに保存できるのは 20 個までで、追加の頻度にも制限があります。",
            next: "使わないものを削除するか、後でもう一度試してください。",
        },
        AuthProblem::ManagedLoginSetup => &Sentences {
            what: "サインインページとこのサイトの設定が合っていません。",
            why: "アプリクライアントが、このページのアドレス、スコープ、または認可コードフローを許可していません。",
            next: "管理者の方へ：アプリクライアントのコールバック URL、スコープ、許可タイプを、このページのアドレスと userPool.scopes に合わせてください。",
        },
        AuthProblem::SignInCancelled => &Sentences {
            what: "サインインは完了しませんでした。",
            why: "キャンセルされたか、プロバイダーに拒否されました。理由は詳細にあります。",
            next: "もう一度試すか、別の方法でサインインしてください。",
        },
        AuthProblem::SignInNotBegun => &Sentences {
            what: "このサインインを完了できませんでした。",
            why: "時間がかかりすぎたか、すでに使われたか、別のタブで始めたものです。",
            next: "ここからもう一度始めてください。",
        },
    }
}
