//! The local cloud: started, given the template, checked. What it is made of stands in `dev/cloud/`;
//! here it is three commands and their order.

use crate::install::Python;
use crate::process::{self, Child};
use crate::project;
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A running local cloud; dropping it ends it.
pub struct Cloud {
    _child: Child,
    out: PathBuf,
    port: u16,
}

/// The account that the deployment makes, and where its mail can be read.
pub struct Demo {
    pub email: String,
    pub password: String,
    pub mail_url: String,
}

/// How long the emulator may take to listen.
const STARTUP: Duration = Duration::from_mins(3);

impl Cloud {
    /// Starts the cloud on `port`, deploys the template for a page at `origin`, and checks that what must
    /// be refused is refused. With `state`, accounts and files are kept in that folder. `name` is that of
    /// the folder under `target/` where the deployment writes.
    pub fn start(python: &Python, port: u16, origin: &str, state: Option<&Path>, name: &str) -> Result<Self> {
        let out = project::target(name);
        std::fs::create_dir_all(&out)?;
        let number = port.to_string();
        let log = project::target(&format!("log/{name}.log"));
        let file = process::create(&log)?;
        let mut start = python.command();
        start.args(["-u", "-m", "dev.cloud", "--port", &number]).stdout(file.try_clone()?).stderr(file);
        if let Some(folder) = state {
            std::fs::create_dir_all(folder)?;
            start.arg("--state").arg(folder);
        }
        let mut child = Child::start(&mut start)?;
        wait_until_it_listens(&mut child, port, &log)?;
        let mut deploy = python.command();
        deploy.args(["-m", "dev.cloud.deploy", "--port", &number, "--origin", origin, "--out"]).arg(&out);
        process::quietly(&format!("{name}-deploy"), &mut deploy)
            .context("deploy/alcove.yaml was not deployed to the local cloud")?;
        let mut check = python.command();
        check.args(["-m", "dev.cloud.selfcheck", "--port", &number]);
        process::quietly(&format!("{name}-selfcheck"), &mut check).context(
            "The local cloud lets through what AWS refuses, so nothing that runs on it would prove anything",
        )?;
        Ok(Self { _child: child, out, port })
    }

    /// The folder with what the deployment wrote.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// `http://localhost:…`, where every service of the cloud answers.
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The page's `config.json`.
    pub fn config(&self) -> PathBuf {
        self.out.join("config.json")
    }

    /// The template's response headers.
    pub fn headers(&self) -> PathBuf {
        self.out.join("headers.json")
    }

    pub fn demo(&self) -> Result<Demo> {
        let text = std::fs::read_to_string(self.out.join("demo.json"))?;
        let demo: serde_json::Value = serde_json::from_str(&text)?;
        let field = |name: &str| {
            let value = demo[name].as_str().with_context(|| format!("demo.json has no `{name}`"))?;
            Ok::<_, anyhow::Error>(value.to_owned())
        };
        Ok(Demo { email: field("email")?, password: field("password")?, mail_url: field("mailUrl")? })
    }
}

/// The template's response headers for a page on a real account, from its `config.json`.
pub fn headers_for(python: &Python, config: &Path) -> Result<PathBuf> {
    let out = project::target("headers.json");
    let mut command: Command = python.command();
    command.args(["-m", "dev.cloud.headers", "--config"]).arg(config).arg("--out").arg(&out);
    process::quietly("headers", &mut command)?;
    Ok(out)
}

fn wait_until_it_listens(child: &mut Child, port: u16, log: &Path) -> Result<()> {
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if child.ended()?.is_some() {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            eprintln!("{}", process::last_lines(&said, 40));
            bail!("The local cloud ended at once: its words stand above and in {}.", project::display(log));
        }
        if begun.elapsed() > STARTUP {
            bail!("The local cloud does not answer on port {port}: see {}.", project::display(log));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
