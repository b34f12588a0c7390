//! The listening socket: which address and port, and how much the system lets us have.

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::time::Duration;

use socket2::{Domain, Socket, TcpKeepalive, Type};

use crate::serve::http::WRITE_PATIENCE;
use crate::serve::{DEFAULT_PORT, Error, Options};

/// How many ports are tried when none was asked for.
const N_PORTS: u16 = 20;

/// More connections at once than any browser session makes.
const MAX_CONNECTIONS: usize = 1024;

/// Descriptors left for the site itself, its watcher and the standard streams.
const SPARE_DESCRIPTORS: usize = 32;

/// Connections the system may hold until they are accepted.
const BACKLOG: i32 = 1024;

/// A host without the brackets of an IPv6 address in a URL.
pub(super) fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// Listens where the options say, or on the next free port when they leave it open.
pub(super) fn listen(options: &Options) -> Result<(TcpListener, SocketAddr), Error> {
    let host = options.host.as_deref().map_or("127.0.0.1", bare);
    let first = options.port.unwrap_or(DEFAULT_PORT);
    let last = if options.port.is_some() { first } else { first + N_PORTS };
    let address_error = |error| Error::Address { host: host.to_owned(), error };
    for port in first..=last {
        match bind(host, port) {
            Ok((listener, address)) => {
                if port != first {
                    (options.say)(&format!("port {first} is taken, using {port}"));
                }
                if !address.ip().is_loopback() {
                    (options.say)(&format!(
                        "warning: every machine that can reach `{host}` can read this preview"
                    ));
                }
                return Ok((listener, address));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(address_error(error)),
        }
    }
    Err(Error::PortTaken { port: first })
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
    let _ = socket.set_write_timeout(Some(WRITE_PATIENCE));
    Ok(socket.into())
}

/// How many connections fit into the descriptors this process may have, after asking for more.
pub(super) fn n_connections() -> usize {
    let wanted = MAX_CONNECTIONS + SPARE_DESCRIPTORS;
    let limit = rlimit::increase_nofile_limit(wanted as u64).unwrap_or(256);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    limit.saturating_sub(SPARE_DESCRIPTORS).clamp(8, MAX_CONNECTIONS)
}
