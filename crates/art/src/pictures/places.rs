//! Houses and rooms from outside.

use super::{HEIGHT, WIDTH};
use crate::{
    canvas::{Canvas, Ink, Rgb, darker, lighter, mix},
    random::Random,
};

const FRONTS: [Rgb; 9] = [0xc9553f, 0xe0a33e, 0x4f7f9b, 0xd9cdb8, 0x7d9a6a, 0xb3687a, 0x3d5a73, 0xe7d3a1, 0xa8503e];

/// Narrow coloured houses by the water.
pub(super) fn harbour(canvas: &mut Canvas, random: &mut Random) {
    let (above, below) = *random.pick(&[(0x8ec3df, 0xf3efe4), (0x5d79b5, 0xf5c9a6), (0xa9c4cf, 0xf6ead9)]);
    canvas.rect(0.0, 0.0, WIDTH, 660.0, 0.0, Ink::Down(above, below, 0.0, 620.0));
    for _ in 0..4 {
        let (x, y) = (random.between(0.0, WIDTH), random.between(60.0, 220.0));
        canvas.ellipse(x, y, 170.0, 18.0, Ink::Flat(0xffffff, 0.5));
        canvas.ellipse(x + 70.0, y - 14.0, 90.0, 18.0, Ink::Flat(0xffffff, 0.5));
    }
    canvas.rect(0.0, 690.0, WIDTH, 310.0, 0.0, Ink::Down(mix(above, 0x2f5f7a, 0.5), 0x1d4058, 690.0, HEIGHT));
    let mut x = -30.0;
    let mut last = FRONTS.len();
    while x < WIDTH {
        let (width, height) = (random.between(125.0, 190.0), random.between(300.0, 440.0));
        let mut choice = random.below(FRONTS.len());
        if choice == last {
            choice = (choice + 1) % FRONTS.len();
        }
        last = choice;
        house(canvas, random, (x, width, height), FRONTS[choice]);
        canvas.rect(x, 700.0, width, height * 0.45, 0.0, Ink::Flat(FRONTS[choice], 0.26));
        x += width + 3.0;
    }
    canvas.rect(0.0, 655.0, WIDTH, 44.0, 0.0, Ink::Down(0xa59b8d, 0x6f675d, 655.0, 699.0));
    for _ in 0..60 {
        canvas.rect(
            random.between(-60.0, WIDTH),
            random.between(715.0, 985.0),
            random.between(40.0, 180.0),
            4.0,
            2.0,
            Ink::Flat(0xffffff, 0.13),
        );
    }
    for _ in 0..random.below(3) + 1 {
        let (x, y, zoom) = (random.between(80.0, 1300.0), random.between(790.0, 850.0), random.between(1.3, 1.8));
        canvas.place(x, y, zoom);
        canvas.fill(
            "M0 0 L170 0 C160 40 140 46 84 46 C30 46 10 36 0 0 Z",
            *random.pick(&[0x2f4a63_u32, 0xa23f33, 0xf0ece2]),
        );
        canvas.rect(40.0, -30.0, 70.0, 32.0, 5.0, 0xf4efe6_u32);
        canvas.rect(50.0, -22.0, 20.0, 14.0, 3.0, 0x53788f_u32);
        canvas.rect(80.0, -22.0, 20.0, 14.0, 3.0, 0x53788f_u32);
        canvas.stroke("M74 -30 L74 -170", 4.0, 0x6b5138_u32);
        canvas.stroke("M74 -166 L168 -4", 1.2, Ink::Flat(0x2b2b2b, 0.6));
        canvas.stroke("M74 -166 L2 -4", 1.2, Ink::Flat(0x2b2b2b, 0.6));
    }
    canvas.place(0.0, 0.0, 1.0);
}

