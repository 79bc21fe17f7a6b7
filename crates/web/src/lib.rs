//! Routes, extractors, pages, forms and assets. Pages are drawn on the server and work without script.
//!
//! Everything a page shows comes in as a value; nothing is looked up while it is drawn. No SQL, no rules, no Spanish here.

mod account;
mod api;
pub mod assets;
mod case;
mod desk;
pub mod drawing;
pub mod error;
mod finder;
pub mod frame;
pub mod headers;
pub mod labels;
mod listener;
pub mod origin;
pub mod page;
pub mod paths;
mod public;
pub mod rights;
pub mod router;
#[cfg(any(test, feature = "samples"))]
pub mod sample;
pub mod serve;
pub mod show;
pub mod site;
pub mod visitor;
pub mod words;

pub use api::openapi_json;
pub use router::router;
pub use serve::serve;
pub use site::Site;
