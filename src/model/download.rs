//! The download of one file by the browser itself: what to do about a link that was refused. The browser does not say why, so the
//! page asks for one byte of the object, whose refusal it can read. Asking is `client::download`'s work.

use super::failure::{Cause, ErrorKind, Failure};
use crate::aws::http::TransportError;

/// How often a link is followed for one download, at most.
pub const FOLLOWED_AT_MOST: u32 = 4;

/// Where a download is, as long as it is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The link is followed. The browser is silent if it goes well.
    Following,
    /// There is no network.
    Offline,
    /// The link was refused: the page asks why, and follows another where that can help.
    Again,
}

/// Why there is no download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What the service said of the object.
    pub failure: Failure,
    /// Whether the object is gone, whatever the code of the failure: who may list a prefix alone is answered 403 to a GET of a
    /// key that is not there.
    pub is_gone: bool,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        let is_gone = matches!(failure.kind(), ErrorKind::NoSuchKey | ErrorKind::NoSuchVersion);
        Self { failure, is_gone }
    }
}

/// What follows a refused link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// What stood in the way is gone (a busy service, credentials that ended, a clock that was off): follow a new link.
    Follow,
    /// Wait for the network, and follow a new link then.
    Wait,
    /// List the object, which tells one that is gone from one that is forbidden.
    List(Failure),
    /// There is no download.
    End(Refusal),
}

/// What follows, after a link was `followed` so many times and one byte of the object was asked for: `Ok` where it came.
pub fn after_probe(followed: u32, probe: Result<(), Failure>) -> Next {
    match probe {
        Ok(()) if followed < FOLLOWED_AT_MOST => Next::Follow,
        Ok(()) => Next::End(not_taken(followed).into()),
        Err(failure) if failure.cause == Cause::Transport(TransportError::Offline) => Next::Wait,
        Err(failure) if failure.kind() == ErrorKind::AccessDenied => Next::List(failure),
        Err(failure) => Next::End(failure.into()),
    }
}

/// Why there is no download of an object that was refused, after it was listed: whether it is there, or `None` where the listing
/// was refused too.
pub const fn after_listing(failure: Failure, is_there: Option<bool>) -> Refusal {
    Refusal { failure, is_gone: matches!(is_there, Some(false)) }
}

/// The page gets the object, and the browser's link does not: nothing that either says tells why.
fn not_taken(followed: u32) -> Failure {
    let what = "the service gives the file to the page, and not to the link that the browser follows";
    Failure { attempts: followed, ..Failure::new("GetObject", Cause::Protocol(what.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::error::ServiceError;

    fn refused(code: &str, status: u16) -> Failure {
        let error = ServiceError { code: code.into(), message: String::new(), status, request_id: None };
        Failure::new("GetObject", Cause::Service(error))
    }

    #[test]
    fn a_link_is_followed_again_where_the_object_can_be_had_and_not_for_ever() {
        for followed in 1..FOLLOWED_AT_MOST {
            assert_eq!(after_probe(followed, Ok(())), Next::Follow);
        }
        let Next::End(refusal) = after_probe(FOLLOWED_AT_MOST, Ok(())) else { panic!() };
        assert!(matches!(refusal.failure.cause, Cause::Protocol(_)) && !refusal.is_gone);
        assert_eq!(refusal.failure.attempts, FOLLOWED_AT_MOST);
    }

    #[test]
    fn without_a_network_it_waits_however_often_it_was_followed() {
        let offline = Failure::new("GetObject", TransportError::Offline);
        assert_eq!(after_probe(9, Err(offline)), Next::Wait);
    }

    #[test]
    fn a_refusal_ends_it_and_says_whether_the_object_is_gone() {
        for (code, status, is_gone) in
            [("InvalidObjectState", 403, false), ("NoSuchKey", 404, true), ("SlowDown", 503, false)]
        {
            let refusal = Refusal { failure: refused(code, status), is_gone };
            assert_eq!(after_probe(1, Err(refused(code, status))), Next::End(refusal), "{code}");
        }
    }

    #[test]
    fn only_a_listing_tells_a_forbidden_object_from_one_that_is_gone() {
        let denied = refused("AccessDenied", 403);
        assert_eq!(after_probe(1, Err(denied.clone())), Next::List(denied.clone()));
        for (is_there, is_gone) in [(Some(true), false), (Some(false), true), (None, false)] {
            assert_eq!(after_listing(denied.clone(), is_there), Refusal { failure: denied.clone(), is_gone });
        }
    }
}
