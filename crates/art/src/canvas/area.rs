//! Large upright areas, pixel by pixel: skies, walls, glows.

use super::{Canvas, Ink, Rgb, mix};

/// Left, top, right and bottom in units.
type Bounds = (f32, f32, f32, f32);

impl Canvas {
    /// Whether nothing is turned at present.
    pub(super) fn is_upright(&self) -> bool {
        self.at.kx == 0.0 && self.at.ky == 0.0
    }

    /// Fills a rectangle.
    pub(super) fn area(&mut self, bounds: Bounds, ink: Ink) {
        let at = self.at;
        let (from, to, first, last, alpha) = match ink {
            Ink::Flat(colour, alpha) => ((0.0, 0.0), (0.0, 1.0), colour, colour, alpha),
            Ink::Down(a, b, y0, y1) => ((0.0, y0), (0.0, y1), a, b, 1.0),
            Ink::Along(a, b, from, to) => (from, to, a, b, 1.0),
            Ink::Glow(colour, alpha, centre, radius) => return self.glow(bounds, colour, alpha, centre, radius),
        };
        let shades: Vec<[u8; 3]> = (0..=256).map(|step| rgb(mix(first, last, step as f32 / 256.0))).collect();
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx * dx + dy * dy;
        // The share of the way is a plane over the pixels: a start, and a step for each column and row.
        let (step_x, step_y) = (dx / length / at.sx * 256.0, dy / length / at.sy * 256.0);
        let start = -((at.tx / at.sx + from.0) * dx + (at.ty / at.sy + from.1) * dy) / length * 256.0;
        let shade = |share: f32| shades[(share as i32).clamp(0, 256) as usize];
        if alpha < 1.0 {
            self.each(bounds, |x, y| (shade(start + x * step_x + y * step_y), alpha));
        } else {
            self.rows(bounds, |left, y, row| {
                let mut share = start + left * step_x + y * step_y;
                for pixel in row.chunks_exact_mut(4) {
                    let [red, green, blue] = shade(share);
                    pixel.copy_from_slice(&[red, green, blue, 255]);
                    share += step_x;
                }
            });
        }
    }

    /// Lays a glow that fades to nothing at its radius over what is there.
    pub(super) fn glow(&mut self, bounds: Bounds, colour: Rgb, alpha: f32, centre: (f32, f32), radius: f32) {
        let at = self.at;
        let colour = rgb(colour);
        let (cx, cy, radius) = (centre.0 * at.sx + at.tx, centre.1 * at.sy + at.ty, radius * at.sx);
        self.each(bounds, |x, y| {
            let far = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).sqrt();
            (colour, alpha * (1.0 - far / radius).max(0.0))
        });
    }

    /// Blends a colour, and how much it covers, into every pixel of `bounds`.
    fn each(&mut self, bounds: Bounds, ink: impl Fn(f32, f32) -> ([u8; 3], f32)) {
        self.rows(bounds, |left, y, row| {
            for (x, pixel) in row.chunks_exact_mut(4).enumerate() {
                let (colour, alpha) = ink(left + x as f32, y);
                let cover = (alpha * 256.0) as u32;
                for channel in 0..3 {
                    let (old, new) = (u32::from(pixel[channel]), u32::from(colour[channel]));
                    pixel[channel] = ((old * (256 - cover) + new * cover) >> 8) as u8;
                }
            }
        });
    }

    /// Hands out the part of each row of pixels within `bounds`, with the middle of its first pixel.
    fn rows(&mut self, bounds: Bounds, mut paint: impl FnMut(f32, f32, &mut [u8])) {
        let at = self.at;
        let (width, height) = (self.pixels.width() as usize, self.pixels.height() as usize);
        let pixel = |units: f32, scale: f32, offset: f32, end: usize| {
            ((units * scale + offset).round().max(0.0) as usize).min(end)
        };
        let (left, right) = (pixel(bounds.0, at.sx, at.tx, width), pixel(bounds.2, at.sx, at.tx, width));
        let (top, bottom) = (pixel(bounds.1, at.sy, at.ty, height), pixel(bounds.3, at.sy, at.ty, height));
        let data = self.pixels.data_mut();
        for y in top..bottom {
            paint(left as f32 + 0.5, y as f32 + 0.5, &mut data[(y * width + left) * 4..(y * width + right) * 4]);
        }
    }
}

fn rgb(colour: Rgb) -> [u8; 3] {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue]
}
