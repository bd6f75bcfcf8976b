//! The document as it is read, in every language, without a browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vigie::assessment::{Answer, Assessment, Due, Hosting, Practice, State, Status};
use vigie::catalogue::{ListId, MEASURES};
use vigie::plan::Summary;
use vigie::report::{Block, Cell, Manner, Report, Role, Run, Table, TableName, document};
use vigie::text::Pack;
use vigie::time::{Day, Instant};
use vigie::wording::{Locale, Wording};

/// Days as files write them, and the singular for 1, in French for 0 too.
struct Plain {
    french: bool,
}

impl Locale for Plain {
    fn day(&self, day: Day) -> String {
        format!("<{day}>")
    }

    fn day_of(&self, _: Instant) -> String {
        format!("<{}>", today())
    }

    fn is_one(&self, number: u32) -> bool {
        number == 1 || self.french && number == 0
    }
}

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn now() -> Instant {
    Instant::from_millis(1_795_000_000_000).unwrap()
}

/// Draws the document up in every language.
fn in_every_language(assessment: &Assessment, look: impl Fn(&str, &Pack, &[Block])) {
    for (tag, first, rest) in PACKS {
        let pack = Pack::from_json(first).unwrap();
        pack.add_rest(rest).unwrap();
        let locale = Plain {
            french: tag == "fr",
        };
        let summary = Summary::of(assessment, today(), |_| today());
        let report = Report::of(assessment, &summary, today());
        let blocks = document(&report, now(), Wording::new(&pack, &locale));
        look(tag, &pack, &blocks);
    }
}

/// An assessment with an answer of each kind, and every text in one of them.
fn answered() -> Assessment {
    let mut assessment = Assessment::new(now());
    assessment.profile.name = "Cabinet Exemple".to_owned();
    assessment.profile.hosting = Some(Hosting::Both);
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.staff = Some(true);
    let ids = MEASURES.iter().map(|measure| measure.id);
    let statuses = [
        Status::InPlace,
        Status::Partly,
        Status::NotYet,
        Status::Unknown,
        Status::Equivalent,
        Status::NotNecessary,
        Status::Unanswered,
    ];
    for (place, id) in ids.enumerate() {
        let status = statuses[place % statuses.len()];
        assessment.edit(id, now(), |answer| answer.status = status);
    }
    assessment.edit("cloud-05", now(), |answer| {
        *answer = Answer {
            status: Status::NotYet,
            note: "ma note,\nsur deux lignes".to_owned(),
            evidence: "le classeur bleu".to_owned(),
            owner: "Nadia".to_owned(),
            due: Due::read("2026-11-20"),
            provider: "Hébergeur & Cie".to_owned(),
            ..Answer::default()
        };
    });
    assessment.edit("cloud-06", now(), |answer| {
        answer.status = Status::Equivalent;
        answer.justification = "l’hébergeur s’en charge".to_owned();
    });
    assessment
}

/// One measure of each list, in a practice that keeps nothing in the cloud.
fn hardly_begun() -> Assessment {
    let mut assessment = Assessment::new(now());
    assessment.profile.hosting = Some(Hosting::Own);
    assessment.edit("essential-01", now(), |answer| {
        answer.status = Status::Partly;
    });
    assessment
}

/// Calls back for every piece, from the outside in.
fn walk<'a>(blocks: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        match block {
            Block::Group(_, inside) => walk(inside, see),
            Block::List { items, .. } => items.iter().for_each(|item| walk(item, see)),
            _ => {}
        }
    }
}

fn all(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::new();
    walk(blocks, &mut |block| all.push(block));
    all
}

/// Every word of it, a line for each piece.
fn to_text(blocks: &[Block]) -> String {
    lines(blocks)
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

fn lines(blocks: &[Block]) -> Vec<String> {
    let indented = |blocks: &[Block]| -> Vec<String> {
        lines(blocks)
            .iter()
            .map(|line| format!("  {line}"))
            .collect()
    };
    let row = |cells: &Vec<Cell>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.line.text()).collect();
        cells.join(" | ")
    };
    let mut text = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, line, .. } => {
                text.push(format!("{} {}", "#".repeat((*level).into()), line.text()));
            }
            Block::Paragraph(manner, line) => text.push(format!("{manner:?}: {}", line.text())),
            Block::FillIn { label, value } => text.push(format!("{label} [{value}]")),
            Block::Facts(facts) => {
                let facts = facts.iter();
                text.extend(facts.map(|fact| format!("{} = {}", fact.label, fact.value)));
            }
            Block::Table(table) => {
                text.push(format!("{:?}", table.name));
                text.push(row(&table.head));
                text.extend(table.rows.iter().chain(&table.foot).map(row));
            }
            Block::List { lead, items, .. } => {
                text.extend(lead.clone());
                for item in items {
                    text.push("-".to_owned());
                    text.extend(indented(item));
                }
            }
            Block::Group(role, inside) => {
                text.push(format!("{role:?}"));
                text.extend(indented(inside));
            }
        }
    }
    text
}

