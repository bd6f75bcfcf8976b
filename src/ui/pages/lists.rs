//! All lists: where to start, and where to go on.

use leptos::prelude::*;

use super::super::parts::meter;
use super::super::parts::{self};
use super::super::route::Route;
use super::super::words::{fill, pack, t};
use super::list;
use crate::assessment::Scope;
use crate::catalogue::ListId;
use crate::session::Open;
use crate::text::key;

/// The page.
pub(crate) fn page(open: Open) -> AnyView {
    view! {
        <article>
            {parts::title(t(key::LISTS_TITLE))}
            <p class="lead">{t(key::LISTS_LEAD)}</p>
            {move || ListId::ALL.map(|list| card(open, list)).collect_view()}
        </article>
    }
    .into_any()
}

fn card(open: Open, list: ListId) -> AnyView {
    let text = pack().list(list);
    let scope = open.with(|assessment| assessment.profile.list_scope(list));
    let left_out = matches!(scope, Scope::LeftOut(_));
    view! {
        <section class="card" class:left-out=left_out>
            <h2>{text.title.as_str()}</h2>
            <p>{text.intro.as_str()}</p>
            {list::scope_of_list(open, list, scope)}
            {(!left_out).then(|| progress_and_way_in(open, list))}
        </section>
    }
    .into_any()
}

fn progress_and_way_in(open: Open, list: ListId) -> AnyView {
    let (progress, resume) = open.with(|assessment| (assessment.progress(list.list().measures()), assessment.resume(list)));
    let title = pack().list(list).title.as_str();
    let (label, named) = if progress.answered == 0 {
        (key::LISTS_START, key::LISTS_START_NAMED)
    } else if progress.answered < progress.asked {
        (key::LISTS_RESUME, key::LISTS_RESUME_NAMED)
    } else {
        (key::LISTS_REVIEW, key::LISTS_REVIEW_NAMED)
    };
    let share = move || {
        let (done, total) = (progress.answered, progress.asked);
        let sentence = fill(key::LISTS_PROGRESS, [&done.to_string(), &total.to_string()]);
        (sentence, done as u32, total as u32)
    };
    view! {
        {meter::labelled(share)}
        <p class="actions">
            {resume.map(|measure| view! {
                <a class="button primary" href=Route::Measure(measure).href() aria-label=fill(named, [title])>{t(label)}</a>
            })}
            <a class="button" href=Route::List(list).href() aria-label=fill(key::LISTS_OPEN_NAMED, [title])>{t(key::LISTS_OPEN)}</a>
            {(list == ListId::Essentials && progress.answered == 0).then(|| view! { <span class="hint">{t(key::LISTS_MINUTES)}</span> })}
        </p>
    }
    .into_any()
}
