use super::files::number;
use crate::model::preview::Refused;
use crate::model::text::Preview;

pub const PREVIEW: Preview = Preview {
    title: |name| ["「\u{2068}", name, "\u{2069}」のプレビュー"].concat(),
    position: |at, all| [&number(at), " / ", &number(all)].concat(),
    previous: "前のファイル",
    next: "次のファイル",
    loading: "読み込んでいます…",
    full_size: "実際のサイズ",
    fit: "画面に合わせる",
    pixels: |width, height| [&number(width), " × ", &number(height), " ピクセル"].concat(),
    refused: |refused, size| match refused {
        Refused::Opaque => {
            "この種類のファイルはプレビューできません。ダウンロードして開いてください。".to_owned()
        }
        Refused::TooLarge(most) => [
            "ファイルが大きいためプレビューできません（上限 ",
            &size(most),
            "）。ダウンロードして開いてください。",
        ]
        .concat(),
        Refused::TooManyPixels(width, height) => [
            "画像が大きいためプレビューできません（",
            &number(width.into()),
            " × ",
            &number(height.into()),
            " ピクセル）。ダウンロードして開いてください。",
        ]
        .concat(),
        Refused::Broken => {
            "このファイルを表示できません。壊れているか、このブラウザが対応していない形式かもしれません。\
                            ダウンロードして開いてください。"
                .to_owned()
        }
        Refused::Copy => {
            "オフラインです。この端末に保存された控えをダウンロードして開いてください。".to_owned()
        }
    },
    changed: "表示している間に、このファイルが変更されました。",
    empty: "このファイルは空です。",
    more: "さらに表示",
    shown_of: |shown, all| [all, " のうち、先頭の ", shown, " を表示しています。"].concat(),
    shown_at_most: |shown, all| {
        [all, " のうち、先頭の ", shown, " を表示しています。すべてを見るにはダウンロードしてください。"]
            .concat()
    },
    content: "ファイルの内容",
    formatted: "整形表示",
    source: "ソース",
    more_columns: |n| ["ほか ", &number(n), " 列"].concat(),
    members: |n, size| [&number(n), " ファイル（展開後 ", size, "）"].concat(),
    encrypted: "パスワードが必要",
    done: "完了:",
    not_done: "未完了:",
    first_rows: |n| ["先頭の ", &number(n), " 件を表示しています。"].concat(),
    not_json: "ここから先は正しい JSON ではありません。「ソース」にすると、全体をテキストとして確認できます。",
    pdf_hint: "何も表示されない場合、このブラウザではページ内に PDF を表示できません。ダウンロードして開いてください。",
};
