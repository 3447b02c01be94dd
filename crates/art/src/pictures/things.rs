//! What Stilla makes, and how.

use super::{HEIGHT, WIDTH};
use crate::{
    canvas::{Canvas, Ink, Rgb, darker, lighter, mix},
    random::Random,
};

/// The colours that the hearing aids come in: Birch, Fog, Slate, Fjord, Ember.
const SHELLS: [Rgb; 5] = [0xd9c7ad, 0xbcc3c7, 0x4e5761, 0x2f6d8a, 0xc7583a];

fn studio(canvas: &mut Canvas, random: &mut Random) {
    let (light, deep) = *random.pick(&[
        (0xf4efe7, 0xd8cbb8),
        (0xe6eef2, 0xb9ccd6),
        (0xf3e4dd, 0xd9b5a5),
        (0xe7ebe2, 0xbccab2),
        (0x3a4152, 0x1f2430),
    ]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Down(light, deep, 0.0, HEIGHT));
    canvas.ellipse(800.0, 430.0, 760.0, 620.0, Ink::Glow(0xffffff, 0.55, (800.0, 400.0), 700.0));
}

/// A hearing aid as it sits behind an ear: body, tube, dome. About 300 units wide and 470 high.
fn aid(canvas: &mut Canvas, shell: Rgb) {
    canvas.stroke(
        "M156 10 C250 -30 330 40 336 150 C340 230 330 270 318 300",
        9.0,
        Ink::Flat(mix(shell, 0xdfe7ea, 0.75), 0.95),
    );
    canvas.fill(
        "M60 26 C110 -26 190 -10 196 60 C204 150 176 330 128 412 C96 456 36 446 24 394 C2 300 6 90 60 26 Z",
        Ink::Along(lighter(shell, 0.32), darker(shell, 0.26), (10.0, 60.0), (210.0, 380.0)),
    );
    canvas.fill("M62 54 C84 26 118 24 130 36 C88 66 60 190 62 330 C40 250 34 110 62 54 Z", Ink::Flat(0xffffff, 0.28));
    canvas.rect(108.0, 130.0, 34.0, 96.0, 17.0, Ink::Flat(darker(shell, 0.4), 0.55));
    canvas.rect(116.0, 140.0, 18.0, 34.0, 9.0, Ink::Flat(lighter(shell, 0.35), 0.8));
    canvas.ellipse(92.0, 62.0, 6.0, 6.0, darker(shell, 0.6));
    canvas.ellipse(116.0, 50.0, 6.0, 6.0, darker(shell, 0.6));
    canvas.ellipse(78.0, 396.0, 10.0, 10.0, 0x7fe0a8_u32);
    canvas.fill(
        "M300 284 C330 280 352 300 350 326 C348 356 318 366 298 350 C280 336 278 290 300 284 Z",
        Ink::Along(0xf2f5f6, 0xaeb9be, (290.0, 290.0), (350.0, 360.0)),
    );
    canvas.stroke("M296 312 C310 330 330 336 346 330", 4.0, Ink::Flat(0x6b7880, 0.5));
}

/// Hearing aids in the studio.
pub(super) fn product(canvas: &mut Canvas, random: &mut Random) {
    studio(canvas, random);
    let first = random.below(5);
    let arrangement = random.below(3);
    let places: &[(f32, f32, f32, f32)] = match arrangement {
        0 => &[(570.0, 250.0, 1.25, 8.0)],
        1 => &[(380.0, 300.0, 1.05, -8.0), (900.0, 270.0, 1.05, 10.0)],
        _ => &[(170.0, 360.0, 0.8, -10.0), (600.0, 300.0, 0.95, 2.0), (1080.0, 360.0, 0.8, 12.0)],
    };
    for (index, &(x, y, zoom, turn)) in places.iter().enumerate() {
        canvas.place(x, y, zoom);
        canvas.ellipse(130.0, 470.0, 190.0, 22.0, Ink::Flat(0x1b1d24, 0.18));
        canvas.place_turned(x, y, zoom, turn);
        aid(canvas, SHELLS[(first + index * 2) % 5]);
    }
    canvas.place(0.0, 0.0, 1.0);
}

