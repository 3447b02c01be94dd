//! Drawing shapes: paths written as SVG writes them, filled with a colour or a gradient.

use jpeg_encoder::{ColorType, Encoder, EncodingError};
use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap, Point,
    RadialGradient, Rect, Shader, SpreadMode, Stroke, Transform,
};

mod area;

/// A colour: `0xRRGGBB`.
pub type Rgb = u32;

/// A picture being drawn. Its units are free of its pixels, so that one drawing gives any size.
#[derive(Debug)]
pub struct Canvas {
    pixels: Pixmap,
    scale: f32,
    at: Transform,
}

impl Canvas {
    /// An empty picture of `width` by `height` units, `scale` pixels a unit.
    ///
    /// A size without any pixel becomes one pixel.
    pub fn new(width: f32, height: f32, scale: f32) -> Self {
        let side = |units: f32| ((units * scale).round() as u32).max(1);
        let pixels =
            Pixmap::new(side(width), side(height)).unwrap_or_else(|| unreachable!("sides are from 1 to 4,000"));
        Self { pixels, scale, at: Transform::from_scale(scale, scale) }
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.pixels.width(), self.pixels.height())
    }

    /// Draws what follows moved by `x`, `y` units and `zoom` times as large.
    pub fn place(&mut self, x: f32, y: f32, zoom: f32) {
        self.at = Transform::from_row(self.scale * zoom, 0.0, 0.0, self.scale * zoom, x * self.scale, y * self.scale);
    }

    /// Moves and enlarges what follows within the present place.
    pub fn place_within(&mut self, x: f32, y: f32, zoom: f32) {
        self.at = self.at.pre_translate(x, y).pre_scale(zoom, zoom);
    }

    /// Draws what follows moved, as large as before, and turned by `degrees` around its own origin.
    pub fn place_turned(&mut self, x: f32, y: f32, zoom: f32, degrees: f32) {
        self.place(x, y, zoom);
        self.at = self.at.pre_rotate(degrees);
    }

    /// Fills the shape `path`.
    pub fn fill(&mut self, path: &str, ink: impl Into<Ink>) {
        if let Some(path) = parse(path) {
            self.fill_path(&path, ink.into());
        }
    }

    /// Fills an ellipse around a centre.
    pub fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, ink: impl Into<Ink>) {
        let ink = ink.into();
        if let Ink::Glow(colour, alpha, centre, radius) = ink
            && self.is_upright()
        {
            return self.glow((x - rx, y - ry, x + rx, y + ry), colour, alpha, centre, radius);
        }
        let oval = Rect::from_ltrb(x - rx, y - ry, x + rx, y + ry).and_then(PathBuilder::from_oval);
        if let Some(path) = oval {
            self.fill_path(&path, ink);
        }
    }

    /// Fills a rectangle with corners of radius `round`.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, round: f32, ink: impl Into<Ink>) {
        let ink = ink.into();
        let opaque = matches!(ink, Ink::Flat(_, 1.0));
        if round == 0.0 && !opaque && w * h > LARGE && self.is_upright() {
            return self.area((x, y, x + w, y + h), ink);
        }
        if let Some(path) = rounded(x, y, w, h, round) {
            self.fill_path(&path, ink);
        }
    }

    /// Draws along the shape `path` with round ends.
    pub fn stroke(&mut self, path: &str, width: f32, ink: impl Into<Ink>) {
        if let Some(path) = parse(path) {
            self.stroke_path(&path, width, ink.into());
        }
    }

    /// Draws the outline of a rectangle: left, top, width and height.
    pub fn frame(&mut self, (x, y, w, h): (f32, f32, f32, f32), round: f32, width: f32, ink: impl Into<Ink>) {
        if let Some(path) = rounded(x, y, w, h, round) {
            self.stroke_path(&path, width, ink.into());
        }
    }

    /// The picture as a JPEG of this quality, 1 to 100.
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let side = |pixels: u32| u16::try_from(pixels).unwrap_or(u16::MAX);
        let (width, height) = self.size();
        Encoder::new(&mut bytes, quality).encode(self.pixels.data(), side(width), side(height), ColorType::Rgba)?;
        Ok(bytes)
    }

    fn fill_path(&mut self, path: &Path, ink: Ink) {
        self.pixels.fill_path(path, &ink.paint(), FillRule::Winding, self.at, None);
    }

    fn stroke_path(&mut self, path: &Path, width: f32, ink: Ink) {
        let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        self.pixels.stroke_path(path, &ink.paint(), &stroke, self.at, None);
    }
}

