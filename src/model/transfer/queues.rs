//! Who acts next: ends before beginnings, and small and large files in turn, so that neither starves the other.
//!
//! Large files leave one place free, since a part can hold a connection for a long time: the person who goes on browsing
//! meanwhile needs one of the browser's few.

use std::collections::VecDeque;

use super::TransferId;
use super::upload::Want;

/// So many parts are on their way at once, at most: no line is wider, and each is lost should the page go meanwhile.
const PARTS: usize = 8;
/// Beyond so many bytes in memory no small file is begun.
const SMALL_BYTES: u64 = 32 << 20;

/// The uploads that want a place, each lane in order. An entry may be out of date: see [`Lanes::next`].
#[derive(Clone, Debug, Default)]
pub struct Lanes {
    ends: VecDeque<TransferId>,
    small: VecDeque<TransferId>,
    large: VecDeque<TransferId>,
    /// Whose turn it is when both wait.
    large_turn: bool,
}

/// The places taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// By all requests.
    pub taken: usize,
    /// By large files among them.
    pub large: usize,
    /// How many there are.
    pub limit: usize,
    /// Bytes in memory for all of them.
    pub bytes: u64,
}

impl Lanes {
    /// Puts an upload at the end of its lane.
    pub fn push(&mut self, want: Want, id: TransferId) {
        self.lane(want).push_back(id);
    }

    /// The upload that gets the next place. `wants` says what one wants by now: entries that it does not bear out are
    /// dropped. A large file keeps the head of its lane until all its parts are on their way.
    pub fn next(&mut self, places: Places, wants: impl Fn(TransferId) -> Option<Want>) -> Option<TransferId> {
        if places.taken >= places.limit {
            return None;
        }
        for want in [Want::End, Want::Small, Want::Large] {
            let lane = self.lane(want);
            while lane.front().is_some_and(|&id| wants(id) != Some(want)) {
                lane.pop_front();
            }
        }
        if let Some(id) = self.ends.pop_front() {
            return Some(id);
        }
        let room = places.limit.saturating_sub(1).clamp(1, PARTS);
        let large_waits = !self.large.is_empty() && places.large < room;
        match (!self.small.is_empty() && places.bytes < SMALL_BYTES, large_waits) {
            (false, false) => None,
            (false, true) => self.large.front().copied(),
            (true, false) => self.small.pop_front(),
            (true, true) => self.take_turns(places),
        }
    }

    /// Both wait: one after the other, each with half of the places.
    fn take_turns(&mut self, places: Places) -> Option<TransferId> {
        let half = places.limit.div_ceil(2);
        let large_full = places.large >= half;
        let small_full = places.taken - places.large >= half;
        let large = if self.large_turn { !large_full } else { small_full && !large_full };
        self.large_turn = !large;
        if large { self.large.front().copied() } else { self.small.pop_front() }
    }

    const fn lane(&mut self, want: Want) -> &mut VecDeque<TransferId> {
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

    fn lanes() -> Lanes {
        let mut lanes = Lanes::default();
        for id in [10, 11].into_iter().chain(SMALL) {
            lanes.push(want(TransferId(id)).unwrap(), TransferId(id));
        }
        lanes
    }

    #[test]
    fn small_and_large_share_the_places_and_the_first_large_one_keeps_its_turn() {
        let mut lanes = lanes();
        let mut places = Places { limit: 6, ..Places::default() };
        let mut order = Vec::new();
        while let Some(id) = lanes.next(places, want) {
            places.taken += 1;
            places.large += usize::from(id.0 >= 10);
            order.push(id.0);
        }
        assert_eq!(order, [1, 10, 2, 10, 3, 10]);
    }

    #[test]
    fn large_files_alone_leave_one_place_free() {
        let mut lanes = Lanes::default();
        lanes.push(Want::Large, TransferId(10));
        let next = |lanes: &mut Lanes, taken, limit| {
            lanes.next(Places { taken, large: taken, limit, bytes: 0 }, want)
        };
        assert_eq!(next(&mut lanes, 4, 6), Some(TransferId(10)));
        assert_eq!(next(&mut lanes, 5, 6), None);
        assert_eq!((next(&mut lanes, 7, 23), next(&mut lanes, 8, 23)), (Some(TransferId(10)), None));
        assert_eq!(next(&mut lanes, 0, 1), Some(TransferId(10)), "but one place is for whoever comes");
    }

    #[test]
    fn memory_is_bounded_and_parts_which_are_streamed_find_room_beside_it() {
        let mut lanes = lanes();
        let mut at =
            |bytes, large| lanes.next(Places { limit: 23, bytes, taken: large, large }, want).map(|id| id.0);
        assert_eq!((at(0, 0), at(0, 0)), (Some(1), Some(10)));
        assert_eq!((at(SMALL_BYTES - 1, 0), at(SMALL_BYTES, 0)), (Some(2), Some(10)));
        assert_eq!(at(SMALL_BYTES, PARTS), None);
    }

    #[test]
    fn a_single_place_goes_back_and_forth() {
        let mut lanes = lanes();
        let places = Places { limit: 1, ..Places::default() };
        let order: Vec<_> = (0..6).map(|_| lanes.next(places, want).unwrap().0).collect();
        assert_eq!(order, [1, 10, 2, 10, 3, 10]);
    }

    #[test]
    fn ends_go_first_and_what_is_out_of_date_is_dropped() {
        let mut lanes = lanes();
        lanes.push(Want::End, TransferId(0));
        let places = Places { limit: 6, ..Places::default() };
        let gone = |id: TransferId| if id.0 == 1 { None } else { want(id) };
        assert_eq!(lanes.next(places, gone), Some(TransferId(0)));
        assert_eq!(lanes.next(places, gone), Some(TransferId(2)));
        assert_eq!(lanes.next(Places { taken: 6, limit: 6, ..Places::default() }, want), None);
    }
}
