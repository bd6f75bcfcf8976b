//! Where the practice stands: coverage, first steps, what to look at again.

use leptos::prelude::*;

use super::super::parts::{self, meter};
use super::super::route::Route;
use super::super::words::{fill, language_now, pack, t};
use super::steps;
use crate::assessment::State;
use crate::browser::clock;
use crate::catalogue::{Category, ListId};
use crate::plan::{Coverage, ListSummary, Review, Summary};
use crate::session::Open;
use crate::text::key;

/// The page.
pub(crate) fn page(open: Open) -> AnyView {
    let name = open.with_untracked(|assessment| assessment.profile.name.clone());
    let title = if name.is_empty() { t(key::STANDING_TITLE).to_owned() } else { fill(key::STANDING_TITLE_NAMED, [&name]) };
    view! {
        <article class="standing">
            {parts::title(&title)}
            {move || {
                let summary = open.summary();
                let left = ListId::ALL.map(|list| (list, open.with(|assessment| assessment.profile.list_scope(list).is_asked())));
                let asked = summary.lists.iter().filter(|list| left.contains(&(list.list, true)));
                view! {
                    {reminders(open)}
                    {(summary.whole.answered() == 0).then(|| view! {
                        <p class="lead">{t(key::STANDING_EMPTY)}</p>
                        <p class="actions"><a class="button primary" href=Route::Lists.href()>{t(key::WELCOME_START)}</a></p>
                    })}
                    <div class="cards">{asked.map(list_card).collect_view()}</div>
                    {(summary.whole.answered() > 0).then(|| first_steps(open, &summary))}
                    {reviews(open, &summary.reviews)}
                }
            }}
            <details>
                <summary>{t(key::STANDING_EXPLAIN_TITLE)}</summary>
                <p>{t(key::STANDING_EXPLAIN)}</p>
            </details>
        </article>
    }
    .into_any()
}

/// What is good to do for the vault itself.
fn reminders(open: Open) -> AnyView {
    let (complete, answers, exported) = open.with(|assessment| {
        (assessment.profile.is_complete(), assessment.overview().answers, assessment.exported_at)
    });
    let old = clock::now_ms().saturating_sub(exported.unwrap_or(0)) > EXPORT_OLD_MS;
    let export = match exported {
        _ if answers < WORTH_A_COPY => None,
        None => Some(t(key::STANDING_EXPORT_NEVER).to_owned()),
        Some(at) if old => Some(fill(key::STANDING_EXPORT_OLD, [&clock::format_date(at, language_now().tag)])),
        Some(_) => None,
    };
    view! {
        {(!complete).then(|| view! {
            <div class="notice"><p>{t(key::STANDING_PROFILE_MISSING)}</p>{parts::button_link(Route::Profile, t(key::STANDING_PROFILE_OPEN))}</div>
        })}
        {export.map(|sentence| view! {
            <div class="notice"><p>{sentence}</p>{parts::button_link(Route::File, t(key::STANDING_EXPORT_NOW))}</div>
        })}
    }
    .into_any()
}

