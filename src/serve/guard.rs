//! Who may ask: the names this preview answers to, and the origins it trusts.
//!
//! Any web page the author has open can send requests to loopback addresses. Two checks keep what
//! it learns at nothing: the `Host` must be a name of this server (against DNS rebinding), and a
//! socket or a poll must come from a page this server sent.

use std::net::{IpAddr, Ipv6Addr};

/// The names a server answers to.
#[derive(Debug, Clone)]
pub(super) struct Door {
    /// The port it listens on.
    pub(super) port: u16,
    /// What was asked for as `--host`, in lower case and without brackets.
    pub(super) asked: Option<String>,
}

impl Door {
    /// Whether a `Host` header names this server; `local` is the address the client connected to.
    ///
    /// An address is as good as a name only where the client really connected to it, which is how a
    /// phone in the same network reaches `--host 0.0.0.0`: rebinding attacks need a name.
    pub(super) fn admits(&self, host: &str, local: IpAddr) -> bool {
        let Some((name, port)) = split(host) else { return false };
        if port.unwrap_or(80) != self.port {
            return false;
        }
        let name = name.to_ascii_lowercase();
        if name == "localhost" || self.asked.as_ref() == Some(&name) {
            return true;
        }
        let local = local.to_canonical();
        name.parse::<IpAddr>().is_ok_and(|address| {
            address == IpAddr::from([127, 0, 0, 1])
                || address == IpAddr::from(Ipv6Addr::LOCALHOST)
                || address == local
        })
    }
}

/// Whether an `Origin` header is that of the pages served under `host`; an absent one or `null`
/// (sandboxed frames, files) is not.
pub(super) fn is_own_origin(origin: &str, host: &str) -> bool {
    let same = |authority: &str| authority.eq_ignore_ascii_case(host.trim_end_matches(":80"));
    origin.strip_prefix("http://").is_some_and(same)
}

/// Splits `name`, `name:port`, `[v6]` and `[v6]:port`; `None` for anything else.
fn split(host: &str) -> Option<(&str, Option<u16>)> {
    let (name, rest) = match host.strip_prefix('[') {
        Some(rest) => {
            let (address, rest) = rest.split_once(']')?;
            address.parse::<Ipv6Addr>().ok()?;
            (address, rest)
        }
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    match rest.strip_prefix(':') {
        None if rest.is_empty() => Some((name, None)),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((name, Some(digits.parse().ok()?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::{Door, is_own_origin};

    fn admits(asked: Option<&str>, host: &str) -> bool {
        let door = Door { port: 27490, asked: asked.map(ToOwned::to_owned) };
        door.admits(host, IpAddr::from([192, 168, 1, 5]))
    }

    #[test]
    fn only_names_of_this_server_with_its_port_are_admitted() {
        for host in ["localhost:27490", "LocalHost:27490", "127.0.0.1:27490", "[::1]:27490"] {
            assert!(admits(None, host), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:80",
            "localhost:",
            "localhost:+27490",
            "evil.com:27490",
            "127.0.0.1.evil.com:27490",
            "127.0.0.2:27490",
            "localhost.:27490",
            "::1:27490",
            "[::1:27490",
            "[localhost]:27490",
            "user@localhost:27490",
            "localhost:27490:1",
            "0.0.0.0:27490",
            "localhost:99999999",
            "192.168.1.6:27490",
        ] {
            assert!(!admits(None, host), "{host}");
        }
    }

    #[test]
    fn the_asked_name_and_the_connected_address_are_admitted() {
        assert!(admits(Some("atelier.local"), "Atelier.local:27490"));
        assert!(admits(Some("0.0.0.0"), "192.168.1.5:27490"));
        assert!(!admits(Some("0.0.0.0"), "atelier.local:27490"));
    }

    #[test]
    fn origins_are_compared_whole() {
        assert!(is_own_origin("http://127.0.0.1:27490", "127.0.0.1:27490"));
        assert!(is_own_origin("http://localhost", "localhost:80"));
        for origin in [
            "",
            "null",
            "https://127.0.0.1:27490",
            "http://127.0.0.1:27491",
            "http://127.0.0.1:27490.evil.com",
            "http://localhost:27490",
        ] {
            assert!(!is_own_origin(origin, "127.0.0.1:27490"), "{origin}");
        }
    }
}
