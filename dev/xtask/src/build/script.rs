//! Drops comments and indentation from scripts, wasm-bindgen's above all, and from style sheets that Trunk only copies. (Trunk's minifier cannot parse
//! wasm-bindgen's `export { … as default }` and leaves the file as it is.) Lines stay lines, so no statement
//! can run into the next.

/// The script without lines that are comments and without the space around lines. A script that shares
/// a line between a comment's end and code, or a template literal between lines, is left alone.
pub fn shrink(script: &str) -> String {
    let mut small = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        let ends_before_code = in_comment && line.contains("*/") && !line.ends_with("*/");
        let opens_template = !in_comment && line.matches('`').count() % 2 == 1;
        if ends_before_code || opens_template {
            return script.to_owned();
        }
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            small.push_str(line);
            small.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_and_space_go() {
        let script = "\
/* eslint-disable */
/**
 * Says hello.
 */
export function hello(name) {
    // as a greeting
    return `hello ${name}` // kept: it shares its line
        + 1 /* so does this */;
}

";
        let small = "\
export function hello(name) {
return `hello ${name}` // kept: it shares its line
+ 1 /* so does this */;
}
";
        assert_eq!(shrink(script), small);
    }

    #[test]
    fn what_lines_cannot_tell_is_left_alone() {
        for script in ["const text = `one\n    // two\n`;\n", "/* a */ b();\n", "/*\n a */ b();\n"] {
            assert_eq!(shrink(script), script);
        }
    }
}