/// The charging case, open.
pub(super) fn case(canvas: &mut Canvas, random: &mut Random) {
    studio(canvas, random);
    let shell = *random.pick(&SHELLS);
    let body = *random.pick(&[0xf3f1ec, 0x3a4048, 0xd9dfe2]);
    canvas.ellipse(800.0, 830.0, 470.0, 44.0, Ink::Flat(0x1b1d24, 0.2));
    canvas.rect(400.0, 180.0, 800.0, 360.0, 120.0, Ink::Down(darker(body, 0.05), darker(body, 0.2), 180.0, 540.0));
    canvas.rect(446.0, 226.0, 708.0, 290.0, 90.0, Ink::Down(darker(body, 0.3), darker(body, 0.14), 226.0, 516.0));
    canvas.rect(380.0, 500.0, 840.0, 330.0, 130.0, Ink::Down(lighter(body, 0.25), darker(body, 0.12), 500.0, 830.0));
    canvas.rect(430.0, 470.0, 740.0, 130.0, 60.0, Ink::Down(darker(body, 0.34), darker(body, 0.22), 470.0, 600.0));
    for (x, turn) in [(560.0, 12.0), (900.0, -4.0)] {
        canvas.place_turned(x, 260.0, 0.62, turn);
        aid(canvas, shell);
    }
    canvas.place(0.0, 0.0, 1.0);
    canvas.rect(430.0, 560.0, 740.0, 46.0, 20.0, Ink::Down(lighter(body, 0.2), body, 560.0, 606.0));
    for light in 0..3 {
        canvas.ellipse(
            760.0 + light as f32 * 40.0,
            720.0,
            9.0,
            9.0,
            if light <= random.below(3) { 0x6fd99f_u32 } else { 0xc9d0d4 },
        );
    }
}

/// Parcels.
pub(super) fn parcel(canvas: &mut Canvas, random: &mut Random) {
    studio(canvas, random);
    let count = random.below(3) + 1;
    for place in 0..count {
        let (x, y, zoom) = [(620.0, 480.0, 1.5), (250.0, 640.0, 1.0), (1140.0, 620.0, 1.1)][place];
        let card = *random.pick(&[0xd7b08a, 0xe9e2d5, 0xc89f77]);
        canvas.place(x, y, zoom);
        canvas.ellipse(130.0, 236.0, 190.0, 22.0, Ink::Flat(0x1b1d24, 0.18));
        canvas.fill("M0 40 L130 84 L130 250 L0 190 Z", Ink::Down(card, darker(card, 0.16), 40.0, 250.0));
        canvas
            .fill("M130 84 L270 30 L270 180 L130 250 Z", Ink::Down(darker(card, 0.14), darker(card, 0.3), 40.0, 250.0));
        canvas.fill("M0 40 L140 -10 L270 30 L130 84 Z", lighter(card, 0.22));
        canvas.fill("M62 18 L78 12 L206 56 L190 62 Z", Ink::Flat(SHELLS[random.below(5)], 0.9));
        if random.chance(0.6) {
            canvas.fill("M0 40 L-70 -10 L66 -58 L140 -10 Z", Ink::Down(lighter(card, 0.12), card, -58.0, 40.0));
            canvas.fill("M130 84 L220 130 L350 74 L270 30 Z", Ink::Down(lighter(card, 0.14), card, 30.0, 130.0));
            canvas.fill("M14 42 L140 -2 L256 32 L130 76 Z", darker(card, 0.45));
        }
        canvas.fill("M22 112 L76 134 L76 178 L22 154 Z", 0xfbf9f4_u32);
        for bar in 0..6 {
            let x = 28.0 + bar as f32 * 8.0;
            canvas.stroke(
                &format!("M {x} {} L {x} {}", 122.0 + bar as f32 * 3.2, 146.0 + bar as f32 * 3.2),
                if bar % 2 == 0 { 3.5 } else { 1.8 },
                0x39404a_u32,
            );
        }
    }
    canvas.place(0.0, 0.0, 1.0);
}

