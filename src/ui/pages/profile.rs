//! The profile: three questions that decide what is asked.

use leptos::prelude::*;
use web_sys::Event;

use super::super::context::go;
use super::super::html::{Html, el_class};
use super::super::parts::fields::{self, Shape, choice, plain_choice};
use super::super::parts::{self, trouble};
use super::super::route::Route;
use super::super::words::{fill, t};
use crate::assessment::{Hosting, Practice, Profile};
use crate::browser::{form, page};
use crate::session::Open;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page(open: Open) -> Html {
    let error = RwSignal::new(None::<String>);
    let first_time =
        open.with_untracked(|assessment| missing(&assessment.profile).len() == QUESTIONS);
    let edit = move |change: &dyn Fn(&mut Profile)| {
        open.edit(|assessment, now| assessment.edit_profile(now, change));
        error.set(None);
        form::unmark_wrong(TROUBLE);
    };
    let name = open.with_untracked(|assessment| assessment.profile.name.clone());
    let on_submit = move |event: Event| {
        event.prevent_default();
        let missing = open.with_untracked(|assessment| missing(&assessment.profile));
        if missing.is_empty() {
            go(Route::Lists);
        } else {
            let questions: Vec<&str> = missing.iter().map(|(_, question)| t(*question)).collect();
            error.set(Some(fill(key::PROFILE_MISSING, [&questions.join(" ")])));
            for (name, _) in &missing {
                form::mark_wrong(name, TROUBLE);
            }
            // To the first answer of the first question without one.
            if let Some((name, _)) = missing.first() {
                page::focus_id(&fields::choice_id(name, 0));
            }
        }
    };
    let hosting = fields::choices(
        HOSTING,
        key::PROFILE_HOSTING,
        None,
        vec![
            choice(
                Hosting::Own,
                key::PROFILE_HOSTING_OWN,
                key::PROFILE_HOSTING_OWN_HINT,
            ),
            choice(
                Hosting::Cloud,
                key::PROFILE_HOSTING_CLOUD,
                key::PROFILE_HOSTING_CLOUD_HINT,
            ),
            choice(
                Hosting::Both,
                key::PROFILE_HOSTING_BOTH,
                key::PROFILE_HOSTING_BOTH_HINT,
            ),
        ],
        move || open.with(|assessment| assessment.profile.hosting),
        move |hosting| edit(&|profile| profile.hosting = Some(hosting)),
    );
    let practice = fields::choices(
        PRACTICE,
        key::PROFILE_PRACTICE,
        None,
        vec![
            plain_choice(Practice::Solo, key::PROFILE_PRACTICE_SOLO),
            plain_choice(Practice::Group, key::PROFILE_PRACTICE_GROUP),
        ],
        move || open.with(|assessment| assessment.profile.practice),
        move |practice| edit(&|profile| profile.practice = Some(practice)),
    );
    let staff = fields::choices(
        STAFF,
        key::PROFILE_STAFF,
        Some(key::PROFILE_STAFF_HINT),
        vec![
            plain_choice(true, key::PROFILE_STAFF_YES),
            plain_choice(false, key::PROFILE_STAFF_NO),
        ],
        move || open.with(|assessment| assessment.profile.staff),
        move |staff| edit(&|profile| profile.staff = Some(staff)),
    );
    let on_name = move |name: String| edit(&|profile| profile.name.clone_from(&name));
    el_class("form", "narrow")
        .on("submit", on_submit)
        .add(first_time.then(|| parts::step(3)))
        .add(parts::title_of(Route::Profile))
        .add(parts::lead(t(key::PROFILE_LEAD)))
        .add(hosting)
        .add(practice)
        .add(staff)
        .add(fields::text_field(
            "practice-name",
            key::PROFILE_NAME,
            Some(key::PROFILE_NAME_HINT),
            Shape::Line,
            &name,
            on_name,
        ))
        .add(parts::hint(t(key::PROFILE_SAVED_ITSELF)))
        .add(trouble(TROUBLE, error))
        .add(
            parts::actions().add(
                el_class("button", "primary")
                    .attr("type", "submit")
                    .add(t(key::PROFILE_SUBMIT)),
            ),
        )
}

/// Id of what is wrong with the form.
const TROUBLE: &str = "trouble-of-profile";

/// Names of the questions' answers.
const HOSTING: &str = "hosting";
const PRACTICE: &str = "practice";
const STAFF: &str = "staff";

/// How many questions there are.
const QUESTIONS: usize = 3;

/// The questions that have no answer yet, each with the name of its answers.
fn missing(profile: &Profile) -> Vec<(&'static str, Text)> {
    [
        (profile.hosting.is_none(), (HOSTING, key::PROFILE_HOSTING)),
        (
            profile.practice.is_none(),
            (PRACTICE, key::PROFILE_PRACTICE),
        ),
        (profile.staff.is_none(), (STAFF, key::PROFILE_STAFF)),
    ]
    .into_iter()
    .filter_map(|(missing, question)| missing.then_some(question))
    .collect()
}
