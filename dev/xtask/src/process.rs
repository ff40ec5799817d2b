//! Children that never outlive us. Each is started in a process group of its own; when its handle is
//! dropped, on Ctrl-C and on a failure alike, the whole group is asked to end, then made to.

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{project, say};

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How long a child may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(5);

/// From here on Ctrl-C (and SIGTERM, SIGHUP) ends all children before it ends us.
pub fn stop_children_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        println!("\nStopping …");
        // Keeping the lock until the exit keeps new children from being started meanwhile.
        let groups = GROUPS.lock();
        if let Ok(groups) = &groups {
            end_groups(groups, PATIENCE);
        }
        std::process::exit(130);
    })
    .context("Ctrl-C cannot be caught here")
}

/// Whether the person pressed Ctrl-C: what fails after that is no failure.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Leaves the end of the process to the Ctrl-C handler.
pub fn wait_to_be_ended() -> ! {
    loop {
        std::thread::park();
    }
}

/// Asks every group to end, waits for it, and in the end makes it.
fn end_groups(groups: &BTreeSet<i32>, patience: Duration) {
    for group in groups {
        signal(*group, Signal::SIGTERM);
    }
    let asked = Instant::now();
    while asked.elapsed() < patience && groups.iter().any(|group| is_alive(*group)) {
        sleep(Duration::from_millis(20));
    }
    for group in groups {
        signal(*group, Signal::SIGKILL);
    }
}

/// A group that has ended meanwhile takes no signal, and needs none.
fn signal(group: i32, signal: Signal) {
    let _ = killpg(Pid::from_raw(group), signal);
}

/// Whether a group has a member that runs. Its first process is our child: once that has ended it must be
/// waited for, or it would go on taking signals.
fn is_alive(group: i32) -> bool {
    let _ = waitpid(Pid::from_raw(group), Some(WaitPidFlag::WNOHANG));
    killpg(Pid::from_raw(group), None).is_ok()
}

/// A running child, with all that it starts itself.
pub struct Child {
    child: std::process::Child,
    group: i32,
}

