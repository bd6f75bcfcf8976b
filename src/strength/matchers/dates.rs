//! Days: `14051982`, `14/05/82`, `1982-05-14`, `14mai1982`, `1405`.

use super::calendar;
use super::numbers::digits;
use crate::strength::context::Context;
use crate::strength::cost::{self, Decades};
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds dates in the orders written in Belgium, by its neighbours and in
/// English.
pub(super) fn find(text: &Text, context: &Context, found: &mut Found) {
    for start in 0..text.len() {
        if !text.units()[start].is_digit() {
            continue;
        }
        let dates = Dates {
            text,
            context,
            start,
        };
        for &(order, lengths) in ORDERS {
            dates.joined(order, lengths, found);
            dates.separated(order, lengths, found);
        }
        dates.with_month_name(found);
    }
}

/// What a group of digits is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
}

use Part::{Day as D, Month as M, Year as Y};

/// Orders of the parts, and how many digits each has.
const ORDERS: &[(&[Part], &[usize])] = &[
    (&[D, M, Y], &[2, 2, 4]),
    (&[D, M, Y], &[2, 2, 2]),
    (&[D, M, Y], &[1, 1, 4]),
    (&[D, M, Y], &[1, 2, 4]),
    (&[D, M, Y], &[2, 1, 4]),
    (&[D, M, Y], &[1, 1, 2]),
    (&[D, M, Y], &[1, 2, 2]),
    (&[D, M, Y], &[2, 1, 2]),
    (&[Y, M, D], &[4, 2, 2]),
    (&[Y, M, D], &[2, 2, 2]),
    (&[M, D, Y], &[2, 2, 4]),
    (&[M, D, Y], &[2, 2, 2]),
    (&[M, Y], &[2, 4]),
    (&[D, M], &[2, 2]),
    (&[M, D], &[2, 2]),
];

struct Dates<'a> {
    text: &'a Text,
    context: &'a Context,
    start: usize,
}

impl Dates<'_> {
    /// Digits only. Without a separator a day or month of one digit can't be
    /// told apart, unless the year has four.
    fn joined(&self, order: &[Part], lengths: &[usize], found: &mut Found) {
        let total: usize = lengths.iter().sum();
        if lengths.contains(&1) && total < 6 {
            return;
        }
        self.read(order, lengths, 0, found);
    }

    /// With the same sign between the parts.
    fn separated(&self, order: &[Part], lengths: &[usize], found: &mut Found) {
        let first = self.start + lengths[0];
        if self
            .text
            .units()
            .get(first)
            .is_some_and(|unit| unit.is_sign())
        {
            self.read(order, lengths, 1, found);
        }
    }

    fn read(&self, order: &[Part], lengths: &[usize], gap: usize, found: &mut Found) {
        let (mut day, mut month, mut year) = (None, None, None);
        let mut at = self.start;
        let sign = self.text.byte(self.start + lengths[0]);
        let mut short = false;
        for (index, (&part, &length)) in order.iter().zip(lengths).enumerate() {
            if index > 0 && gap > 0 {
                if self.text.byte(at) != sign {
                    return;
                }
                at += gap;
            }
            let Some(number) = digits(self.text, at, length) else {
                return;
            };
            at += length;
            match part {
                D => day = Some(number),
                M => month = Some(number),
                Y => {
                    short = length == 2;
                    year = Some(if short { self.century(number) } else { number });
                }
            }
        }
        let way = match order {
            [D, ..] => 0.0,
            [Y, ..] => 0.2,
            _ => 0.5,
        } + if gap == 0 {
            0.0
        } else if b"/-.".contains(&sign) {
            USUAL_SIGN
        } else {
            SIGN
        };
        self.emit(day, month, year, short, way, at, found);
    }

    /// `14mai1982`, `1 juli 75`.
    fn with_month_name(&self, found: &mut Found) {
        for day_digits in [1, 2] {
            let Some(day) = digits(self.text, self.start, day_digits) else {
                return;
            };
            let skip_sign = |at: usize| {
                at + usize::from(self.text.units().get(at).is_some_and(|unit| unit.is_sign()))
            };
            let name = skip_sign(self.start + day_digits);
            let Some((month, length)) = calendar::month(self.text, name) else {
                continue;
            };
            let name_end = name + length;
            let capitals = cost::capitals(&self.text.units()[name..name_end]);
            let signs = if name > self.start + day_digits {
                USUAL_SIGN
            } else {
                0.0
            };
            let way = MONTH_NAME + capitals + signs;
            let month = Some(u32::from(month));
            self.emit(Some(day), month, None, false, way, name_end, found);
            let year_start = skip_sign(name_end);
            for (count, short) in [(4, false), (2, true)] {
                if let Some(year) = digits(self.text, year_start, count) {
                    let year = if short { self.century(year) } else { year };
                    let end = year_start + count;
                    self.emit(Some(day), month, Some(year), short, way, end, found);
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a date has that many parts")]
    fn emit(
        &self,
        day: Option<u32>,
        month: Option<u32>,
        year: Option<u32>,
        short: bool,
        way: Decades,
        end: usize,
        found: &mut Found,
    ) {
        let possible = day.is_none_or(|day| (1..=31).contains(&day))
            && month.is_none_or(|month| (1..=12).contains(&month))
            && year.is_none_or(|year| (1900..=2059).contains(&year));
        if !possible {
            return;
        }
        let days = match (day, month) {
            (Some(_), Some(_)) => cost::of(365.0),
            _ => cost::of(12.0),
        };
        let years = year.map_or(0.0, |year| {
            let distance = year.abs_diff(u32::from(self.context.year()));
            cost::of(f64::from(distance.clamp(20, 100)))
        });
        let is_birth = self.context.birth().is_some_and(|birth| {
            day == Some(u32::from(birth.day()))
                && month == Some(u32::from(birth.month()))
                && year.is_none_or(|year| {
                    year == u32::from(birth.year())
                        || (short && year % 100 == u32::from(birth.year() % 100))
                })
        });
        let (kind, cost) = if is_birth {
            (Kind::BirthDate, OWN_DAY + way)
        } else {
            (Kind::Date, days + years + way)
        };
        found.matches.push(Match::new(self.start, end, kind, cost));
    }

    /// The year nearest to today that ends in these digits and isn't more than
    /// ten years ahead.
    fn century(&self, short: u32) -> u32 {
        let now = u32::from(self.context.year());
        let year = now - now % 100 + short;
        if year > now + 10 {
            year.saturating_sub(100)
        } else {
            year
        }
    }
}

/// The user's birthday comes to mind first.
const OWN_DAY: Decades = 0.8;
const USUAL_SIGN: Decades = 0.4;
const SIGN: Decades = 0.9;
const MONTH_NAME: Decades = 0.6;
