//! The web server of `cargo xtask run` and of the end-to-end tests: `dist/` with the response headers
//! of the template. It listens on this machine only. What to answer is decided in [`site`] and how it is
//! written in [`connection`], both without a socket; here are sockets and threads, and nothing else.

mod connection;
mod site;

pub use site::{Site, is_kept, media_type};

use anyhow::{Result, anyhow};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Ports of this machine, held from the first moment on, so that a busy one is known before long
/// steps are taken.
pub struct Listeners {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Listeners {
    /// Takes a port, on 127.0.0.1 and, where there is IPv6, on `[::1]`: `localhost` may mean either.
    pub fn take(port: u16, option: &str) -> Result<Self> {
        let first = bind((Ipv4Addr::LOCALHOST, port).into(), option)?;
        let port = first.local_addr()?.port();
        let mut listeners = vec![first];
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => listeners.push(second),
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(busy(port, option)),
            Err(_) => {} // no IPv6 here
        }
        Ok(Self { listeners, port })
    }

    /// Takes a port that nobody uses.
    pub fn take_any() -> Result<Self> {
        Self::take(0, "--port")
    }

    /// The page's address, as the browser and the buckets' CORS rules see it.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Serves the site from threads of their own, until the process ends. Each connection has one: a browser
    /// holds its connections open, and would leave a pool of workers with none for the next.
    pub fn serve(self, site: Site) {
        let site = Arc::new(site);
        for listener in self.listeners {
            let site = site.clone();
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let site = site.clone();
                    thread::spawn(move || answer(&stream, &site));
                }
            });
        }
    }
}

/// A port that is free now, for a child that takes a number.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Fails when somebody listens on the port.
pub fn check_free(port: u16, option: &str) -> Result<()> {
    bind((Ipv4Addr::LOCALHOST, port).into(), option).map(drop)
}

fn bind(address: SocketAddr, option: &str) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => busy(address.port(), option),
        _ => anyhow!("Port {} cannot be taken ({error}): choose another with `{option} N`.", address.port()),
    })
}

fn busy(port: u16, option: &str) -> anyhow::Error {
    anyhow!("Port {port} is in use: end what listens there, or choose another with `{option} N`.")
}

/// A connection that breaks off is the browser's business.
fn answer(stream: &TcpStream, site: &Site) {
    let _ = stream.set_nodelay(true);
    let _ = connection::converse(stream, stream, |request| {
        site.answer(&request.method, &request.url, &request.accept_encoding)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_named_with_the_way_out() {
        let held = Listeners::take_any().unwrap();
        for busy in [Listeners::take(held.port, "--port").err(), check_free(held.port, "--port").err()] {
            let sentence = busy.unwrap().to_string();
            assert!(
                sentence.contains(&held.port.to_string()) && sentence.contains("`--port N`"),
                "{sentence}"
            );
        }
    }
}
