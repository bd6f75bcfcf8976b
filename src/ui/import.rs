//! How far the import of a file is: chosen, read, opened, taken over. What the
//! file and what is in it are made of is for others to know.
//!
//! Reading and opening take a while, and another file may be chosen meanwhile:
//! an answer that is about an earlier file changes nothing.

/// An import.
#[derive(Debug)]
pub struct Import<File, Content> {
    /// How often a file was chosen or put away.
    turn: u32,
    step: Step<File, Content>,
}

/// How far it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<File, Content> {
    /// No file yet, or it is being read.
    Choosing,
    /// A file that may be opened.
    Chosen {
        /// Its name.
        name: String,
        /// What is in it, sealed.
        file: File,
    },
    /// A file that is open.
    Opened(Content),
    /// What was in it was taken over.
    Taken,
}

/// Says which file an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket(u32);

impl<File, Content> Import<File, Content> {
    /// One without a file.
    #[must_use]
    pub fn new() -> Self {
        Self {
            turn: 0,
            step: Step::Choosing,
        }
    }

    /// Returns how far it is.
    #[must_use]
    pub fn step(&self) -> &Step<File, Content> {
        &self.step
    }

    /// Returns the ticket of the file at hand.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        Ticket(self.turn)
    }

    /// Whether an answer is about the file at hand.
    #[must_use]
    pub fn is_about(&self, ticket: Ticket) -> bool {
        self.ticket() == ticket
    }

    /// Another file is chosen, or what was opened is put away. Returns the
    /// ticket for what comes of it.
    pub fn begin(&mut self) -> Ticket {
        self.turn += 1;
        self.step = Step::Choosing;
        self.ticket()
    }

    /// The file that was chosen has been read.
    pub fn read(&mut self, ticket: Ticket, name: String, file: File) {
        if self.is_about(ticket) && matches!(self.step, Step::Choosing) {
            self.step = Step::Chosen { name, file };
        }
    }

    /// The file has been opened. Returns whether it is the one at hand.
    pub fn open(&mut self, ticket: Ticket, content: Content) -> bool {
        let awaited = self.is_about(ticket) && matches!(self.step, Step::Chosen { .. });
        if awaited {
            self.step = Step::Opened(content);
        }
        awaited
    }

    /// Hands over what was opened, once.
    pub fn take(&mut self) -> Option<Content> {
        match std::mem::replace(&mut self.step, Step::Taken) {
            Step::Opened(content) => Some(content),
            before => {
                self.step = before;
                None
            }
        }
    }
}

impl<File, Content> Default for Import<File, Content> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Texts = Import<&'static str, &'static str>;

    fn chosen(name: &str, file: &'static str) -> (Texts, Ticket) {
        let mut import = Texts::new();
        let ticket = import.begin();
        import.read(ticket, name.to_owned(), file);
        (import, ticket)
    }

    #[test]
    fn a_file_is_chosen_opened_and_taken_once() {
        let (mut import, ticket) = chosen("a.vigie", "sealed");
        let (name, file) = ("a.vigie".to_owned(), "sealed");
        assert_eq!(*import.step(), Step::Chosen { name, file });
        assert_eq!(import.take(), None, "it is not open yet");
        assert!(import.open(ticket, "open"));
        assert_eq!(*import.step(), Step::Opened("open"));
        assert_eq!(import.take(), Some("open"));
        assert_eq!(import.take(), None);
        assert_eq!(*import.step(), Step::Taken);
    }

    #[test]
    fn an_answer_about_an_earlier_file_changes_nothing() {
        let mut import = Texts::new();
        let slow = import.begin();
        let quick = import.begin();
        import.read(quick, "b".to_owned(), "sealed b");
        import.read(slow, "a".to_owned(), "sealed a");
        let (name, file) = ("b".to_owned(), "sealed b");
        assert_eq!(*import.step(), Step::Chosen { name, file });

        let (mut import, slow) = chosen("a", "sealed a");
        let quick = import.begin();
        assert!(!import.open(slow, "open a"), "while the next one is read");
        import.read(quick, "b".to_owned(), "sealed b");
        assert!(!import.open(slow, "open a"), "once it is there");
        assert!(import.open(quick, "open b"));
        assert_eq!(import.take(), Some("open b"));
    }

    #[test]
    fn what_is_put_away_is_gone() {
        let (mut import, ticket) = chosen("a", "sealed");
        assert!(import.open(ticket, "open"));
        let next = import.begin();
        assert_eq!(*import.step(), Step::Choosing);
        assert_eq!(import.take(), None);
        assert!(!import.open(ticket, "open") && !import.is_about(ticket));
        assert!(!import.open(next, "open"), "nothing was read");
    }
}