/// A board with parts under a lens, or the room without echo.
pub(super) fn lab(canvas: &mut Canvas, random: &mut Random) {
    if random.chance(0.4) {
        return wedges(canvas, random);
    }
    let base = *random.pick(&[0x1f5a48, 0x1f3f66, 0x5a2a3a, 0x2b2f3a]);
    canvas.rect(
        0.0,
        0.0,
        WIDTH,
        HEIGHT,
        0.0,
        Ink::Along(lighter(base, 0.08), darker(base, 0.3), (0.0, 0.0), (WIDTH, HEIGHT)),
    );
    for trace in 0..26 {
        let (mut x, mut y) = (random.between(0.0, WIDTH), random.between(0.0, HEIGHT));
        let mut path = format!("M {x} {y}");
        for _ in 0..4 {
            let far = random.between(60.0, 240.0);
            match random.below(3) {
                0 => x += far,
                1 => y += far,
                _ => (x, y) = (x + far * 0.7, y - far * 0.7),
            }
            path.push_str(&format!(" L {x} {y}"));
        }
        canvas.stroke(&path, if trace % 4 == 0 { 11.0 } else { 5.0 }, Ink::Flat(lighter(base, 0.3), 0.75));
        canvas.ellipse(x, y, 13.0, 13.0, 0xd9b45a_u32);
        canvas.ellipse(x, y, 6.0, 6.0, darker(base, 0.4));
    }
    for chip in 0..7 {
        let (w, h) = (random.between(110.0, 280.0), random.between(90.0, 220.0));
        let (x, y) = (
            120.0 + (chip % 4) as f32 * 370.0 + random.between(-20.0, 40.0),
            130.0 + (chip / 4) as f32 * 430.0 + random.between(-30.0, 60.0),
        );
        for pin in 0..(w / 26.0) as usize {
            canvas.rect(x + 10.0 + pin as f32 * 26.0, y - 14.0, 11.0, h + 28.0, 3.0, 0xc9ced2_u32);
        }
        canvas.rect(x, y, w, h, 7.0, Ink::Along(0x3c414b, 0x1d2027, (x, y), (x + w, y + h)));
        canvas.ellipse(x + 20.0, y + 20.0, 7.0, 7.0, Ink::Flat(0xffffff, 0.35));
        canvas.rect(x + w * 0.25, y + h * 0.42, w * 0.5, 8.0, 3.0, Ink::Flat(0xffffff, 0.3));
        canvas.rect(x + w * 0.25, y + h * 0.58, w * 0.34, 8.0, 3.0, Ink::Flat(0xffffff, 0.22));
    }
    for _ in 0..18 {
        let (x, y) = (random.between(40.0, 1500.0), random.between(40.0, 940.0));
        canvas.rect(x, y, 54.0, 24.0, 3.0, 0xc9ced2_u32);
        canvas.rect(x + 12.0, y, 30.0, 24.0, 0.0, *random.pick(&[0x8a6a4a_u32, 0x2a2d33, 0xb9a06a]));
    }
    canvas.ellipse(1180.0, 260.0, 620.0, 620.0, Ink::Glow(0xffffff, 0.22, (1180.0, 260.0), 620.0));
}

fn wedges(canvas: &mut Canvas, random: &mut Random) {
    let foam = *random.pick(&[0x57606e, 0x5c6a62, 0x6a5d6e, 0x4c5a72]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, darker(foam, 0.6));
    for row in 0..6 {
        for column in 0..10 {
            let (x, y) = (column as f32 * 160.0, row as f32 * 160.0 - 10.0);
            let light = 0.35 - ((column as f32 - 4.5).abs() + (row as f32 - 2.5).abs()) * 0.06;
            let tone = lighter(darker(foam, 0.3), light.max(0.0));
            if (row + column) % 2 == 0 {
                for wedge in 0..3 {
                    let at = x + wedge as f32 * 53.0;
                    canvas.rect(at, y, 27.0, 158.0, 2.0, lighter(tone, 0.12));
                    canvas.rect(at + 26.0, y, 26.0, 158.0, 2.0, darker(tone, 0.3));
                }
            } else {
                for wedge in 0..3 {
                    let at = y + wedge as f32 * 53.0;
                    canvas.rect(x, at, 158.0, 27.0, 2.0, lighter(tone, 0.16));
                    canvas.rect(x, at + 26.0, 158.0, 26.0, 2.0, darker(tone, 0.34));
                }
            }
        }
    }
    canvas.rect(770.0, 520.0, 14.0, 480.0, 4.0, 0x1c1f26_u32);
    canvas.ellipse(777.0, 400.0, 96.0, 124.0, Ink::Along(0xcfd4d9, 0x868f99, (700.0, 300.0), (860.0, 520.0)));
    canvas.rect(742.0, 490.0, 70.0, 70.0, 20.0, 0x8f98a2_u32);
    canvas.ellipse(870.0, 410.0, 16.0, 32.0, 0xa9b1b9_u32);
    canvas.stroke("M884 380 C912 380 910 440 886 450", 9.0, SHELLS[random.below(5)]);
}
