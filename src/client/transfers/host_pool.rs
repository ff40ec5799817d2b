//! The bucket's host names as a pool: a browser opens six connections to a host that speaks HTTP/1.1, as S3 does.
//!
//! An S3 bucket has up to four names for the same objects: virtual-hosted and path style, each with and
//! without `dualstack`. Connections are limited by host name, so each name adds six.
//!
//! | state of a host | requests at once | left by |
//! |---|---|---|
//! | first, alone | 6 | never |
//! | first of several | 5: one is left to browsing | never |
//! | not tried yet | 1 | an answer, of whatever status; or no answer |
//! | worked | 6 | never: one lost answer is no reason |
//! | out | 0 | never in this page |

use std::cell::Cell;
use std::rc::Rc;

use crate::aws::http::{Response, TransportError};
use crate::aws::s3::address::Address;
use crate::client::s3::{HostLease, HostPool};
use crate::model::transfer::queue::Event;

/// What a browser opens to one host.
const CONNECTIONS: usize = 6;

/// Called when the service refused a request for being busy, or did not answer.
///
/// `Event::Busy` makes the queue slower, `Event::Silent` makes it look whether there is a connection.
type OnTrouble = Rc<dyn Fn(Event)>;

/// The hosts, the one in the configuration first.
pub struct Hosts {
    hosts: Vec<Rc<Host>>,
    on_trouble: OnTrouble,
}

struct Host {
    address: Address,
    /// The page browses over it as well.
    is_first: bool,
    flying: Cell<usize>,
    worked: Cell<bool>,
    /// It did not answer, where others do: a firewall, a policy of the page's, a name that does not resolve.
    ///
    /// The page's own policy (`connect-src`) may name one host only.
    is_out: Cell<bool>,
}

impl Hosts {
    /// All names of the bucket.
    pub fn new(address: &Address, on_trouble: OnTrouble) -> Self {
        let host = |(index, address)| {
            let (flying, worked, is_out) = (Cell::new(0), Cell::new(false), Cell::new(false));
            Rc::new(Host { address, is_first: index == 0, flying, worked, is_out })
        };
        Self { hosts: address.all().into_iter().enumerate().map(host).collect(), on_trouble }
    }

    /// How many requests they carry side by side.
    ///
    /// Counts hosts that were not tried yet in full, so it is an upper limit.
    pub fn capacity(&self) -> usize {
        self.hosts.iter().map(|host| host.capacity(self.hosts.len())).sum()
    }
}

impl Host {
    /// Where there are others, the first leaves one of its connections to whoever browses meanwhile.
    const fn capacity(&self, hosts: usize) -> usize {
        if self.is_first && hosts > 1 { CONNECTIONS - 1 } else { CONNECTIONS }
    }

    /// How many more it takes now. One that has not answered yet is tried with one.
    fn room(&self, hosts: usize) -> usize {
        let most = if self.is_first || self.worked.get() { self.capacity(hosts) } else { 1 };
        most.saturating_sub(self.flying.get())
    }
}

impl HostPool for Hosts {
    /// The first that has room, since connections that are open cost nothing; where none has, the one with the least to do.
    ///
    /// Never waits: how many requests are under way is the queue's matter. O(number of hosts).
    fn lease(&self) -> Box<dyn HostLease> {
        let reached = || self.hosts.iter().filter(|host| !host.is_out.get());
        let count = reached().count();
        let free = reached().find(|host| host.room(count) > 0);
        let least = || reached().min_by_key(|host| host.flying.get());
        let host = free.or_else(least).unwrap_or(&self.hosts[0]).clone();
        host.flying.set(host.flying.get() + 1);
        Box::new(Lease { host, on_trouble: self.on_trouble.clone() })
    }
}

/// Counts as one request until it is dropped, so an attempt that is aborted gives its place back too.
struct Lease {
    host: Rc<Host>,
    on_trouble: OnTrouble,
}

impl HostLease for Lease {
    fn address(&self) -> &Address {
        &self.host.address
    }

    /// Any answer proves that the host can be reached, a refusal too. 429 and 503 (`SlowDown`) slow the queue
    /// down.
    fn on_answer(&self, answer: &Result<Response, TransportError>) {
        match answer {
            Ok(response) => {
                self.host.worked.set(true);
                if matches!(response.status, 429 | 503) {
                    (self.on_trouble)(Event::Busy);
                }
            }
            Err(TransportError::Unreachable { .. } | TransportError::Stalled) => {
                let host = &self.host;
                host.is_out.set(host.is_out.get() || !host.is_first && !host.worked.get());
                (self.on_trouble)(Event::Silent);
            }
            Err(TransportError::Offline) => (self.on_trouble)(Event::Silent),
            Err(_) => {}
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.host.flying.set(self.host.flying.get() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> (Hosts, Rc<Cell<usize>>) {
        let busy = Rc::new(Cell::new(0));
        let heard = busy.clone();
        let on_trouble = Rc::new(move |event| heard.set(heard.get() + usize::from(event == Event::Busy)));
        (Hosts::new(&Address::new("files", "us-east-1", None, false), on_trouble), busy)
    }

    #[allow(clippy::unnecessary_wraps, reason = "what a port gives")]
    fn answer(status: u16) -> Result<Response, TransportError> {
        Ok(Response { status, headers: vec![], body: vec![] })
    }

    fn host(lease: &dyn HostLease) -> String {
        lease.address().url("", &[]).split('/').nth(2).unwrap().to_owned()
    }

    #[test]
    fn a_new_host_is_tried_with_one_request_and_used_in_full_once_it_answered() {
        let (hosts, _) = hosts();
        assert_eq!(hosts.capacity(), 23);
        let mut leases: Vec<_> = (0..8).map(|_| hosts.lease()).collect();
        let first = "files.s3.us-east-1.amazonaws.com";
        assert_eq!(leases.iter().filter(|lease| host(&***lease) == first).count(), 5);
        leases[5].on_answer(&answer(200));
        leases.extend((0..5).map(|_| hosts.lease()));
        let second = "files.s3.dualstack.us-east-1.amazonaws.com";
        assert_eq!(leases.iter().filter(|lease| host(&***lease) == second).count(), 6);
        leases.clear();
        assert_eq!(host(&*hosts.lease()), first, "all were given back");
    }

    #[test]
    fn a_host_that_cannot_be_reached_is_left_out_but_never_the_first() {
        let (hosts, _) = hosts();
        let down = Err(TransportError::Unreachable { host: "x".into() });
        let leases: Vec<_> = (0..8).map(|_| hosts.lease()).collect();
        for lease in &leases {
            lease.on_answer(&down);
        }
        drop(leases);
        let leases: Vec<_> = (0..8).map(|_| hosts.lease()).collect();
        assert!(leases.iter().all(|lease| host(&**lease) == "files.s3.us-east-1.amazonaws.com"));
    }

    #[test]
    fn a_busy_service_is_heard() {
        let (hosts, busy) = hosts();
        hosts.lease().on_answer(&answer(503));
        hosts.lease().on_answer(&answer(500));
        assert_eq!(busy.get(), 1);
    }
}
