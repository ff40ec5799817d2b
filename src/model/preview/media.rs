//! Film and sound whose address ends: the browser says only that something went wrong, so the page asks for one byte of the object,
//! whose refusal it can read, and goes on at the same second with a new address where that can help.

/// How often a new address is tried without a second played in between.
const RENEWED_AT_MOST: u32 = 2;

/// What follows an error of the player, when the object can still be had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// A new address; go on at this second.
    Renew(f64),
    /// The browser cannot play it.
    Unplayable,
}

/// One film or recording being played.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Playback {
    /// The second that it is at.
    at: f64,
    /// Addresses in a row that played nothing.
    fruitless: u32,
}

impl Playback {
    /// It plays, and is at this second.
    pub const fn on_progress(&mut self, second: f64) {
        self.at = second;
        self.fruitless = 0;
    }

    /// It broke off at this second, which may be one that somebody has just jumped to, and one byte of the object came all the
    /// same. A player that never began is at 0.
    pub fn on_error(&mut self, second: f64) -> Next {
        if second > 0.0 {
            self.at = second;
        }
        if self.fruitless >= RENEWED_AT_MOST {
            return Next::Unplayable;
        }
        self.fruitless += 1;
        Next::Renew(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_that_ends_is_renewed_at_the_same_second_however_often() {
        let mut playback = Playback::default();
        for hour in 1..50 {
            playback.on_progress(f64::from(hour) * 3600.0);
            assert_eq!(playback.on_error(0.0), Next::Renew(f64::from(hour) * 3600.0));
        }
    }

    #[test]
    fn a_jump_that_failed_is_made_again() {
        let mut playback = Playback::default();
        playback.on_progress(1.0);
        assert_eq!(playback.on_error(500.0), Next::Renew(500.0));
        assert_eq!(playback.on_error(0.0), Next::Renew(500.0));
    }

    proptest! {
        #[test]
        fn what_never_plays_is_given_up(progress in prop::collection::vec(any::<bool>(), 0..50)) {
            let mut playback = Playback::default();
            let mut in_a_row = 0;
            for (second, plays) in (0_u32..).zip(progress) {
                if plays {
                    playback.on_progress(f64::from(second));
                    in_a_row = 0;
                } else {
                    in_a_row += 1;
                    prop_assert_eq!(playback.on_error(f64::from(second)) == Next::Unplayable, in_a_row > RENEWED_AT_MOST);
                }
            }
        }
    }
}
