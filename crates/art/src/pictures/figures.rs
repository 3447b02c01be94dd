//! Sound and numbers.

use std::fmt::Write;

use super::{HEIGHT, WIDTH};
use crate::{
    canvas::{Canvas, Ink, Rgb, darker, lighter},
    random::Random,
};

/// Paper, ink and three colours for data.
const SHEETS: [(Rgb, Rgb, [Rgb; 3]); 4] = [
    (0xfbfaf7, 0x46505c, [0x2f7f86, 0xe08a4f, 0x8a79b8]),
    (0x18202e, 0xc8d3e0, [0x5fc9c0, 0xf2b366, 0xb79bf0]),
    (0xf4f7fa, 0x44546a, [0x2f6db0, 0xd9604c, 0x5fae78]),
    (0xfdf7ef, 0x5a4a40, [0xb5543f, 0x3f7f78, 0xd8a23c]),
];

fn sheet(canvas: &mut Canvas, random: &mut Random) -> (Rgb, [Rgb; 3]) {
    let (paper, ink, colours) = *random.pick(&SHEETS);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Down(lighter(paper, 0.03), darker(paper, 0.05), 0.0, HEIGHT));
    canvas.rect(110.0, 88.0, random.between(260.0, 420.0), 26.0, 13.0, Ink::Flat(ink, 0.85));
    canvas.rect(110.0, 134.0, random.between(380.0, 620.0), 14.0, 7.0, Ink::Flat(ink, 0.35));
    (ink, colours)
}

fn grid(canvas: &mut Canvas, ink: Rgb) {
    for line in 0..6 {
        let y = 240.0 + line as f32 * 120.0;
        canvas.rect(
            110.0,
            y,
            1380.0,
            if line == 5 { 3.0 } else { 1.5 },
            0.0,
            Ink::Flat(ink, if line == 5 { 0.55 } else { 0.16 }),
        );
        canvas.rect(54.0, y - 6.0, 36.0, 11.0, 5.0, Ink::Flat(ink, 0.3));
    }
}

/// Lines over time.
pub(super) fn chart(canvas: &mut Canvas, random: &mut Random) {
    let (ink, colours) = sheet(canvas, random);
    grid(canvas, ink);
    let count = random.below(2) + 2;
    for (series, colour) in colours.into_iter().take(count).enumerate() {
        let (mut level, trend) = (random.between(470.0, 720.0), random.between(-26.0, 4.0));
        let mut line = String::new();
        let (mut last_x, mut last_y) = (110.0, level);
        let _ = write!(line, "M {last_x} {last_y}");
        for step in 1..13 {
            level = (level + trend + random.between(-60.0, 52.0)).clamp(260.0, 810.0);
            let x = 110.0 + step as f32 * 115.0;
            let middle = (last_x + x) / 2.0;
            let _ = write!(line, " C {middle} {last_y} {middle} {level} {x} {level}");
            (last_x, last_y) = (x, level);
        }
        if series == 0 {
            canvas.fill(&format!("{line} L {last_x} 840 L 110 840 Z"), Ink::Flat(colour, 0.16));
        }
        canvas.stroke(&line, 7.0, colour);
        canvas.ellipse(last_x, last_y, 15.0, 15.0, colour);
        canvas.ellipse(last_x, last_y, 7.0, 7.0, 0xffffff_u32);
        canvas.rect(1130.0, 96.0 + series as f32 * 34.0, 20.0, 20.0, 6.0, colour);
        canvas.rect(1166.0, 100.0 + series as f32 * 34.0, random.between(120.0, 250.0), 12.0, 6.0, Ink::Flat(ink, 0.5));
    }
    for step in 0..13 {
        canvas.rect(96.0 + step as f32 * 115.0, 872.0, 30.0, 10.0, 5.0, Ink::Flat(ink, 0.3));
    }
}

