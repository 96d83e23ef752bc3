//! The mutants: articles with one figure changed, in the ways in which figures go wrong in newsrooms.
//!
//! Which digit, word or sign is changed follows from the figure and its place alone.

use super::super::gold::{Tempting, TemptingKind};
use super::arithmetic::{digits_of, numbers};
use super::figures::{Figure, Figures, Witness};
use super::words::{Swap, Words};
use claimlint::Span;
use rust_decimal::Decimal;

/// In what way a figure is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// million for billion.
    Scale,
    /// One digit.
    Digit,
    /// Two neighbours.
    Swapped,
    /// 3,5 for 3.5 in English.
    DecimalSign,
    /// 1.234 for 1,234 in English.
    GroupSign,
    /// A part of a sum is left out.
    DroppedPart,
    /// A change in percent of the new value.
    WrongBase,
    /// km for miles, euros for dollars.
    Unit,
    /// Percent for percentage points.
    Points,
    /// A digit or the scale, in a headline.
    Headline,
}

impl Way {
    pub(crate) const ALL: [Self; 10] = [
        Self::Scale,
        Self::Digit,
        Self::Swapped,
        Self::DecimalSign,
        Self::GroupSign,
        Self::DroppedPart,
        Self::WrongBase,
        Self::Unit,
        Self::Points,
        Self::Headline,
    ];

    /// The name in tables and in `floors.yaml`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Scale => "scale_word",
            Self::Digit => "digit",
            Self::Swapped => "digits_swapped",
            Self::DecimalSign => "decimal_sign",
            Self::GroupSign => "group_sign",
            Self::DroppedPart => "dropped_part",
            Self::WrongBase => "wrong_base",
            Self::Unit => "unit",
            Self::Points => "points",
            Self::Headline => "headline",
        }
    }
}

/// An article with one figure changed.
pub(super) struct Mutant<'a> {
    pub(super) way: Way,
    pub(super) name: &'a str,
    /// What stands there now, in the file as it was.
    pub(super) place: Span,
    pub(super) becomes: String,
    /// Where a report must point, in the file as it was; of a dropped part the other figures of the sum.
    pub(super) figures: Vec<(&'a str, Span)>,
    /// What shows that it is wrong; `None` where nothing does.
    pub(super) witness: Option<Witness>,
}

/// All mutants of one story, by figure.
pub(super) fn mutants<'a>(figures: &Figures<'a>, words: &Words) -> Vec<Mutant<'a>> {
    let mut made = Vec::new();
    for figure in figures.iter() {
        let maker = Maker {
            figures,
            words,
            figure,
        };
        maker.digits(&mut made);
        maker.scale(&mut made);
        if !figure.in_headline {
            made.extend(maker.separator());
            made.extend(maker.wrong_base());
            made.extend(maker.unit());
            made.extend(maker.points());
            made.extend(maker.dropped());
        }
    }
    made
}

struct Maker<'f, 'a> {
    figures: &'f Figures<'a>,
    words: &'f Words,
    figure: &'f Figure<'a>,
}

