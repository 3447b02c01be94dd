//! Outdoors.

use std::fmt::Write;

use super::{HEIGHT, WIDTH};
use crate::{
    canvas::{Canvas, Ink, Rgb, darker, lighter, mix},
    random::Random,
};

/// Sky above, sky at the horizon, nearest hill, sun.
const MOODS: [(Rgb, Rgb, Rgb, Rgb); 6] = [
    (0x6f9fc9, 0xf6dcb8, 0x2c4a55, 0xfff3d0),
    (0x3b4a7a, 0xf0a58b, 0x2a2b4a, 0xffd9a8),
    (0x8fc1d9, 0xe9f3ee, 0x2f5d54, 0xffffff),
    (0x23365e, 0xc98ba0, 0x1c2240, 0xffe2c4),
    (0x9db8c9, 0xf1ece0, 0x4b5a63, 0xfffaf0),
    (0x5aa0a8, 0xfbe6b4, 0x245048, 0xfff0c0),
];

/// A line of hills from the left edge to the right, closed at the bottom.
fn hills(random: &mut Random, y: f32, height: f32, step: f32) -> String {
    let mut path = format!("M -20 {HEIGHT} L -20 {y}");
    let (mut x, mut last) = (-20.0, y);
    while x < WIDTH + step {
        let next = y - random.between(0.0, height);
        let middle = x + step / 2.0;
        let _ = write!(path, " C {middle} {last} {middle} {next} {} {next}", x + step);
        (x, last) = (x + step, next);
    }
    let _ = write!(path, " L {} {HEIGHT} Z", x + step);
    path
}

/// A line of sharp mountains, closed at the bottom.
fn peaks(random: &mut Random, y: f32, height: f32, step: f32) -> String {
    let mut path = format!("M -20 {HEIGHT} L -20 {y}");
    let mut x = -20.0;
    while x < WIDTH + step {
        let top = y - random.between(height * 0.35, height);
        let _ = write!(path, " L {} {} L {} {}", x + step * 0.32, top + height * 0.22, x + step * 0.5, top);
        let _ = write!(
            path,
            " L {} {} L {} {}",
            x + step * 0.66,
            top + height * 0.28,
            x + step,
            y - random.between(0.0, height * 0.2)
        );
        x += step * random.between(0.7, 1.1);
    }
    let _ = write!(path, " L {} {HEIGHT} Z", x + step);
    path
}

fn sky(canvas: &mut Canvas, above: Rgb, horizon: Rgb, to: f32) {
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Down(above, horizon, 0.0, to));
}

fn clouds(canvas: &mut Canvas, random: &mut Random, colour: Rgb) {
    for _ in 0..random.below(4) + 2 {
        let (x, y, size) = (random.between(0.0, WIDTH), random.between(60.0, 300.0), random.between(0.7, 1.5));
        for part in 0..4 {
            let along = part as f32 * 70.0 * size;
            canvas.ellipse(
                x + along,
                y + random.between(-10.0, 10.0),
                110.0 * size,
                15.0 * size,
                Ink::Flat(colour, 0.22),
            );
        }
    }
}

/// Mountains by the water.
pub(super) fn fjord(canvas: &mut Canvas, random: &mut Random) {
    let (above, horizon, near, sun) = *random.pick(&MOODS);
    sky(canvas, above, horizon, 640.0);
    let (x, y) = (random.between(300.0, 1300.0), random.between(330.0, 470.0));
    canvas.ellipse(x, y, 420.0, 420.0, Ink::Glow(sun, 0.75, (x, y), 420.0));
    canvas.ellipse(x, y, 52.0, 52.0, Ink::Flat(sun, 0.95));
    clouds(canvas, random, lighter(horizon, 0.5));
    for layer in 0..4 {
        let depth = layer as f32 / 3.0;
        let colour = mix(mix(horizon, above, 0.45), near, 0.25 + depth * 0.6);
        let path = peaks(random, 590.0 + depth * 60.0, 330.0 - depth * 130.0, 520.0 - depth * 160.0);
        canvas.fill(&path, Ink::Down(lighter(colour, 0.12), colour, 250.0, 650.0));
    }
    let water = mix(above, near, 0.35);
    canvas.rect(
        0.0,
        655.0,
        WIDTH,
        345.0,
        0.0,
        Ink::Down(mix(horizon, water, 0.45), darker(water, 0.25), 655.0, HEIGHT),
    );
    for _ in 0..70 {
        let (y, width) = (random.between(665.0, 985.0), random.between(30.0, 200.0));
        canvas.rect(random.between(-50.0, WIDTH), y, width, 2.5, 1.0, Ink::Flat(lighter(horizon, 0.4), 0.16));
    }
    for step in 0..16 {
        let width = random.between(40.0, 150.0);
        canvas.rect(
            x - width / 2.0,
            664.0 + step as f32 * 17.0,
            width,
            5.0,
            2.0,
            Ink::Flat(sun, 0.4 - step as f32 * 0.02),
        );
    }
    canvas.fill(&hills(random, 960.0, 60.0, 400.0), darker(near, 0.35));
    if random.chance(0.6) {
        let x = random.between(300.0, 1200.0);
        canvas.place(x, 770.0, 1.2);
        canvas.fill("M0 0 L130 0 C120 26 100 30 62 30 C30 30 10 26 0 0 Z", 0x9c3b32_u32);
        canvas.fill("M62 -6 L62 -130 C100 -90 116 -50 120 -6 Z", 0xf6f2ea_u32);
        canvas.fill("M54 -6 L54 -110 C34 -70 20 -40 14 -6 Z", 0xe4ddcf_u32);
        canvas.place(0.0, 0.0, 1.0);
    }
}

