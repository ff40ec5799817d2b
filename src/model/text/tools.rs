//! What can be done in the Files screen: toolbar, menus, keys, dropping.

/// What can be done in the Files screen.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Tools {
    /// The toolbar's name for screen readers; the menu of a row has it too.
    pub toolbar: &'static str,
    pub upload: &'static str,
    pub upload_folder: &'static str,
    pub new_folder: &'static str,
    pub new_text: &'static str,
    pub download: &'static str,
    pub share: &'static str,
    pub delete: &'static str,
    pub rename: &'static str,
    pub move_to: &'static str,
    pub copy_to: &'static str,
    pub duplicate: &'static str,
    pub cut: &'static str,
    pub copy: &'static str,
    pub paste: &'static str,
    pub sync: &'static str,
    pub refresh: &'static str,
    pub deleted_files: &'static str,
    /// The button that opens the menu of views, and the menu.
    pub view: &'static str,
    pub versions: &'static str,
    /// Of the last deletion.
    pub undo: &'static str,
    pub open: &'static str,
    /// The command, and the region's name.
    pub details: &'static str,
    pub star: &'static str,
    pub unstar: &'static str,
    pub select_all: &'static str,
    /// The command, and the title of the dialog that lists the keys.
    pub shortcuts: &'static str,
    pub clear_selection: &'static str,
    pub parent: &'static str,
    /// Leads to the search box.
    pub find: &'static str,
    /// The command, and the name of the dialog that lists all commands.
    pub palette: &'static str,
    /// In the toolbar, to a guest who may not write here and has selected nothing.
    pub guest_note: &'static str,
    /// What dropping does, by the name of the folder; and where nothing can be dropped.
    pub drop_here: fn(&str) -> String,
    pub drop_refused: &'static str,
}
