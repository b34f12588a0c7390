//! Compares the documentation, the JSON Schemas, and the interfaces that follow semantic versioning
//! with the tables of the program.

mod contracts;
mod docs;
mod schemas;