/// A lighthouse above the sea.
pub(super) fn coast(canvas: &mut Canvas, random: &mut Random) {
    let (above, horizon, near, sun) = *random.pick(&MOODS);
    sky(canvas, above, horizon, 560.0);
    clouds(canvas, random, lighter(horizon, 0.6));
    let sea = mix(above, 0x1f5a78, 0.55);
    canvas.rect(0.0, 540.0, WIDTH, 460.0, 0.0, Ink::Down(lighter(sea, 0.25), darker(sea, 0.3), 540.0, HEIGHT));
    for row in 0..9 {
        let y = 560.0 + (row * row) as f32 * 5.0;
        let mut path = format!("M -40 {y}");
        for wave in 0..20 {
            let x = -40.0 + wave as f32 * 90.0 + random.between(-16.0, 16.0);
            let _ = write!(path, " Q {} {} {} {y}", x + 45.0, y - 5.0 - row as f32, x + 90.0);
        }
        canvas.stroke(&path, 2.0 + row as f32 * 0.6, Ink::Flat(0xffffff, 0.25));
    }
    let flip = random.chance(0.5);
    let base = if flip { 1120.0 } else { 240.0 };
    let grass = mix(near, 0x5d7f4d, 0.55);
    canvas.fill(
        &format!(
            "M {} 1000 C {} 720 {} 690 {} 690 C {} 700 {} 760 {} 1000 Z",
            base - 420.0,
            base - 260.0,
            base - 60.0,
            base + 120.0,
            base + 330.0,
            base + 460.0,
            base + 560.0
        ),
        Ink::Down(grass, darker(grass, 0.4), 690.0, HEIGHT),
    );
    canvas.place(base, 330.0, 1.25);
    canvas.ellipse(60.0, 26.0, 300.0, 300.0, Ink::Glow(sun, 0.6, (60.0, 26.0), 300.0));
    canvas.fill("M28 300 L42 60 L78 60 L92 300 Z", 0xf7f3ec_u32);
    canvas.fill("M38 124 L82 124 L85 176 L35 176 Z", 0xbb4a3c_u32);
    canvas.fill("M32 232 L88 232 L91 286 L29 286 Z", 0xbb4a3c_u32);
    canvas.rect(34.0, 44.0, 52.0, 18.0, 4.0, 0x3d4450_u32);
    canvas.rect(42.0, 10.0, 36.0, 36.0, 3.0, Ink::Flat(sun, 0.95));
    canvas.fill("M36 12 C44 -16 76 -16 84 12 Z", 0x9c3b32_u32);
    canvas.rect(100.0, 236.0, 100.0, 60.0, 2.0, 0xefe7da_u32);
    canvas.fill("M92 240 L150 200 L208 240 Z", 0x6b4a40_u32);
    canvas.place(0.0, 0.0, 1.0);
    for _ in 0..random.below(6) + 3 {
        let (x, y, s) = (random.between(200.0, 1400.0), random.between(120.0, 420.0), random.between(8.0, 18.0));
        canvas.stroke(
            &format!("M {} {y} Q {} {} {x} {y} Q {} {} {} {y}", x - 2.0 * s, x - s, y - s, x + s, y - s, x + 2.0 * s),
            3.0,
            Ink::Flat(0xffffff, 0.85),
        );
    }
}

