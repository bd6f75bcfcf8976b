//! The profile: three questions that decide what is asked.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::context::go;
use super::super::parts::fields::{self, Choice, Shape};
use super::super::parts::{self, trouble};
use super::super::route::Route;
use super::super::words::{fill, t};
use crate::assessment::{Hosting, Practice, Profile};
use crate::session::Open;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page(open: Open) -> AnyView {
    let error = RwSignal::new(None::<String>);
    let edit = move |change: &dyn Fn(&mut Profile)| {
        open.edit(|assessment, _| change(&mut assessment.profile));
        error.set(None);
    };
    let name = open.with_untracked(|assessment| assessment.profile.name.clone());
    let hosting = |value, label, hint| Choice { value, label, hint: Some(hint) };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let missing = open.with_untracked(|assessment| missing(&assessment.profile));
        if missing.is_empty() {
            go(Route::Lists);
        } else {
            let questions: Vec<&str> = missing.into_iter().map(t).collect();
            error.set(Some(fill(key::PROFILE_MISSING, [&questions.join(" ")])));
        }
    };
    view! {
        <form class="narrow" on:submit=on_submit>
            {parts::title(t(key::PROFILE_TITLE))}
            <p class="lead">{t(key::PROFILE_LEAD)}</p>
            {fields::choices(
                "hosting",
                key::PROFILE_HOSTING,
                None,
                vec![
                    hosting(Hosting::Own, key::PROFILE_HOSTING_OWN, key::PROFILE_HOSTING_OWN_HINT),
                    hosting(Hosting::Cloud, key::PROFILE_HOSTING_CLOUD, key::PROFILE_HOSTING_CLOUD_HINT),
                    hosting(Hosting::Both, key::PROFILE_HOSTING_BOTH, key::PROFILE_HOSTING_BOTH_HINT),
                ],
                move || open.with(|assessment| assessment.profile.hosting),
                move |hosting| edit(&|profile| profile.hosting = Some(hosting)),
            )}
            {fields::choices(
                "practice",
                key::PROFILE_PRACTICE,
                None,
                vec![
                    plain(Practice::Solo, key::PROFILE_PRACTICE_SOLO),
                    plain(Practice::Group, key::PROFILE_PRACTICE_GROUP),
                ],
                move || open.with(|assessment| assessment.profile.practice),
                move |practice| edit(&|profile| profile.practice = Some(practice)),
            )}
            {fields::choices(
                "staff",
                key::PROFILE_STAFF,
                Some(key::PROFILE_STAFF_HINT),
                vec![plain(true, key::PROFILE_STAFF_YES), plain(false, key::PROFILE_STAFF_NO)],
                move || open.with(|assessment| assessment.profile.staff),
                move |staff| edit(&|profile| profile.staff = Some(staff)),
            )}
            {fields::text_field("practice-name", key::PROFILE_NAME, Some(key::PROFILE_NAME_HINT), Shape::Line, name, move |name| {
                edit(&|profile| profile.name.clone_from(&name));
            })}
            <p class="hint">{t(key::PROFILE_SAVED_ITSELF)}</p>
            {trouble(error)}
            <p class="actions"><button class="primary" type="submit">{t(key::PROFILE_SUBMIT)}</button></p>
        </form>
    }
    .into_any()
}

/// A choice whose words say it all.
fn plain<T>(value: T, label: Text) -> Choice<T> {
    Choice { value, label, hint: None }
}

/// The questions that have no answer yet.
fn missing(profile: &Profile) -> Vec<Text> {
    [
        (profile.hosting.is_none(), key::PROFILE_HOSTING),
        (profile.practice.is_none(), key::PROFILE_PRACTICE),
        (profile.staff.is_none(), key::PROFILE_STAFF),
    ]
    .into_iter()
    .filter_map(|(missing, question)| missing.then_some(question))
    .collect()
}
