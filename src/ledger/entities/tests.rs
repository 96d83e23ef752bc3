//! What a person may write about names, and what is said about what they may not.

use super::parse;

/// What is wrong with the file.
fn fault(yaml: &str) -> String {
    parse("e.yaml", yaml).expect_err(yaml).to_string()
}

#[test]
fn files_that_say_something_are_read() {
    for yaml in [
        "",
        "# nothing yet\n",
        "{}\n",
        "Orbit:\n",
        "Orbit:\n  also called: Lumen\n",
        "Orbit:\n  also called: [Lumen, the Altona start-up]\n  part of: Altona Group\n",
        "Orbit:\n  not the same as:\n    - Orbit Foods\n    - Orbit Travel\n",
    ] {
        assert!(parse("e.yaml", yaml).is_ok(), "{yaml}");
    }
}

#[test]
fn files_that_are_broken_are_told_with_place_and_help() {
    const HELP: &str = "each key under a name takes one name or a list of names";
    for (yaml, said) in [
        (
            "Orbit:\n  alias: Lumen\n",
            "2:3: Orbit: unknown key `alias`, expected one of `also called`, `part of`, `not the same as`",
        ),
        ("Orbit:\n  also called: [Lumen\n", "3:1: "),
        (
            "Orbit: Lumen\n",
            "1:8: Orbit: invalid type: string \"Lumen\", expected `also called`, `part of` or `not the same as`",
        ),
        (
            "- Orbit\n",
            "1:1: invalid type: sequence, expected names, each with what is known about it",
        ),
        (
            "Orbit:\n  also called: {a: b}\n",
            "2:16: Orbit.also called: invalid type: map, expected a name or a list of names",
        ),
        ("Orbit:\nLumen:\norbit:\n", "3:1: `orbit` stands here twice"),
        (
            "Orbit:\n  also called: ['']\n",
            "2:17: Orbit.also called[0]: a name without letters",
        ),
    ] {
        let found = fault(yaml);
        assert!(
            found.starts_with(&format!("e.yaml:{said}")),
            "{yaml}\n{found}"
        );
        assert!(found.ends_with(HELP), "{found}");
    }
}

#[test]
fn contradictions_are_told_where_they_stand() {
    for (yaml, said) in [
        (
            "Lumen:\nOrbit:\n  also called: Lumen\n  not the same as: [Altona, Lumen]\n",
            "4:29: Orbit.not the same as[1]: `Orbit` is not the same as `Lumen`, and also called so",
        ),
        (
            "Orbit:\n  part of: Orbit\n",
            "2:12: Orbit.part of: `Orbit` cannot be part of itself",
        ),
    ] {
        let found = fault(yaml);
        assert_eq!(found, format!("e.yaml:{said}; take one of the two out"));
    }
}
