//! The document as it is read: what the [`Report`] says, in the words of a
//! language.

use super::blocks::{Block, Cell, Fact, Line, Manner, Role, Run, Table, TableName, Written};
use super::{Because, CategoryPart, Count, Decision, Entry, FollowUp, ListPart, Report, Step};
use crate::assessment::{Profile, Reason, State, Status};
use crate::catalogue::{ListId, MEASURES, documents};
use crate::text::{Text, key};
use crate::time::Instant;
use crate::wording::{DOT, Wording, hosting_text, practice_text, staff_text};

/// The document in the language of the wording; `made_at` is when it is drawn
/// up. Its pieces are the cover and the sections.
#[must_use]
pub fn document(report: &Report, made_at: Instant, wording: Wording) -> Vec<Block> {
    let writer = Writer { wording };
    let mut document = vec![writer.cover(report, made_at), writer.applicability(report)];
    document.extend(report.lists.iter().filter_map(|part| writer.list(part)));
    document.push(writer.steps(report));
    document
}

#[derive(Clone, Copy)]
struct Writer<'w> {
    wording: Wording<'w>,
}

impl<'w> Writer<'w> {
    fn t(self, key: Text) -> &'w str {
        self.wording.text(key)
    }

    // The cover: whose document it is, of when, what it is, and the figures.

    fn cover(self, report: &Report, made_at: Instant) -> Block {
        let day = |at| self.wording.day_of(at);
        let made = self.wording.fill(key::REPORT_MADE, [&day(made_at)]);
        let mut blocks = vec![
            Block::heading(1, Line::plain(self.t(key::REPORT_TITLE))),
            Block::FillIn {
                label: self.t(key::RECOVERY_SHEET_PRACTICE).to_owned(),
                value: report.practice.to_owned(),
            },
            Block::paragraph(&made),
        ];
        if let Some(at) = report.changed_at {
            blocks.push(Block::quiet(
                &self.wording.fill(key::REPORT_CHANGED, [&day(at)]),
            ));
        }
        blocks.extend([
            Block::Paragraph(Manner::Lead, Line::plain(self.t(key::REPORT_ABOUT))),
            Block::paragraph(self.t(key::REPORT_OWN)),
            self.coverage(report),
            Block::quiet(self.t(key::STANDING_EXPLAIN)),
        ]);
        Block::Group(Role::Cover, blocks)
    }

    fn coverage(self, report: &Report) -> Block {
        let head = |key| Line::plain(self.t(key));
        Block::Table(Table {
            name: TableName::Caption(self.t(key::STANDING_COVERAGE).to_owned()),
            head: vec![
                Cell::words(head(key::REPORT_LIST)),
                Cell::number(head(key::STANDING_ANSWERS)),
                Cell::number(head(key::STANDING_COVERAGE)),
            ],
            rows: report
                .lists
                .iter()
                .map(|part| self.coverage_row(part))
                .collect(),
            foot: None,
        })
    }

    fn coverage_row(self, part: &ListPart) -> Vec<Cell> {
        let coverage = &part.coverage;
        let is_asked = coverage.asked() > 0;
        let list = Cell {
            bar: is_asked.then_some(*coverage),
            ..Cell::words(self.list_title(part.list))
        };
        match part.left_out {
            Some(reason) if !is_asked => {
                let because = Cell {
                    columns: 2,
                    ..Cell::words(self.left_out(reason, part.list))
                };
                vec![list, because]
            }
            _ => vec![
                list,
                Cell::number(Line::plain(&self.wording.answers(coverage))),
                Cell::number(Line::plain(&self.wording.percent(coverage))),
            ],
        }
    }

    // The statement of applicability in figures, and what it rests on: the
    // practice's profile, and the documents that the measures come from.

    fn applicability(self, report: &Report) -> Block {
        let title = Block::Heading {
            level: 2,
            id: Some(APPLICABILITY),
            line: Line::plain(self.t(key::REPORT_APPLICABILITY_TITLE)),
        };
        let ids = self.wording.fill(key::REPORT_IDS, [MEASURES[0].id]);
        Block::Group(
            Role::Section,
            vec![
                title,
                Block::paragraph(self.t(key::REPORT_APPLICABILITY)),
                self.decisions(report),
                Block::heading(3, Line::plain(self.t(key::REPORT_PROFILE_TITLE))),
                Block::paragraph(self.t(key::REPORT_PROFILE)),
                self.profile(report.profile),
                Block::heading(3, Line::plain(self.t(key::REPORT_DOCUMENTS))),
                sources(),
                Block::paragraph(&ids),
            ],
        )
    }

    /// How many measures of each list which decision was taken on.
    fn decisions(self, report: &Report) -> Block {
        let mut head = vec![Cell::words(Line::plain(self.t(key::REPORT_DECISION)))];
        let lists = report.lists.iter();
        head.extend(lists.map(|part| Cell::number(self.list_title(part.list))));
        let row = |word: &str, counts: &[u32]| {
            let mut row = vec![Cell::words(Line::plain(word))];
            let counts = counts.iter();
            row.extend(counts.map(|count| Cell::number(Line::plain(&count.to_string()))));
            row
        };
        let counted = report.applicability();
        let mut sums = [0; ListId::ALL.len()];
        let mut rows = Vec::new();
        for Count { decision, counts } in &counted {
            let word = match decision {
                Decision::Answered(state) => self.wording.state(*state),
                Decision::LeftOut => self.t(key::LEFT_OUT_TITLE),
            };
            rows.push(row(word, counts));
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        Block::Table(Table {
            name: TableName::Heading(APPLICABILITY),
            head,
            rows,
            foot: Some(row(self.t(key::REPORT_ALL), &sums)),
        })
    }

    fn profile(self, profile: &Profile) -> Block {
        let fact = |label, value: Option<Text>| {
            self.fact(label, self.t(value.unwrap_or(key::REPORT_OPEN_QUESTION)))
        };
        Block::Facts(vec![
            fact(key::REPORT_HOSTING, profile.hosting.map(hosting_text)),
            fact(key::REPORT_PRACTICE, profile.practice.map(practice_text)),
            fact(key::REPORT_STAFF, profile.staff.map(staff_text)),
        ])
    }

    // A list with everything that was decided on its measures; nothing for one
    // that is left out with all that is in it.

    fn list(self, part: &ListPart) -> Option<Block> {
        let source = part.list.list();
        let place = [source.document, source.section];
        let place = self.wording.fill(key::LIST_SOURCE, place);
        let figures = [
            &self
                .wording
                .fill(key::REPORT_COVERED, [&self.wording.percent(&part.coverage)]),
            DOT,
            &self.wording.answers_in_words(&part.coverage),
        ]
        .concat();
        let mut blocks = vec![
            Block::heading(2, self.list_title(part.list)),
            Block::Paragraph(Manner::Quiet, Line::of(Written::Sources, &place)),
            Block::paragraph(&figures),
        ];
        if let Some(reason) = part.left_out {
            let reason = self.wording.left_out_by_us(reason, part.list);
            let others = [self.t(key::REPORT_OTHERS_LEFT_OUT), " ", reason].concat();
            blocks.push(Block::paragraph(&others));
        }
        blocks.extend(part.categories.iter().map(|part| self.category(part)));
        (!part.categories.is_empty()).then_some(Block::Group(Role::Section, blocks))
    }

    fn category(self, part: &CategoryPart) -> Block {
        let title = self.wording.pack().category(part.category);
        let mut blocks = vec![Block::heading(3, Line::of(Written::Catalogue, title))];
        blocks.extend(part.entries.iter().map(|entry| self.entry(entry)));
        Block::Group(Role::Category, blocks)
    }

    fn entry(self, entry: &Entry) -> Block {
        let measure = entry.measure;
        let facts = self.facts(entry);
        let is_open = entry.decision == Decision::Answered(State::Unanswered);
        let role = if is_open && facts.is_empty() {
            Role::OpenMeasure
        } else {
            Role::Measure
        };
        let mut margin = vec![Run::Plain(measure.id.to_owned())];
        if let Some(at) = entry.answered_at {
            let at = self.wording.day_of(at);
            margin.push(Run::Plain(self.wording.fill(key::WALK_ANSWERED_AT, [&at])));
        }
        let title = self.wording.pack().title(measure);
        let mut blocks = vec![
            Block::heading(4, Line::of(Written::Catalogue, title)),
            self.decision(entry),
        ];
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
        let margin = Line {
            language: Written::Here,
            runs: margin,
        };
        blocks.push(Block::Paragraph(Manner::Margin, margin));
        Block::Group(role, blocks)
    }

    fn decision(self, entry: &Entry) -> Block {
        let status = self.wording.status(entry.status);
        let line = match (entry.because, entry.decision) {
            (Some(Because::Said(why)), _) => self.because(status, why),
            (Some(Because::Profile(reason)), _) => self.left_out(reason, entry.measure.list),
            (None, Decision::Answered(State::Unjustified)) => {
                strong([status, DOT, self.t(key::STANDING_UNJUSTIFIED)].concat())
            }
            (None, _) => strong(status.to_owned()),
        };
        let manner = match entry.because {
            Some(_) => Manner::Lines,
            None => Manner::Plain,
        };
        Block::Paragraph(manner, line)
    }

    /// What goes with the decision, as far as there is something. What the law
    /// says of a measure matters once it is decided on.
    fn facts(self, entry: &Entry) -> Vec<Fact> {
        let articles: Vec<&str> = match entry.status {
            Status::Unanswered => Vec::new(),
            _ => {
                let articles = entry.measure.articles.iter();
                articles
                    .map(|article| self.wording.article(*article))
                    .collect()
            }
        };
        let facts = [
            (key::WALK_NOTE, entry.note),
            (key::REPORT_EVIDENCE, entry.evidence),
            (key::REPORT_PROVIDER, entry.provider),
            (key::REPORT_WHO, entry.follow_up.owner),
            (key::REPORT_WHEN, &self.when(&entry.follow_up)),
            (key::REPORT_LAW, &articles.join(DOT)),
        ];
        facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| self.fact(label, value))
            .collect()
    }

    // What comes next, with who and when; what is not decided yet can be filled
    // in by hand on paper.

    fn steps(self, report: &Report) -> Block {
        let mut blocks = vec![Block::heading(2, Line::plain(self.t(key::STEPS_TITLE)))];
        if report.steps.is_empty() {
            blocks.push(Block::paragraph(self.t(key::REPORT_NOTHING_TO_DO)));
        } else {
            blocks.push(Block::paragraph(self.t(key::STEPS_LEAD)));
            blocks.push(Block::List {
                ordered: true,
                lead: None,
                items: report.steps.iter().map(|step| self.step(step)).collect(),
            });
        }
        let unanswered = report.unanswered as usize;
        if unanswered > 0 {
            let sentence = self.wording.plural(key::REPORT_UNANSWERED, unanswered);
            blocks.push(Block::paragraph(&sentence));
        }
        Block::Group(Role::Section, blocks)
    }

    /// A step; who and when are there even while nobody said it, for paper.
    fn step(self, Step { step, follow_up }: &Step) -> Vec<Block> {
        let measure = step.measure;
        let reason = [measure.id, DOT, &self.wording.reason(&step.rank)].concat();
        let title = |measure| Run::Measure(measure, self.wording.pack().title(measure).to_owned());
        let in_catalogue = |runs| Line {
            language: Written::Catalogue,
            runs,
        };
        let mut blocks = vec![
            Block::Paragraph(
                Manner::Action,
                Line::plain(self.wording.action(step.action)),
            ),
            Block::Paragraph(Manner::Title, in_catalogue(vec![title(measure)])),
            Block::quiet(&reason),
        ];
        if !step.also.is_empty() {
            let also = step.also.iter().map(|other| {
                let list = self.wording.pack().list(other.list).title;
                let runs = vec![
                    title(other),
                    Run::Plain(" ".to_owned()),
                    Run::Quiet(list.to_owned()),
                ];
                vec![Block::Paragraph(Manner::Plain, in_catalogue(runs))]
            });
            blocks.push(Block::List {
                ordered: false,
                lead: Some(self.t(key::STEPS_ALSO).to_owned()),
                items: also.collect(),
            });
        }
        blocks.push(Block::Facts(vec![
            self.fact(key::REPORT_WHO, follow_up.owner),
            self.fact(key::REPORT_WHEN, &self.when(follow_up)),
        ]));
        blocks
    }

    // What several of them say.

    fn list_title(self, list: ListId) -> Line {
        Line::of(Written::Catalogue, self.wording.pack().list(list).title)
    }

    /// A decision and its reason, in a sentence.
    fn because(self, decision: &str, reason: &str) -> Line {
        let decision = self.wording.fill(key::REPORT_BECAUSE, [decision]);
        Line {
            language: Written::Here,
            runs: vec![Run::Strong(decision), Run::Plain([" ", reason].concat())],
        }
    }

    /// That something is left out, and why.
    fn left_out(self, reason: Reason, list: ListId) -> Line {
        let reason = self.wording.left_out_by_us(reason, list);
        self.because(self.t(key::LEFT_OUT_TITLE), reason)
    }

    fn fact(self, label: Text, value: &str) -> Fact {
        Fact {
            label: self.t(label).to_owned(),
            value: value.to_owned(),
        }
    }

    /// By when, in words; empty where nothing is said.
    fn when(self, follow_up: &FollowUp) -> String {
        let due = follow_up.due.map(|due| self.wording.due(due));
        let due = due.unwrap_or_default();
        if follow_up.overdue {
            self.wording.fill(key::STEPS_OVERDUE, [&due])
        } else {
            due
        }
    }
}

/// The documents that the measures come from, each with the sections used.
#[must_use]
pub fn sources() -> Block {
    let item = |(document, sections): (&str, Vec<&str>)| {
        let line = Line {
            language: Written::Sources,
            runs: vec![
                Run::Cite(document.to_owned()),
                Run::Plain([", ", &sections.join(", ")].concat()),
            ],
        };
        vec![Block::Paragraph(Manner::Plain, line)]
    };
    Block::List {
        ordered: false,
        lead: None,
        items: documents().into_iter().map(item).collect(),
    }
}

fn strong(text: String) -> Line {
    Line {
        language: Written::Here,
        runs: vec![Run::Strong(text)],
    }
}

/// Id of the heading that names its table too.
const APPLICABILITY: &str = "applicability";
