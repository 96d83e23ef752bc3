//! What a phrase can mean to a figure, and the classes such meanings are looked up by.

use super::sense::Hedge;

macro_rules! figure_senses {
    ($($(#[$doc:meta])+ $name:ident $(($($payload:ty),+))? $(= $backwards:ident)?,)+) => {
        /// What a phrase can mean to a figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Sense { $($(#[$doc])+ $name $(($($payload),+))?,)+ }

        /// The kind of meaning a phrase is looked up for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class { $($(#[$doc])+ $name,)+ }

        impl Sense {
            /// Its class.
            pub(crate) const fn class(self) -> Class {
                match self { $(Self::$name { .. } => Class::$name,)+ }
            }
        }

        impl Class {
            /// Whether phrases of it are looked for in front of a figure, from their last word on.
            pub(super) const fn is_read_backwards(self) -> bool {
                $($(if matches!(self, Self::$name) { return stringify!($backwards).len() > 0; })?)+
                false
            }
        }
    };
}

figure_senses! {
    /// A number below one thousand that is added to what stands before it.
    Number(u32),
    /// An article that counts one before a scale word and at the end of a larger number.
    One,
    /// A word inside a number (`one hundred and three`).
    NumberJoin,
    /// A word between money and its hundredths (`3 euros con 99 céntimos`).
    CentJoin,
    /// A word for the minus sign.
    Minus = before,
    /// Words behind a temperature that make it negative (`bajo cero`).
    MinusAfter,
    /// A word for the decimal sign (`five point five`).
    DecimalWord,
    /// A number word with a fraction, in hundredths.
    Mixed(u32),
    /// A scale word as a power of ten.
    Scale(u32),
    /// Scale letters that stand directly behind the digits.
    GluedScale(u32),
    /// Scale and currency in one (`mdp`): the power of ten and the ISO code.
    ScaleCurrency(u32, &'static str),
    /// A collective for exactly so many (`dozen`).
    Dozen(u32),
    /// A collective for about so many (`vingtaine`).
    Round(u32),
    /// A vague amount and the ends of what it says.
    Vague(i64, i64),
    /// A fraction as numerator and denominator.
    Fraction(u32, u32),
    /// A verb or an adverb for a multiple, in hundredths.
    Multiple(u32),
    /// A word behind the number of a multiple (`times`).
    Times,
    /// A word that shows that a multiple is meant (`times as many`).
    TimesCompare,
    /// An ordinal.
    Ordinal(u32),
    /// Letters that make digits an ordinal.
    OrdinalSuffix,
    /// A hedge before a figure.
    HedgeBefore(Hedge) = before,
    /// A hedge behind a figure.
    HedgeAfter(Hedge),
    /// A word between hedge and figure (`up to another 5`).
    Filler = before,
    /// A rise, told before its figure.
    UpBefore = before,
    /// A fall, told before its figure.
    DownBefore = before,
    /// A rise, told behind its figure.
    UpAfter,
    /// A fall, told behind its figure.
    DownAfter,
    /// The word before the size of a change (`by`).
    ChangeWord = before,
    /// The word before the start of a change.
    From = before,
    /// The word before the level after a change.
    To = before,
    /// A verb of a change that says nothing of its direction.
    Move,
    /// A word before a figure that is held against the one before it.
    Against = before,
    /// The word before a range.
    Between = before,
    /// The word between the ends of a range that `between` opens.
    BetweenJoin,
    /// The word between the ends of a range.
    RangeJoin,
    /// A word between the last two of a list.
    ListJoin = before,
    /// The words between the two numbers of a share (`one in five`).
    Share,
    /// The word before an ordinal that makes it a share (`jeder fünfte`).
    EveryNth = before,
    /// The word between a number and what it counts.
    Of,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// A word for points that are percentage points only in a change.
    BarePoints,
    /// Hundredths of a percentage point.
    BasisPoints,
    /// Per mille.
    PerMille,
    /// A pound, which is money or a book where nothing weighs.
    Pound,
    /// A word that says that pounds are a weight.
    Weigh,
    /// A verb whose rank is the place somebody takes (`finished eighth`).
    Placing,
    /// A word that says that pounds are money.
    Pay,
    /// A unit of measurement.
    Unit(&'static Unit),
    /// A unit of time.
    Time(&'static str),
    /// A word before a bare age.
    Age = before,
    /// A month.
    Month(u32),
    /// A word inside a date (`24 de noviembre`).
    DateJoin,
    /// A word before a decade (`años 90`).
    DecadeBefore = before,
    /// Letters before the number of a quarter, a half or a fiscal year (`Q3`, `FY25`).
    Period,
    /// What makes digits a decade (`90s`).
    DecadeAfter,
    /// A word before a time of day.
    ClockBefore = before,
    /// A word behind a time of day.
    ClockAfter,
    /// A thing told apart by its number (`day 3`).
    Numbered = before,
    /// A word before digits that only name something (`version`).
    Label = before,
    /// A word of street names.
    Address = before,
    /// Words of the page behind a number.
    Furniture,
    /// A figure of speech, with its number.
    Speech,
    /// A word that ends a noun phrase and is never a name.
    Function = before,
    /// A word that may start with a capital and is no name.
    NotName = before,
    /// The definite article.
    Definite = before,
    /// An article.
    Article = before,
    /// A word that opens a noun phrase about something known.
    Determiner,
    /// A plural that no rule forms, and its singular.
    Plural(&'static str),
    /// A thing that only comes whole.
    Whole,
    /// An adjective between a number and its noun.
    BeforeNoun,
    /// Words behind a number that let it stand without its noun.
    Elliptic,
    /// A verb with a word of rise or fall in it that tells of none: "made up".
    NoTurn = before,
    /// Prepositions and hedges that lead to a time as well.
    Temporal = before,
    /// A sign, code or short form of a currency, before or behind the number.
    Currency(&'static str),
    /// A code of a currency that is also a word.
    CarefulCode,
    /// A sign or name that several currencies have.
    SharedCurrency,
    /// The name of a currency, behind the number.
    CurrencyWord(&'static str),
    /// The name of a hundredth of a currency.
    Minor(&'static str),
    /// An abbreviation that is written with a point.
    Abbreviation,
}

impl Class {
    /// Classes of the words that a figure can start with.
    pub(crate) const ANCHORS: Classes = Classes::of(&[
        Self::Number,
        Self::One,
        Self::Mixed,
        Self::Scale,
        Self::Vague,
        Self::Fraction,
        Self::Multiple,
        Self::Ordinal,
        Self::Speech,
        Self::Month,
        Self::Currency,
        Self::Minus,
        Self::EveryNth,
    ]);
}

/// A unit of measurement under one of its names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Symbol of the unit that values are kept in.
    pub(crate) symbol: &'static str,
    /// How many of it one is, as digits and a power of ten.
    pub(crate) factor: (i128, u32),
    /// How it is printed where small and capital letters make a difference.
    pub(crate) exact: Option<&'static str>,
    /// Whether it stands only directly behind the digits.
    pub(crate) glued: bool,
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128);

impl Classes {
    /// The empty set.
    pub(crate) const NONE: Self = Self(0);

    /// The set of these.
    pub(crate) const fn of(classes: &[Class]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < classes.len() {
            set |= 1 << classes[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// The set with these, too.
    pub(crate) const fn with(self, classes: &[Class]) -> Self {
        Self(self.0 | Self::of(classes).0)
    }

    /// The set without these.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the two have a class in common.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds `class`.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 >> (class as u32) & 1 == 1
    }
}

impl From<Class> for Classes {
    fn from(class: Class) -> Self {
        Self(1 << class as u32)
    }
}

impl std::ops::BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
