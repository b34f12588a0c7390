//! Stub.
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::IdsArguments;
use crate::cmd::out::Exit;
/// x
pub fn run(_: &SiteArguments, _: &IdsArguments) -> Result<Exit, Exit> {
    Ok(Exit::Fine)
}
