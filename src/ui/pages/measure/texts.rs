//! What is said of a measure, with the terms in it explained.

use super::heading;
use crate::catalogue::Measure;
use crate::text::{Marked, MeasureText, Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::glossary::{explained, lines};
use crate::ui::parts::icon::{self, Icon};
use crate::ui::parts::{self, drawing};
use crate::ui::words::{language_now, pack, t};

/// Why, and the source's sub-points.
pub(super) fn before_the_answer(text: &MeasureText<'static>) -> Vec<Option<Html>> {
    let marked = &mut Marked::default();
    let name = el_class("h2", "visually-hidden")
        .attr("lang", language_now().tag)
        .add(t(key::WALK_WHY));
    let why = explained(parts::lead(""), text.why, marked);
    let points = bullets((key::WALK_POINTS, "points", None), text.points(), marked);
    vec![Some(name), Some(why), points]
}

/// What to ask, how, what proves it, and tips.
pub(super) fn after_the_answer(
    measure: &'static Measure,
    text: &MeasureText<'static>,
) -> Vec<Option<Html>> {
    let mut marked = Marked::default();
    // What is explained above the answer is not explained again.
    for above in std::iter::once(text.why).chain(text.points()) {
        let _ = pack().glossary().split(above, &mut marked);
    }
    let marked = &mut marked;
    let ask = question(measure, marked);
    let drawn = measure.drawing.filter(|_| pack().is_complete());
    let steps = heading(key::WALK_HOW, "how", Some(icon::HOW))
        .add(el("ol").add(lines(text.how(), marked)))
        .add(drawn.map(drawing::drawing));
    vec![
        ask,
        Some(steps),
        bullets(
            (key::WALK_PROOF, "proof", Some(icon::PROOF)),
            text.proof(),
            marked,
        ),
        bullets(
            (key::WALK_TIPS, "tips", Some(icon::IDEA)),
            text.tips(),
            marked,
        ),
    ]
}

/// The question to the provider, and what a good answer contains.
fn question(measure: &'static Measure, marked: &mut Marked) -> Option<Html> {
    let question = pack().question(measure)?;
    let ask = explained(el("blockquote"), question.ask, marked);
    let good = lines(question.good(), marked);
    Some(
        heading(key::WALK_ASK, "ask", Some(icon::QUESTION))
            .add(ask)
            .add(super::subheading(key::WALK_GOOD))
            .add(el("ul").add(good)),
    )
}

fn bullets(
    (title, class, picture): (Text, &str, Option<Icon>),
    texts: Vec<&'static str>,
    marked: &mut Marked,
) -> Option<Html> {
    (!texts.is_empty())
        .then(|| heading(title, class, picture).add(el("ul").add(lines(texts, marked))))
}
