//! What the lexer knows of each language.

/// A language, as far as its colours go. Languages that look alike share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syntax(Option<&'static Rules>);

/// How a language is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rules {
    /// What begins a comment that ends with its line.
    pub comments: &'static [&'static str],
    /// Whether such a comment must follow a space.
    pub comments_stand_apart: bool,
    /// What begins and ends a longer one.
    pub blocks: &'static [(&'static str, &'static str)],
    /// What a string stands between, on one line.
    pub quotes: &'static str,
    /// What a string stands between that may have several lines.
    pub long_strings: &'static [&'static str],
    /// In any order, between spaces.
    keywords: &'static [&'static str],
    /// Whether keywords are written in any case.
    is_caseless: bool,
    /// Tags instead of words.
    pub is_markup: bool,
}

impl Rules {
    pub(super) fn is_keyword(&self, word: &str) -> bool {
        if self.is_caseless {
            self.keywords.iter().any(|known| known.eq_ignore_ascii_case(word))
        } else {
            self.keywords.contains(&word)
        }
    }
}

impl Syntax {
    /// Text without colours.
    pub const PLAIN: Self = Self(None);

    /// The language of a file, by its extension in small letters, or by its whole name.
    pub fn of_extension(extension: &str, name: &str) -> Self {
        let by_name = match name {
            "Makefile" | "Dockerfile" | ".gitignore" | ".env" | ".bashrc" | ".profile" => Some(&SHELL),
            _ => None,
        };
        Self(by_name.or(match extension {
            "rs" => Some(&RUST),
            "js" | "mjs" | "cjs" | "jsx" | "ts" | "tsx" | "mts" => Some(&SCRIPT),
            "c" | "h" | "cc" | "cpp" | "cxx" | "hpp" | "cs" | "java" | "kt" | "kts" | "swift" | "go"
            | "php" | "dart" | "scala" | "proto" | "m" | "glsl" | "zig" => Some(&BRACES),
            "css" | "scss" | "less" => Some(&CSS),
            "py" | "pyi" | "rb" | "pl" | "r" | "jl" | "ipynb" => Some(&PYTHON),
            "sh" | "bash" | "zsh" | "fish" | "ps1" | "mk" | "bat" | "env" => Some(&SHELL),
            "yaml" | "yml" | "toml" | "ini" | "conf" | "cfg" | "properties" | "tf" | "hcl" => Some(&SETTINGS),
            "json" | "jsonl" | "ndjson" | "geojson" | "jsonc" | "webmanifest" | "map" => Some(&JSON),
            "sql" => Some(&SQL),
            "lua" => Some(&LUA),
            "html" | "htm" | "xhtml" | "xml" | "svg" | "xsl" | "plist" | "vue" | "rss" | "kml" | "gpx" => {
                Some(&MARKUP)
            }
            _ => None,
        }))
    }

    /// Whether there are any colours.
    pub const fn is_code(self) -> bool {
        self.0.is_some()
    }

    pub(super) const fn rules(self) -> Option<&'static Rules> {
        self.0
    }
}

const NONE: Rules = Rules {
    comments: &[],
    comments_stand_apart: false,
    blocks: &[],
    quotes: "\"",
    long_strings: &[],
    keywords: &[],
    is_caseless: false,
    is_markup: false,
};
const C_BLOCK: &[(&str, &str)] = &[("/*", "*/")];

