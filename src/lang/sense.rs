//! What words can mean to a figure: the senses that a language file gives words for.

macro_rules! senses {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])+ $variant,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word for it in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

senses! {
    /// How exact a text says its figure is.
    Hedge {
        /// No word limits it.
        Exact = "exact",
        /// About, around, some, roughly.
        About = "about",
        /// More than, over, above.
        Over = "over",
        /// At least, no fewer than, or more.
        AtLeast = "at_least",
        /// Less than, under, below.
        Under = "under",
        /// At most, no more than.
        AtMost = "at_most",
        /// Up to, as much as.
        UpTo = "up_to",
        /// Nearly, almost, close to.
        Nearly = "nearly",
        /// Two ends, or a vague word with a known span (dozens, hundreds of thousands).
        Range = "range",
    }
}

senses! {
    /// The kinds of figures.
    Kind {
        /// An amount of money.
        Money = "money",
        /// Percent.
        Percent = "percent",
        /// Percentage points, basis points.
        Points = "points",
        /// A number of things or people.
        Count = "count",
        /// A measured quantity.
        Measured = "quantity",
        /// A length of time.
        Duration = "duration",
        /// A day, month, year, quarter.
        Date = "date",
        /// A rank or a position.
        Ordinal = "ordinal",
        /// A fraction, a multiple, one in five.
        Ratio = "ratio",
    }
}

senses! {
    /// Which part of the whole a figure speaks of.
    Scope {
        /// The text does not say.
        Unstated = "unstated",
        /// All of it.
        Total = "total",
        /// The first instalment.
        Initial = "initial",
        /// What comes on top.
        Additional = "additional",
        /// What is left.
        Remaining = "remaining",
        /// A named part of a whole.
        Part = "part",
        /// A fraction of a whole: a percentage or a ratio "of" something.
        Share = "share",
        /// One of several equal figures.
        Each = "each",
        /// For every person.
        PerHead = "per_head",
        /// For every share of a company.
        PerShare = "per_share",
        /// For every one of some other unit: a hectare, a tonne, a barrel.
        PerUnit = "per_unit",
        /// For every year.
        PerYear = "per_year",
        /// For every quarter.
        PerQuarter = "per_quarter",
        /// For every month.
        PerMonth = "per_month",
        /// For every week.
        PerWeek = "per_week",
        /// For every day.
        PerDay = "per_day",
        /// For every hour.
        PerHour = "per_hour",
        /// For every night.
        PerNight = "per_night",
        /// For every season.
        PerSeason = "per_season",
        /// No more than this.
        Cap = "cap",
        /// The average of several.
        Average = "average",
        /// The highest so far.
        Peak = "peak",
        /// What is paid in any case.
        Fixed = "fixed",
        /// What depends on how things turn out: bonuses, add-ons.
        Variable = "variable",
        /// From the start of the year up to now.
        YearToDate = "year_to_date",
    }
}

senses! {
    /// On which basis a value is stated.
    Basis {
        /// Before the new money.
        PreMoney = "pre-money",
        /// The new money included.
        PostMoney = "post-money",
        /// After deductions.
        Net = "net",
        /// Before deductions.
        Gross = "gross",
        /// In the money of its time.
        Nominal = "nominal",
        /// In money of one worth, inflation taken out.
        Real = "real",
        /// One-off items or the season taken out.
        Adjusted = "adjusted",
        /// By the rules of accounting.
        Gaap = "gaap",
        /// By the financial year.
        Fiscal = "fiscal",
        /// By the calendar year.
        Calendar = "calendar",
    }
}

senses! {
    /// The part a figure plays in a change.
    Role {
        /// A level at one time.
        Level = "level",
        /// The level before a change.
        Start = "start",
        /// The size of a change.
        Change = "change",
        /// The level after a change.
        End = "end",
    }
}

senses! {
    /// How certain a text is of its figure.
    Modality {
        /// It has happened, is signed or is stated as a fact.
        Confirmed = "confirmed",
        /// Somebody says so, the text does not vouch for it.
        Reported = "reported",
        /// It is meant to happen.
        Planned = "planned",
        /// It happens if something else does.
        Contingent = "contingent",
        /// It is being talked about.
        Discussed = "discussed",
        /// It is expected.
        Forecast = "forecast",
        /// Somebody has estimated it.
        Estimated = "estimated",
        /// Two who speak in the text give different figures for it.
        Disputed = "disputed",
        /// It is denied.
        Denied = "denied",
    }
}

/// How a measured value behaves over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// One event has one value.
    Steady,
    /// One event has one value, first reports of which are corrected later.
    Revised,
    /// It only grows: tolls, sums invested to date.
    Grows,
    /// Every period or day has a value of its own: prices, results, rates.
    Varies,
}

impl Scope {
    /// Whether it is a figure for each one of many, so that it says nothing of the whole.
    #[must_use]
    pub const fn is_rate(self) -> bool {
        matches!(
            self,
            Self::Each
                | Self::PerHead
                | Self::PerShare
                | Self::PerUnit
                | Self::PerYear
                | Self::PerQuarter
                | Self::PerMonth
                | Self::PerWeek
                | Self::PerDay
                | Self::PerHour
                | Self::PerNight
                | Self::PerSeason
        )
    }
}
