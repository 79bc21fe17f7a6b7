//! The outputs of the report, made from the real packs and opened again.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod cusco;
mod every_department;
mod html;
mod json;
mod office;
mod outputs;
mod pdf;
mod reopened;
