//! Writes the samples of every page as HTML files beside their style sheet, to be looked at:
//! `cargo run -p web --features samples --example samples -- FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

use web::words::{Lang, Words};
use web::{assets, sample};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/samples".to_owned()));
    for lang in Lang::ALL {
        let of_lang = folder.join(lang.code());
        fs::create_dir_all(&of_lang)?;
        for page in sample::all(&Words::new(lang)) {
            fs::write(of_lang.join(format!("{}.html", page.name)), page.html)?;
        }
    }
    for asset in assets::all() {
        let path = folder.join(asset.url.trim_start_matches('/'));
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, asset.content())?;
    }
    Ok(())
}
