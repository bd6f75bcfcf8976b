//! A set of names.

/// A set of names, in alphabetical order; a sorted vector, as
/// [`Answers`](super::Answers) are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// Whether the set has this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Adds a name. Returns whether it is new.
    pub fn insert(&mut self, name: String) -> bool {
        let place = self.find(&name);
        if let Err(place) = place {
            self.0.insert(place, name);
        }
        place.is_err()
    }

    /// Takes a name out. Returns whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        let place = self.find(name);
        if let Ok(place) = place {
            self.0.remove(place);
        }
        place.is_ok()
    }

    /// The names.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|other| other.as_str().cmp(name))
    }
}
