//! What the programs of Rust tell about this package and its dependencies.

use std::process::Command;

use serde_json::Value;

/// The output of a program that comes with Rust, in the folder of the package.
pub(crate) fn run(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("comes with Rust");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("is text")
}

/// The packages that are compiled here; others need not have been downloaded.
pub(crate) fn packages_of_this_system() -> Vec<Value> {
    let rust = run("rustc", &["-vV"]);
    let host = rust.lines().find_map(|line| line.strip_prefix("host: ")).expect("there is one");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let fixed = ["metadata", "--locked", "--offline", "--format-version", "1"];
    let metadata = run(&cargo, &[&fixed[..], &["--filter-platform", host]].concat());
    let metadata: Value = serde_json::from_str(&metadata).expect("is JSON");
    let packages = metadata["packages"].as_array().expect("a list").clone();
    assert!(packages.len() > 50);
    packages
}
