//! Every sentence that a person reads, per language. A language is one folder beside `en`; the compiler finds what it lacks.
