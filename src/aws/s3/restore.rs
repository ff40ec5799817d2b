//! `RestoreObject`: has S3 make an archived object readable for some days.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html>
//!
//! The answer is 202 where a copy will be made, and 200 where there is one, whose days then count from now. While one is being made
//! the same request is refused (409 `RestoreAlreadyInProgress`), so that repeating it after a lost answer does no harm. An object that
//! `INTELLIGENT_TIERING` has archived is moved back for good: its request names no days.

use super::Operation;
use super::address::Address;
use super::key::ObjectKey;
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};
use crate::aws::time::parse_http_date;

/// Restores one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoreObject {
    /// The object.
    pub key: ObjectKey,
    /// How long the copy is kept, to the next midnight of UTC; `None` for an object of `INTELLIGENT_TIERING`.
    pub days: Option<u16>,
    /// How fast.
    pub tier: Tier,
}

/// How fast an object is restored; the faster, the dearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Minutes. Not for the deep archives.
    Expedited,
    /// Hours.
    Standard,
    /// The cheapest: half a day, two days from a deep archive.
    Bulk,
}

/// What a success means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoration {
    /// A copy will be made.
    Begun,
    /// There is a copy, and it is kept for as many days from now.
    Prolonged,
}

/// How far a copy is, by the header `x-amz-restore`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreStatus {
    /// It is being made.
    UnderWay,
    /// It can be read until then: milliseconds since the epoch.
    Until(i64),
}

/// Which archive an object is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// The class `GLACIER`.
    Glacier,
    /// The class `DEEP_ARCHIVE`.
    DeepArchive,
    /// The archive tier of `INTELLIGENT_TIERING`.
    ArchiveAccess,
    /// Its deep archive tier.
    DeepArchiveAccess,
}

/// Why a request was refused, where its code means something of its own to a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The role has not `s3:RestoreObject`.
    Forbidden,
    /// A copy is being made already.
    UnderWay,
    /// There is no room for an expedited restore now.
    NoRoom,
    /// The object is in no archive, and can be read.
    Readable,
}

impl Refusal {
    /// By S3's code.
    pub fn of(code: &str) -> Option<Self> {
        Some(match code {
            "AccessDenied" => Self::Forbidden,
            "RestoreAlreadyInProgress" => Self::UnderWay,
            "GlacierExpeditedRetrievalNotAvailable" => Self::NoRoom,
            "ObjectAlreadyInActiveTierError" => Self::Readable,
            _ => return None,
        })
    }
}

impl RestoreStatus {
    /// Reads `ongoing-request="false", expiry-date="Fri, 21 Dec 2012 00:00:00 GMT"`.
    pub fn of(header: &str) -> Option<Self> {
        if header.contains("ongoing-request=\"true\"") {
            return Some(Self::UnderWay);
        }
        let (_, rest) = header.split_once("expiry-date=\"")?;
        parse_http_date(rest.split_once('"')?.0).map(Self::Until)
    }
}

impl Archive {
    /// By an object's class and by the header `x-amz-archive-status`; `None` for one that is in no archive.
    pub fn of(class: Option<&str>, status: Option<&str>) -> Option<Self> {
        match (class, status) {
            (Some("GLACIER"), _) => Some(Self::Glacier),
            (Some("DEEP_ARCHIVE"), _) => Some(Self::DeepArchive),
            (_, Some("ARCHIVE_ACCESS")) => Some(Self::ArchiveAccess),
            (_, Some("DEEP_ARCHIVE_ACCESS")) => Some(Self::DeepArchiveAccess),
            _ => None,
        }
    }

    /// Whether restoring takes hours at least.
    pub const fn is_deep(self) -> bool {
        matches!(self, Self::DeepArchive | Self::DeepArchiveAccess)
    }

    /// Whether restoring makes a copy for some days, and not an object that stays.
    pub const fn has_copies(self) -> bool {
        matches!(self, Self::Glacier | Self::DeepArchive)
    }

