//! The command line: arguments, configuration, files and exit codes.

mod args;
mod check;
mod config;
mod console;
mod disk;
mod exit;
mod explain;
mod extract;
mod figures;
mod init;
mod load;
mod rules;
mod selection;
mod walk;

use args::{Arguments, Command, Setting};
use clap::Parser as _;
use config::Config;
use console::Console;
use disk::Here;
use exit::Exit;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line with `args`, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(stop) => {
            let _ = stop.print(); // where nobody reads the help, nobody misses it
            return match stop.use_stderr() {
                true => Exit::Failed.into(),
                false => Exit::Clean.into(),
            };
        }
    };
    let mut console = Console::new(arguments.color);
    let exit = match Here::find() {
        Ok(here) => obey(&arguments.command, &here, &mut console),
        Err(problem) => {
            console.problem(&problem);
            Exit::Failed
        }
    };
    console.end(exit).into()
}

fn obey(command: &Command, here: &Here, console: &mut Console) -> Exit {
    match command {
        Command::Check(arguments) => match configuration(&arguments.setting, here, console) {
            Some(config) => check::run(arguments, &config, here, console),
            None => Exit::Failed,
        },
        Command::Extract(arguments) => match configuration(&arguments.setting, here, console) {
            Some(config) => extract::run(arguments, &config, here, console),
            None => Exit::Failed,
        },
        Command::Figures(arguments) => match configuration(&arguments.setting, here, console) {
            Some(config) => figures::run(arguments, &config, here, console),
            None => Exit::Failed,
        },
        Command::Rules(arguments) => match configuration(&arguments.setting, here, console) {
            Some(config) => rules::run(arguments, config, console),
            None => Exit::Failed,
        },
        Command::Explain { rule } => explain::run(rule, console),
        Command::Init => init::run(here, console),
    }
}

/// The configuration to use; `None` after telling why there is none.
fn configuration(setting: &Setting, here: &Here, console: &mut Console) -> Option<Config> {
    let config = match &setting.config {
        _ if setting.isolated => Ok(Config::default_in(here.folder())),
        Some(path) => Config::read(here, path),
        None => Config::find(here),
    };
    config.map_err(|problem| console.problem(&problem)).ok()
}
