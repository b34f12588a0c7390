//! Compares what kb says about itself with what it is: the documentation, the JSON Schemas, and the
//! interfaces that follow semantic versioning.

mod contracts;
mod docs;
mod schemas;
