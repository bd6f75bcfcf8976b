//! All answers of an assessment.

use super::answer::Answer;

/// Answers by id of their measure, in the ids' order. One that was taken away
/// stays, empty, with the time of that: a merge must not bring it back.
///
/// A sorted vector: there are a hundred at most, and each kind of tree costs
/// kilobytes in the wasm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers(Vec<(String, Answer)>);

impl Answers {
    /// The answer to the measure of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.find(id).ok().map(|place| &self.0[place].1)
    }

    /// All of them with the ids of their measures, those that the catalogue
    /// doesn't have too.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(id, answer)| (id.as_str(), answer))
    }

    /// How many there are, empty ones too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Answer> {
        self.find(id).ok().map(|place| &mut self.0[place].1)
    }

    /// Puts an answer in, in place of the one that was there.
    pub(super) fn insert(&mut self, id: String, answer: Answer) {
        match self.find(&id) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (id, answer)),
        }
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(id))
    }
}
