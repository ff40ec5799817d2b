//! What a custom challenge asks: the public parameters that a pool's Lambda function gave it.

/// The lines to show. One parameter is the question itself; several stand with their names. Names are the function's own, so
/// which of several is the question is not known. What Cognito adds about the user is left out.
pub fn lines(parameters: &[(String, String)]) -> Vec<String> {
    let is_own =
        |name: &str| matches!(name, "USERNAME" | "USER_ID_FOR_SRP") || name.starts_with("CODE_DELIVERY_");
    let given = parameters.iter().filter(|(name, value)| !is_own(name) && !value.trim().is_empty());
    let given: Vec<_> = given.collect();
    match given.as_slice() {
        [(_, question)] => vec![question.clone()],
        several => several.iter().map(|(name, value)| [name, ": ", value].concat()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(given: &[(&str, &str)]) -> Vec<(String, String)> {
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_only_parameter_is_the_question_and_several_keep_their_names() {
        let one = parameters(&[("USERNAME", "id"), ("securityQuestion", "Who was your first pet?")]);
        assert_eq!(lines(&one), ["Who was your first pet?"]);
        let two = parameters(&[("attempt", "1"), ("question", "2 + 3?"), ("hint", " ")]);
        assert_eq!(lines(&two), ["attempt: 1", "question: 2 + 3?"]);
        assert_eq!(lines(&parameters(&[("USER_ID_FOR_SRP", "id")])), Vec::<String>::new());
    }
}
