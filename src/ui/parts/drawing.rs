//! Drawings, in `public/drawings.svg`. Their shapes have no words: what they
//! say stands beside them, so that it wraps, grows and is translated as texts do.

use crate::catalogue::Drawing;
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class, svg, svg_el};
use crate::ui::words::{language_now, t};

/// The lookout over the sea, which says nothing.
pub(crate) fn scene() -> Html {
    picture(SCENE).attr("aria-hidden", "true")
}

/// A drawing with its words. They come with the second file of a pack.
pub(crate) fn drawing(drawing: Drawing) -> Html {
    let ([picture_text, caption], labels): (_, &[[Text; 2]]) = match drawing {
        Drawing::TwoNetworks => (
            [
                key::DRAWING_TWO_NETWORKS_PICTURE,
                key::DRAWING_TWO_NETWORKS_CAPTION,
            ],
            &[
                [
                    key::DRAWING_TWO_NETWORKS_BOX,
                    key::DRAWING_TWO_NETWORKS_BOX_TEXT,
                ],
                [
                    key::DRAWING_TWO_NETWORKS_INTERNET,
                    key::DRAWING_TWO_NETWORKS_INTERNET_TEXT,
                ],
                [
                    key::DRAWING_TWO_NETWORKS_PRACTICE,
                    key::DRAWING_TWO_NETWORKS_PRACTICE_TEXT,
                ],
                [
                    key::DRAWING_TWO_NETWORKS_PATIENTS,
                    key::DRAWING_TWO_NETWORKS_PATIENTS_TEXT,
                ],
            ],
        ),
        Drawing::Backup => (
            [key::DRAWING_BACKUP_PICTURE, key::DRAWING_BACKUP_CAPTION],
            &[
                [key::DRAWING_BACKUP_DATA, key::DRAWING_BACKUP_DATA_TEXT],
                [key::DRAWING_BACKUP_COPY, key::DRAWING_BACKUP_COPY_TEXT],
                [
                    key::DRAWING_BACKUP_ELSEWHERE,
                    key::DRAWING_BACKUP_ELSEWHERE_TEXT,
                ],
            ],
        ),
    };
    let id = drawing_id(drawing);
    let picture = picture(id)
        .attr("role", "img")
        .attr("aria-label", t(picture_text));
    let labels: Vec<Html> = labels
        .iter()
        .map(|[name, text]| super::description(t(*name), t(*text)))
        .collect();
    el_class("figure", &["drawing ", id].concat())
        .attr("lang", language_now().tag)
        .add(picture)
        .add(el("dl").add(labels))
        .add(el("figcaption").add(t(caption)))
}

/// A drawing's id in `drawings.svg`, and its class in the stylesheet.
fn drawing_id(drawing: Drawing) -> &'static str {
    match drawing {
        Drawing::TwoNetworks => "two-networks",
        Drawing::Backup => "backup",
    }
}

fn picture(id: &str) -> Html {
    // What is written in it is not read out: the words beside it say it.
    let shapes = svg_el("use").attr("aria-hidden", "true");
    svg(id).add(shapes.attr("href", &["./drawings.svg#", id].concat()))
}

/// The id of the lookout.
const SCENE: &str = "scene";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_is_drawn() {
        let drawn = include_str!("../../../public/drawings.svg");
        let drawings = [Drawing::TwoNetworks, Drawing::Backup].map(drawing_id);
        for id in [SCENE].into_iter().chain(drawings) {
            let symbol = format!("<symbol id=\"{id}\" ");
            assert_eq!(drawn.matches(&symbol).count(), 1, "{id}");
        }
        assert_eq!(drawn.matches("<symbol ").count(), 3);
    }
}