// A quote alone is a lifetime as often as a character: neither is coloured.
#[rustfmt::skip]
static RUST: Rules = Rules {
    comments: &["//"],
    blocks: C_BLOCK,
    keywords: &[
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn", "for",
        "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self", "static",
        "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while",
    ],
    ..NONE
};
#[rustfmt::skip]
static SCRIPT: Rules = Rules {
    comments: &["//"],
    blocks: C_BLOCK,
    quotes: "\"'",
    long_strings: &["`"],
    keywords: &[
        "abstract", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "declare", "default",
        "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for", "from", "function", "get", "if",
        "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "of", "private", "protected", "public",
        "readonly", "return", "set", "static", "super", "switch", "this", "throw", "true", "try", "type", "typeof",
        "undefined", "var", "void", "while", "yield",
    ],
    ..NONE
};
#[rustfmt::skip]
static BRACES: Rules = Rules {
    comments: &["//", "#include", "#define", "#if", "#endif", "#pragma"],
    blocks: C_BLOCK,
    quotes: "\"'",
    keywords: &[
        "abstract", "as", "async", "auto", "await", "bool", "boolean", "break", "byte", "case", "catch", "chan", "char",
        "class", "const", "constexpr", "continue", "data", "default", "defer", "delete", "do", "double", "echo", "else",
        "enum", "extends", "extern", "false", "final", "finally", "float", "fn", "for", "foreach", "fun", "func", "function",
        "go", "goto", "guard", "if", "implements", "import", "in", "inline", "int", "interface", "internal", "is", "let",
        "long", "map", "message", "mutable", "namespace", "new", "nil", "null", "nullptr", "object", "operator", "override",
        "package", "private", "protected", "protocol", "public", "range", "record", "return", "sealed", "select", "self",
        "short", "signed", "sizeof", "static", "string", "struct", "super", "switch", "template", "this", "throw", "throws",
        "true", "try", "type", "typedef", "typename", "union", "unsigned", "use", "using", "val", "var", "virtual", "void",
        "volatile", "when", "where", "while", "yield",
    ],
    ..NONE
};
#[rustfmt::skip]
static CSS: Rules = Rules {
    comments: &[],
    blocks: C_BLOCK,
    quotes: "\"'",
    keywords: &["media", "import", "layer", "supports", "keyframes", "container", "property", "important", "from", "to", "var", "calc"],
    ..NONE
};
#[rustfmt::skip]
static PYTHON: Rules = Rules {
    comments: &["#"],
    quotes: "\"'",
    long_strings: &["\"\"\"", "'''"],
    keywords: &[
        "and", "as", "assert", "async", "await", "begin", "break", "case", "class", "continue", "def", "del", "do", "elif",
        "else", "elsif", "end", "ensure", "except", "False", "finally", "for", "from", "function", "global", "if", "import",
        "in", "is", "lambda", "match", "module", "my", "nil", "None", "nonlocal", "not", "or", "pass", "raise", "require",
        "rescue", "return", "self", "sub", "then", "True", "try", "unless", "until", "use", "while", "with", "yield",
    ],
    ..NONE
};
#[rustfmt::skip]
static SHELL: Rules = Rules {
    comments: &["#"],
    comments_stand_apart: true,
    quotes: "\"'",
    keywords: &[
        "case", "cd", "do", "done", "echo", "elif", "else", "esac", "exit", "export", "fi", "for", "function", "if", "in",
        "local", "return", "set", "source", "then", "unset", "until", "while", "FROM", "RUN", "COPY", "ADD", "CMD",
        "ENTRYPOINT", "ENV", "ARG", "WORKDIR", "EXPOSE", "USER", "LABEL",
    ],
    ..NONE
};
static SETTINGS: Rules = Rules {
    comments: &["#", ";"],
    comments_stand_apart: true,
    quotes: "\"'",
    keywords: &[
        "true", "false", "null", "yes", "no", "on", "off", "resource", "variable", "module", "output",
    ],
    ..NONE
};
static JSON: Rules =
    Rules { comments: &["//"], blocks: C_BLOCK, keywords: &["true", "false", "null"], ..NONE };
#[rustfmt::skip]
static SQL: Rules = Rules {
    comments: &["--"],
    blocks: C_BLOCK,
    quotes: "'\"",
    is_caseless: true,
    keywords: &[
        "add", "all", "alter", "and", "as", "asc", "begin", "between", "by", "case", "commit", "constraint", "create", "cross",
        "default", "delete", "desc", "distinct", "drop", "else", "end", "exists", "foreign", "from", "full", "grant", "group",
        "having", "if", "in", "index", "inner", "insert", "into", "is", "join", "key", "left", "like", "limit", "not", "null",
        "offset", "on", "or", "order", "outer", "primary", "references", "returning", "right", "rollback", "select", "set",
        "table", "then", "union", "unique", "update", "using", "values", "view", "when", "where", "with",
    ],
    ..NONE
};
#[rustfmt::skip]
static LUA: Rules = Rules {
    comments: &["--"],
    blocks: &[("--[[", "]]")],
    quotes: "\"'",
    keywords: &[
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil", "not",
        "or", "repeat", "return", "then", "true", "until", "while",
    ],
    ..NONE
};
static MARKUP: Rules = Rules { is_markup: true, ..NONE };
