//! `cargo xtask run`: the page at <http://localhost:8080>, with the local cloud behind it or, with
//! `--config`, a real AWS account. The cloud comes up while the page compiles.

use crate::args::Run;
use crate::build::{self, Built};
use crate::cloud::{self, Cloud, Demo};
use crate::install::{self, Tools};
use crate::serve::{self, Listeners, Site};
use crate::{process, project, say};
use anyhow::{Context, Result, anyhow};
use std::path::Path;
use std::thread;

/// Runs until Ctrl-C.
pub fn run(options: &Run) -> Result<()> {
    let page = Listeners::take(options.port, "--port")?;
    match &options.config {
        Some(config) => run_on_aws(page, config),
        None => run_locally(page, options),
    }
}

fn run_on_aws(page: Listeners, config: &Path) -> Result<()> {
    let config = config.canonicalize().with_context(|| format!("{} cannot be read", config.display()))?;
    let built = build_page(&install::for_building()?)?;
    let headers = cloud::headers_for(&install::for_the_cloud()?, &config)?;
    let origin = page.origin();
    page.serve(Site::new(&built.dist, &config, &headers)?);
    say::done(&format!("Alcove is at {origin}, on the AWS account of {}", config.display()));
    say::note(&format!("Sign-in and files work once the bucket's CORS rules allow {origin}."));
    say::note("Ctrl-C stops it.");
    process::wait_to_be_ended()
}

fn run_locally(page: Listeners, options: &Run) -> Result<()> {
    serve::check_free(options.cloud_port, "--cloud-port")?;
    install::check_for_the_cloud()?;
    let state = options.persist.then(|| project::target("cloud-state"));
    let origin = page.origin();
    let (built, cloud) = thread::scope(|scope| {
        let cloud = scope.spawn(|| start_cloud(options.cloud_port, &origin, state.as_deref()));
        let built = install::for_building().and_then(|tools| build_page(&tools));
        let cloud = cloud.join().map_err(|_| anyhow!("starting the local cloud failed"))?;
        Ok::<_, anyhow::Error>((built?, cloud?))
    })?;
    page.serve(Site::new(&built.dist, &cloud.config(), &cloud.headers())?);
    let Demo { email, password, mail_url } = cloud.demo()?;
    say::done(&format!("Alcove is at {origin}"));
    say::note(&format!("Demo account        {email}   {password}"));
    say::note(&format!("Mail with codes     {mail_url}<e-mail address>"));
    say::note(if options.persist {
        "Accounts and files are kept in target/cloud-state. Ctrl-C stops everything."
    } else {
        "Accounts and files end with this run; --persist keeps them. Ctrl-C stops everything."
    });
    process::wait_to_be_ended()
}

fn start_cloud(port: u16, origin: &str, state: Option<&Path>) -> Result<Cloud> {
    let python = install::for_the_cloud()?;
    let step = say::step("Starting the local cloud and deploying deploy/alcove.yaml to it", "seconds");
    let cloud = Cloud::start(&python, port, origin, state, "cloud")?;
    step.done();
    Ok(cloud)
}

fn build_page(tools: &Tools) -> Result<Built> {
    let built = build::page(tools)?;
    if let Err(over) = built.budget.check() {
        say::note(&over.to_string()); // worth knowing here, and a failure in `build` and `test`
    }
    Ok(built)
}