fn house(canvas: &mut Canvas, random: &mut Random, (x, width, height): (f32, f32, f32), front: Rgb) {
    let top = 658.0 - height;
    match random.below(3) {
        0 => canvas.fill(
            &format!("M {} {top} L {} {} L {} {top} Z", x - 5.0, x + width / 2.0, top - 96.0, x + width + 5.0),
            darker(front, 0.45),
        ),
        1 => canvas.fill(
            &format!(
                "M {x} {top} L {x} {} L {} {} L {} {} L {} {top} Z",
                top - 40.0,
                x + width * 0.2,
                top - 84.0,
                x + width * 0.8,
                top - 84.0,
                x + width
            ),
            0x8a4632_u32,
        ),
        _ => canvas.fill(
            &format!(
                "M {x} {top} L {} {} L {} {} L {} {} L {} {} L {} {top} Z",
                x,
                top - 34.0,
                x + width * 0.3,
                top - 34.0,
                x + width * 0.5,
                top - 100.0,
                x + width * 0.7,
                top - 34.0,
                x + width
            ),
            darker(front, 0.12),
        ),
    }
    canvas.rect(
        x,
        top,
        width,
        height,
        0.0,
        Ink::Along(lighter(front, 0.1), darker(front, 0.1), (x, top), (x + width, 658.0)),
    );
    let columns = if width > 160.0 { 3 } else { 2 };
    let rows = (height / 92.0) as usize;
    let gap = width / columns as f32;
    for row in 0..rows {
        for column in 0..columns {
            let (wx, wy) = (x + gap * column as f32 + gap * 0.26, top + 22.0 + row as f32 * 88.0);
            let lit = random.chance(0.3);
            canvas.rect(wx - 5.0, wy - 5.0, gap * 0.48 + 10.0, 62.0, 2.0, 0xf7f3ea_u32);
            canvas.rect(wx, wy, gap * 0.48, 52.0, 0.0, if lit { 0xffdf9c_u32 } else { 0x48627a });
            canvas.rect(wx + gap * 0.24 - 1.5, wy, 3.0, 52.0, 0.0, 0xf7f3ea_u32);
            canvas.rect(wx, wy + 20.0, gap * 0.48, 3.0, 0.0, 0xf7f3ea_u32);
        }
    }
}

/// Roofs of a city in layers, with a television tower or a dome.
pub(super) fn city(canvas: &mut Canvas, random: &mut Random) {
    let (above, below, near) = *random.pick(&[
        (0x31406f, 0xf2a57d, 0x23264a),
        (0x83b4d6, 0xf4ead8, 0x3b5670),
        (0xd98f6f, 0xfbe2b5, 0x6b3f4c),
        (0x1d2a4a, 0x4e6a92, 0x121a30),
    ]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Down(above, below, 0.0, 760.0));
    let sun = random.between(300.0, 1300.0);
    canvas.ellipse(sun, 470.0, 360.0, 360.0, Ink::Glow(0xfff1cf, 0.8, (sun, 470.0), 360.0));
    canvas.ellipse(sun, 470.0, 74.0, 74.0, Ink::Flat(0xfff6df, 0.9));
    for layer in 0..4 {
        let depth = layer as f32 / 3.0;
        let colour = mix(below, near, 0.25 + depth * 0.72);
        if layer == 1 {
            let x = random.between(250.0, 1250.0);
            canvas.rect(x - 5.0, 210.0, 10.0, 500.0, 4.0, colour);
            canvas.ellipse(x, 360.0, 34.0, 34.0, colour);
            canvas.rect(x - 2.0, 110.0, 4.0, 120.0, 1.0, colour);
        }
        let mut x = -40.0;
        while x < WIDTH {
            let (width, height) = (random.between(70.0, 190.0), random.between(120.0, 330.0) * (0.75 + depth * 0.25));
            let top = 700.0 + depth * 190.0 - height;
            canvas.rect(x, top, width, HEIGHT - top, 2.0, colour);
            match random.below(4) {
                0 => canvas
                    .fill(&format!("M {x} {top} L {} {} L {} {top} Z", x + width / 2.0, top - 60.0, x + width), colour),
                1 => canvas.ellipse(x + width / 2.0, top + 4.0, width * 0.36, 42.0, colour),
                2 => canvas.rect(x + width * 0.6, top - 30.0, 14.0, 34.0, 0.0, colour),
                _ => {}
            }
            if layer > 1 {
                for window in 0..((width / 30.0) as usize * 5) {
                    if random.chance(0.34) {
                        let (wx, wy) = (x + 12.0 + (window / 5) as f32 * 28.0, top + 22.0 + (window % 5) as f32 * 42.0);
                        canvas.rect(wx, wy, 12.0, 18.0, 1.0, Ink::Flat(0xffe2a0, 0.8));
                    }
                }
            }
            x += width + random.between(2.0, 20.0);
        }
    }
}

