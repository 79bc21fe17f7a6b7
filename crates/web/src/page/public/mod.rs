//! Public pages: no account, no cookie, no script needed, neutral titles.

mod center;
mod error;
mod finder;
mod home;
mod privacy;

pub use center::{CenterPage, CenterView};
pub use error::{ErrorKind, ErrorPage};
pub use finder::{
    CenterCard, FinderOutcome, FinderPage, FoundServices, NationalLine, NearGroup, NearLevel,
    PlaceChoice, SealedService,
};
pub use home::HomePage;
pub use privacy::PrivacyPage;
