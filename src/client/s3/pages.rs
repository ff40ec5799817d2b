//! Listings, which S3 answers page by page: one loop for every caller that may stop; who wants every page takes [`S3::each_page`].
//!
//! A loop and no stream, so that a caller can stop, pause, or change its patience between two pages. Tokens
//! stay inside: no caller can mix up those of two listings.

use super::S3;
use crate::aws::s3::Operation;
use crate::aws::s3::list::{ListObjects, ListPage};
use crate::aws::s3::list_versions::{ListVersions, VersionsPage};
use crate::aws::s3::multipart::list_parts::{ListParts, PartPage};
use crate::aws::s3::multipart::list_uploads::{ListMultipartUploads, UploadPage};
use crate::model::failure::Failure;

/// An operation whose answer is one page of a longer listing.
pub trait Paged: Operation + Sized {
    /// The request for the page after `page`; `None` after the last page. Takes the page's token.
    fn next(self, page: &mut Self::Output) -> Option<Self>;
    /// Takes out of a page what a person does not see among their files.
    fn hide(&self, _s3: &S3, _page: &mut Self::Output) {}
}

impl Paged for ListObjects {
    fn next(self, page: &mut ListPage) -> Option<Self> {
        page.next.take().map(|token| self.after(token))
    }

    fn hide(&self, s3: &S3, page: &mut ListPage) {
        page.objects.retain(|object| !s3.hides(self.prefix(), object.key.as_str()));
        page.folders.retain(|folder| !s3.hides(self.prefix(), folder.as_str()));
    }
}

impl Paged for ListVersions {
    fn next(self, page: &mut VersionsPage) -> Option<Self> {
        page.next.take().map(|marker| self.after(marker))
    }
}

impl Paged for ListParts {
    fn next(self, page: &mut PartPage) -> Option<Self> {
        page.next.take().map(|after| Self { after: Some(after), ..self })
    }
}

impl Paged for ListMultipartUploads {
    fn next(self, page: &mut UploadPage) -> Option<Self> {
        page.next.take().map(|after| Self { after: Some(after), ..self })
    }
}

/// The pages of a listing, in order. A page is requested when it is asked for, so a caller that stops early saves the rest.
pub struct Pages<'a, O> {
    s3: &'a S3,
    next: Option<O>,
    hides: bool,
}

impl S3 {
    /// The pages of a listing, from its first request on.
    pub const fn pages<O: Paged>(&self, first: O) -> Pages<'_, O> {
        Pages { s3: self, next: Some(first), hides: true }
    }

    /// The same with what [`S3::set_home`] hides: for what deletes a whole folder, and counts it before.
    pub const fn all_pages<O: Paged>(&self, first: O) -> Pages<'_, O> {
        Pages { s3: self, next: Some(first), hides: false }
    }
}

impl<O: Paged> Pages<'_, O> {
    /// The next page; `None` after the last one. After a failure the listing is over.
    ///
    /// # Errors
    ///
    /// As of [`S3::perform`]. Pages that were given before stay good.
    pub async fn next(&mut self) -> Result<Option<O::Output>, Failure> {
        let s3 = self.s3;
        self.next_by(async |list| s3.perform(list).await).await
    }

    /// The next page, requested by `perform`: for callers with a patience or host names of their own.
    pub async fn next_by(
        &mut self,
        perform: impl AsyncFnOnce(&O) -> Result<O::Output, Failure>,
    ) -> Result<Option<O::Output>, Failure> {
        let Some(list) = self.next.take() else { return Ok(None) };
        let mut page = perform(&list).await?;
        if self.hides {
            list.hide(self.s3, &mut page);
        }
        self.next = list.next(&mut page);
        Ok(Some(page))
    }

    /// Whether there is a page after the last one given.
    pub const fn has_more(&self) -> bool {
        self.next.is_some()
    }
}
