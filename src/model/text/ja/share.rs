use crate::model::text::Share;

pub const SHARE: Share = Share {
    title: |name| ["「\u{2068}", name, "\u{2069}」を共有"].concat(),
    life: "リンクの有効期間",
    quarter: "15 分",
    hour: "1 時間",
    longest: "できるだけ長く",
    saves: "表示せずに保存させる",
    saves_hint: "リンクを開くと、すぐにダウンロードが始まります。",
    link: "リンク",
    copy: "リンクをコピー",
    making: "リンクを作成しています…",
    ends: |date| [date, " まで有効です。"].concat(),
    cut_short: "リンクは、署名に使った一時的な認証情報より長くは使えません。",
    who: "このリンクを知っている人は、期限までサインインせずにファイルを開けます。サインアウトしても取り消せません。ファイルを削除するか名前を変えると無効になります。",
    code: "QR コードを表示",
    code_label: "リンクの QR コード",
    send: "送る…",
};
