//! Interactions and layout shifts, as the browser reported them.

use std::fmt;

use serde_json::Value;

/// What was felt of one screen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Felt {
    inputs: Vec<Input>,
    tasks: Vec<f64>,
    shifts: Vec<Shift>,
}

/// The longest event of an interaction: a click, a key, a tap.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    id: u64,
    name: String,
    /// From the input to the next picture, in milliseconds.
    pub(crate) duration: f64,
    waits: f64,
    works: f64,
}

/// Something that moved by itself.
#[derive(Debug, Clone)]
struct Shift {
    value: f64,
    at: f64,
    nodes: String,
}

impl Felt {
    /// What `takeJolts` of `jolts.js` returned.
    pub(crate) fn read(found: &Value) -> Self {
        let list = |name: &str| found[name].as_array().cloned().unwrap_or_default();
        let ms = |value: &Value| value.as_f64().expect("a time");
        let mut inputs: Vec<Input> = Vec::new();
        for event in list("inputs") {
            let input = Input {
                id: event["interactionId"].as_u64().expect("a number"),
                name: event["name"].as_str().unwrap_or_default().to_owned(),
                duration: ms(&event["duration"]),
                waits: ms(&event["waits"]),
                works: ms(&event["works"]),
            };
            match inputs.iter_mut().find(|known| known.id == input.id) {
                Some(known) if known.duration < input.duration => *known = input,
                Some(_) => {}
                None => inputs.push(input),
            }
        }
        let shift = |shift: &Value| {
            let nodes = shift["nodes"].as_array().cloned().unwrap_or_default();
            let nodes: Vec<&str> = nodes.iter().filter_map(Value::as_str).collect();
            Shift {
                value: ms(&shift["value"]),
                at: ms(&shift["startTime"]),
                nodes: nodes.join(", "),
            }
        };
        let shifts = list("shifts").iter().map(shift).collect();
        Self {
            inputs,
            tasks: list("tasks").iter().map(ms).collect(),
            shifts,
        }
    }

    /// What was felt of several screens.
    pub(crate) fn together<'a>(screens: impl IntoIterator<Item = &'a Self>) -> Self {
        let inputs = screens.into_iter().flat_map(|felt| felt.inputs.clone());
        Self {
            inputs: inputs.collect(),
            ..Self::default()
        }
    }

    /// How many inputs took 16 ms or more; the browser reports no others.
    pub(crate) fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// The interaction that took longest.
    pub(crate) fn worst(&self) -> Option<&Input> {
        self.inputs
            .iter()
            .max_by(|one, other| one.duration.total_cmp(&other.duration))
    }

    /// The time that all but one in fifty of those reported do not exceed: with
    /// those that were too short to be reported it would be less.
    pub(crate) fn p98(&self) -> Option<f64> {
        let mut times: Vec<f64> = self.inputs.iter().map(|input| input.duration).collect();
        times.sort_by(f64::total_cmp);
        let rank = (0.98 * times.len() as f64).ceil() as usize;
        times.get(rank.checked_sub(1)?).copied()
    }

    /// The longest time for which the page was busy, if that was 50 ms or more.
    pub(crate) fn task(&self) -> Option<f64> {
        self.tasks.iter().copied().max_by(f64::total_cmp)
    }

    /// The greatest sum of shifts in a session window: at most a second from
    /// one to the next, at most five in all.
    pub(crate) fn shift(&self) -> f64 {
        let (mut greatest, mut sum) = (0.0_f64, 0.0);
        let (mut first, mut last) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for shift in &self.shifts {
            if shift.at - last > 1_000.0 || shift.at - first > 5_000.0 {
                sum = 0.0;
                first = shift.at;
            }
            last = shift.at;
            sum += shift.value;
            greatest = greatest.max(sum);
        }
        greatest
    }

    /// What moved, for whoever wants to mend it.
    pub(crate) fn moved(&self) -> impl Iterator<Item = String> {
        let worth_it = self.shifts.iter().filter(|shift| shift.value > 0.001);
        worth_it.map(|shift| format!("{:.4} by {}", shift.value, shift.nodes))
    }
}

impl fmt::Display for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            duration,
            waits,
            works,
            ..
        } = self;
        let draws = duration - waits - works;
        write!(formatter, "{name}: {waits:.0} + {works:.0} + {draws:.0}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shifts(list: &[(f64, f64)]) -> f64 {
        let shifts: Vec<Value> = list
            .iter()
            .map(|(at, value)| json!({"startTime": at, "value": value, "nodes": []}))
            .collect();
        Felt::read(&json!({"shifts": shifts})).shift()
    }

    #[test]
    fn shifts_are_summed_by_windows() {
        assert!(shifts(&[]).abs() < f64::EPSILON);
        assert!((shifts(&[(0.0, 0.1), (900.0, 0.1), (2_000.0, 0.15)]) - 0.2).abs() < 1e-9);
        // After five seconds another window begins.
        let steady: Vec<(f64, f64)> = (0..12).map(|n| (f64::from(n) * 900.0, 0.01)).collect();
        assert!((shifts(&steady) - 0.06).abs() < 1e-9);
    }

    #[test]
    fn an_interaction_is_its_longest_event() {
        let event = |id: u64, name: &str, duration: f64| {
            json!({"interactionId": id, "name": name, "duration": duration,
                "waits": 1.0, "works": 10.0})
        };
        let felt = Felt::read(&json!({"inputs": [
            event(7, "pointerdown", 24.0),
            event(7, "click", 40.0),
            event(14, "keydown", 16.0),
        ]}));
        assert_eq!(felt.inputs(), 2);
        let worst = felt.worst().expect("an input");
        assert_eq!(worst.to_string(), "click: 1 + 10 + 29");
        assert_eq!(felt.p98(), Some(40.0));
    }
}
