use crate::model::text::Trouble;

pub const TROUBLE: Trouble = Trouble {
    details: "詳細",
    copy_details: "詳細をコピー",
    not_found_title: "このアドレスには何もありません",
    not_found_hint: "リンクが古いか、アドレスの一部が欠けている可能性があります。",
    go_to_files: "ファイルへ移動",
    examine: "管理者の方へ：設定を調べる",
    detail_call: "呼び出し",
    detail_code: "コード",
    detail_status: "HTTP ステータス",
    detail_request_id: "リクエスト ID",
    detail_message: "メッセージ",
    detail_attempts: "試行回数",
    detail_host: "ホスト",
    bucket_region: |region| ["S3 によると、バケットのリージョンは ", region, " です。"].concat(),
};