impl Child {
    /// Starts a program with no input, its output going where `command` says.
    pub fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut groups = GROUPS.lock().map_err(|_| anyhow::anyhow!("a thread of ours failed"))?;
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{program}` could not be started"))?;
        let group = i32::try_from(child.id()).context("a process id beyond 2³¹")?;
        groups.insert(group);
        Ok(Self { child, group })
    }

    /// Whether it has ended, and how.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let Ok(mut groups) = GROUPS.lock() else { return };
        if !groups.remove(&self.group) {
            return;
        }
        // Even when the child itself has ended, what it started may still be there.
        end_groups(&BTreeSet::from([self.group]), PATIENCE);
        let _ = self.child.wait();
    }
}

/// Runs a program to its end and keeps what it says in `target/log/NAME.log`; on a terminal its
/// latest line is shown while it runs, and when it fails, the log's end.
pub fn quietly(name: &str, command: &mut Command) -> Result<()> {
    let path = project::target(&format!("log/{name}.log"));
    let log = create(&path)?;
    logged(name, &path, command.stdout(log.try_clone()?).stderr(log))
}

/// Like [`quietly`], with the standard output kept in a file of its own.
pub fn into_file(name: &str, file: &Path, command: &mut Command) -> Result<()> {
    let path = project::target(&format!("log/{name}.log"));
    logged(name, &path, command.stdout(create(file)?).stderr(create(&path)?))
}

fn logged(name: &str, path: &Path, command: &mut Command) -> Result<()> {
    let mut child = Child::start(command)?;
    let on_terminal = std::io::stdout().is_terminal();
    let status = loop {
        if let Some(status) = child.ended()? {
            break status;
        }
        sleep(Duration::from_millis(if on_terminal { 200 } else { 20 }));
        if on_terminal {
            show_progress(&last_lines(&read(path), 1));
        }
    };
    if on_terminal {
        print!("\r\x1b[2K");
    }
    if status.success() {
        return Ok(());
    }
    let said = read(path);
    if let Some(sentence) = no_network(&said) {
        bail!("{sentence}");
    }
    eprintln!("{}", last_lines(&said, 60));
    bail!("{name} failed ({status}): its words stand above and in {}.", project::display(path))
}

/// Runs a program to its end, shows all that it says, and hands back its standard output.
pub fn aloud(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = Child::start(command.stdout(Stdio::piped()))?;
    let mut said = String::new();
    if let Some(output) = child.child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    Ok((child.wait()?, said))
}

/// A new file, with the folders above it.
pub fn create(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    File::create(path).with_context(|| format!("{} cannot be written", project::display(path)))
}

/// The end of a text.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

fn show_progress(line: &str) {
    let short: String = line.trim().chars().filter(|c| !c.is_control()).take(76).collect();
    print!("\r\x1b[2K  {short}");
    let _ = std::io::stdout().flush();
}

/// What cargo, rustup, pip and apt-get say when nothing can be fetched, as one sentence of ours.
fn no_network(said: &str) -> Option<String> {
    const SIGNS: [&str; 11] = [
        "Could not resolve host",
        "Couldn't resolve host",
        "Temporary failure resolving",
        "Temporary failure in name resolution",
        "failed to lookup address",
        "dns error",
        "Network is unreachable",
        "Failed to connect to",
        "Could not connect to server",
        "Failed to establish a new connection",
        "error sending request",
    ];
    let sign = said.lines().rev().find(|line| SIGNS.iter().any(|sign| line.contains(sign)))?;
    Some(format!(
        "No network: what is missing could not be fetched. Connect, then run the same command again; \
         what is installed already stays. ({})",
        sign.trim().chars().take(120).collect::<String>()
    ))
}

/// Says what a long step does while it is done quietly.
pub fn step(what: &str, takes: &str, name: &str, command: &mut Command) -> Result<()> {
    let step = say::step(what, takes);
    quietly(name, command)?;
    step.done();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU32;

    /// A shell that starts a child of its own; the second is the grandchild's id.
    fn shell_with_a_child() -> (Child, Pid) {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let file = std::env::temp_dir().join(format!("xtask-process-{}-{number}", std::process::id()));
        let script = format!("sleep 600 & echo $! > {}; wait", file.display());
        let child = Child::start(Command::new("sh").args(["-c", &script])).unwrap();
        let grandchild = loop {
            match std::fs::read_to_string(&file).unwrap_or_default().trim().parse() {
                Ok(number) => break Pid::from_raw(number),
                Err(_) => sleep(Duration::from_millis(10)),
            }
        };
        std::fs::remove_file(file).unwrap();
        assert!(runs(grandchild));
        (child, grandchild)
    }

    fn runs(pid: Pid) -> bool {
        nix::sys::signal::kill(pid, None).is_ok() && !is_zombie(pid)
    }

    fn wait_for_the_end_of(pid: Pid) {
        let begun = Instant::now();
        while runs(pid) {
            assert!(begun.elapsed() < PATIENCE, "{pid} still runs");
            sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn a_dropped_child_takes_its_own_children_with_it() {
        let (child, grandchild) = shell_with_a_child();
        drop(child);
        wait_for_the_end_of(grandchild);
    }

    #[test]
    fn an_interrupt_ends_every_group() {
        let (first, second) = (shell_with_a_child(), shell_with_a_child());
        end_groups(&BTreeSet::from([first.0.group, second.0.group]), PATIENCE);
        assert!(!runs(first.1) && !runs(second.1));
    }

    #[test]
    fn a_child_that_will_not_end_is_made_to() {
        let mut stubborn = Command::new("sh");
        let mut child =
            Child::start(stubborn.args(["-c", "trap '' TERM; sleep 600 & wait; sleep 600"])).unwrap();
        sleep(Duration::from_millis(200));
        end_groups(&BTreeSet::from([child.group]), Duration::from_millis(300));
        assert!(!child.wait().unwrap().success());
    }

    fn is_zombie(pid: Pid) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        stat.split(')').nth(1).is_some_and(|rest| rest.trim_start().starts_with('Z'))
    }

    #[test]
    fn a_missing_network_is_one_sentence() {
        let cargo = "    Updating the index\nwarning: spurious network error: [6] Could not resolve hostname";
        assert!(no_network(cargo).unwrap().starts_with("No network"));
        assert_eq!(no_network("error[E0308]: mismatched types"), None);
    }

    #[test]
    fn what_a_program_says_is_handed_back() {
        let (status, said) = aloud(Command::new("printf").arg("one\ntwo\n")).unwrap();
        assert!(status.success());
        assert_eq!(said, "one\ntwo\n");
    }

    #[test]
    fn only_the_end_of_a_long_log_is_shown() {
        assert_eq!(last_lines("a\nb\nc", 2), "b\nc");
        assert_eq!(last_lines("a", 2), "a");
    }
}
