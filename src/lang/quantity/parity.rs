//! Which quantities of a text its translation lacks, and the reverse.
//!
//! The quantities are compared as sets:
//!
//! 1. The same characters on both sides are equal, unless the languages read them as different
//!    numbers, as `1.500` in English and in German.
//! 2. Equal values are equal, unless both have a known unit and the units differ. A share and its
//!    difference, `%` and percentage points, count as one unit.
//! 3. Dates, times, ranges and lengths of time are equal to their parts: `9–17` is `9 to 17`, and
//!    `9 to 5`; two weeks are fourteen days; `1 May` is a `1` and a May.
//! 4. A number in digits is equal to a number word of the other text. Number words are never
//!    reported as missing.
//! 5. Addresses are compared without the parts that name a language.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::lang::quantity::address::{self, NeutralAddress};
use crate::lang::quantity::letters::is_space;
use crate::lang::quantity::number::{self, Number};
use crate::lang::quantity::unit::{self, TimeUnit, Unit};
use crate::lang::quantity::words::NumberWords;
use crate::lang::quantity::{DateParts, Quantity, QuantityReader, QuantityValue};
use crate::text::Span;

/// A text in one language with its quantities.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The reader of its language.
    pub reader: &'a QuantityReader,
    /// The text.
    pub text: &'a str,
    /// The quantities in it, and the addresses of its links, which have the place of the text of
    /// the link.
    pub quantities: &'a [Quantity],
}

/// The quantities that only one of two texts has, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The quantities that only the first text has.
    pub first: Vec<&'a Quantity>,
    /// The quantities that only the second text has.
    pub second: Vec<&'a Quantity>,
}

impl Difference<'_> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.is_empty()
    }
}

/// Compares two texts.
#[must_use]
pub fn compare<'a>(first: Side<'a>, second: Side<'a>) -> Difference<'a> {
    let (of_first, of_second) = (QuantityIndex::new(first), QuantityIndex::new(second));
    let only = |own: Side<'a>, other: &QuantityIndex<'_>| {
        own.quantities.iter().filter(|quantity| !other.answers(own, quantity)).collect()
    };
    Difference { first: only(first, &of_second), second: only(second, &of_first) }
}

/// The origin of a part of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PartOrigin {
    /// A number.
    Plain,
    /// The month of a date.
    Month,
    /// The day or year of a date.
    DayOrYear,
}

impl PartOrigin {
    /// Whether a part of this origin can equal one of another: a day is not a month.
    fn is_like(self, other: PartOrigin) -> bool {
        match (self, other) {
            (PartOrigin::Month, PartOrigin::DayOrYear)
            | (PartOrigin::DayOrYear, PartOrigin::Month) => false,
            (_, _) => true,
        }
    }
}

/// A number that a quantity is or contains.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Atom {
    number: Number,
    unit: Option<Unit>,
    origin: PartOrigin,
}

impl Atom {
    fn plain(number: Number, unit: Option<Unit>) -> Atom {
        Atom { number, unit, origin: PartOrigin::Plain }
    }

    fn small(value: impl Into<u64>, origin: PartOrigin) -> Atom {
        Atom { number: Number::of(value.into()), unit: None, origin }
    }
}

/// Whether two units can be the same.
fn agree(one: Option<Unit>, other: Option<Unit>) -> bool {
    // The number of a section of a law is written in many ways.
    let known = |unit: Option<Unit>| match unit {
        Some(Unit::PercentagePoint) => Some(Unit::Percent),
        Some(Unit::Paragraph) => None,
        unit => unit,
    };
    match (known(one), known(other)) {
        (Some(one), Some(other)) => one == other,
        (_, _) => true,
    }
}

/// The quantities of one text, to be looked up.
struct QuantityIndex<'a> {
    side: Side<'a>,
    written: BTreeSet<&'a str>,
    exact: BTreeSet<String>,
    atoms: BTreeSet<Atom>,
    phones: Vec<&'a str>,
    /// Hosts and paths.
    addresses: BTreeSet<(String, String)>,
    /// Hosts, and whether one of their addresses names a language.
    hosts: BTreeMap<String, bool>,
    words: OnceCell<NumberWords>,
    names: OnceCell<BTreeSet<&'a str>>,
}