/// The plan of a floor.
pub(super) fn plan(canvas: &mut Canvas, random: &mut Random) {
    let (paper, line, accent) =
        *random.pick(&[(0xf8f6f1, 0x35465c, 0xd98a5b), (0x1f3d5c, 0xdbe8f5, 0x7fc4e8), (0xf2f5f2, 0x3d5a4c, 0xd8a23c)]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, paper);
    for step in 0..41 {
        let at = step as f32 * 40.0;
        canvas.rect(at, 0.0, 1.0, HEIGHT, 0.0, Ink::Flat(line, 0.1));
        canvas.rect(0.0, at, WIDTH, 1.0, 0.0, Ink::Flat(line, 0.1));
    }
    let columns = [160.0, 160.0 + random.between(300.0, 460.0), 900.0 + random.between(-60.0, 120.0), 1440.0];
    let rows = [140.0, 420.0 + random.between(-60.0, 80.0), 860.0];
    for row in 0..2 {
        for column in 0..3 {
            let (x, y) = (columns[column], rows[row]);
            let (w, h) = (columns[column + 1] - x, rows[row + 1] - y);
            if random.chance(0.4) {
                canvas.rect(x, y, w, h, 0.0, Ink::Flat(accent, 0.16));
            }
            canvas.frame((x, y, w, h), 0.0, 9.0, line);
            let door = x + random.between(60.0, (w - 130.0).max(61.0));
            canvas.rect(door, rows[1] - 8.0, 84.0, 16.0, 0.0, paper);
            canvas.stroke(
                &format!("M {door} {} Q {} {} {} {}", rows[1], door + 84.0, rows[1], door + 84.0, rows[1] - 84.0),
                2.5,
                Ink::Flat(line, 0.6),
            );
            furniture(canvas, random, (x, y, w, h), line, accent);
        }
    }
    let around = (columns[0] - 6.0, rows[0] - 6.0, columns[3] - columns[0] + 12.0, rows[2] - rows[0] + 12.0);
    canvas.frame(around, 4.0, 16.0, line);
    canvas.place(1500.0, 920.0, 1.0);
    canvas.ellipse(0.0, 0.0, 40.0, 40.0, Ink::Flat(line, 0.15));
    canvas.fill("M0 -36 L14 10 L0 2 L-14 10 Z", accent);
    canvas.place(0.0, 0.0, 1.0);
}

fn furniture(canvas: &mut Canvas, random: &mut Random, (x, y, w, h): (f32, f32, f32, f32), line: Rgb, accent: Rgb) {
    if random.chance(0.3) {
        let (cx, cy) = (x + w / 2.0, y + h / 2.0);
        canvas.ellipse(cx, cy, 74.0, 50.0, Ink::Flat(accent, 0.7));
        for seat in 0..6 {
            let turn = seat as f32 * 1.047;
            canvas.ellipse(cx + turn.cos() * 106.0, cy + turn.sin() * 78.0, 17.0, 17.0, Ink::Flat(line, 0.5));
        }
        return;
    }
    let mut at = x + 50.0;
    while at + 110.0 < x + w {
        let mut down = y + 56.0;
        while down + 96.0 < y + h - 50.0 {
            canvas.rect(at, down, 92.0, 44.0, 5.0, Ink::Flat(line, 0.28));
            canvas.rect(at + 26.0, down + 6.0, 40.0, 12.0, 2.0, Ink::Flat(accent, 0.9));
            canvas.ellipse(at + 46.0, down + 66.0, 15.0, 15.0, Ink::Flat(line, 0.42));
            down += 128.0;
        }
        at += 132.0;
    }
}

/// A soft wall with a window, for people to stand before.
pub(super) fn backdrop(canvas: &mut Canvas, random: &mut Random) {
    let (wall, shade) = *random.pick(&[
        (0xdfe9ee, 0xaec6d2),
        (0xf5e8d8, 0xdcbf9c),
        (0xe4ede2, 0xb4cbb2),
        (0xece4f2, 0xc4b4d8),
        (0xf7e2dc, 0xdfb0a5),
    ]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Along(wall, shade, (0.0, 0.0), (WIDTH, HEIGHT)));
    for pane in 0..4 {
        let x = 140.0 + pane as f32 * 350.0;
        canvas.rect(x, 80.0, 290.0, 430.0, 10.0, Ink::Flat(0xffffff, 0.42));
        canvas.rect(x + 12.0, 92.0, 266.0, 406.0, 6.0, Ink::Down(0xcfe6f2, 0xf4f1e6, 92.0, 498.0));
        canvas.ellipse(x + random.between(40.0, 240.0), 480.0, 110.0, 40.0, Ink::Flat(0x8fb59a, 0.6));
        canvas.rect(x + 142.0, 92.0, 6.0, 406.0, 0.0, Ink::Flat(0xffffff, 0.8));
    }
    canvas.rect(0.0, 900.0, WIDTH, 100.0, 0.0, Ink::Flat(darker(shade, 0.2), 0.5));
}
