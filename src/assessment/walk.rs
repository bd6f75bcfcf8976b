//! Going through the lists: what is asked, how far it is, where to go on.

use serde_json::{Map, Value};

use super::{Assessment, Status};
use crate::catalogue::{ListId, Measure, measure};

/// Where the user was.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// The list last walked.
    pub(super) last: Option<ListId>,
    /// Id of the measure last shown, by list.
    pub(super) shown: [Option<&'static str>; ListId::ALL.len()],
    /// Members of the file that this version can't read, kept as they were.
    pub unknown: Map<String, Value>,
}

impl Place {
    /// Notes that this measure is on screen.
    pub fn visit(&mut self, measure: &Measure) {
        self.last = Some(measure.list);
        self.shown[measure.list as usize] = Some(measure.id);
    }

    /// The list last walked.
    #[must_use]
    pub fn last_list(&self) -> Option<ListId> {
        self.last
    }

    /// The measure last shown of this list.
    #[must_use]
    pub fn in_list(&self, list: ListId) -> Option<&'static Measure> {
        measure(self.shown[list as usize]?)
    }
}

/// How far some measures are answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those asked that have a status, whichever.
    pub answered: usize,
    /// Those asked.
    pub asked: usize,
}

impl Assessment {
    /// Those of `measures` that are asked, in order; take a list's or a
    /// category's.
    pub fn asked<'a>(
        &'a self,
        measures: &'static [Measure],
    ) -> impl DoubleEndedIterator<Item = &'static Measure> + use<'a> {
        measures
            .iter()
            .filter(|measure| self.profile.scope(measure).is_asked())
    }

    /// How far `measures` are answered; take a list's or a category's.
    #[must_use]
    pub fn progress(&self, measures: &'static [Measure]) -> Progress {
        let mut progress = Progress::default();
        for measure in self.asked(measures) {
            progress.asked += 1;
            progress.answered += usize::from(!self.is_open(measure));
        }
        progress
    }

    /// The first measure asked and unanswered after the one last shown of this
    /// list, going round; `None`: the list is done.
    #[must_use]
    pub fn next_open(&self, list: ListId) -> Option<&'static Measure> {
        let measures = list.list().measures();
        let last = self.place.in_list(list);
        let last = last.and_then(|last| measures.iter().position(|measure| measure.id == last.id));
        let next = last.map_or(0, |last| last + 1);
        let (before, after) = measures.split_at(next);
        let mut open = |measure: &&Measure| self.is_open(measure);
        self.asked(after)
            .find(&mut open)
            .or_else(|| self.asked(before).find(open))
    }

    /// Where to go on in this list: the measure last shown if it is still
    /// asked, else the next open one, else the first; `None`: nothing is asked.
    #[must_use]
    pub fn resume(&self, list: ListId) -> Option<&'static Measure> {
        self.place
            .in_list(list)
            .filter(|measure| self.profile.scope(measure).is_asked())
            .or_else(|| self.next_open(list))
            .or_else(|| self.asked(list.list().measures()).next())
    }

    fn is_open(&self, measure: &Measure) -> bool {
        self.answer(measure.id).status == Status::Unanswered
    }
}
