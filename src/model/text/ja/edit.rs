use super::files::number;
use crate::model::edit::NotEditable;
use crate::model::preview::text::Encoding;
use crate::model::text::Edit;

pub const EDIT: Edit = Edit {
    edit: "編集",
    save: "保存",
    stop: "編集を終了",
    field: |name| ["「\u{2068}", name, "\u{2069}」の本文"].concat(),
    hint: "Tab でタブを入力します。キーボードで本文から出るには Esc、続けて Tab を押してください。",
    tab_leaves: "次の Tab で本文から出ます。",
    saving: "保存しています…",
    unsaved: "まだ保存されていません",
    saved_at: |time| [time, " に保存しました"].concat(),
    saved_as: |name| ["「\u{2068}", name, "\u{2069}」として保存しました"].concat(),
    restored: "前回保存されなかった内容です。残すには保存してください。",
    refused: |why, bytes| match why {
        NotEditable::TooLarge(most) => {
            ["ここで編集できるのは ", &bytes(most), " までです。ダウンロードして編集してください。"].concat()
        }
        NotEditable::Encoding(encoding) => [
            "この文書は ",
            Encoding::name(encoding),
            " です。ブラウザは読めますが書けません。ダウンロードして編集してください。",
        ]
        .concat(),
        NotEditable::Broken => {
            "テキストではないバイトが含まれています。保存すると変わってしまうため、ここでは編集できません。\
                                ダウンロードして編集してください。"
                .to_owned()
        }
    },

    tags_lost: "このファイルのタグを読む権限がありません。タグがある場合、保存すると失われます。",
    headers_lost: |names| ["次のヘッダーはブラウザから送れないため、保存すると失われます: ", names].concat(),
    metadata_note: "種類、キャッシュの設定、タグ、ストレージクラスは引き継がれます。ほかのプログラムのメタデータ（x-amz-meta-…）は、バケットがこのページに見せるものだけ引き継がれます。",

    leave_title: "変更が保存されていません",
    leave_what: |name| ["このまま離れると、「\u{2068}", name, "\u{2069}」の変更は失われます。"].concat(),
    discard: "変更を破棄",
    go_on: "編集を続ける",

    conflict_title: "ほかの人がこのファイルを変更しました",
    conflict_what: |time| {
        let when = if time.is_empty() { String::new() } else { ["(", time, ")"].concat() };
        ["開いた後に、ほかの人が保存しました", &when, "。どちらの内容もまだ失われていません。"].concat()
    },
    gone_title: "このファイルはもうありません",
    gone_what: "開いた後に、移動または削除されました。編集中の内容はここに残っています。",
    keep_both: "両方残す",
    replace: "相手の内容を置き換える",
    make_again: "もう一度保存",
    compare: "比較",
    not_saved_title: "保存できませんでした",

    differences: "違い",
    back: "戻る",
    theirs: "相手",
    yours: "自分",
    same: "どちらの内容も同じです。",
    not_compared: "相手の内容はテキストではないため、比較できません。",
    left_out: |n| ["同じ内容の ", &number(n), " 行"].concat(),
    cut: |n| ["先頭の ", &number(n), " 行を表示しています。"].concat(),

    file_name: "ファイル名",
    new_name: "新しいテキスト.txt",
    created: |name| ["ファイル「", name, "」を作成しました"].concat(),
};