impl<'a> QuantityIndex<'a> {
    fn new(side: Side<'a>) -> QuantityIndex<'a> {
        let mut index = QuantityIndex {
            side,
            written: BTreeSet::new(),
            exact: BTreeSet::new(),
            atoms: BTreeSet::new(),
            phones: Vec::new(),
            addresses: BTreeSet::new(),
            hosts: BTreeMap::new(),
            words: OnceCell::new(),
            names: OnceCell::new(),
        };
        for quantity in side.quantities {
            let written = written(side.text, quantity);
            if !matches!(quantity.value, QuantityValue::Address(_)) {
                index.written.insert(written);
            }
            index.atoms.extend(readings(written, quantity).into_iter().flatten());
            match &quantity.value {
                QuantityValue::Version(text) | QuantityValue::Placeholder(text) => {
                    index.exact.insert(text.to_string());
                }
                QuantityValue::Address(text) => index.add_address(text),
                QuantityValue::Phone(digits) => index.phones.push(digits),
                QuantityValue::Number(_)
                | QuantityValue::Range(..)
                | QuantityValue::Date(_)
                | QuantityValue::Time { .. } => {}
            }
        }
        index
    }

    /// Whether this text has a counterpart of a quantity of the other text.
    fn answers(&self, other: Side<'_>, quantity: &Quantity) -> bool {
        let written = written(other.text, quantity);
        let is_same_number =
            other.reader.decimal == self.side.reader.decimal || !is_ambiguous(written);
        let is_link = matches!(quantity.value, QuantityValue::Address(_));
        if !is_link && is_same_number && self.written.contains(written) {
            return true;
        }
        match &quantity.value {
            QuantityValue::Version(text) | QuantityValue::Placeholder(text) => {
                self.exact.contains(&**text)
            }
            QuantityValue::Address(address) => self.has_address(address),
            QuantityValue::Phone(digits) => self.has_phone(digits),
            QuantityValue::Number(_)
            | QuantityValue::Range(..)
            | QuantityValue::Date(_)
            | QuantityValue::Time { .. } => {
                let readings = readings(written, quantity);
                readings.iter().any(|atoms| atoms.iter().all(|atom| self.has(atom)))
            }
        }
    }

    fn has(&self, atom: &Atom) -> bool {
        let from = Atom { number: atom.number.clone(), unit: None, origin: PartOrigin::Plain };
        let same = self.atoms.range(from..).take_while(|it| it.number == atom.number);
        let mut same = same.filter(|it| agree(it.unit, atom.unit));
        same.any(|it| it.origin.is_like(atom.origin))
            || self.words().can_express(&atom.number)
            || self.expresses_in_larger_unit(atom)
            || self.has_in_name(&atom.number)
            || (atom.origin == PartOrigin::Month && self.has_month(&atom.number))
            || self
                .phones
                .iter()
                .any(|phone| atom.number.whole().len() >= 3 && phone.contains(atom.number.whole()))
    }

    /// Whether the words of the text express a time in the next larger unit: `two weeks` for 14
    /// days.
    fn expresses_in_larger_unit(&self, atom: &Atom) -> bool {
        let (Some(Unit::Time(unit)), Some(value)) = (atom.unit, atom.number.as_u64()) else {
            return false;
        };
        let Some((times, larger)) = unit.larger() else { return false };
        let lists = unit::times(self.side.reader.words);
        let list = lists.iter().find(|(unit, _)| *unit == larger).map_or("", |(_, list)| list);
        let words = self.words();
        value % u64::from(times) == 0
            && words.can_express(&Number::of(value / u64::from(times)))
            && words.name(list)
    }

    /// Whether the digits are part of a name or before a list item: `mid-2022`, `Step1`.
    fn has_in_name(&self, number: &Number) -> bool {
        let names = self.names.get_or_init(|| {
            let quantities = self.side.quantities.iter();
            let starts: BTreeMap<u32, u32> =
                quantities.map(|quantity| (quantity.span.start, quantity.span.end)).collect();
            let is_read = |at: usize| {
                let before = starts.range(..=u32::try_from(at).unwrap_or(u32::MAX)).next_back();
                before.is_some_and(|(_, end)| (*end as usize) > at)
            };
            let text = self.side.text;
            let mut at = 0;
            let runs = text.split(|c: char| !c.is_ascii_digit()).map(|run| {
                let start = at;
                at += run.len() + text[at + run.len()..].chars().next().map_or(0, char::len_utf8);
                (start, run)
            });
            let runs = runs.filter(|(start, run)| !run.is_empty() && !is_read(*start));
            runs.map(|(_, run)| run).collect()
        });
        number.is_whole() && names.contains(number.whole())
    }

    /// Whether the text has the name of a month by itself.
    fn has_month(&self, number: &Number) -> bool {
        let number = number.as_u64().unwrap_or(0);
        self.words().any(|word| self.side.reader.may_be_month(word, number))
    }

    fn words(&self) -> &NumberWords {
        self.words.get_or_init(|| NumberWords::of(self.side.reader, self.side.text))
    }

    /// A phone number may be written without the code of its country.
    fn has_phone(&self, digits: &str) -> bool {
        const N_LOCAL: usize = 7;
        let local = &digits[digits.len().saturating_sub(N_LOCAL)..];
        self.phones.iter().any(|phone| phone.ends_with(local)) || {
            let all: String = self.side.text.chars().filter(char::is_ascii_digit).collect();
            all.contains(local)
        }
    }

    fn has_address(&self, address: &str) -> bool {
        let NeutralAddress { host, path, has_language } = address::neutral(address);
        let host_has_language = self.hosts.get(&host).copied();
        host_has_language.is_some_and(|has| has || has_language)
            || self.addresses.contains(&(host, path))
    }

    fn add_address(&mut self, address: &str) {
        let NeutralAddress { host, path, has_language } = address::neutral(address);
        *self.hosts.entry(host.clone()).or_default() |= has_language;
        self.addresses.insert((host, path));
    }
}

/// The characters of a quantity.
fn written<'a>(text: &'a str, quantity: &Quantity) -> &'a str {
    text.get(quantity.span.range()).unwrap_or("")
}

