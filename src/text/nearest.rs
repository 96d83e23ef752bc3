//! What somebody may have meant.

/// The candidates that lie within a few strokes of `typed`, the nearest first.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let mut near: Vec<(usize, &str)> = (candidates.into_iter())
        .map(|candidate| (strokes(&typed, &candidate.to_lowercase()), candidate))
        .filter(|(strokes, candidate)| *strokes <= 1 + candidate.chars().count() / 4)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(3);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How many letters must be put in, taken out or changed to turn one word into the other.
fn strokes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], above + 1);
        for (at, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let words = ["locale_format", "value_conflict", "F101"];
        assert_eq!(nearest("local_format", words), ["locale_format"]);
        assert_eq!(nearest("f102", words), ["F101"]);
        assert!(nearest("weather", words).is_empty());
    }
}