/// Rectangles of more units than this are filled pixel by pixel, which is ten times as fast and shows no edge.
const LARGE: f32 = 20_000.0;

/// What a shape is filled with.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    /// One colour, and how much it covers: 0 nothing, 1 all.
    Flat(Rgb, f32),
    /// From the first colour at `y0` down to the second at `y1`.
    Down(Rgb, Rgb, f32, f32),
    /// From the first colour at one point to the second at another.
    Along(Rgb, Rgb, (f32, f32), (f32, f32)),
    /// A glow around a centre that fades to nothing at a radius.
    Glow(Rgb, f32, (f32, f32), f32),
}

impl From<Rgb> for Ink {
    fn from(colour: Rgb) -> Self {
        Self::Flat(colour, 1.0)
    }
}

impl Ink {
    fn paint(self) -> Paint<'static> {
        let stops = |a: Color, b: Color| vec![GradientStop::new(0.0, a), GradientStop::new(1.0, b)];
        let along = |from: Point, to: Point, a, b| {
            LinearGradient::new(from, to, stops(solid(a, 1.0), solid(b, 1.0)), SpreadMode::Pad, Transform::identity())
        };
        let shader = match self {
            Self::Flat(colour, alpha) => Some(Shader::SolidColor(solid(colour, alpha))),
            Self::Down(a, b, y0, y1) => along(Point::from_xy(0.0, y0), Point::from_xy(0.0, y1), a, b),
            Self::Along(a, b, from, to) => along(Point::from_xy(from.0, from.1), Point::from_xy(to.0, to.1), a, b),
            Self::Glow(colour, alpha, (x, y), radius) => RadialGradient::new(
                Point::from_xy(x, y),
                Point::from_xy(x, y),
                radius,
                stops(solid(colour, alpha), solid(colour, 0.0)),
                SpreadMode::Pad,
                Transform::identity(),
            ),
        };
        Paint { shader: shader.unwrap_or(Shader::SolidColor(Color::TRANSPARENT)), ..Paint::default() }
    }
}

fn solid(colour: Rgb, alpha: f32) -> Color {
    let [_, red, green, blue] = colour.to_be_bytes();
    Color::from_rgba8(red, green, blue, (alpha.clamp(0.0, 1.0) * 255.0) as u8)
}

/// The colour between two: the first at 0, the second at 1.
pub fn mix(a: Rgb, b: Rgb, share: f32) -> Rgb {
    let part = |shift: u32| {
        let (a, b) = ((a >> shift & 255) as f32, (b >> shift & 255) as f32);
        ((a + (b - a) * share.clamp(0.0, 1.0)).round() as u32) << shift
    };
    part(16) | part(8) | part(0)
}

/// A darker colour.
pub fn darker(colour: Rgb, share: f32) -> Rgb {
    mix(colour, 0x10_1428, share)
}

/// A lighter colour.
pub fn lighter(colour: Rgb, share: f32) -> Rgb {
    mix(colour, 0xff_ffff, share)
}

fn rounded(x: f32, y: f32, w: f32, h: f32, round: f32) -> Option<Path> {
    let r = round.min(w / 2.0).min(h / 2.0);
    let (right, bottom) = (x + w, y + h);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.line_to(right - r, y);
    path.quad_to(right, y, right, y + r);
    path.line_to(right, bottom - r);
    path.quad_to(right, bottom, right - r, bottom);
    path.line_to(x + r, bottom);
    path.quad_to(x, bottom, x, bottom - r);
    path.line_to(x, y + r);
    path.quad_to(x, y, x + r, y);
    path.close();
    path.finish()
}

/// Reads `Mx y`, `Lx y`, `Qx y x y`, `Cx y x y x y` and `Z`, separated by blanks; anything else makes no path.
fn parse(text: &str) -> Option<Path> {
    let mut words = text.split_ascii_whitespace().flat_map(|word| {
        let letters = word.len() - word.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        [&word[..letters], &word[letters..]].into_iter().filter(|part| !part.is_empty())
    });
    let mut path = PathBuilder::new();
    while let Some(word) = words.next() {
        let mut number = || words.next()?.parse::<f32>().ok();
        match word {
            "M" => path.move_to(number()?, number()?),
            "L" => path.line_to(number()?, number()?),
            "Q" => path.quad_to(number()?, number()?, number()?, number()?),
            "C" => path.cubic_to(number()?, number()?, number()?, number()?, number()?, number()?),
            "Z" => path.close(),
            _ => {
                debug_assert!(false, "no shape: {text}");
                return None;
            }
        }
    }
    path.finish()
}
