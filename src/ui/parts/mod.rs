//! Pieces that several pages are made of; they know no page.

pub(crate) mod attempt;
pub(crate) mod carry_over;
pub(crate) mod chart;
pub(crate) mod coverage;
pub(crate) mod deferred;
pub(crate) mod derivation;
pub(crate) mod document;
pub(crate) mod drawing;
pub(crate) mod fields;
pub(crate) mod glossary;
pub(crate) mod icon;
pub(crate) mod links;
pub(crate) mod meter;
pub(crate) mod new_passphrase;
pub(crate) mod passphrase_maker;
pub(crate) mod password_meter;
pub(crate) mod secret_form;

mod download;
mod notices;

pub(crate) use self::download::download;
use self::icon::{Icon, icon};
pub(crate) use self::notices::{
    reader_notice, saving_trouble, saving_word, session_notice, trouble, warning,
};
use super::html::{Html, el, el_class};
use super::route::Route;
use super::words::{fill, language_now, pack, t};
use crate::browser::page;
use crate::browser::task;
use crate::catalogue::{ListId, Measure};
use crate::text::{Text, key};

/// A page's heading. It also names the document and takes the focus when the
/// page is reached by a link, so that a screen reader starts there.
pub(crate) fn title(text: &str) -> Html {
    page::set_title(&fill(key::APP_TITLE, [text]));
    el("h1")
        .attr("id", "title")
        .attr("tabindex", "-1")
        .add(text)
}

/// A page's heading as the table of the pages has it.
pub(crate) fn title_of(route: Route) -> Html {
    title(&route.title(pack()))
}

/// Moves the focus to the page's heading once it is drawn.
pub(crate) fn focus_title() {
    focus_soon("title".to_owned());
}

/// Moves the focus to the element of this id once it is drawn: what had it is
/// about to go.
pub(crate) fn focus_soon(id: String) {
    task::spawn(async move {
        crate::browser::timer::sleep(0).await;
        page::focus_id(&id);
    });
}

/// Which step of the way to a first answer this is: passphrase, recovery code,
/// practice.
pub(crate) fn step(number: u8) -> Html {
    el_class("p", "step").add(fill(key::APP_STEP, [&number.to_string(), "3"]))
}

/// The sentence under a heading.
pub(crate) fn lead(text: &str) -> Html {
    el_class("p", "lead").add(text)
}

/// A quiet sentence.
pub(crate) fn hint(text: &str) -> Html {
    el_class("p", "hint").add(text)
}

/// A section with its heading.
pub(crate) fn section(title: Text) -> Html {
    el("section").add(el("h2").add(t(title)))
}

/// A section of its own on a sheet.
pub(crate) fn card(title: Text, picture: Option<Icon>) -> Html {
    let heading = el("h2").add(picture.map(icon)).add(t(title));
    el_class("section", "card").add(heading)
}

/// A row of buttons and links.
pub(crate) fn actions() -> Html {
    el_class("p", "actions")
}

/// A link that looks like a button.
pub(crate) fn button_link(route: Route, label: Text) -> Html {
    el_class("a", "button")
        .attr("href", &route.href())
        .add(t(label))
}

/// The link that most people take next.
pub(crate) fn next_link(route: Route, label: Text) -> Html {
    el_class("a", "button primary")
        .attr("href", &route.href())
        .add(t(label))
}

/// A link to another page.
pub(crate) fn link(route: Route, label: &str) -> Html {
    el("a").attr("href", &route.href()).add(label)
}

/// Marks an element as being in the language of the measures' texts.
pub(crate) fn in_catalogue_language(element: Html) -> Html {
    element.attr("lang", language_now().catalogue)
}

/// A link to a measure, by its title.
pub(crate) fn measure_link(measure: &'static Measure) -> Html {
    in_catalogue_language(link(Route::Measure(measure), pack().title(measure)))
}

/// A link to a list, by its title.
pub(crate) fn list_link(list: ListId) -> Html {
    in_catalogue_language(link(Route::List(list), pack().list(list).title))
}

/// A link back to a page, by its heading.
pub(crate) fn back_link(route: Route) -> Html {
    el_class("a", "back")
        .attr("href", &route.href())
        .add(icon(icon::BACK))
        .add(route.title(pack()))
}

/// List items of these texts.
pub(crate) fn lines<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<Html> {
    texts
        .into_iter()
        .map(|text| el("li").add(text.as_ref()))
        .collect()
}

/// A term and what it is, in a description list.
pub(crate) fn description(term: &str, value: &str) -> Html {
    el("div").add(el("dt").add(term)).add(el("dd").add(value))
}

/// Whose document this is, on a sheet to print; a line to write the name on
/// by hand where it isn't known.
pub(crate) fn practice_line(name: &str) -> Html {
    fill_in(t(key::RECOVERY_SHEET_PRACTICE), name)
}

/// What is known, or a line to write it on by hand.
pub(crate) fn fill_in(label: &str, value: &str) -> Html {
    let line = el_class("p", "practice");
    if value.is_empty() {
        line.add(label).add(" ").add(el("span"))
    } else {
        line.add(value)
    }
}