/// Northern lights.
pub(super) fn aurora(canvas: &mut Canvas, random: &mut Random) {
    sky(canvas, 0x0b1430, 0x27465e, 800.0);
    for _ in 0..140 {
        let size = random.between(0.8, 2.6);
        canvas.ellipse(
            random.between(0.0, WIDTH),
            random.between(0.0, 650.0),
            size,
            size,
            Ink::Flat(0xffffff, random.between(0.3, 0.9)),
        );
    }
    let colours = [0x63e6a9, 0x7ad7f0, 0xa98bea, 0x8af0c0];
    for ribbon in 0..3 {
        let colour = colours[(ribbon + random.below(4)) % 4];
        let (start, lean) = (random.between(180.0, 380.0), random.between(-60.0, 60.0));
        let phase = random.between(0.0, 6.0);
        for step in 0..110 {
            let x = step as f32 * 15.0;
            let y = start + (x / 230.0 + phase).sin() * 90.0 + (x / 97.0).sin() * 24.0 + x / WIDTH * lean;
            let height = 190.0 + (x / 61.0 + phase).sin() * 70.0;
            canvas.rect(x, y - height, 17.0, height + 30.0, 8.0, Ink::Flat(colour, 0.075));
            canvas.rect(x, y - height * 0.4, 17.0, height * 0.4 + 20.0, 8.0, Ink::Flat(colour, 0.14));
        }
    }
    canvas.fill(&peaks(random, 760.0, 260.0, 420.0), Ink::Down(0x1d3348, 0x0f1d2e, 500.0, 780.0));
    canvas.rect(0.0, 760.0, WIDTH, 240.0, 0.0, Ink::Down(0x2c5a68, 0x0d1a2b, 760.0, HEIGHT));
    for _ in 0..50 {
        canvas.rect(
            random.between(0.0, WIDTH),
            random.between(770.0, 980.0),
            random.between(40.0, 200.0),
            3.0,
            1.0,
            Ink::Flat(0x8af0c0, 0.16),
        );
    }
    canvas.fill(&hills(random, 985.0, 70.0, 300.0), 0x070d18_u32);
    canvas.place(random.between(300.0, 1200.0), 905.0, 1.0);
    canvas.rect(0.0, 0.0, 92.0, 56.0, 2.0, 0x5a2620_u32);
    canvas.fill("M-10 4 L46 -38 L102 4 Z", 0x120c10_u32);
    canvas.rect(18.0, 18.0, 20.0, 20.0, 1.0, 0xffd98a_u32);
    canvas.rect(56.0, 18.0, 20.0, 20.0, 1.0, 0xffd98a_u32);
    canvas.place(0.0, 0.0, 1.0);
}

/// A plant in a pot.
pub(super) fn plant(canvas: &mut Canvas, random: &mut Random) {
    let walls = [(0xf3ebe0, 0xe3d5c3), (0xe5eee8, 0xcadbd0), (0xe9e6f0, 0xd2cbe0), (0xf6e5de, 0xe6c9bd)];
    let (wall, shade) = *random.pick(&walls);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Along(wall, shade, (0.0, 0.0), (WIDTH, HEIGHT)));
    canvas.fill("M 900 0 L 1320 0 L 760 780 L 340 780 Z", Ink::Flat(0xffffff, 0.35));
    canvas.rect(0.0, 780.0, WIDTH, 220.0, 0.0, Ink::Down(0xc79f74, 0xa67c52, 780.0, HEIGHT));
    let greens = [0x3f7d58, 0x5a9367, 0x2f6350, 0x7fa650];
    for pot in 0..random.below(3) + 1 {
        let x = 800.0 + [0.0, -430.0, 430.0][pot] + random.between(-40.0, 40.0);
        let zoom = if pot == 0 { 1.25 } else { 0.9 };
        let style = random.below(3);
        for leaf in 0..15 {
            let turn = -78.0 + leaf as f32 * 11.0 + random.between(-6.0, 6.0);
            let length = random.between(0.75, 1.15);
            canvas.place_turned(x, 640.0, zoom * length, turn);
            let green = *random.pick(&greens);
            let shape = match style {
                0 => "M0 0 C-46 -90 -40 -230 0 -330 C40 -230 46 -90 0 0 Z",
                1 => "M0 0 C-14 -120 -10 -260 0 -380 C16 -260 18 -120 0 0 Z",
                _ => {
                    "M0 0 C-6 -100 -6 -160 0 -210 C-90 -220 -90 -330 0 -350 C90 -330 90 -220 6 -210 C8 -160 8 -100 0 0 Z"
                }
            };
            canvas.fill(shape, Ink::Down(lighter(green, 0.2), darker(green, 0.15), -330.0, 0.0));
            canvas.stroke("M0 -20 L0 -280", 2.5, Ink::Flat(lighter(green, 0.5), 0.5));
        }
        canvas.place(x, 620.0, zoom);
        let clay = *random.pick(&[0xc9744d, 0xe6dfd3, 0x3f5164, 0xd9a441]);
        canvas.ellipse(0.0, 196.0, 130.0, 16.0, Ink::Flat(0x000000, 0.14));
        canvas.fill(
            "M-104 0 L104 0 L84 176 C80 196 -80 196 -84 176 Z",
            Ink::Along(lighter(clay, 0.15), darker(clay, 0.2), (-100.0, 0.0), (110.0, 60.0)),
        );
        canvas.rect(
            -114.0,
            -18.0,
            228.0,
            42.0,
            10.0,
            Ink::Along(lighter(clay, 0.2), darker(clay, 0.12), (-114.0, 0.0), (114.0, 0.0)),
        );
    }
    canvas.place(0.0, 0.0, 1.0);
}
