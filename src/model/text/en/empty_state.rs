use crate::model::text::EmptyState;

pub const EMPTY_STATE: EmptyState = EmptyState {
    empty_title: "This folder is empty",
    empty_hint: "Drop files or whole folders anywhere on this page, or choose Upload.",
    tip_paste: "Paste pictures and files with Ctrl+V or ⌘V.",
    tip_commands: "Find any command with Ctrl+K or ⌘K; ? shows all keys.",
    tip_kept: "What you replace or delete can be brought back.",
    empty_read_only: "Nothing has been put here yet. You can look and download here, but not upload.",
    empty_guest: "You are browsing as a guest, so you can look but not upload. Sign in to have a folder of your own.",
    nothing_found_title: "Nothing found",
    nothing_found_hint: |words| ["No name in this folder has “\u{2068}", words, "\u{2069}” in it."].concat(),
    clear_search: "Clear search",
    no_location_title: "There is no such place here",
    no_location_hint: "The link may be old, or it leads to a place that you may not see. The places open to you are listed under Locations.",
    go_to_own: |name| ["Go to ", name].concat(),
};
