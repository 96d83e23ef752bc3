//! What figures measure and towards whom they go, one phrasing a line.

use crate::claim::Corpus;
use crate::ingest;
use crate::testing::unmark;

/// Checks the lines `sentence with one [[figure]] => measure | object`; "-" is an open slot.
#[track_caller]
fn check(lines: &str) {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (marked, expected) = line.split_once(" => ").expect("a line has an expectation");
        let (text, spans) = unmark(marked);
        let source = ingest::plain("a.txt", text.as_str()).expect("test articles are well-formed");
        let corpus = Corpus::read([source]);
        let [article] = corpus.articles() else {
            unreachable!("one source, one article")
        };
        let claims = article.claims();
        let claim = claims
            .iter()
            .find(|claim| claim.quantity.span.overlaps(spans[0]));
        let claim = claim.unwrap_or_else(|| panic!("no claim in {marked:?}"));
        let measure = claim.measure.as_ref().map_or("-", |slot| slot.value.name());
        let object = claim
            .object
            .map_or("-", |slot| article.entity(slot.value).name.as_str());
        let (wanted, towards) = match expected.split_once(" | ") {
            Some((wanted, towards)) => (wanted, Some(towards)),
            None => (expected, None),
        };
        assert_eq!(measure, wanted, "the measure in {marked:?}");
        if let Some(towards) = towards {
            assert_eq!(object, towards, "the object in {marked:?}");
        }
    }
}

#[test]
fn the_noun_that_governs_a_figure_says_what_it_measures() {
    check(
        "
        Norvik reported a net profit of [[$5 million]] for the year. => net profit
        Norvik paid a fine of about [[$5 million]] to the state. => fine
        The court imposed a [[$5 million]] fine on Norvik. => fine
        Norvik received [[$5 million]] in damages from the builder. => compensation
        Norvik announced [[2,100]] job cuts on Monday. => job cuts
        The share price closed at [[$12.40]] on Friday. => share price
        ",
    );
}

#[test]
fn what_is_done_to_people_says_more_than_who_they_are() {
    check(
        "
        At least [[34]] passengers were killed in the crash. => deaths
        A man died and [[34]] people were hurt. => injuries
        The flu sickened [[21,600]] people and killed 390. => person
        Police arrested [[12]] protesters near the station. => arrests
        Some [[380]] residents were evacuated. => evacuated
        The town has [[3,000]] inhabitants. => population
        ",
    );
}

#[test]
fn the_subject_of_a_change_is_what_changes() {
    check(
        "
        Unemployment rose to [[5.1%]] in May. => unemployment
        Inflation slowed to 2.6% in May from [[2.9%]] in April. => inflation
        Rents went up [[5%]] in a year. => rent
        Exports fell by [[5%]] in March. => exports
        Norvik's revenue [[tripled]] last year. => revenue
        Subscriptions have gone up to [[$12]] a month. => subscription
        ",
    );
}

#[test]
fn the_same_in_other_terms_measures_the_same() {
    check(
        "
        Norvik will cut 2,400 jobs, or [[8 percent]] of its workforce. => job cuts | workforce
        Norvik raised 120 million euros ([[$134 million]]) in May. => funding round
        Norvik employs 340 people: 210 in Germany, [[70]] in Poland and some elsewhere in the region. => employees | Poland
        Revenue reached $31 million, up [[55%]] on the year before. => revenue
        ",
    );
}

#[test]
fn a_share_is_a_share_of_something() {
    check(
        "
        Only [[14%]] of borrowers have a fixed rate. => share | borrowers
        The deficit was [[3.1%]] of the state's gross domestic product. => deficit | gross domestic product
        A dozen people were hurt, [[nine]] of them firefighters. => injuries | firefighters
        ",
    );
}

#[test]
fn prepositions_of_the_frame_lead_to_the_object() {
    check(
        "
        Orbit will invest [[$15 billion]] in Norvik. => investment | Norvik
        The state spent [[$3 million]] on schools. => spending | schools
        ",
    );
}

#[test]
fn times_and_ranks_have_names_of_their_own() {
    check(
        "
        The two met [[ten days]] ago in Bonn. => time since
        The girl is [[12 years]] old. => age
        Norvik signed a [[five-year]] contract with Orbit. => contract term
        He was sentenced to [[ten years]] in prison. => prison term
        The quake measured [[6.1]] on the Richter scale. => magnitude
        The krone slipped to [[11.52]] per euro. => exchange rate
        ",
    );
}

#[test]
fn where_no_word_says_it_a_measure_stays_open_or_unknown() {
    check(
        "
        The storm left [[1,640]] schools closed. => school closed
        The mayor opened an [[$11 million]] campus there. => campus
        The clubs had agreed on [[$62 million]] by then. => -
        A [[6.7]] quake killed many people. => quake
        ",
    );
}

#[test]
fn a_figure_goes_on_with_what_stands_before_it() {
    check(
        "Core inflation, which leaves out energy and food, was [[3.0%]]. => core inflation
        The unions, which met in May, were [[3.0%]] short. => -
        Orbit expects charges of $260 million, of which [[$140 million]] will be booked this year. => charge
        The fire burned 11,300 hectares of forest and [[5,400]] of scrub. => burned area
        The unemployment rate was 5.1%. A year earlier it was [[4.8%]]. => unemployment",
    );
}

#[test]
fn a_figure_goes_towards_the_thing_of_its_verb_its_noun_or_its_item() {
    check(
        "Orbit acquired Castlewick for [[$5 billion]]. => takeover | Castlewick
        The price of copper rose to [[$9,500]]. => price | copper
        The profit of the company rose to [[$9 million]]. => profit | -
        One rupee goes to: salaries [[27 paise]], pensions 22 paise. => salary | salaries
        It will lay off 400 people, nearly [[half]] its workforce. => job cuts | workforce
        The deficit falls from [[3.4%]] to 3.1% of GDP. => deficit | gdp",
    );
}
