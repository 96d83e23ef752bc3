//! The command line: parses arguments, calls [`claimlint::cli::run`], ends with its exit code.

fn main() -> std::process::ExitCode {
    claimlint::cli::run(std::env::args_os())
}
