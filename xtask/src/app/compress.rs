//! Compresses once what is served often.

use std::{
    cmp::Reverse,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Named, Result},
    inputs, workers,
};

/// Puts `NAME.br` and `NAME.gz` beside every file that gets smaller by it.
pub(super) fn all(dist: &Path) -> Result<()> {
    let mut files = inputs::files(&[dist.to_owned()])?;
    files.retain(|file| is_compressible(file));
    // The largest is taken first: it takes longest.
    files.sort_by_key(|file| Reverse(fs::metadata(file).map_or(0, |meta| meta.len())));
    workers::for_each(&files, |file| one(file))
}

/// Brotli at its slowest.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let options =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &options).named(|| "compress with brotli".to_owned())?;
    Ok(small)
}

fn one(file: &Path) -> Result<()> {
    let bytes = fs::read(file).named(|| format!("read {}", file.display()))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes).named(|| "compress with gzip".to_owned())?;
    let gzip = gzip.finish().named(|| "compress with gzip".to_owned())?;
    for (end, small) in [("br", brotli(&bytes)?), ("gz", gzip)] {
        if small.len() < bytes.len() {
            let name = with_end(file, end);
            fs::write(&name, small).named(|| format!("write {}", name.display()))?;
        }
    }
    Ok(())
}

fn is_compressible(file: &Path) -> bool {
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ["html", "js", "css", "wasm", "svg", "json", "webmanifest", "txt", "ico"].contains(&end)
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}
