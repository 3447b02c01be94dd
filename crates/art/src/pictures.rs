//! Pictures for posts and news, drawn from the name of a scene and a number.

use crate::{
    canvas::{Canvas, darker},
    portraits::{self, Look},
    random::Random,
};

mod figures;
mod indoors;
mod nature;
mod places;
mod things;

/// Width of every picture in its own units; the height is [`HEIGHT`].
pub const WIDTH: f32 = 1600.0;
/// Height of every picture in its own units.
pub const HEIGHT: f32 = 1000.0;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scene {
    /// Name of the scene.
    pub name: String,
    /// Which of its variations.
    pub variation: u64,
}

/// Draws a scene, `scale` pixels a unit.
///
/// `None` for a name that stands for no scene.
pub fn draw(scene: &Scene, scale: f32) -> Option<Canvas> {
    let random = &mut Random::new(scene.variation.wrapping_mul(7919).wrapping_add(scene.name.len() as u64));
    let mut canvas = Canvas::new(WIDTH, HEIGHT, scale);
    let draw: fn(&mut Canvas, &mut Random) = match scene.name.as_str() {
        "fjord" => nature::fjord,
        "coast" => nature::coast,
        "aurora" => nature::aurora,
        "plant" => nature::plant,
        "harbour" => places::harbour,
        "city" => places::city,
        "plan" => places::plan,
        "office" => indoors::office,
        "board" => indoors::board,
        "coffee" => indoors::coffee,
        "lab" => things::lab,
        "product" => things::product,
        "case" => things::case,
        "box" => things::parcel,
        "wave" => figures::wave,
        "chart" => figures::chart,
        "bars" => figures::bars,
        _ => return None,
    };
    draw(&mut canvas, random);
    Some(canvas)
}

/// Draws people side by side, at most five.
pub fn team(looks: &[Look], variation: u64, scale: f32) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, HEIGHT, scale);
    places::backdrop(&mut canvas, &mut Random::new(variation));
    let count = looks.len().clamp(1, 5) as f32;
    let zoom = if count > 4.0 { 2.35 } else { 2.7 };
    let step = (WIDTH - 120.0) / count;
    for (place, look) in looks.iter().take(5).enumerate() {
        let x = 60.0 + step * (place as f32 + 0.5) - 128.0 * zoom;
        let y = HEIGHT - 256.0 * zoom + if place % 2 == 1 { 34.0 } else { 0.0 };
        canvas.place(x, y, zoom);
        portraits::draw_person(&mut canvas, *look);
        canvas.rect(22.0, 255.0, 212.0, 20.0, 0.0, darker(0x4a5568, 0.2));
    }
    canvas.place(0.0, 0.0, 1.0);
    canvas
}
