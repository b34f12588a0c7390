//! Access policy: accepted `Host` names and trusted origins.
//!
//! Any web page that the author has open can send requests to loopback addresses. Two checks
//! protect the answers. The `Host` must be a name of this server (against DNS rebinding), and a
//! WebSocket or a poll must come from a page of this server.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The `Host` names that are accepted.
#[derive(Debug, Clone)]
pub(super) struct HostPolicy {
    /// The address it listens on, which may be that of all interfaces.
    pub(super) bound: SocketAddr,
    /// The value of `--host`, in lower case and without brackets.
    pub(super) requested: Option<String>,
}

impl HostPolicy {
    /// Whether a `Host` header names this server; `is_own` recognises addresses of this machine.
    ///
    /// With `--host 0.0.0.0`, every address of this machine is accepted, so that a phone in the
    /// same network can connect. That is safe, because rebinding attacks need a name.
    pub(super) fn allows(&self, host: &str, is_own: impl Fn(IpAddr) -> bool) -> bool {
        let Some((name, port)) = split(host) else { return false };
        // Without a port, the port of the connection counts.
        if port.is_some_and(|port| port != self.bound.port()) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        if name == "localhost" || self.requested.as_ref() == Some(&name) {
            return true;
        }
        name.parse::<IpAddr>().is_ok_and(|address| {
            address == IpAddr::from([127, 0, 0, 1])
                || address == IpAddr::from(Ipv6Addr::LOCALHOST)
                || match self.bound.ip() {
                    bound if bound.is_unspecified() => is_own(address),
                    bound => address == bound,
                }
        })
    }
}

/// Whether an `Origin` header is that of the pages served under `host`. `null` (sandboxed frames,
/// files) is not.
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
        // An empty port is none (RFC 3986, section 3.2.3).
        Some("") => Some((name, None)),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((name, Some(digits.parse().ok()?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::{HostPolicy, is_own_origin};

    /// The verdict on a machine with the addresses 192.168.1.5 and 192.168.1.6.
    fn allows(asked: Option<&str>, bound: [u8; 4], host: &str) -> bool {
        let hosts =
            HostPolicy { bound: (bound, 27490).into(), requested: asked.map(ToOwned::to_owned) };
        let own = [5, 6].map(|last| IpAddr::from([192, 168, 1, last]));
        hosts.allows(host, |address| own.contains(&address))
    }

    #[test]
    fn only_names_of_this_server_with_its_port_are_admitted() {
        for host in [
            "localhost:27490",
            "LocalHost:27490",
            "127.0.0.1:27490",
            "[::1]:27490",
            "[::1]",
            "localhost",
            "localhost:",
        ] {
            assert!(allows(None, [127, 0, 0, 1], host), "{host}");
        }
        for host in [
            "",
            "localhost:80",
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
            assert!(!allows(None, [127, 0, 0, 1], host), "{host}");
        }
    }

    #[test]
    fn the_given_name_and_the_addresses_listened_on_are_admitted() {
        let one = [192, 168, 1, 5];
        assert!(allows(Some("atelier.local"), one, "Atelier.local:27490"));
        assert!(allows(Some("atelier.local"), one, "192.168.1.5:27490"));
        assert!(!allows(Some("atelier.local"), one, "192.168.1.6:27490"));
        for host in ["192.168.1.5:27490", "192.168.1.6:27490", "localhost:27490"] {
            assert!(allows(Some("0.0.0.0"), [0; 4], host), "{host}");
        }
        for host in ["192.168.1.7:27490", "atelier.local:27490"] {
            assert!(!allows(Some("0.0.0.0"), [0; 4], host), "{host}");
        }
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
