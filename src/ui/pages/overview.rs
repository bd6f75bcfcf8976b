//! Where the practice stands: coverage, first steps, what to look at again.

use super::{report, steps};
use crate::assessment::Assessment;
use crate::browser::clock;
use crate::catalogue::ListId;
use crate::plan::{Review, Summary};
use crate::session::Open;
use crate::text::key;
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::icon::{self, icon};
use crate::ui::route::Route;
use crate::ui::words::{fill, language_now, pack, plural, t};

mod coverage;

/// The page.
pub(crate) fn page(open: Open) -> Html {
    let words = context().words;
    let name = open.with_untracked(|assessment| assessment.profile.name.clone());
    el_class("article", "standing")
        .add(parts::title_of(Route::Home))
        .add((!name.is_empty()).then(|| parts::hint(&name)))
        .live(move || open.with(|assessment| overview(assessment, &open.summary(), open)))
        .live(move || report::way_in(&open.summary(), words))
}

/// What is there to see; `commands` changes it.
fn overview(assessment: &Assessment, summary: &Summary, commands: Open) -> Vec<Option<Html>> {
    let asked = |list: &ListId| assessment.profile.list_scope(*list).is_asked();
    let asked_lists: Vec<ListId> = ListId::ALL.into_iter().filter(asked).collect();
    let cards = asked_lists
        .iter()
        .map(|list| coverage::card(summary.list(*list)));
    let begun = summary.whole.answered() > 0;
    let [profile, export] = reminders(assessment);
    let explain = el("details")
        .add(el("summary").add(t(key::STANDING_EXPLAIN_TITLE)))
        .add(el("p").add(t(key::STANDING_EXPLAIN)));
    vec![
        (!begun).then(|| parts::lead(t(key::STANDING_EMPTY))),
        next(assessment, &asked_lists, summary),
        Some(el_class("div", "cards").add(cards.collect::<Vec<_>>())),
        Some(explain),
        profile,
        export,
        begun.then(|| first_steps(assessment, summary)),
        coverage::by_category(asked_lists.iter().map(|list| summary.list(*list))),
        reviews(&summary.reviews, commands),
    ]
}

/// The one thing to do now: to answer on, list by list, and then what protects
/// most.
fn next(assessment: &Assessment, lists: &[ListId], summary: &Summary) -> Option<Html> {
    let open_measure = |list: &ListId| {
        let measure = assessment.next_open(*list)?;
        Some((*list, measure))
    };
    let (sentence, link) = if let Some((list, measure)) = lists.iter().find_map(open_measure) {
        let coverage = &summary.list(list).coverage;
        let left = coverage.asked() - coverage.answered();
        let title = pack().list(list).title;
        let (label, named) = if coverage.answered() == 0 {
            (key::LISTS_START, key::LISTS_START_NAMED)
        } else {
            (key::LISTS_RESUME, key::LISTS_RESUME_NAMED)
        };
        let left = usize::try_from(left).unwrap_or_default();
        let sentence = [title, ". ", &plural(key::STANDING_LEFT, left)].concat();
        let link = parts::next_link(Route::Measure(measure), label);
        (sentence, link.attr("aria-label", &fill(named, [title])))
    } else {
        let step = summary.steps.first()?;
        let sentence = pack().title(step.measure).to_owned();
        let link = parts::next_link(Route::Measure(step.measure), key::STANDING_OPEN_STEP);
        (sentence, link)
    };
    let words = el("div")
        .add(el("h2").add(t(key::STANDING_NEXT)))
        .add(el("p").add(sentence));
    Some(
        el_class("div", "notice next")
            .add(words)
            .add(link.add(icon(icon::FORWARD))),
    )
}

/// What is good to do for the vault itself: complete the profile, take a copy.
fn reminders(assessment: &Assessment) -> [Option<Html>; 2] {
    let complete = assessment.profile.is_complete();
    let answers = assessment.overview().answers;
    let old = |at| clock::day_of(at).days_until(clock::today()) > EXPORT_OLD_DAYS;
    let export = match assessment.exported_at {
        _ if answers < WORTH_A_COPY => None,
        None => Some(t(key::STANDING_EXPORT_NEVER).to_owned()),
        Some(at) if old(at) => Some(fill(
            key::STANDING_EXPORT_OLD,
            [&clock::format_date(at, language_now().tag)],
        )),
        Some(_) => None,
    };
    let notice = |sentence: &str, link| {
        el_class("div", "notice")
            .add(el("p").add(sentence))
            .add(link)
    };
    [
        (!complete).then(|| {
            let link = parts::button_link(Route::Profile, key::STANDING_PROFILE_OPEN);
            notice(t(key::STANDING_PROFILE_MISSING), link)
        }),
        export.map(|sentence| {
            notice(
                &sentence,
                parts::button_link(Route::File, key::STANDING_EXPORT_NOW),
            )
        }),
    ]
}

fn first_steps(assessment: &Assessment, summary: &Summary) -> Html {
    let first = summary
        .steps
        .iter()
        .filter(|step| steps::is_answered_gap(step))
        .take(FIRST_STEPS);
    let rows: Vec<Html> = first.map(|step| steps::row(assessment, step)).collect();
    let nothing = rows
        .is_empty()
        .then(|| el("p").add(t(key::STEPS_NOTHING_ANSWERED)));
    parts::section(key::STANDING_FIRST_STEPS)
        .add(nothing)
        .add(el_class("ol", "steps").add(rows))
        .add(parts::actions().add(parts::button_link(Route::Steps, key::STANDING_ALL_STEPS)))
}

fn reviews(reviews: &[Review], commands: Open) -> Option<Html> {
    (!reviews.is_empty()).then(|| {
        let rows: Vec<Html> = reviews
            .iter()
            .map(|review| review_row(*review, commands))
            .collect();
        parts::section(key::STANDING_REVIEW_TITLE)
            .add(el("p").add(t(key::STANDING_REVIEW_LEAD)))
            .add(el_class("ul", "measures").add(rows))
    })
}

fn review_row(review: Review, commands: Open) -> Html {
    let measure = review.measure;
    let title = pack().title(measure);
    let since = |at| {
        let date = clock::format_date(at, language_now().tag);
        el_class("span", "hint").add(fill(key::STANDING_REVIEW_SINCE, [&date]))
    };
    let confirm = move |_| commands.edit(|assessment, now| assessment.confirm(measure.id, now));
    let what = el("span")
        .add(parts::measure_link(measure))
        .add(review.answered_at.map(since));
    let button = el_class("button", "quiet")
        .attr("aria-label", &fill(key::STANDING_STILL_TRUE_NAMED, [title]))
        .on("click", confirm)
        .add(t(key::STANDING_STILL_TRUE));
    el("li").add(what).add(button)
}

/// How many steps are shown here.
const FIRST_STEPS: usize = 5;

/// After how many answers a copy is worth a reminder.
const WORTH_A_COPY: usize = 5;

/// After how many days an export is old.
const EXPORT_OLD_DAYS: i32 = 30;
