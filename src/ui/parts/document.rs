//! Documents as they stand on a page: each piece with the elements and classes
//! that the stylesheets for screen and paper know.

use crate::report::{Block, Cell, Fact, Line, Manner, Role, Run, Table, TableName, Written};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::{self, chart};
use crate::ui::words::language_now;

/// Pieces, one below the other.
pub(crate) fn blocks(blocks: &[Block]) -> Vec<Html> {
    blocks.iter().map(block).collect()
}

/// A piece.
pub(crate) fn block(block: &Block) -> Html {
    match block {
        Block::Heading { level: 1, line, .. } => parts::title(&line.text()),
        Block::Heading { level, id, line } => {
            let tag = ["h", &level.to_string()].concat();
            said(el(&tag).attr_opt("id", *id), line)
        }
        Block::Paragraph(manner, line) => paragraph(*manner, line),
        Block::FillIn { label, value } => parts::fill_in(label, value),
        Block::Facts(facts) => {
            let facts = facts
                .iter()
                .map(|Fact { label, value }| parts::description(label, value));
            el_class("dl", "facts").add(facts.collect::<Vec<_>>())
        }
        Block::Table(table) => self::table(table),
        Block::List {
            ordered,
            lead,
            items,
        } => list(*ordered, lead.as_deref(), items),
        Block::Group(role, inside) => group(*role, inside),
    }
}

fn group(role: Role, inside: &[Block]) -> Html {
    match role {
        Role::Cover => el_class("header", "cover").add(blocks(inside)),
        Role::Section => el("section").add(blocks(inside)),
        Role::Category => el("div").add(blocks(inside)),
        Role::Measure => measure("entry", inside),
        Role::OpenMeasure => measure("entry brief", inside),
    }
}

/// A measure: its text, and beside it what stands in the margin.
fn measure(class: &str, inside: &[Block]) -> Html {
    let mut text = el_class("div", "entry-text");
    let mut margin = None;
    for piece in inside {
        match piece {
            Block::Paragraph(Manner::Margin, _) => margin = Some(block(piece)),
            Block::Facts(facts) => text = text.add(facts.iter().map(fact).collect::<Vec<_>>()),
            _ => text = text.add(block(piece)),
        }
    }
    el_class("div", class).add(text).add(margin)
}

/// A fact in a line.
fn fact(Fact { label, value }: &Fact) -> Html {
    el_class("p", "fact lines")
        .add(el_class("span", "hint").add(label.as_str()))
        .add(" ")
        .add(el("span").add(value.as_str()))
}

fn paragraph(manner: Manner, line: &Line) -> Html {
    let class = match manner {
        Manner::Plain => return said(el("p"), line),
        Manner::Title => {
            let mut runs: Vec<Html> = line.runs.iter().filter_map(link).collect();
            return match runs.pop() {
                Some(link) => link.attr("class", "step-title"),
                None => said(el("p"), line),
            };
        }
        Manner::Margin => return in_margin(line),
        Manner::Lead => "lead",
        Manner::Quiet => "hint",
        Manner::Lines => "lines",
        Manner::Action => "step-action",
    };
    said(el_class("p", class), line)
}

fn in_margin(line: &Line) -> Html {
    let mut margin = el_class("p", "entry-margin hint");
    for (place, run) in line.runs.iter().enumerate() {
        margin = margin
            .add((place > 0).then_some(" "))
            .add(el("span").add(run.text()));
    }
    margin
}

/// A list; with what stands before it in its line, the two are one box.
fn list(ordered: bool, lead: Option<&str>, items: &[Vec<Block>]) -> Html {
    let items: Vec<Html> = items
        .iter()
        .map(|item| match item.as_slice() {
            [Block::Paragraph(Manner::Plain, line)] => said(el("li"), line),
            blocks => el("li").add(self::blocks(blocks)),
        })
        .collect();
    let list = if ordered {
        el_class("ol", "steps to-fill-in")
    } else {
        el("ul")
    };
    let list = list.add(items);
    match lead {
        Some(lead) => el_class("div", "also")
            .add(el_class("span", "hint").add(lead))
            .add(list),
        None => list,
    }
}

fn table(table: &Table) -> Html {
    let element = match &table.name {
        TableName::Caption(caption) => el("table").add(el("caption").add(caption.as_str())),
        TableName::Heading(id) => el("table").attr("aria-labelledby", id),
    };
    let head: Vec<Html> = table
        .head
        .iter()
        .map(|head| cell("th", head).attr("scope", "col"))
        .collect();
    let rows: Vec<Html> = table.rows.iter().map(|cells| row(cells)).collect();
    let foot = table.foot.as_ref().map(|cells| el("tfoot").add(row(cells)));
    element
        .add(el("thead").add(el("tr").add(head)))
        .add(el("tbody").add(rows))
        .add(foot)
}

fn row(cells: &[Cell]) -> Html {
    let mut row = el("tr");
    for (place, each) in cells.iter().enumerate() {
        row = row.add(if place == 0 {
            cell("th", each).attr("scope", "row")
        } else {
            cell("td", each)
        });
    }
    row
}

fn cell(tag: &str, cell: &Cell) -> Html {
    let class = cell.is_number.then_some("number");
    let element = el(tag).attr_opt("class", class);
    if cell.columns > 1 {
        let columns = cell.columns.to_string();
        return element
            .attr("colspan", &columns)
            .add(paragraph(Manner::Lines, &cell.line));
    }
    said(element, &cell.line).add(cell.bar.as_ref().map(chart::bar))
}

/// The element with the words in it, and marked with their language.
fn said(element: Html, line: &Line) -> Html {
    let language = match line.language {
        Written::Here => None,
        Written::Catalogue => Some(language_now().catalogue),
        Written::Sources => Some("fr"),
    };
    let mut element = element.attr_opt("lang", language);
    for run in &line.runs {
        element = match run {
            Run::Plain(text) => element.add(text.as_str()),
            Run::Strong(text) => element.add(el("strong").add(text.as_str())),
            Run::Quiet(text) => element.add(el_class("span", "hint").add(text.as_str())),
            Run::Cite(text) => element.add(el("cite").add(text.as_str())),
            Run::Measure(..) => element.add(link(run)),
        };
    }
    element
}

fn link(run: &Run) -> Option<Html> {
    match run {
        Run::Measure(measure, _) => Some(parts::measure_link(measure)),
        _ => None,
    }
}