/// The whole document of a practice that has hardly begun, read and found good.
#[test]
fn a_short_document_is_word_for_word_as_reviewed() {
    let mut assessment = hardly_begun();
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.staff = Some(false);
    in_every_language(&assessment, |tag, _, blocks| {
        // The list of what has no answer yet is the catalogue's; the rest is ours.
        let mut skipped = 0;
        let text: String = to_text(blocks)
            .split_inclusive('\n')
            .filter(|line| {
                let is_open = skipped > 0;
                skipped = match line.trim() {
                    "OpenMeasure" => 3,
                    _ => u32::saturating_sub(skipped, 1),
                };
                !is_open
            })
            .collect();
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/report/{tag}.txt"));
        if std::env::var_os("VIGIE_ACCEPT_REPORTS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let reviewed = fs::read_to_string(&path).unwrap_or_default();
        for (place, (is, was)) in text.lines().zip(reviewed.lines()).enumerate() {
            assert_eq!(is, was, "{}:{}", path.display(), place + 1);
        }
        assert_eq!(text.lines().count(), reviewed.lines().count(), "{tag}");
    });
}

#[test]
fn every_measure_that_is_asked_stands_in_it_once() {
    in_every_language(&answered(), |tag, pack, blocks| {
        let mut named: BTreeMap<String, u32> = BTreeMap::new();
        let mut titles = Vec::new();
        for block in all(blocks) {
            match block {
                Block::Paragraph(Manner::Margin, line) => {
                    *named.entry(line.runs[0].text().to_owned()).or_default() += 1;
                }
                Block::Heading { level: 4, line, .. } => titles.push(line.text()),
                _ => {}
            }
        }
        assert_eq!(named.len(), MEASURES.len(), "{tag}");
        assert!(named.values().all(|times| *times == 1), "{tag}: {named:?}");
        let expected: Vec<&str> = MEASURES.iter().map(|each| pack.title(each)).collect();
        assert_eq!(titles, expected, "{tag}");
    });
}

#[test]
fn what_the_practice_wrote_stands_in_it() {
    in_every_language(&answered(), |tag, _, blocks| {
        let text = to_text(blocks);
        for words in [
            "[Cabinet Exemple]",
            "ma note,\n",
            "sur deux lignes",
            "le classeur bleu",
            "= Hébergeur & Cie",
            "l’hébergeur s’en charge",
        ] {
            assert_eq!(text.matches(words).count(), 1, "{tag}: {words}");
        }
        // With the measure, and with the step.
        assert_eq!(text.matches("= Nadia").count(), 2, "{tag}");
        assert_eq!(text.matches("<2026-11-20>").count(), 2, "{tag}");
    });
}

#[test]
fn no_text_is_missing_and_none_left_to_fill() {
    for assessment in [answered(), hardly_begun(), Assessment::new(now())] {
        in_every_language(&assessment, |tag, _, blocks| {
            for block in all(blocks) {
                let lines: Vec<String> = match block {
                    Block::Heading { line, .. } | Block::Paragraph(_, line) => {
                        vec![line.text()]
                    }
                    Block::FillIn { label, .. } => vec![label.clone()],
                    Block::Facts(facts) => facts.iter().map(|fact| fact.label.clone()).collect(),
                    Block::Table(table) => {
                        let rows = table.rows.iter().chain(&table.foot);
                        let cells = rows.flatten().chain(&table.head);
                        cells.map(|cell| cell.line.text()).collect()
                    }
                    Block::List { lead, .. } => lead.iter().cloned().collect(),
                    Block::Group(_, inside) => {
                        assert!(!inside.is_empty(), "{tag}: an empty group");
                        Vec::new()
                    }
                };
                for line in lines {
                    assert!(!line.trim().is_empty(), "{tag}: {block:?}");
                    assert!(!line.contains(['{', '}']), "{tag}: {line}");
                }
            }
        });
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    in_every_language(&answered(), |tag, _, blocks| {
        let mut before = 0;
        for block in all(blocks) {
            if let Block::Heading { level, .. } = block {
                assert!(*level <= before + 1, "{tag}: {block:?} after {before}");
                assert_eq!(*level == 1, before == 0, "{tag}: one of the first level");
                before = *level;
            }
        }
    });
}

#[test]
fn a_table_has_a_cell_for_each_column_and_its_sums_are_right() {
    for assessment in [answered(), hardly_begun()] {
        in_every_language(&assessment, |tag, _, blocks| {
            let tables: Vec<&Table> = all(blocks)
                .into_iter()
                .filter_map(|block| match block {
                    Block::Table(table) => Some(table),
                    _ => None,
                })
                .collect();
            assert_eq!(tables.len(), 2, "{tag}");
            let ids: Vec<&str> = all(blocks)
                .into_iter()
                .filter_map(|block| match block {
                    Block::Heading { id, .. } => *id,
                    _ => None,
                })
                .collect();
            for table in &tables {
                if let TableName::Heading(id) = table.name {
                    assert!(ids.contains(&id), "{tag}: no heading {id}");
                }
                for row in table.rows.iter().chain(&table.foot) {
                    let columns: usize = row.iter().map(|cell| cell.columns).sum();
                    assert_eq!(columns, table.head.len(), "{tag}: {row:?}");
                    assert!(!row[0].is_number, "{tag}: what a row is about");
                }
            }
            let decisions = tables[1];
            let number = |cell: &Cell| cell.line.text().parse::<usize>().unwrap();
            let sums: Vec<usize> = decisions.foot.as_ref().unwrap()[1..]
                .iter()
                .map(number)
                .collect();
            let expected = ListId::ALL.map(|list| list.list().measures().len());
            assert_eq!(sums, expected, "{tag}: every measure of a list");
            for (place, sum) in sums.iter().enumerate() {
                let counted: usize = decisions
                    .rows
                    .iter()
                    .map(|row| number(&row[place + 1]))
                    .sum();
                assert_eq!(counted, *sum, "{tag}");
            }
        });
    }
}

/// Who is to do it and by when can be written in by hand.
#[test]
fn a_step_has_room_for_who_and_when() {
    in_every_language(&answered(), |tag, _, blocks| {
        let steps: Vec<&Vec<Block>> = all(blocks)
            .into_iter()
            .filter_map(|block| match block {
                Block::List {
                    ordered: true,
                    items,
                    ..
                } => Some(items),
                _ => None,
            })
            .flatten()
            .collect();
        assert!(steps.len() > 20, "{tag}: {}", steps.len());
        for step in steps {
            let Some(Block::Facts(facts)) = step.last() else {
                panic!("{tag}: {step:?}");
            };
            assert_eq!(facts.len(), 2, "{tag}");
            let title = step.iter().find_map(|block| match block {
                Block::Paragraph(Manner::Title, line) => Some(&line.runs),
                _ => None,
            });
            assert!(matches!(title.unwrap()[..], [Run::Measure(..)]), "{tag}");
        }
    });
}

/// What nothing was said of takes a line; the rest has its decision in words.
#[test]
fn a_decision_is_in_words() {
    in_every_language(&answered(), |tag, _, blocks| {
        let mut open = 0;
        for block in all(blocks) {
            let Block::Group(role @ (Role::Measure | Role::OpenMeasure), inside) = block else {
                continue;
            };
            let decided = inside.iter().any(|piece| {
                matches!(piece, Block::Paragraph(Manner::Plain | Manner::Lines, line)
                    if matches!(line.runs[0], Run::Strong(_)))
            });
            assert!(decided, "{tag}: {inside:?}");
            open += usize::from(*role == Role::OpenMeasure);
        }
        let assessment = answered();
        let unanswered = MEASURES.iter().filter(|measure| {
            let answer = assessment.answer(measure.id);
            assessment.profile.scope(measure).is_asked() && answer.state() == State::Unanswered
        });
        assert_eq!(open, unanswered.count(), "{tag}");
    });
}

/// Both files of every language's pack.
const PACKS: [(&str, &str, &str); 4] = [
    (
        "fr",
        include_str!(concat!(env!("OUT_DIR"), "/fr.json")),
        include_str!(concat!(env!("OUT_DIR"), "/fr-measures.json")),
    ),
    (
        "nl",
        include_str!(concat!(env!("OUT_DIR"), "/nl.json")),
        include_str!(concat!(env!("OUT_DIR"), "/nl-measures.json")),
    ),
    (
        "de",
        include_str!(concat!(env!("OUT_DIR"), "/de.json")),
        include_str!(concat!(env!("OUT_DIR"), "/de-measures.json")),
    ),
    (
        "en",
        include_str!(concat!(env!("OUT_DIR"), "/en.json")),
        include_str!(concat!(env!("OUT_DIR"), "/en-measures.json")),
    ),
];