/// Columns, or a ring with its parts.
pub(super) fn bars(canvas: &mut Canvas, random: &mut Random) {
    let (ink, colours) = sheet(canvas, random);
    if random.chance(0.3) {
        return ring(canvas, random, ink, colours);
    }
    grid(canvas, ink);
    let groups = random.below(4) + 5;
    let width = 1300.0 / groups as f32;
    for group in 0..groups {
        let x = 150.0 + group as f32 * width;
        for (part, colour) in colours.into_iter().take(2).enumerate() {
            let height = random.between(120.0, 560.0);
            let left = x + part as f32 * width * 0.36;
            canvas.rect(
                left,
                840.0 - height,
                width * 0.32,
                height,
                12.0,
                Ink::Down(lighter(colour, 0.15), colour, 840.0 - height, 840.0),
            );
            canvas.rect(left, 826.0, width * 0.32, 14.0, 0.0, colour);
        }
        canvas.rect(x + width * 0.18, 872.0, width * 0.32, 10.0, 5.0, Ink::Flat(ink, 0.3));
    }
}

fn ring(canvas: &mut Canvas, random: &mut Random, ink: Rgb, colours: [Rgb; 3]) {
    let mut from = -1.57_f32;
    let shares = [random.between(0.3, 0.45), random.between(0.2, 0.3), 1.0];
    for (part, colour) in colours.into_iter().enumerate() {
        let to = if part == 2 { 4.71 } else { from + shares[part] * std::f32::consts::TAU };
        let mut path = String::new();
        let steps = 60;
        for step in 0..=steps {
            let turn = from + 0.03 + (to - from - 0.06) * step as f32 / steps as f32;
            let _ = write!(
                path,
                "{} {} {} ",
                if step == 0 { "M" } else { "L" },
                520.0 + turn.cos() * 260.0,
                560.0 + turn.sin() * 260.0
            );
        }
        canvas.stroke(&path, 92.0, colour);
        canvas.rect(980.0, 400.0 + part as f32 * 120.0, 44.0, 44.0, 12.0, colour);
        canvas.rect(1050.0, 404.0 + part as f32 * 120.0, random.between(220.0, 400.0), 16.0, 8.0, Ink::Flat(ink, 0.7));
        canvas.rect(1050.0, 430.0 + part as f32 * 120.0, random.between(120.0, 260.0), 11.0, 5.0, Ink::Flat(ink, 0.3));
        from = to;
    }
}

/// A recording, or the bands of its spectrum.
pub(super) fn wave(canvas: &mut Canvas, random: &mut Random) {
    let (deep, light) =
        *random.pick(&[(0x121a2c, 0x22385a), (0x1b1430, 0x3d2a5c), (0x0f2430, 0x1d4a52), (0xf3f0ea, 0xe0e8ec)]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Along(deep, light, (0.0, 0.0), (WIDTH, HEIGHT)));
    let (one, two) = *random.pick(&[(0x4fd1c5, 0xf6ad55), (0x63b3ed, 0xf687b3), (0x9f7aea, 0x68d391)]);
    if random.chance(0.5) {
        let (slow, fast, shift) = (random.between(120.0, 260.0), random.between(20.0, 60.0), random.between(0.0, 6.0));
        for bar in 0..128 {
            let x = 40.0 + bar as f32 * 11.9;
            let swell = ((x / slow + shift).sin() * 0.5 + 0.5) * 0.75 + 0.1;
            let height = (swell * (0.55 + 0.45 * (x / fast).sin().abs()) * 640.0 * random.between(0.7, 1.0)).max(14.0);
            let colour = crate::canvas::mix(one, two, x / WIDTH);
            canvas.rect(x, 500.0 - height / 2.0, 7.0, height, 3.5, colour);
        }
    } else {
        for ribbon in 0..9 {
            let (reach, length) = (random.between(60.0, 240.0), random.between(150.0, 380.0));
            let shift = random.between(0.0, 6.0);
            let mut path = String::new();
            for step in 0..81 {
                let x = step as f32 * 20.0;
                let fade = (x / WIDTH * std::f32::consts::PI).sin();
                let _ = write!(
                    path,
                    "{} {x} {} ",
                    if step == 0 { "M" } else { "L" },
                    500.0 + (x / length + shift).sin() * reach * fade
                );
            }
            canvas.stroke(
                &path,
                if ribbon % 3 == 0 { 6.0 } else { 2.5 },
                Ink::Flat(crate::canvas::mix(one, two, ribbon as f32 / 8.0), 0.8),
            );
        }
    }
}
