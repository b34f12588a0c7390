//! The `kb` command: hands over to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    kb::cmd::main()
}
