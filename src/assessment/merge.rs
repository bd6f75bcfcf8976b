//! Two tabs have changed the same assessment apart: both are brought together,
//! answer by answer.

use super::{Answer, Assessment};
use crate::time::Instant;

impl Assessment {
    /// Brings what was done here and what was done elsewhere together.
    ///
    /// Of each answer the one changed last stands, and the other one is kept
    /// in its [`Answer::history`] unless it says the same or nothing. Of the
    /// profile the one changed last stands. The place and the settings are
    /// those of here; what this version can't read is taken from elsewhere
    /// where both have it. Merging twice changes nothing more.
    #[must_use]
    pub fn merge(mut self, elsewhere: Self) -> Self {
        for (id, theirs) in elsewhere.answers.iter() {
            let merged = match self.answers.get(id) {
                Some(ours) => merged(ours, theirs),
                None => theirs.clone(),
            };
            self.answers.insert(id.to_owned(), merged);
        }
        if elsewhere.profile.updated_at > self.profile.updated_at {
            self.profile = elsewhere.profile;
        }
        self.created_at = [self.created_at, elsewhere.created_at]
            .into_iter()
            .flatten()
            .min();
        self.exported_at = self.exported_at.max(elsewhere.exported_at);
        self.unknown.extend(elsewhere.unknown);
        self
    }

    /// Takes an answer of the history back; the one that stood takes its
    /// place there. Nothing for a place that the history doesn't have.
    pub fn take_back(&mut self, id: &str, place: usize, now: Instant) {
        let mut stood = self.answer(id).clone();
        if place >= stood.history.len() {
            return;
        }
        let mut back = stood.history.remove(place);
        let mut history = std::mem::take(&mut stood.history);
        if !stood.is_empty() {
            history.insert(0, stood);
        }
        back.history = history;
        back.updated_at = Some(now);
        self.answers.insert(id.to_owned(), back);
    }
}

/// Of two answers to one measure the later one, with the other in its history.
fn merged(ours: &Answer, theirs: &Answer) -> Answer {
    let (mut stands, gives_way) = if theirs.updated_at > ours.updated_at {
        (theirs.clone(), ours)
    } else {
        (ours.clone(), theirs)
    };
    let mut earlier = stands.history.clone();
    for answer in [gives_way].into_iter().chain(&gives_way.history) {
        let known = stands.says_the_same(answer)
            || earlier
                .iter()
                .any(|known| known.updated_at == answer.updated_at && known.says_the_same(answer));
        if !known && !answer.is_empty() {
            let place = earlier.partition_point(|known| known.updated_at >= answer.updated_at);
            let answer = Answer {
                history: Vec::new(),
                ..answer.clone()
            };
            earlier.insert(place, answer);
        }
    }
    stands.history = earlier;
    stands
}
