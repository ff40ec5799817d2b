use crate::model::text::Trouble;

pub const TROUBLE: Trouble = Trouble {
    details: "Details",
    copy_details: "Copy details",
    not_found_title: "There is nothing at this address",
    not_found_hint: "The link may be old, or a letter is missing from it.",
    go_to_files: "Go to the files",
    examine: "For the admin: examine the set-up",
    detail_call: "Call",
    detail_code: "Code",
    detail_status: "HTTP status",
    detail_request_id: "Request id",
    detail_message: "Message",
    detail_attempts: "Attempts",
    detail_host: "Host",
    bucket_region: |region| ["S3 says that the bucket is in ", region, "."].concat(),
};
