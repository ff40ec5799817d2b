//! What the address bar says ⇄ a typed route (hash routes).
