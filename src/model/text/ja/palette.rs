use super::files::number;
use crate::model::text::Palette;

pub const PALETTE: Palette = Palette {
    hint: "したいことを入力",
    nothing: "該当するコマンドがありません",
    count: |n| [&number(n), " 件のコマンド"].concat(),
    about: |what| ["対象：「\u{2068}", what, "\u{2069}」"].concat(),
    sort_by: |column| [column, "で並べ替え"].concat(),
    go_to: |location| ["「\u{2068}", location, "\u{2069}」へ移動"].concat(),
    language: |name| ["言語：", name].concat(),
};
