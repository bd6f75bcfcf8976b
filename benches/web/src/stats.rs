//! Medians and the like.

/// Times of one thing, in milliseconds, in ascending order.
#[derive(Debug, Clone, PartialEq)]
pub struct Times(Vec<f64>);

impl Times {
    /// Of at least one measurement; `None` without.
    #[must_use]
    pub fn new(mut times: Vec<f64>) -> Option<Self> {
        times.sort_by(f64::total_cmp);
        (!times.is_empty()).then_some(Self(times))
    }

    /// The shortest.
    #[must_use]
    pub fn min(&self) -> f64 {
        self.at(0.0)
    }

    /// The longest.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.at(1.0)
    }

    /// As many are shorter as are longer.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// All but one in twenty are at most so long.
    #[must_use]
    pub fn p95(&self) -> f64 {
        self.at(0.95)
    }

    /// The time that this share of all does not exceed (nearest rank).
    fn at(&self, share: f64) -> f64 {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        let index = rank.clamp(1, self.0.len()) - 1;
        self.0.get(index).copied().unwrap_or_default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    #[test]
    fn ranks() {
        let times = Times::new((1..=20).rev().map(f64::from).collect()).unwrap();
        assert_eq!(
            (times.min(), times.median(), times.p95(), times.max()),
            (1.0, 10.0, 19.0, 20.0)
        );
        let one = Times::new(vec![3.0]).unwrap();
        assert_eq!((one.min(), one.median(), one.p95()), (3.0, 3.0, 3.0));
        assert_eq!(Times::new(Vec::new()), None);
    }
}
