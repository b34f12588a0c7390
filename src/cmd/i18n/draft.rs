//! Stub.
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::DraftArguments;
use crate::cmd::out::Exit;
/// x
pub fn run(_: &SiteArguments, _: &DraftArguments) -> Result<Exit, Exit> {
    Ok(Exit::Fine)
}
