//! The plaintext of a vault, or two of them with a line between: what is read
//! can be worked with, written and read again, and merged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use vigie::assessment::Assessment;
use vigie::catalogue::ListId;
use vigie::plan::Summary;
use vigie::time::Day;

const TODAY: Day = Day::new(2026, 1, 1).expect("a day");

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let Some(ours) = parts.next().and_then(read) else {
        return;
    };
    if let Some(theirs) = parts.next().and_then(read) {
        let merged = ours.merge(theirs.clone());
        read(&merged.to_json()).expect("what was merged can be read");
        let again = merged.clone().merge(theirs);
        assert_eq!(again, merged, "merging twice changes something");
    }
});

fn read(bytes: &[u8]) -> Option<Assessment> {
    let assessment = Assessment::from_json(bytes).ok()?;
    let written = assessment.to_json();
    let reread = Assessment::from_json(&written).expect("what was written can be read");
    if serde_json::from_slice(bytes).is_ok_and(|value| is_kept_exactly(&value)) {
        assert_eq!(reread, assessment);
        assert_eq!(reread.to_json(), written);
    }

    for list in ListId::ALL {
        let _ = (assessment.next_open(list), assessment.resume(list));
        for measure in list.list().measures() {
            let _ = assessment.twin_offer(measure);
        }
    }
    let _ = (assessment.providers(), assessment.overview());
    let _ = Summary::of(&assessment, TODAY, |_| TODAY);
    Some(assessment)
}

/// Fractions are kept to fifteen digits; the format itself has none.
fn is_kept_exactly(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(items) => items.iter().all(is_kept_exactly),
        Value::Object(members) => members.values().all(is_kept_exactly),
        _ => true,
    }
}
