//! Listings: folders, sorting, selection, search, conflicts.
