use crate::model::text::Unloaded;

pub const UNLOADED: Unloaded = Unloaded {
    no_network: "このページの一部を読み込めませんでした。ネットワークが切れているようです。",
    try_again: "もう一度試す",
    updated: "このページは、開いた後に更新されました。再読み込みしてください。",
    reload: "再読み込み",
    panic_title: "このページは停止しました",
    panic_lead: "ページの不具合により停止しました。フォルダーの中身はこれによって変わっていません。アップロードの途中だったものは再開できます。",
    panic_next: "再読み込みして続けてください。繰り返し起きる場合は、詳細をコピーしてこのサイトの管理者に送ってください。",
    copy_details: "詳細をコピー",
};
