use super::files::{counted, number};
use crate::model::edit::NotEditable;
use crate::model::preview::text::Encoding;
use crate::model::text::Edit;

pub const EDIT: Edit = Edit {
    edit: "Edit",
    save: "Save",
    stop: "Stop editing",
    field: |name| ["Text of \u{2068}", name, "\u{2069}"].concat(),
    hint: "Tab writes a tab. To leave the text by keyboard, press Esc, then Tab.",
    tab_leaves: "Tab now leaves the text.",
    saving: "Saving…",
    unsaved: "Not saved yet",
    saved_at: |time| ["Saved, ", time].concat(),
    saved_as: |name| ["Saved as \u{2068}", name, "\u{2069}"].concat(),
    restored: "Here is your text that was not saved before. Save it to keep it.",
    refused: |why, bytes| match why {
        NotEditable::TooLarge(most) => {
            ["Files of up to ", &bytes(most), " can be edited here. Download this one to edit it."].concat()
        }
        NotEditable::Encoding(encoding) => [
            "This text is in ",
            Encoding::name(encoding),
            ", which a browser can read but not write. Download it to edit it.",
        ]
        .concat(),
        NotEditable::Broken => {
            "There are bytes in this file that are no text. Saving would change them, so it \
                                cannot be edited here. Download it to edit it."
                .to_owned()
        }
    },

    tags_lost: "You may not read the tags of this file. If it has any, saving removes them.",
    headers_lost: |names| {
        ["Saving removes these headers, which a browser cannot send: ", names, "."].concat()
    },
    metadata_note: "Type, cache rules, tags and storage class are kept. Metadata of other programs (x-amz-meta-…) is kept where the bucket shows it to this page.",

    leave_title: "Your changes are not saved",
    leave_what: |name| {
        ["What you have changed in “\u{2068}", name, "\u{2069}” goes if you leave now."].concat()
    },
    discard: "Discard changes",
    go_on: "Keep editing",

    conflict_title: "Someone else has changed this file",
    conflict_what: |time| {
        let when = if time.is_empty() { String::new() } else { [" (", time, ")"].concat() };
        [
            "It was saved by someone else",
            &when,
            " after you had opened it. Nothing of theirs or yours is lost yet.",
        ]
        .concat()
    },
    gone_title: "This file is not there any more",
    gone_what: "Someone has moved or deleted it after you had opened it. Your text is still here.",
    keep_both: "Keep both",
    replace: "Replace theirs",
    make_again: "Save it again",
    compare: "Compare",
    not_saved_title: "Not saved",

    differences: "Differences",
    back: "Back",
    theirs: "Theirs",
    yours: "Yours",
    same: "Both texts are the same.",
    not_compared: "Their content is no text that could be compared.",
    left_out: |n| counted(n, " line is the same", " lines are the same"),
    cut: |n| ["The first ", &number(n), " lines are shown."].concat(),

    file_name: "File name",
    new_name: "New text.txt",
    created: |name| ["File ", name, " created"].concat(),
};
