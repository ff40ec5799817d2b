//! Which upload gets the next free request: finishing requests before new ones, and small and large files in turn, so that
//! neither starves the other.
//!
//! Large files leave one slot free, since a part can hold a connection for a long time: the person who goes on browsing
//! meanwhile needs one of the browser's few.
//!
//! The order, first match wins:
//!
//! 1. Ends (complete, abort, list): each frees something, and none carries bytes.
//! 2. Small and large in turn while both wait, each with at most half of the slots.
//! 3. Whichever of the two waits alone.

use std::collections::VecDeque;

use super::TransferId;
use super::upload::Want;

/// So many parts are on their way at once, at most: no line is wider, and each is lost should the page go meanwhile.
///
/// Eight parts of 16 MiB at most; see `plan`.
const PARTS: usize = 8;
/// Beyond so many bytes in memory no small file is begun.
const SMALL_BYTES: u64 = 32 << 20;

/// The uploads that wait for a slot, one queue for each size, each in its order. An entry may be out of date: see [`Queues::next`].
#[derive(Clone, Debug, Default)]
pub struct Queues {
    ends: VecDeque<TransferId>,
    small: VecDeque<TransferId>,
    large: VecDeque<TransferId>,
    /// Whose turn it is when both wait.
    large_turn: bool,
}

/// How many requests are under way, and how many may be: a slot is one request.
///
/// Kept by the queue from the rows' own counts; `limit` is filled in for each question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// By all requests.
    pub taken: usize,
    /// By large files among them.
    pub large: usize,
    /// How many there are.
    pub limit: usize,
    /// Bytes in memory for all of them.
    pub bytes: u64,
}

impl Queues {
    /// Puts an upload at the end of its queue.
    pub fn push(&mut self, want: Want, id: TransferId) {
        self.queue(want).push_back(id);
    }

    /// The upload that gets the next slot. `wants` says what an upload waits for now: entries whose state has changed since they were queued are
    /// discarded. A large file keeps the head of its queue until all its parts are on their way.
    ///
    /// `None`: nobody waits, or no slot is free for whoever does. Stale entries cost their removal alone,
    /// so a call is O(1) on average.
    pub fn next(&mut self, slots: Slots, wants: impl Fn(TransferId) -> Option<Want>) -> Option<TransferId> {
        if slots.taken >= slots.limit {
            return None;
        }
        for want in [Want::End, Want::Small, Want::Large] {
            let queue = self.queue(want);
            while queue.front().is_some_and(|&id| wants(id) != Some(want)) {
                queue.pop_front();
            }
        }
        if let Some(id) = self.ends.pop_front() {
            return Some(id);
        }
        let room = slots.limit.saturating_sub(1).clamp(1, PARTS);
        let large_waits = !self.large.is_empty() && slots.large < room;
        match (!self.small.is_empty() && slots.bytes < SMALL_BYTES, large_waits) {
            (false, false) => None,
            (false, true) => self.large.front().copied(),
            (true, false) => self.small.pop_front(),
            (true, true) => self.take_turns(slots),
        }
    }

    /// Both wait: one after the other, each with half of the slots.
    ///
    /// With an odd limit the halves overlap by one, and whose turn it is decides.
    fn take_turns(&mut self, slots: Slots) -> Option<TransferId> {
        let half = slots.limit.div_ceil(2);
        let large_full = slots.large >= half;
        let small_full = slots.taken - slots.large >= half;
        let large = if self.large_turn { !large_full } else { small_full && !large_full };
        self.large_turn = !large;
        if large { self.large.front().copied() } else { self.small.pop_front() }
    }

    const fn queue(&mut self, want: Want) -> &mut VecDeque<TransferId> {
        match want {
            Want::End => &mut self.ends,
            Want::Small => &mut self.small,
            Want::Large => &mut self.large,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: [u32; 4] = [1, 2, 3, 4];

    #[allow(clippy::unnecessary_wraps, reason = "the form that `next` asks for")]
    fn want(id: TransferId) -> Option<Want> {
        Some(match id.0 {
            0 => Want::End,
            1..=9 => Want::Small,
            _ => Want::Large,
        })
    }

    fn queues() -> Queues {
        let mut queues = Queues::default();
        for id in [10, 11].into_iter().chain(SMALL) {
            queues.push(want(TransferId(id)).unwrap(), TransferId(id));
        }
        queues
    }

    #[test]
    fn small_and_large_share_the_places_and_the_first_large_one_keeps_its_turn() {
        let mut queues = queues();
        let mut slots = Slots { limit: 6, ..Slots::default() };
        let mut order = Vec::new();
        while let Some(id) = queues.next(slots, want) {
            slots.taken += 1;
            slots.large += usize::from(id.0 >= 10);
            order.push(id.0);
        }
        assert_eq!(order, [1, 10, 2, 10, 3, 10]);
    }

    #[test]
    fn large_files_alone_leave_one_place_free() {
        let mut queues = Queues::default();
        queues.push(Want::Large, TransferId(10));
        let next = |queues: &mut Queues, taken, limit| {
            queues.next(Slots { taken, large: taken, limit, bytes: 0 }, want)
        };
        assert_eq!(next(&mut queues, 4, 6), Some(TransferId(10)));
        assert_eq!(next(&mut queues, 5, 6), None);
        assert_eq!((next(&mut queues, 7, 23), next(&mut queues, 8, 23)), (Some(TransferId(10)), None));
        assert_eq!(next(&mut queues, 0, 1), Some(TransferId(10)), "but one place is for whoever comes");
    }

    #[test]
    fn memory_is_bounded_and_parts_which_are_streamed_find_room_beside_it() {
        let mut queues = queues();
        let mut at =
            |bytes, large| queues.next(Slots { limit: 23, bytes, taken: large, large }, want).map(|id| id.0);
        assert_eq!((at(0, 0), at(0, 0)), (Some(1), Some(10)));
        assert_eq!((at(SMALL_BYTES - 1, 0), at(SMALL_BYTES, 0)), (Some(2), Some(10)));
        assert_eq!(at(SMALL_BYTES, PARTS), None);
    }

    #[test]
    fn a_single_place_goes_back_and_forth() {
        let mut queues = queues();
        let slots = Slots { limit: 1, ..Slots::default() };
        let order: Vec<_> = (0..6).map(|_| queues.next(slots, want).unwrap().0).collect();
        assert_eq!(order, [1, 10, 2, 10, 3, 10]);
    }

    #[test]
    fn ends_go_first_and_what_is_out_of_date_is_dropped() {
        let mut queues = queues();
        queues.push(Want::End, TransferId(0));
        let slots = Slots { limit: 6, ..Slots::default() };
        let gone = |id: TransferId| if id.0 == 1 { None } else { want(id) };
        assert_eq!(queues.next(slots, gone), Some(TransferId(0)));
        assert_eq!(queues.next(slots, gone), Some(TransferId(2)));
        assert_eq!(queues.next(Slots { taken: 6, limit: 6, ..Slots::default() }, want), None);
    }
}
