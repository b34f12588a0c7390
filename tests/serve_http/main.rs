//! The preview over real sockets and real folders: what is answered, what is refused, and what the
//! open pages hear.

mod conditions;
mod conformance;
mod faults;
mod pages;
mod push;
mod site;
mod watch;
