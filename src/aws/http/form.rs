//! `multipart/form-data` written out around the bytes of its file (RFC 7578, the field's file last).

use std::fmt::Write;

/// A form whose file's bytes are put between two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What the header `Content-Type` says.
    pub content_type: String,
    /// All before the file's bytes.
    pub head: String,
    /// All after them.
    pub tail: String,
}

/// Writes a form. The file is called `file`, as its field is: what it is called here is nobody's business but the key's.
///
/// `boundary` must not occur in any value or in the file: 128 random bits do not. Names and values hold no line ends, which a
/// browser would change too (see `PostObject::can_carry`).
pub fn write(fields: &[(String, String)], boundary: &str) -> Written {
    let mut head = String::with_capacity(fields.iter().map(|(_, value)| value.len() + 128).sum());
    for (name, value) in fields {
        let _ = write!(
            head,
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    let _ = write!(
        head,
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    Written {
        content_type: format!("multipart/form-data; boundary={boundary}"),
        head,
        tail: format!("\r\n--{boundary}--\r\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_in_their_order_and_the_file_last() {
        let fields = [("key".to_owned(), "a/ü 1.txt".to_owned()), ("policy".to_owned(), "e30=".to_owned())];
        let Written { content_type, head, tail } = write(&fields, "b0");
        let expected = "--b0\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na/ü 1.txt\r\n\
                        --b0\r\nContent-Disposition: form-data; name=\"policy\"\r\n\r\ne30=\r\n\
                        --b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
                        Content-Type: application/octet-stream\r\n\r\nBYTES\r\n--b0--\r\n";
        assert_eq!([head.as_str(), &tail].join("BYTES"), expected);
        assert_eq!(content_type, "multipart/form-data; boundary=b0");
    }
}
