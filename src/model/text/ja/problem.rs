use crate::model::text::{Problem, Sentences};

#[allow(clippy::too_many_lines, reason = "a table")]
pub const fn sentences(problem: Problem) -> &'static Sentences {
    match problem {
        Problem::SessionEnded => &Sentences {
            what: "サインアウトされました。",
            why: "セッションの期限が切れたか、別の端末で終了されました。",
            next: "続けるには、もう一度サインインしてください。",
        },
        Problem::NoSuchClient => &Sentences {
            what: "ユーザープールまたはアプリクライアントが存在しません。",
            why: "config.json の ID の誤り、リージョンの違い、または削除が考えられます。",
            next: "管理者の方へ：userPool.id、userPool.clientId、region を Cognito コンソールと照合してください。",
        },
        Problem::Blocked => &Sentences {
            what: "リクエストが遮断されました。",
            why: "サインインサービスの手前にあるファイアウォールが拒否しました。",
            next: "別のネットワークから試すか、管理者にお問い合わせください。",
        },
        Problem::Intercepted => &Sentences {
            what: "サービスの代わりに、途中の何かが応答しました。",
            why: "サービスの応答ではなく、ウェブページが返されました。最初にサインインを求めるネットワーク（ホテルや列車など）、プロキシ、ファイアウォールが考えられます。",
            next: "別のサイトを開いて、ネットワークから何か求められていないか確認し、もう一度お試しください。続く場合は、別のネットワークをお使いください。",
        },
        Problem::NoSuchIdentityPool => &Sentences {
            what: "ID プールが存在しません。",
            why: "config.json の ID の誤り、リージョンの違い、または削除が考えられます。",
            next: "管理者の方へ：identityPool.id と region を Cognito コンソールと照合してください。",
        },
        Problem::GuestsOff => &Sentences {
            what: "ここではゲストは利用できません。",
            why: "ID プールでゲストアクセスが無効になっています。",
            next: "サインインしてください。管理者の方へ：ID プールでゲストを許可するか、identityPool.guests を false にしてください。",
        },
        Problem::PoolsNotLinked => &Sentences {
            what: "ID プールがこのサインインを受け付けません。",
            why: "このユーザープールとアプリクライアントが、ID プロバイダーとして登録されていません。",
            next: "管理者の方へ：ID プールの ID プロバイダーに、ユーザープールとアプリクライアントを追加してください。",
        },
        Problem::NoRole => &Sentences {
            what: "ID プールから権限を取得できませんでした。",
            why: "対応するロールがないか、ロールがこのプールを信頼していません。",
            next: "管理者の方へ：ID プールのロールと信頼ポリシーを確認してください。",
        },
        Problem::AmbiguousRole => &Sentences {
            what: "複数のロールが当てはまり、1 つに決まりません。",
            why: "所属グループの優先順位が同じで、ID プールはあいまいな場合に拒否する設定です。",
            next: "管理者の方へ：どれかのグループの優先順位を小さくするか、あいまいな場合に認証済みロールを使う設定（AmbiguousRoleResolution）にしてください。",
        },
        Problem::RoleRefused => &Sentences {
            what: "このロールは使えません。",
            why: "ID プールが渡すのは所属グループのロールだけで、ロールマッピングがトークンによる場合に限られます。",
            next: "別のロールを選んでください。管理者の方へ：グループのロールと ID プールのロールマッピングを確認してください。",
        },
        Problem::BasicFlowOff => &Sentences {
            what: "このサイトの設定は、ID プールが許可していない方式です。",
            why: "config.json は identityPool.flow: basic ですが、プールでは基本（クラシック）フローが無効です。",
            next: "管理者の方へ：ID プールで基本フローを許可するか、identityPool.flow を enhanced にしてください。",
        },
        Problem::StsOff => &Sentences {
            what: "このリージョンでは AWS のトークンサービスが無効です。",
            why: "AWS アカウントの設定で STS が無効になっています。",
            next: "管理者の方へ：IAM コンソールのアカウント設定で、リージョンの STS を有効にしてください。",
        },
        Problem::AccessDenied => &Sentences {
            what: "ここではこの操作は許可されていません。",
            why: "このフォルダまたは操作に対する権限がありません。",
            next: "ご自分のフォルダに移動するか、管理者に権限を依頼してください。",
        },
        Problem::AccessDeniedToGuest => &Sentences {
            what: "ここではゲストによるこの操作は許可されていません。",
            why: "ゲストのロールで許可されていません。また Cognito は、ロールの内容にかかわらずゲストが使えるサービスを制限します。",
            next: "サインインしてください。管理者の方へ：ゲストロールを確認してください。許可されている場合は、拡張フローのセッションポリシーが拒否しています。",
        },
        Problem::NoSuchBucket => &Sentences {
            what: "バケットが存在しません。",
            why: "config.json の名前の誤りか、削除された可能性があります。",
            next: "管理者の方へ：bucket.name を確認してください。",
        },
        Problem::WrongRegion => &Sentences {
            what: "バケットは別のリージョンにあります。",
            why: "config.json のリージョンに、このバケットはありません。",
            next: "管理者の方へ：bucket.region を修正してください。",
        },
        Problem::NoSuchFile => &Sentences {
            what: "このファイルはもうありません。",
            why: "その間に削除、移動、または名前の変更がありました。",
            next: "フォルダを再読み込みしてください。",
        },
        Problem::FileExists => &Sentences {
            what: "同じ名前のファイルがすでにあります。",
            why: "",
            next: "置き換える、両方残す、スキップのいずれかを選んでください。",
        },
        Problem::ChangedMeanwhile => &Sentences {
            what: "処理中にファイルが変更されました。",
            why: "他の人または別のタブが、同時に書き込みました。",
            next: "フォルダを再読み込みして、もう一度お試しください。",
        },
        Problem::TooLarge => &Sentences {
            what: "この方法でアップロードするにはファイルが大きすぎます。",
            why: "",
            next: "もう一度お試しください。続く場合は、管理者にお知らせください。",
        },
        Problem::NameTooLong => &Sentences {
            what: "名前が長すぎます。",
            why: "フォルダを含めて 1,024 バイトまでです。",
            next: "名前を短くするか、上の階層のフォルダを選んでください。",
        },
        Problem::Damaged => &Sentences {
            what: "ファイルが正しく届きませんでした。",
            why: "途中でデータが変わったか、読み取り中にファイルが変更されました。何も保存されていません。",
            next: "もう一度お試しください。",
        },
        Problem::Archived => &Sentences {
            what: "このファイルはアーカイブされています。",
            why: "読み取る前に、ストレージクラスの復元が必要です。",
            next: "詳細で復元できるか確かめてください。できない場合は、管理者に依頼してください。",
        },
        Problem::UploadGone => &Sentences {
            what: "中断したアップロードはもうありません。",
            why: "他の場所で取り消されたか、数日後に自動で整理されました。",
            next: "ファイルをもう一度アップロードしてください。",
        },
        Problem::CredentialsEnded => &Sentences {
            what: "アクセスの有効期限が切れ、更新できませんでした。",
            why: "",
            next: "ページを再読み込みしてください。解決しない場合は、もう一度サインインしてください。",
        },
        Problem::SignatureRefused => &Sentences {
            what: "リクエストの署名が拒否されました。",
            why: "認証情報とリクエストが一致しません。リクエストを書き換えるプロキシが原因のことがあります。",
            next: "再読み込みしてください。続く場合は、別のネットワークからお試しください。",
        },
        Problem::ClockOff => &Sentences {
            what: "この端末の時計が合っていません。",
            why: "リクエストには時刻が含まれ、数分以上ずれていると拒否されます。",
            next: "端末の日付と時刻を自動設定にして、もう一度お試しください。",
        },
        Problem::Busy => &Sentences {
            what: "サービスが混み合っています。",
            why: "",
            next: "少し待ってから、もう一度お試しください。",
        },
        Problem::ServiceBroken => &Sentences {
            what: "サービス側でエラーが発生しました。",
            why: "通常は間もなく解消します。",
            next: "少し待ってから、もう一度お試しください。",
        },
        Problem::Offline => {
            &Sentences {
                what: "オフラインです。", why: "", next: "接続を確認して、もう一度お試しください。"
            }
        }
        Problem::Unreachable => &Sentences {
            what: "応答がありませんでした。",
            why: "接続が切れた、途中で遮断された（広告ブロッカー、ファイアウォールなど）、またはサービスがこのページのアドレスを許可していない（CORS）可能性があります。ページからはこれらを区別できません。",
            next: "接続を確認して、もう一度お試しください。他のサイトが開く場合、管理者の方へ：リージョンと、バケットの CORS 設定にこのページのアドレスがあるかを確認してください。",
        },
        Problem::Stalled => &Sentences {
            what: "通信が止まりました。",
            why: "30 秒間、データが流れませんでした。",
            next: "接続を確認して、もう一度お試しください。",
        },
        Problem::FileUnreadable => &Sentences {
            what: "この端末のファイルを読み取れなくなりました。",
            why: "選択した後に、移動、変更、または削除されました。",
            next: "もう一度選択してください。",
        },
        Problem::PartMissing => &Sentences {
            what: "このページの一部を読み込めませんでした。",
            why: "ネットワークが切れているか、開いた後にサイトが更新された可能性があります。",
            next: "もう一度お試しください。変わらない場合は、ページを再読み込みしてください。",
        },
        Problem::UnreachableName => &Sentences {
            what: "この名前のファイルは、ブラウザから開けません。",
            why: "パスに「.」または「..」だけの部分があり、どのブラウザもそれをアドレスから取り除きます。",
            next: "AWS CLI などで名前を変更してください。",
        },
        Problem::Nonsense => &Sentences {
            what: "応答を理解できませんでした。",
            why: "途中で書き換えられたか、動作の異なるサービスの可能性があります。",
            next: "もう一度お試しください。続く場合は、管理者にお知らせください。",
        },
        Problem::Other => &Sentences {
            what: "うまくいきませんでした。",
            why: "サービスが拒否しました。詳細にサービスからのメッセージがあります。",
            next: "もう一度お試しください。続く場合は、管理者にお知らせください。",
        },
    }
}
