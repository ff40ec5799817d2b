//! The project's own commands: `cargo xtask run | test | build | bench | package | deploy | teardown`.
//!
//! Where to start: [`args`] says what can be asked for; [`run`], [`mod@test`], [`build`] and [`mod@bench`] do it on this machine, [`deploy`] on AWS, over
//! [`install`] (what is missing on this machine), [`cloud`] (the local cloud), [`serve`] (the page's
//! web server) and [`process`] (children that never outlive us). Nothing here knows what the page does.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod args;
mod bench;
mod budget;
mod build;
mod cloud;
mod deploy;
mod hash;
mod install;
mod package;
mod process;
mod project;
mod run;
mod say;
mod serve;
mod test;

use args::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    if build::split::is_asked() {
        return build::split::run().map_or_else(
            |error| {
                eprintln!("{error:#}");
                ExitCode::FAILURE
            },
            |()| ExitCode::SUCCESS,
        );
    }
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(mistake) => {
            say::failure(&mistake);
            return ExitCode::from(2);
        }
    };
    match process::stop_children_on_interrupt().and_then(|()| perform(command)) {
        Ok(code) => code,
        Err(_) if process::is_interrupted() => process::wait_to_be_ended(),
        Err(error) => {
            say::failure(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Help => {
            println!("{}", args::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Command::Build => {
            let tools = install::for_building()?;
            let built = build::page(&tools)?;
            println!("{}", built.budget);
            built.budget.check()?;
            say::done(&format!("{} is ready to upload.", project::display(&built.dist)));
            Ok(ExitCode::SUCCESS)
        }
        Command::Package(dist) => package::package(dist.as_deref()).map(|()| ExitCode::SUCCESS),
        Command::Bench(arguments) => bench::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Run(options) => run::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Test(options) => Ok(test::run(&options)),
        Command::Deploy(options) => deploy::deploy(&options).map(|()| ExitCode::SUCCESS),
        Command::Teardown(options) => deploy::teardown(&options).map(|()| ExitCode::SUCCESS),
    }
}
