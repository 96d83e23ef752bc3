//! One line a finding, as compilers print them: for editors, `grep` and small screens.

use super::{Report, printable};
use std::fmt::Write as _;

/// `file:line:col: severity[code] message`, one line a finding.
#[must_use]
pub fn concise(report: &Report<'_>) -> String {
    let mut lines = String::new();
    for finding in report.findings() {
        let Some(label) = finding.labels.first() else {
            continue; // a finding without a place is in no article, so it is not in the report
        };
        let place = report.place(label.site);
        let (severity, code) = (finding.severity.name(), finding.rule.code);
        let message = printable(&finding.message);
        let _ = writeln!(lines, "{place}: {severity}[{code}] {message}");
    }
    lines
}
