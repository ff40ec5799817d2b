use crate::model::text::{Passkeys, Sentences};

pub static PASSKEYS: Passkeys = Passkeys {
    or: "または、パスワードなしで",
    sign_in: "パスキーでサインイン",
    other_way: "別の方法でサインイン",
    step: "パスキーを使用",
    step_lead: "指紋、顔、PIN、またはセキュリティキーで本人確認をしてください。",
    waiting: "パスキーを待っています",
    remark_none: "このアカウントにはまだパスキーがありません。別の方法でサインインすると、「アカウント」のページで作成できます。",
    remark_refused: "このパスキーは受け付けられませんでした。アカウントから削除された可能性があります。別の方法でサインインしてください。",

    title: "パスキー",
    lead: "パスワードの代わりに、指紋、顔、または PIN でサインインできます。",
    named_by: "名前はパスキーの保存先が付けたものです。ここでは変更できません。",
    none: "このアカウントのパスキーはまだありません。",
    unnamed: "パスキー",
    made: |date| ["作成日時：", date].concat(),
    create: "パスキーを作成",
    created: "パスキーを作成しました。次回からこれでサインインできます。",
    no_support: "このブラウザではパスキーを作成できません。",
    delete: "削除",
    delete_this: |name| ["パスキー「", name, "」を削除"].concat(),
    delete_title: "このパスキーを削除しますか？",
    delete_lead: |name| {
        ["「", name, "」ではサインインできなくなります。保存先からも削除してください。残っていると、候補に表示され続けます。"].concat()
    },
    deleted: "パスキーを削除しました。",

    devices: "記憶されている端末",
    devices_lead: "これらの端末では、2 段階目の確認は求められません。",
    no_devices: "このアカウントで記憶されている端末はありません。",
    this_device: "この端末",
    unnamed_device: "端末",
    last_seen: |when, address| {
        if address.is_empty() {
            ["最後のサインイン：", when].concat()
        } else {
            ["最後のサインイン：", when, "（", address, "）"].concat()
        }
    },
    forget: "記憶を消す",
    forget_this: |name| ["端末「", name, "」の記憶を消す"].concat(),
    forget_title: "この端末の記憶を消しますか？",
    forget_lead: |name| ["「", name, "」では、次のサインインから 2 段階目の確認が求められます。"].concat(),
    forgotten: "端末の記憶を消しました。",

    refused_cancelled: Sentences {
        what: "パスキーは使用されませんでした。",
        why: "キャンセルされたか、時間切れになったか、この端末にこのアカウントのパスキーがありません。ブラウザはどれであるかを知らせません。",
        next: "もう一度試すか、別の方法でサインインしてください。",
    },
    refused_cancelled_making: Sentences {
        what: "パスキーは作成されませんでした。",
        why: "キャンセルされたか、時間切れになりました。",
        next: "準備ができたら、もう一度試してください。",
    },
    refused_exists: Sentences {
        what: "このアカウントのパスキーは、ここにすでにあります。",
        why: "この端末、または応答したパスワードマネージャーに保存されています。",
        next: "それを使うか、新しいパスキーの保存先として別の場所を選んでください。",
    },
    refused_address: Sentences {
        what: "このアドレスではパスキーを使用できません。",
        why: "ユーザープールのパスキーがこのページとは別のドメインのものであるか、ページが https で配信されていません。",
        next: "管理者の方へ：ユーザープールの証明書利用者 ID を、このページのドメインに設定してください。",
    },
    refused_support: Sentences {
        what: "この端末のパスキーでは対応できません。",
        why: "このサイトが求める機能が、ブラウザまたはパスキーの保存先にありません。",
        next: "別のブラウザや端末を使うか、別の方法でサインインしてください。",
    },
};
