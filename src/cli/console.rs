//! The two streams: results on standard output, everything else on standard error.

use super::args::Color;
use super::exit::Exit;
use anstream::{AutoStream, ColorChoice};
use anstyle::AnsiColor;
use std::fmt::Display;
use std::io::{self, StderrLock, StdoutLock, Write as _};

/// Where a command writes, and what went wrong on the way.
pub(super) struct Console {
    out: AutoStream<StdoutLock<'static>>,
    err: AutoStream<StderrLock<'static>>,
    problems: usize,
    closed: bool,
}

impl Console {
    /// The streams of this program, in colour or not.
    pub(super) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            out: AutoStream::new(io::stdout().lock(), choice),
            err: AutoStream::new(io::stderr().lock(), choice),
            problems: 0,
            closed: false,
        }
    }

    /// Columns to write in: as `COLUMNS` says, else those of the terminal, else a hundred.
    #[expect(
        clippy::disallowed_methods,
        reason = "the terminal is asked here and nowhere else"
    )]
    pub(super) fn width(&self) -> usize {
        let wanted = std::env::var("COLUMNS").ok();
        let wanted = wanted.and_then(|columns| columns.trim().parse().ok());
        let wanted = wanted.filter(|columns| *columns > 0);
        let size = || terminal_size::terminal_size_of(io::stdout());
        wanted
            .or_else(|| size().map(|(width, _)| usize::from(width.0)))
            .unwrap_or(100)
    }

    /// Writes a result. Once nobody reads it, nothing more is written.
    pub(super) fn show(&mut self, text: &str) {
        if self.closed {
            return;
        }
        let written = self.out.write_all(text.as_bytes());
        match written.and_then(|()| self.out.flush()) {
            Ok(()) => {}
            Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => self.closed = true,
            Err(fault) => {
                self.closed = true;
                let help = "make room, or write to another place";
                self.problem(&format!("standard output: {fault}; {help}"));
            }
        }
    }

    /// Says something beside the result.
    pub(super) fn say(&mut self, text: &str) {
        if !self.closed {
            // Where standard error is closed there is nobody left to tell.
            let _ = writeln!(self.err, "{text}");
        }
    }

    /// Says something worth knowing.
    pub(super) fn note(&mut self, text: &str) {
        let style = AnsiColor::Cyan.on_default();
        self.say(&format!("{style}note{style:#}: {text}"));
    }

    /// Says what went wrong; the exit code will say so too.
    pub(super) fn problem(&mut self, problem: &dyn Display) {
        self.problems += 1;
        let style = AnsiColor::Red.on_default().bold();
        let _ = writeln!(self.err, "{style}error{style:#}: {problem}");
    }

    /// The exit code: `exit`, unless something went wrong.
    pub(super) fn end(self, exit: Exit) -> Exit {
        match exit {
            _ if self.problems > 0 => Exit::Failed,
            _ if self.closed => Exit::Closed,
            exit => exit,
        }
    }
}