    /// How fast its objects can be restored.
    pub const fn tiers(self) -> &'static [Tier] {
        const ALL: &[Tier] = &[Tier::Bulk, Tier::Standard, Tier::Expedited];
        if self.is_deep() { ALL.split_at(2).0 } else { ALL }
    }
}

impl Operation for RestoreObject {
    type Output = Restoration;
    const NAME: &'static str = "RestoreObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut body = "<RestoreRequest xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">".to_owned();
        if let Some(days) = self.days {
            body.extend(["<Days>", &days.to_string(), "</Days>"]);
        }
        let tier = match self.tier {
            Tier::Expedited => "Expedited",
            Tier::Standard => "Standard",
            Tier::Bulk => "Bulk",
        };
        body.extend([
            "<GlacierJobParameters><Tier>",
            tier,
            "</Tier></GlacierJobParameters></RestoreRequest>",
        ]);
        let body = body.into_bytes();
        let request = Request::new(Method::Post, bucket.url(&self.key.path()?, &[("restore", "")]))
            .header("content-type", "application/xml");
        let payload = Payload::of(&body);
        sign::headers(request.body(Body::Bytes(body)), payload, signer)
    }

    fn parse(&self, response: &Response) -> Result<Restoration, CallError> {
        Ok(if response.status == 202 { Restoration::Begun } else { Restoration::Prolonged })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{header, key, request, response};

    #[test]
    fn days_and_tier_are_written_and_the_status_says_what_happens() {
        let restore = RestoreObject { key: key("a b/%+é"), days: Some(7), tier: Tier::Bulk };
        let sent = request(&restore);
        assert_eq!(sent.method, Method::Post);
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/a%20b/%25%2B%C3%A9?restore=");
        assert!(header(&sent, "authorization").is_some());
        let Body::Bytes(body) = &sent.body else { panic!() };
        assert_eq!(
            std::str::from_utf8(body).unwrap(),
            "<RestoreRequest xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Days>7</Days>\
             <GlacierJobParameters><Tier>Bulk</Tier></GlacierJobParameters></RestoreRequest>"
        );
        assert_eq!(restore.answer(&response(202, &[], "")), Ok(Restoration::Begun));
        assert_eq!(restore.answer(&response(200, &[], "")), Ok(Restoration::Prolonged));
    }

    #[test]
    fn what_is_moved_back_for_good_has_no_days() {
        let sent = request(&RestoreObject { key: key("a"), days: None, tier: Tier::Standard });
        let Body::Bytes(body) = &sent.body else { panic!() };
        assert!(!std::str::from_utf8(body).unwrap().contains("Days"));
    }

    #[test]
    fn the_documented_headers_are_read() {
        let until = "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2012 00:00:00 GMT\"";
        assert_eq!(RestoreStatus::of(until), Some(RestoreStatus::Until(1_356_048_000_000)));
        assert_eq!(RestoreStatus::of("ongoing-request=\"true\""), Some(RestoreStatus::UnderWay));
        for odd in ["", "ongoing-request=\"false\"", "expiry-date=\"soon\"", "expiry-date=\""] {
            assert_eq!(RestoreStatus::of(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_archive_is_a_class_or_a_tier_and_only_a_shallow_one_is_restored_in_minutes() {
        for (class, status, archive, tiers) in [
            (Some("GLACIER"), None, Some(Archive::Glacier), 3),
            (Some("DEEP_ARCHIVE"), None, Some(Archive::DeepArchive), 2),
            (Some("INTELLIGENT_TIERING"), Some("ARCHIVE_ACCESS"), Some(Archive::ArchiveAccess), 3),
            (Some("INTELLIGENT_TIERING"), Some("DEEP_ARCHIVE_ACCESS"), Some(Archive::DeepArchiveAccess), 2),
            (Some("INTELLIGENT_TIERING"), None, None, 0),
            (Some("GLACIER_IR"), None, None, 0),
            (None, None, None, 0),
        ] {
            assert_eq!(Archive::of(class, status), archive);
            assert_eq!(archive.map_or(0, |archive| archive.tiers().len()), tiers);
            assert!(archive.is_none_or(|it| it.tiers().contains(&Tier::Expedited) != it.is_deep()));
        }
    }
}
