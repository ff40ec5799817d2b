//! A list that is longer than browsers let an element be: where its scroll bar is, and which of its pixels are seen there.
//!
//! Why not a shorter row or pages: a person drags the bar of a million rows as that of a hundred. The
//! element keeps [`LIMIT`] pixels, rows are moved by a shift, and a wheel or key still moves the list pixel
//! by pixel; only a pull at the bar maps the element's height to the list's.

/// The greatest height of a list's element, in CSS pixels. Browsers cap it at 16.7 or 33.5 million, or less on a screen of
/// high density.
pub const LIMIT: f64 = 8_000_000.0;

/// So far from either end the list is scrolled pixel by pixel, so that it always can be scrolled to its end.
const ENDS: f64 = 100_000.0;

/// A scroll by more than this is a pull at the scroll bar, not a wheel, a finger or a key.
const JUMP: f64 = 5_000.0;

/// Where a long list is in its shorter element. A list within the [`LIMIT`] is its element, and its shift always 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scale {
    /// How far a row stands above its place in the whole list.
    pub shift: f64,
    /// How far the element was scrolled.
    scrolled: f64,
    /// The height of the whole list.
    whole: f64,
}

impl Scale {
    /// The element is scrolled so far now, of a list so high in all. Gives by how much to scroll it further, with the rows
    /// moved as much, which nobody sees: before it would stop short of the list's end.
    ///
    /// Returns 0 almost always; another number only near an end that is not the list's own.
    pub fn scroll(&mut self, scrolled: f64, whole: f64) -> f64 {
        self.whole = whole;
        let over = (whole - LIMIT).max(0.0);
        if (scrolled - self.scrolled).abs() > JUMP {
            self.shift = list_top(scrolled, over) - scrolled;
        }
        self.shift = between(self.shift, over);
        let at_start = scrolled < ENDS && self.shift > 0.0;
        let at_end = scrolled > LIMIT - ENDS && self.shift < over;
        let mut further = 0.0;
        if at_start || at_end {
            let top = scrolled + self.shift;
            let better = element_top(top, over);
            further = better - scrolled;
            self.shift = top - better;
        }
        self.scrolled = scrolled + further;
        further
    }

    /// Moves the list itself to `top` of its own pixels, wherever it was. Gives where its element is to be scrolled to.
    fn go(&mut self, top: f64) -> f64 {
        let over = (self.whole - LIMIT).max(0.0);
        self.scrolled = element_top(top, over);
        self.shift = top - self.scrolled;
        self.scrolled
    }

    /// Leads to a place of a long list that is not near. Gives by how much to scroll the element; `None` where scrolling alone
    /// leads there.
    pub fn aim(&mut self, top: f64) -> Option<f64> {
        let before = self.scrolled;
        let is_far = self.is_long() && (top - self.top()).abs() > JUMP / 2.0;
        is_far.then(|| self.go(top) - before)
    }

    /// Whether the list is higher than its element.
    pub fn is_long(self) -> bool {
        self.whole > LIMIT
    }

    /// Goes on in a long list without scrolling: rows have come in above.
    ///
    /// For rows that came in above the ones seen: what is seen stays where it was.
    pub fn advance(&mut self, by: f64) {
        self.shift += by;
    }

    /// How far the list is scrolled, in its own pixels.
    pub fn top(self) -> f64 {
        self.scrolled + self.shift
    }
}

/// The pixel of the list that belongs to one of its element: one to one near the ends, evenly between.
fn list_top(scrolled: f64, over: f64) -> f64 {
    let share = (scrolled - ENDS) / (LIMIT - 2.0 * ENDS);
    scrolled + over * between(share, 1.0)
}

/// The other way round.
fn element_top(top: f64, over: f64) -> f64 {
    let share = (top - ENDS) / (LIMIT + over - 2.0 * ENDS);
    top - over * between(share, 1.0)
}

/// The nearest number from 0 to `most`. [`f64::clamp`] would say its bounds when it panics: 8 KB of code that writes fractions.
#[allow(clippy::manual_clamp, reason = "see above")]
fn between(value: f64, most: f64) -> f64 {
    value.max(0.0).min(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MILLION: f64 = 44_000_000.0;

    #[test]
    fn the_scroll_bar_reaches_both_ends_of_a_million_rows() {
        let mut scale = Scale::default();
        assert!(scale.scroll(LIMIT - 800.0, MILLION).abs() < 0.01);
        assert!((scale.top() - (MILLION - 800.0)).abs() < 0.01);
        assert!(scale.scroll(0.0, MILLION).abs() < 0.01);
        assert!(scale.top().abs() < 0.01);
    }

    #[test]
    fn a_short_list_is_its_element() {
        let mut scale = Scale::default();
        assert!(scale.scroll(300_000.0, 440_000.0).abs() < 0.01);
        assert!((scale.top() - 300_000.0).abs() < 0.01 && scale.shift.abs() < 0.01);
        assert_eq!(scale.aim(5_000.0), None);
    }

    #[test]
    fn a_wheel_gets_from_the_middle_to_either_end_pixel_by_pixel() {
        for (step, end) in [(-4_000.0, 0.0), (4_000.0, MILLION - 800.0)] {
            let mut scale = Scale::default();
            scale.scroll(0.0, MILLION);
            let mut scrolled = scale.go(MILLION / 2.0);
            for _ in 0..6_000 {
                let (before, from) = (scale.top(), scrolled);
                scrolled = (scrolled + step).clamp(0.0, LIMIT - 800.0);
                let moved = scrolled - from;
                scrolled += scale.scroll(scrolled, MILLION);
                assert!((scale.top() - before - moved).abs() < 0.01);
            }
            assert!((scale.top() - end).abs() < 0.01, "{} of {end}", scale.top());
        }
    }

    proptest! {
        #[test]
        fn any_place_is_reached_and_kept(top in 0.0..1.0f64, rows in 1.0..3_000_000.0f64, by in -4_000.0..4_000.0f64) {
            let whole = (rows * 44.0).max(LIMIT);
            let top = top * (whole - 800.0);
            let mut scale = Scale::default();
            scale.scroll(0.0, whole);
            let scrolled = scale.go(top);
            prop_assert!((-0.01..=LIMIT - 799.9).contains(&scrolled));
            let to = (scrolled + by).clamp(0.0, LIMIT - 800.0);
            scale.scroll(to, whole);
            prop_assert!((scale.top() - (top + to - scrolled)).abs() < 0.01);
            prop_assert!((list_top(element_top(top, whole - LIMIT), whole - LIMIT) - top).abs() < 0.01);
        }
    }
}