fn list_card(summary: &ListSummary) -> AnyView {
    let text = pack().list(summary.list);
    let title = text.title.as_str();
    let rows = summary.list.list().categories.iter().zip(&summary.categories);
    let rows = rows.filter(|(_, coverage)| coverage.asked() > 0).map(|(category, coverage)| category_row(category, coverage));
    view! {
        <section class="card">
            <h2><a href=Route::List(summary.list).href()>{title}</a></h2>
            <p class="figure">{percent(&summary.coverage)}" "<span class="hint">{t(key::STANDING_COVERAGE)}</span></p>
            {meter::percent([title, ", ", t(key::STANDING_COVERAGE)].concat(), summary.coverage.percent().unwrap_or(0))}
            {counts(&summary.coverage, title)}
            <details>
                <summary>{t(key::STANDING_BY_CATEGORY)}</summary>
                <table>
                    <thead><tr><th scope="col">{t(key::STANDING_CATEGORY)}</th><th scope="col">{t(key::STANDING_ANSWERS)}</th><th scope="col">{t(key::STANDING_COVERAGE)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </details>
        </section>
    }
    .into_any()
}

fn category_row(category: &'static Category, coverage: &Coverage) -> AnyView {
    let answers = fill(key::LIST_CATEGORY_PROGRESS, [&coverage.answered().to_string(), &coverage.asked().to_string()]);
    view! { <tr><th scope="row">{pack().category(category)}</th><td>{answers}</td><td>{percent(coverage)}</td></tr> }.into_any()
}

fn percent(coverage: &Coverage) -> String {
    match coverage.percent() {
        Some(percent) => fill(key::STANDING_COVERAGE_VALUE, [&percent.to_string()]),
        None => t(key::STANDING_COVERAGE_NONE).to_owned(),
    }
}

/// How many measures are in each state, those that occur.
fn counts(coverage: &Coverage, list: &str) -> AnyView {
    let items = State::ALL.into_iter().filter(|state| coverage.count(*state) > 0).map(|state| {
        view! {
            <li><span class=["dot ", state_class(state)].concat() aria-hidden="true"></span>{coverage.count(state)}" "{state_word(state)}</li>
        }
    });
    view! { <ul class="counts" aria-label=fill(key::STANDING_COUNTS, [list])>{items.collect_view()}</ul> }.into_any()
}

fn state_word(state: State) -> &'static str {
    t(match state {
        State::InPlace => key::STATUS_IN_PLACE,
        State::Equivalent => key::STATUS_EQUIVALENT,
        State::NotNecessary => key::STATUS_NOT_NECESSARY,
        State::Partly => key::STATUS_PARTLY,
        State::NotYet => key::STATUS_NOT_YET,
        State::Unknown => key::STATUS_UNKNOWN,
        State::Unjustified => key::STANDING_UNJUSTIFIED,
        State::Unanswered => key::STATUS_UNANSWERED,
    })
}

fn state_class(state: State) -> &'static str {
    match state {
        State::InPlace => "in-place",
        State::Equivalent => "equivalent",
        State::NotNecessary => "not-necessary",
        State::Partly => "partly",
        State::NotYet => "not-yet",
        State::Unknown => "unknown",
        State::Unjustified => "unjustified",
        State::Unanswered => "unanswered",
    }
}

fn first_steps(open: Open, summary: &Summary) -> AnyView {
    let first = summary.steps.iter().filter(|step| steps::is_answered_gap(step)).take(FIRST_STEPS);
    let rows: Vec<AnyView> = first.map(|step| steps::row(open, step)).collect();
    let empty = rows.is_empty().then(|| view! { <p>{t(key::STEPS_NOTHING_ANSWERED)}</p> });
    view! {
        <section>
            <h2>{t(key::STANDING_FIRST_STEPS)}</h2>
            {empty}
            <ol class="steps">{rows}</ol>
            <p class="actions">{parts::button_link(Route::Steps, t(key::STANDING_ALL_STEPS))}</p>
        </section>
    }
    .into_any()
}

fn reviews(open: Open, reviews: &[Review]) -> Option<AnyView> {
    (!reviews.is_empty()).then(|| {
        let rows = reviews.iter().map(|review| review_row(open, *review)).collect_view();
        view! {
            <section>
                <h2>{t(key::STANDING_REVIEW_TITLE)}</h2>
                <p>{t(key::STANDING_REVIEW_LEAD)}</p>
                <ul class="measures">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn review_row(open: Open, review: Review) -> AnyView {
    let measure = review.measure;
    let title = pack().measure(measure).title.as_str();
    let since = fill(key::STANDING_REVIEW_SINCE, [&clock::format_date(review.answered_at, language_now().tag)]);
    view! {
        <li>
            <span><a href=Route::Measure(measure).href()>{title}</a><span class="hint">{since}</span></span>
            <button class="quiet" aria-label=fill(key::STANDING_STILL_TRUE_NAMED, [title]) on:click=move |_| {
                open.edit(|assessment, now| assessment.confirm(measure.id, now));
            }>{t(key::STANDING_STILL_TRUE)}</button>
        </li>
    }
    .into_any()
}

/// How many steps are shown here.
const FIRST_STEPS: usize = 5;

/// After how many answers a copy is worth a reminder.
const WORTH_A_COPY: usize = 5;

/// When an export is old, in milliseconds: thirty days.
const EXPORT_OLD_MS: u64 = 30 * 24 * 60 * 60 * 1000;
