//! What a document is made of, for whoever draws it, writes it to a file or
//! reads it out.

use crate::catalogue::Measure;
use crate::plan::Coverage;

/// A piece of a document. Pieces stand one below the other.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading.
    Heading {
        /// From 1, the document's own, to 4; none is skipped.
        level: u8,
        /// By which a table refers to it.
        id: Option<&'static str>,
        /// What it says.
        line: Line,
    },
    /// A paragraph.
    Paragraph(Manner, Line),
    /// Something to fill in by hand as long as it isn't known.
    FillIn {
        /// What belongs there.
        label: String,
        /// What is known; may be empty.
        value: String,
    },
    /// What is what; a value may be empty, to be filled in by hand.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// What stands before it, in its line where there is room.
        lead: Option<String>,
        /// Its items. One that is a plain paragraph is a line of the list.
        items: Vec<Vec<Block>>,
    },
    /// Pieces that belong together.
    Group(Role, Vec<Block>),
}

/// What pieces that belong together are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The cover.
    Cover,
    /// A section.
    Section,
    /// A category of measures.
    Category,
    /// A measure with what was decided on it.
    Measure,
    /// A measure that nothing was said of yet.
    OpenMeasure,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As any other.
    Plain,
    /// It opens the document.
    Lead,
    /// It can be passed over.
    Quiet,
    /// It has the practice's own words, whose lines stay lines.
    Lines,
    /// Beside the rest, where there is room.
    Margin,
    /// What to do, above what it is about.
    Action,
    /// What it is about.
    Title,
}

/// Words in one language.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which one.
    pub language: Written,
    /// The words.
    pub runs: Vec<Run>,
}

/// A language within a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The document's own.
    Here,
    /// That of the measures' texts.
    Catalogue,
    /// That of the source documents, French.
    Sources,
}

/// Words of a line.
#[derive(Debug, Clone)]
pub enum Run {
    /// As any other.
    Plain(String),
    /// What matters most.
    Strong(String),
    /// What can be passed over.
    Quiet(String),
    /// The title of a document.
    Cite(String),
    /// A measure, by its title.
    Measure(&'static Measure, String),
}

/// What something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Of what.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// A table. Its first column says what each row is about.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it is called.
    pub name: TableName,
    /// The header row.
    pub head: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The row with the sums.
    pub foot: Option<Vec<Cell>>,
}

/// What a table is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableName {
    /// By a caption of its own.
    Caption(String),
    /// As the heading with this id.
    Heading(&'static str),
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What it says.
    pub line: Line,
    /// Whether that is a figure, or heads figures.
    pub is_number: bool,
    /// How many columns it takes.
    pub columns: usize,
    /// What may be drawn below its words.
    pub bar: Option<Coverage>,
}

impl Line {
    /// Plain words in the document's language.
    pub(super) fn plain(text: &str) -> Self {
        Self::of(Written::Here, text)
    }

    /// Plain words in this language.
    pub(super) fn of(language: Written, text: &str) -> Self {
        Self {
            language,
            runs: vec![Run::Plain(text.to_owned())],
        }
    }

    /// Returns its words without what sets them apart.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }
}

impl Run {
    /// Returns its words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Strong(text)
            | Self::Quiet(text)
            | Self::Cite(text)
            | Self::Measure(_, text) => text,
        }
    }
}

impl Cell {
    /// Words.
    pub(super) fn words(line: Line) -> Self {
        Self {
            line,
            is_number: false,
            columns: 1,
            bar: None,
        }
    }

    /// A figure, or what heads figures.
    pub(super) fn number(line: Line) -> Self {
        Self {
            is_number: true,
            ..Self::words(line)
        }
    }
}

impl Block {
    pub(super) fn heading(level: u8, line: Line) -> Self {
        Self::Heading {
            level,
            id: None,
            line,
        }
    }

    pub(super) fn paragraph(text: &str) -> Self {
        Self::Paragraph(Manner::Plain, Line::plain(text))
    }

    pub(super) fn quiet(text: &str) -> Self {
        Self::Paragraph(Manner::Quiet, Line::plain(text))
    }
}
