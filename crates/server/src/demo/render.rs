//! Turns the source of a file into its bytes.

use std::collections::HashMap;

use art::{canvas::Canvas, pdf, pictures, portraits};

use super::content::{Asset, Source};

/// Pixels a unit in a picture and in its thumbnail: 1,200 by 750 and 640 by 400.
const SCALE: (f32, f32) = (0.75, 0.4);

/// The bytes of a file and what is known of them.
#[derive(Debug, Clone)]
pub(super) struct Rendered {
    pub(super) bytes: Vec<u8>,
    pub(super) mime: &'static str,
    /// Width and height in pixels, of a picture.
    pub(super) size: Option<(u32, u32)>,
    /// A small JPEG of it.
    pub(super) thumbnail: Option<Vec<u8>>,
}

/// Renders every source once, on all processors.
///
/// # Errors
/// For a scene or film that does not exist, or a picture that cannot be encoded.
pub(super) fn all(files: &[Asset]) -> Result<HashMap<Source, Rendered>, String> {
    let mut sources: Vec<&Source> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    sources.extend(files.iter().map(|file| &file.source).filter(|source| seen.insert(*source)));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = std::thread::scope(|scope| {
        let start = |worker| {
            let mine = sources.iter().skip(worker).step_by(workers);
            scope.spawn(move || mine.map(|source| (*source, render(source))).collect::<Vec<_>>())
        };
        let running: Vec<_> = (0..workers).map(start).collect();
        running.into_iter().map(|worker| worker.join()).collect::<Vec<_>>()
    });
    let mut rendered = HashMap::new();
    for part in parts {
        for (source, result) in part.map_err(|_| "a renderer failed".to_owned())? {
            rendered.insert(source.clone(), result?);
        }
    }
    Ok(rendered)
}

fn render(source: &Source) -> Result<Rendered, String> {
    match source {
        Source::Portrait(look, backdrop) => {
            let mut canvas = Canvas::new(256.0, 256.0, 1.0);
            portraits::draw(&mut canvas, *look, *backdrop);
            picture(&canvas, None)
        }
        Source::Scene(scene) => {
            let draw = |scale| pictures::draw(scene, scale).ok_or_else(|| format!("no scene is called {}", scene.name));
            picture(&draw(SCALE.0)?, Some(&draw(SCALE.1)?))
        }
        Source::Team(looks, variation) => {
            let draw = |scale| pictures::team(looks, *variation, scale);
            picture(&draw(SCALE.0), Some(&draw(SCALE.1)))
        }
        Source::Film(name) => {
            let bytes = film(name).ok_or_else(|| format!("no film is called {name}"))?.to_vec();
            Ok(Rendered { bytes, mime: "video/mp4", size: None, thumbnail: None })
        }
        Source::Document(lines) => {
            Ok(Rendered { bytes: pdf::page(lines), mime: "application/pdf", size: None, thumbnail: None })
        }
    }
}

fn picture(large: &Canvas, small: Option<&Canvas>) -> Result<Rendered, String> {
    let jpeg = |canvas: &Canvas| canvas.jpeg(82).map_err(|e| format!("cannot encode a picture: {e}"));
    let thumbnail = small.map(jpeg).transpose()?;
    Ok(Rendered { bytes: jpeg(large)?, mime: "image/jpeg", size: Some(large.size()), thumbnail })
}

fn film(name: &str) -> Option<&'static [u8]> {
    match name {
        "tram-ride.mp4" => Some(include_bytes!("../../assets/demo/tram-ride.mp4")),
        "robot-arm.mp4" => Some(include_bytes!("../../assets/demo/robot-arm.mp4")),
        _ => None,
    }
}
