//! A full assessment: every measure answered, with the notes that a practice
//! would write.

use vigie::assessment::{Assessment, Due, Hosting, Practice, Status};
use vigie::catalogue::ListId;
use vigie::time::Instant;

/// All measures of all lists answered, with realistic notes.
#[must_use]
pub fn assessment() -> Assessment {
    let mut assessment = Assessment::new(BEGUN);
    assessment.profile.hosting = Some(Hosting::Both);
    assessment.profile.practice = Some(Practice::Group);
    assessment.profile.staff = Some(true);
    assessment.profile.name = "Cabinet des Tilleuls".into();
    let measures = ListId::ALL
        .into_iter()
        .flat_map(|list| list.list().measures());
    for (number, measure) in measures.enumerate() {
        let pick = |texts: &[&str]| texts[number % texts.len()].to_owned();
        let now = BEGUN.saturating_add(60_000 * number as u64);
        assessment.edit(measure.id, now, |answer| {
            answer.status = STATUSES[number % STATUSES.len()];
            answer.note = pick(&NOTES);
            answer.evidence = pick(&EVIDENCE);
            answer.owner = pick(&OWNERS);
            answer.due = Due::read(&pick(&DUE));
            answer.provider = pick(&PROVIDERS);
            if matches!(answer.status, Status::Equivalent | Status::NotNecessary) {
                answer.justification = pick(&JUSTIFICATIONS);
            }
        });
    }
    assessment
}

/// 1 January 2026, 09:00 in Brussels.
const BEGUN: Instant = match Instant::from_millis(1_767_254_400_000) {
    Some(begun) => begun,
    None => Instant::MAX,
};

const STATUSES: [Status; 6] = [
    Status::InPlace,
    Status::Partly,
    Status::NotYet,
    Status::InPlace,
    Status::Equivalent,
    Status::NotNecessary,
];

const NOTES: [&str; 5] = [
    "Vu avec Nadia le 12 janvier : le disque bleu part chez elle le vendredi soir, le rouge revient le lundi. Restauration essayée une fois, deux dossiers ouverts sans problème.",
    "À revoir quand le nouveau serveur sera là. Le fournisseur promet une réponse écrite avant la fin du mois ; rappeler si rien n’arrive.",
    "Les trois postes de l’accueil se verrouillent après cinq minutes ; celui de la salle de soins reste à régler, il sert aussi à l’échographe.",
    "",
    "Question posée à l’assurance et à l’Ordre, réponses dans le classeur vert, onglet « RGPD ».",
];

const EVIDENCE: [&str; 3] = [
    "Classeur vert, onglet 4, attestation du fournisseur du 3 mars",
    "",
    "Capture d’écran dans le dossier partagé « Sécurité »",
];

const OWNERS: [&str; 4] = ["Nadia", "Dr Peeters", "", "Le fournisseur informatique"];

const DUE: [&str; 4] = ["2026-03-31", "", "2026-06-30", "2026-12-15"];

const PROVIDERS: [&str; 3] = ["", "Hébergeur du dossier médical", "Société de sauvegarde"];

const JUSTIFICATIONS: [&str; 2] = [
    "L’écran se verrouille à la sortie de la carte d’identité, ce qui revient au même.",
    "Aucun dossier ne quitte le cabinet sur papier : il n’y a rien à détruire.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_answered() {
        let assessment = assessment();
        assert_eq!(assessment.overview().answers, 111);
        let json = assessment.to_json();
        assert!(json.len() > 30_000, "{}", json.len());
    }
}
