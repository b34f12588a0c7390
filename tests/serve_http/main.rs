//! The preview over real sockets and real folders: answers, refusals, and messages to open pages.

mod conditions;
mod conformance;
mod faults;
mod pages;
mod push;
mod site;
mod watch;
