//! The listening socket, its address and port, and the limit of descriptors.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::time::Duration;

use socket2::{Domain, SockRef, Socket, TcpKeepalive, Type};

use crate::serve::{DEFAULT_PORT, ServeError, ServeOptions};

/// How many ports are tried when the options leave the port open.
const N_PORTS: u16 = 20;

/// The requested limit of descriptors: more than the preview and its watcher ever need.
const N_DESCRIPTORS: u64 = 16 * 1024;

/// The length of the system's queue of connections that are not accepted yet.
const BACKLOG: i32 = 1024;

/// A host without the brackets of an IPv6 address in a URL.
pub(super) fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// Listens on the requested port, or on the next free one when the options leave it open.
pub(super) fn listen(options: &ServeOptions) -> Result<(TcpListener, SocketAddr), ServeError> {
    let host = options.host.as_deref().map_or("127.0.0.1", bare);
    let first = options.port.unwrap_or(DEFAULT_PORT);
    let last = if options.port.is_some() { first } else { first + N_PORTS };
    let address_error = |error| ServeError::Address { host: host.to_owned(), error };
    for port in first..=last {
        match bind(host, port) {
            Ok((listener, address)) => {
                if port != first {
                    (options.print)(&format!("port {first} is taken, using {port}"));
                }
                if !address.ip().is_loopback() {
                    (options.print)(&format!(
                        "warning: every machine that can reach `{host}` can read this preview"
                    ));
                }
                return Ok((listener, address));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(address_error(error)),
        }
    }
    Err(ServeError::PortTaken { port: first })
}

/// Binds the first address of a host that can be bound.
fn bind(host: &str, port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let mut last_error = io::Error::new(ErrorKind::NotFound, "it has no address");
    for address in (host, port).to_socket_addrs()? {
        match bind_to(address) {
            Ok(listener) => {
                let address = listener.local_addr()?;
                return Ok((listener, address));
            }
            Err(error) => last_error = error,
        }
    }
    Err(last_error)
}

fn bind_to(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    // On Unix this allows a restart while old connections time out; on Windows it would let two
    // servers share a port.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    // Accepted sockets inherit these. Keep-alive ends WebSockets of machines that vanished.
    let _ = socket.set_tcp_nodelay(true);
    let _ = socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(Duration::from_secs(60)));
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

/// A socket on loopback for connections within this process.
pub(super) fn internal() -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    // Accepted sockets inherit it; without it, the second part of an answer waits for the
    // acknowledgement of the first.
    SockRef::from(&listener).set_tcp_nodelay(true)?;
    Ok(listener)
}

/// An address at which this machine reaches a listener at `address`.
pub(super) fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Whether an address belongs to this machine: then it can be bound.
pub(super) fn is_own_address(ip: IpAddr) -> bool {
    let address = SocketAddr::new(ip, 0);
    let bound = Socket::new(Domain::for_address(address), Type::STREAM, None)
        .and_then(|socket| socket.bind(&address.into()));
    !ip.is_unspecified() && !ip.is_multicast() && bound.is_ok()
}

/// Raises the limit of descriptors; returns the limit of this process.
pub(super) fn raise_descriptors() -> usize {
    let limit = rlimit::increase_nofile_limit(N_DESCRIPTORS).unwrap_or(256);
    usize::try_from(limit).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::is_own_address;

    #[test]
    fn only_addresses_of_this_machine_are_its_own() {
        for (address, is_own) in [
            ("127.0.0.1", true),
            ("0.0.0.0", false),
            ("::", false),
            ("224.0.0.1", false),
            // Kept for documentation by RFC 5737 and RFC 3849, so no machine has them.
            ("192.0.2.1", false),
            ("2001:db8::1", false),
        ] {
            let address = address.parse().expect("an address");
            assert_eq!(is_own_address(address), is_own, "{address}");
        }
    }
}