impl<'a> Maker<'_, 'a> {
    /// The number becomes `text`.
    fn rewritten(&self, way: Way, text: String, witness: Option<Witness>) -> Mutant<'a> {
        let place = Span::new(
            self.figure.numeral.start as u32,
            self.figure.numeral.end as u32,
        );
        Mutant {
            way,
            name: self.figure.name,
            place,
            becomes: text,
            figures: vec![(self.figure.name, place)],
            witness,
        }
    }

    /// A word beside the number becomes another one.
    fn reworded(&self, way: Way, swap: &Swap<'_>, witness: Option<Witness>) -> Mutant<'a> {
        let end = swap.start + swap.word.len();
        let place = Span::new(swap.start as u32, end as u32);
        let number = Span::new(
            self.figure.numeral.start as u32,
            self.figure.numeral.end as u32,
        );
        Mutant {
            way,
            name: self.figure.name,
            place,
            becomes: swap.becomes.to_owned(),
            figures: vec![(self.figure.name, number.join(place))],
            witness,
        }
    }

    /// A way of the text, or that of headlines.
    fn or_headline(&self, way: Way) -> Way {
        match self.figure.in_headline {
            true => Way::Headline,
            false => way,
        }
    }

    fn digits(&self, made: &mut Vec<Mutant<'a>>) {
        let numeral = self.figure.numeral;
        let changed = [
            (Way::Digit, numeral.digit_changed()),
            (Way::Swapped, numeral.digits_swapped()),
        ];
        for (way, text) in changed {
            let Some(text) = text else { continue };
            let witness = numeral
                .factor_to(&text)
                .and_then(|factor| self.figures.shown(self.figure, factor));
            made.push(self.rewritten(self.or_headline(way), text, witness));
        }
    }

    fn scale(&self, made: &mut Vec<Mutant<'a>>) {
        let swap = self.words.scale(self.figure.numeral, self.figure.language);
        made.extend(swap.map(|swap| {
            let witness = self.figures.shown(self.figure, swap.factor);
            self.reworded(self.or_headline(Way::Scale), &swap, witness)
        }));
    }

    fn separator(&self) -> Option<Mutant<'a>> {
        let decimal = decimal_sign(self.figure.language);
        let (text, was_decimal) = self.figure.numeral.separator_swapped(decimal)?;
        let thousandth = || self.figures.shown(self.figure, Decimal::new(1, 3));
        let (way, witness) = match was_decimal {
            true => (Way::DecimalSign, Some(Witness::Form)),
            false if Figures::is_count(self.figure) => (Way::GroupSign, Some(Witness::Form)),
            false => (Way::GroupSign, thousandth()),
        };
        Some(self.rewritten(way, text, witness))
    }

    /// The percentage of a change, taken of the value after it.
    fn wrong_base(&self) -> Option<Mutant<'a>> {
        let digits = digits_of(&self.figure.numeral.digits());
        let mut groups = self.figure.groups.iter();
        let (percent, rises) = groups.find_map(|group| change_in(group, &digits))?;
        let hundred = Decimal::ONE_HUNDRED;
        let base = match rises {
            true => hundred.checked_add(percent)?,
            false => hundred.checked_sub(percent)?,
        };
        let wrong = percent.checked_mul(hundred)?.checked_div(base)?;
        let decimal = decimal_sign(self.figure.language);
        let text = self.figure.numeral.rewritten(wrong, decimal);
        let witness = self.figures.shown(self.figure, wrong.checked_div(percent)?);
        Some(self.rewritten(Way::WrongBase, text, witness))
    }

    fn unit(&self) -> Option<Mutant<'a>> {
        use TemptingKind::{ConversionOk, DifferenceOk, Notation, Rounding, SumOk, TableOk};
        let swap = self.words.unit(self.figure.numeral, self.figure.language)?;
        let kinds = [
            ConversionOk,
            DifferenceOk,
            Notation,
            Rounding,
            SumOk,
            TableOk,
        ];
        let witness = self.figures.shown_by_unit(self.figure, &kinds);
        Some(self.reworded(Way::Unit, &swap, witness))
    }

    /// Percent of a change shows that it is none in points, and two levels in percent that what is between them is.
    fn points(&self) -> Option<Mutant<'a>> {
        let (swap, was_percent) = self
            .words
            .points(self.figure.numeral, self.figure.language)?;
        let digits = digits_of(&self.figure.numeral.digits());
        let mut groups = self.figure.groups.iter();
        let is_change = groups.any(|group| change_in(group, &digits).is_some());
        let kinds: &[TemptingKind] = match (was_percent, is_change) {
            (true, true) => &[TemptingKind::PercentOk],
            (true, false) => &[],
            (false, _) => &[TemptingKind::DifferenceOk],
        };
        let witness = self.figures.shown_by_unit(self.figure, kinds);
        Some(self.reworded(Way::Points, &swap, witness))
    }

    /// A part of a sum with its line of a table or list, or what stands between two commas.
    fn dropped(&self) -> Option<Mutant<'a>> {
        let mut sums = self
            .figure
            .groups
            .iter()
            .filter(|group| group.kind == TemptingKind::SumOk);
        let group = sums.find(|group| self.is_part(group))?;
        let file = self.figure.numeral.file;
        let (from, to) = (self.figure.numeral.start, self.figure.numeral.end);
        let line_start = file[..from].rfind('\n').map_or(0, |at| at + 1);
        let line_end = file[to..].find('\n').map_or(file.len(), |at| to + at + 1);
        let line = file[line_start..].trim_start();
        let marks = ["| ", "|", "- ", "* ", "<li>", "<tr>"];
        let place = match marks.iter().any(|mark| line.starts_with(mark)) {
            true => Span::new(line_start as u32, line_end as u32),
            false => {
                let start = file[line_start..from].rfind([',', ';'])? + line_start;
                let end = file[to..line_end].find([',', ';', '.'])? + to;
                let is_item = matches!(file.as_bytes()[end], b',' | b';')
                    && !file[start..from].contains(". ")
                    && file[end + 1..].starts_with(' ');
                if !is_item {
                    return None;
                }
                Span::new(start as u32, end as u32)
            }
        };
        let others = group.places.iter();
        let is_line = file[place.range()].ends_with('\n');
        let others: Vec<_> = others
            .filter(|other| other.file == self.figure.name && !other.span.overlaps(place))
            .map(|other| match is_line {
                true => (other.file.as_str(), line_of(file, other.span)),
                false => (other.file.as_str(), other.span),
            })
            .collect();
        let witness = self.figures.shown(self.figure, Decimal::ZERO);
        (others.len() >= 3).then(|| Mutant {
            way: Way::DroppedPart,
            name: self.figure.name,
            place,
            becomes: String::new(),
            figures: others,
            witness,
        })
    }

    /// Whether the number is a part of the sum `a+b+c==total`.
    fn is_part(&self, group: &Tempting) -> bool {
        let digits = digits_of(&self.figure.numeral.digits());
        let check = group.check.as_deref().unwrap_or_default();
        let parts = check.split("==").next().unwrap_or_default();
        parts.contains('+')
            && !parts.contains(['-', '*', '/', '('])
            && numbers(parts).any(|number| digits_of(number) == digits)
    }
}

/// The change in percent that a check gives with these digits, and whether it is a rise: `rnd((b/a-1)*100,p)`.
fn change_in(group: &Tempting, digits: &str) -> Option<(Decimal, bool)> {
    let check = group
        .check
        .as_deref()
        .filter(|_| group.kind == TemptingKind::PercentOk)?;
    let change = check.split(" and ").find_map(|clause| {
        let rises = clause.contains("-1)*100,");
        let falls = clause.contains("(1-") && clause.contains(")*100,");
        let (_, percent) = clause.split_once(")*100,")?;
        let percent = numbers(percent).next()?;
        ((rises || falls) && digits_of(percent) == digits).then_some((percent, rises))
    });
    let (percent, rises) = change?;
    Some((percent.parse().ok()?, rises))
}

/// The line that `span` begins in: a row has more sums than one.
fn line_of(file: &str, span: Span) -> Span {
    let at = span.start() as usize;
    let start = file[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = file[at..]
        .find('\n')
        .map_or(file.len(), |behind| at + behind);
    Span::new(start as u32, end as u32)
}

fn decimal_sign(language: &str) -> char {
    match language {
        "en" => '.',
        _ => ',',
    }
}
