//! A long listing, whose next page is asked for before the last one is read: S3 needs about as long to answer as a browser needs to
//! read the answer, so both work at once.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures_util::future::{LocalBoxFuture, ready};

use super::{Paged, S3};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::list::{ContinuationToken, ListObjects, ListPage};
use crate::aws::sign::Signer;
use crate::model::failure::Failure;

/// A page that was asked for.
struct Asked {
    answer: LocalBoxFuture<'static, Result<ListPage, Failure>>,
    /// The page after it, with the token that it was asked for by. There as soon as the answer is, before that is read.
    next: Rc<RefCell<Option<(ContinuationToken, Asked)>>>,
}

impl S3 {
    /// All pages of a listing, in order; without what [`S3::set_home`] hides. For a caller that wants every page: one that may stop
    /// early takes [`S3::pages`], which asks for no page too many.
    ///
    /// Dropping the future aborts the requests under way.
    ///
    /// # Errors
    ///
    /// The first page that fails. Pages until then were given to `on_page`.
    pub async fn each_page(
        &self,
        list: ListObjects,
        mut on_page: impl FnMut(ListPage),
    ) -> Result<(), Failure> {
        let mut coming = Some(Asked::new(self.clone(), list.clone()));
        while let Some(Asked { answer, next }) = coming {
            let mut read = answer.await?;
            coming = read.next.clone().map(|token| match next.take() {
                Some((begun, asked)) if begun == token => asked,
                _ => Asked::new(self.clone(), list.clone().after(token)),
            });
            list.hide(self, &mut read);
            on_page(read);
        }
        Ok(())
    }
}

impl Asked {
    fn new(s3: S3, list: ListObjects) -> Self {
        let next = Rc::new(RefCell::new(None));
        let place = next.clone();
        let answer = Box::pin(async move {
            let begin = |token: ContinuationToken| {
                let after = Self::new(s3.clone(), list.clone().after(token.clone()));
                place.replace(Some((token, after.begun())));
            };
            s3.perform(&Ahead { list: &list, begin: &begin }).await
        });
        Self { answer, next }
    }

    /// Sends the request, though nobody waits for its answer yet.
    fn begun(mut self) -> Self {
        match self.answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(end) => Self { answer: Box::pin(ready(end)), ..self },
            Poll::Pending => self,
        }
    }
}

/// A listing whose next page is begun when its answer comes, before that is read.
struct Ahead<'a> {
    list: &'a ListObjects,
    begin: &'a dyn Fn(ContinuationToken),
}

impl Operation for Ahead<'_> {
    type Output = ListPage;
    const NAME: &'static str = ListObjects::NAME;

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        self.list.request(bucket, signer)
    }

    fn parse(&self, response: &Response) -> Result<ListPage, CallError> {
        if let Some(token) = ContinuationToken::in_answer(&response.body) {
            (self.begin)(token);
        }
        self.list.parse(response)
    }
}