/// Whether a language can read a mark as a group and another one as a decimal mark: `1.500`.
fn is_ambiguous(written: &str) -> bool {
    written.char_indices().any(|(at, mark)| {
        let before = written[..at].chars().next_back().is_some_and(|c| number::digit(c).is_some());
        matches!(mark, ',' | '.') && before && number::digits(&written[at + 1..]).0.len() == 3
    })
}

/// The possible readings of a quantity, each as a complete set of numbers.
fn readings(written: &str, quantity: &Quantity) -> Vec<Vec<Atom>> {
    let unit = quantity.unit;
    match &quantity.value {
        QuantityValue::Number(number) => {
            let mut readings = vec![vec![Atom::plain(number.clone(), unit)]];
            readings.extend(in_smaller_units(number, unit).map(|atom| vec![atom]));
            readings.extend(apart(written));
            let hour = number.as_u64().filter(|_| unit == Some(Unit::Time(TimeUnit::Hour)));
            let hour =
                hour.and_then(afternoon).map(|hour| vec![Atom::plain(Number::of(hour), unit)]);
            readings.extend(hour);
            readings
        }
        QuantityValue::Range(first, last) => {
            let both =
                |last: Number| vec![Atom::plain(first.clone(), unit), Atom::plain(last, unit)];
            let mut readings = vec![both(last.clone())];
            readings.extend(last.as_u64().and_then(afternoon).map(|hour| both(Number::of(hour))));
            readings
        }
        QuantityValue::Date(date) => vec![of_date(written, *date)],
        QuantityValue::Time { hour, minute } => of_time(*hour, *minute),
        QuantityValue::Version(_)
        | QuantityValue::Phone(_)
        | QuantityValue::Address(_)
        | QuantityValue::Placeholder(_) => Vec::new(),
    }
}

/// The hour on a clock of twelve hours, if it is another number.
fn afternoon(hour: u64) -> Option<u64> {
    (13..=24).contains(&hour).then(|| hour - 12)
}

fn of_date(written: &str, date: DateParts) -> Vec<Atom> {
    // `1/5/2026` is in May or in January.
    let is_certain = !written.contains('/');
    let origin = |origin: PartOrigin| if is_certain { origin } else { PartOrigin::Plain };
    let mut atoms = vec![Atom::small(date.month, origin(PartOrigin::Month))];
    atoms.extend(date.day.map(|day| Atom::small(day, origin(PartOrigin::DayOrYear))));
    atoms.extend(date.year.map(|year| Atom::small(year, origin(PartOrigin::DayOrYear))));
    atoms
}

/// `17:30` as 17 and 30, as 5 and 30, and as the decimal number of `17.30`.
fn of_time(hour: u8, minute: u8) -> Vec<Vec<Atom>> {
    let hours = [Some(u64::from(hour)), afternoon(u64::from(hour))];
    let mut readings = Vec::new();
    for hour in hours.into_iter().flatten() {
        let mut parts = vec![Atom::small(hour, PartOrigin::Plain)];
        let decimal = Number::of(hour * 100 + u64::from(minute)).hundredths();
        if minute > 0 {
            parts.push(Atom::small(minute, PartOrigin::Plain));
        }
        readings.push(parts);
        readings.push(vec![Atom::plain(decimal, None)]);
    }
    readings
}

/// A length of time in smaller units.
fn in_smaller_units(number: &Number, unit: Option<Unit>) -> impl Iterator<Item = Atom> {
    let first = match unit {
        Some(Unit::Time(unit)) => number.as_u64().map(|value| (value, unit)),
        _ => None,
    };
    let smaller = |(value, unit): &(u64, TimeUnit)| {
        let (times, unit) = unit.smaller()?;
        Some((value.checked_mul(times.into())?, unit))
    };
    let chain = std::iter::successors(first, smaller).skip(1);
    chain.map(|(value, unit)| Atom::plain(Number::of(value), Some(Unit::Time(unit))))
}

/// Groups with spaces between them as numbers of their own: `777 123 456`.
fn apart(written: &str) -> Option<Vec<Atom>> {
    let runs = written.split(is_space).map(number::digits);
    let atoms: Vec<Atom> = runs
        .filter(|(run, _)| !run.is_empty())
        .map(|(run, _)| Atom::plain(Number::of_digits(&run), None))
        .collect();
    (atoms.len() > 1).then_some(atoms)
}

/// The quantity of an address that a link leads to; `None` for one inside the site.
#[must_use]
pub fn link(dest: &str, span: Span) -> Option<Quantity> {
    address::value(dest).map(|value| Quantity { value, unit: None, span })
}
