use super::files::number;
use crate::aws::s3::restore::{Refusal, Tier};
use crate::model::text::{Restore, Sentences};

pub const RESTORE: Restore = Restore {
    title: "アーカイブ",
    ask_admin: "管理者に復元を依頼してください。",
    under_way: "コピーを復元しています。その間、このページを閉じてもかまいません。",
    until: |time| ["復元したコピーは ", time, " まで読めます。"].concat(),
    restore: "復元…",
    prolong: "コピーの保存を延長…",
    check: "もう一度確認",
    days: "コピーの保存期間",
    days_of: |n| [&number(n), " 日"].concat(),
    speed: "速さ",
    tier: |tier| match tier {
        Tier::Bulk => "大容量",
        Tier::Standard => "標準",
        Tier::Expedited => "迅速",
    },
    time: |tier, archive| match (tier, archive.is_deep()) {
        (Tier::Bulk, true) => "48 時間以内、最も安価",
        (Tier::Bulk, false) => "5～12 時間、最も安価",
        (Tier::Standard, true) => "12 時間以内",
        (Tier::Standard, false) => "3～5 時間",
        (Tier::Expedited, _) => "1～5 分、最も高価。250 MB を超えるファイルはさらにかかります",
    },
    cost: "料金がかかります。取り出しと、コピーの保存期間中の保管の料金が、AWS からこのサイトの管理者に請求されます。",
    cost_of_days: "日数は今から数えます。その間の保管の料金が、AWS からこのサイトの管理者に請求されます。",
    cost_of_return: "ファイルはアーカイブから完全に戻ります。以後の保管と、速い取り出しの料金が、AWS からこのサイトの管理者に請求されます。",
    send: "復元",
    send_days: "延長",
    begun: "ファイルを復元しています",
    prolonged: "コピーの保存を延長しました",
    refusal: |refusal| match refusal {
        Refusal::Forbidden => &Sentences {
            what: "このファイルは復元できません。",
            why: "あなたのロールに権限がありません（s3:RestoreObject）。",
            next: "管理者に、復元または権限の付与を依頼してください。",
        },
        Refusal::UnderWay => &Sentences {
            what: "コピーはすでに復元中です。",
            why: "ほかの人が先に依頼しました。",
            next: "終わるまでお待ちください。保存期間はその後で変更できます。",
        },
        Refusal::NoRoom => &Sentences {
            what: "迅速な復元は今はできません。",
            why: "AWS に現在空きがありません。",
            next: "しばらくしてからもう一度試すか、別の速さを選んでください。",
        },
        Refusal::Readable => &Sentences {
            what: "このファイルはアーカイブされていません。",
            why: "その間に移動または置き換えられました。",
            next: "ほかのファイルと同じように開くかダウンロードしてください。",
        },
    },
};
