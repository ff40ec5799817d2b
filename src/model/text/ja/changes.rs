use super::files::number;
use crate::model::files::name::NameError;
use crate::model::text::Changes;

pub const CHANGES: Changes = Changes {
    folder_given_empty: "渡されたものの中にファイルがありません。",
    delete_one: |name| ["「\u{2068}", name, "\u{2069}」を削除しますか?"].concat(),
    delete_many: |n| [&number(n), " 件を削除しますか?"].concat(),
    delete_counting: |n| ["中身を数えています… 現在 ", &number(n), " ファイル"].concat(),
    delete_what: |n, size| [&number(n), " ファイル（合計 ", size, "）が削除されます。"].concat(),
    delete_empty_folder: "中にファイルはありません。",
    delete_uncounted: "中身を数えられませんでした。すべて削除されます。",
    delete_versioned: "以前のバージョンはしばらくバケットに残り、管理者が元に戻せます。",
    delete_undoable: "以前のバージョンがしばらく残るため、後から元に戻せます。",
    delete_for_good: "この操作は元に戻せません。",
    delete_more: |n| ["ほか ", &number(n), " 件"].concat(),
    deleting: |done, of| match of {
        0 => ["削除しています… ", &number(done), " 件完了"].concat(),
        _ => ["削除しています… ", &number(of), " 件中 ", &number(done), " 件完了"].concat(),
    },
    deleted: |n| [&number(n), " ファイルを削除しました"].concat(),
    not_deleted: |n| [&number(n), " ファイルを削除できませんでした"].concat(),
    not_deleted_hint: "次のファイルは残っています。",
    folder_name: "フォルダ名",
    create: "作成",
    folder_created: |name| ["フォルダ「", name, "」を作成しました"].concat(),
    save_text: "編集中のテキストを保存",
    name_taken: "この名前は既に使われています。別の名前にしてください。",
    name_error: |error| match error {
        NameError::Empty => "名前を入力してください。".to_owned(),
        NameError::Dots => "ドットだけの名前はブラウザで開けません。".to_owned(),
        NameError::Slash => "名前にスラッシュは使えません。".to_owned(),
        NameError::Control => "見えない文字が含まれています。入力し直してください。".to_owned(),
        NameError::Reserved => {
            "この名前のフォルダにはお気に入りなどが保存され、一覧に表示されません。別の名前にしてください。"
                .to_owned()
        }
        NameError::TooLong { by } => {
            ["名前が ", &number(by as u64), " バイト長すぎます。日本語は 1 文字を 3 バイトと数えます。"]
                .concat()
        }
    },
};
