//! Desks, boards and tables.

use std::f32::consts::TAU;

use super::{HEIGHT, WIDTH};
use crate::{
    canvas::{Canvas, Ink, Rgb, darker, lighter},
    random::Random,
};

/// A desk by a window.
pub(super) fn office(canvas: &mut Canvas, random: &mut Random) {
    let (wall, shade, accent) = *random.pick(&[
        (0xf1ece3, 0xdccfbd, 0x3f7f78),
        (0xe3ebf0, 0xc3d2dc, 0xd98a5b),
        (0xe9e7ef, 0xcfc9dd, 0x5f6fb0),
        (0x2b3040, 0x1d212e, 0xe0a33e),
    ]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Along(wall, shade, (0.0, 0.0), (WIDTH, HEIGHT)));
    let x = random.between(120.0, 260.0);
    canvas.rect(x, 110.0, 560.0, 430.0, 8.0, 0xffffff_u32);
    canvas.rect(x + 16.0, 126.0, 528.0, 398.0, 3.0, Ink::Down(0x9cc7e0, 0xf5e9d2, 126.0, 524.0));
    for tree in 0..9 {
        canvas.ellipse(
            x + 40.0 + tree as f32 * 58.0,
            500.0,
            48.0,
            random.between(30.0, 76.0),
            Ink::Flat(0x6f9a7a, 0.75),
        );
    }
    canvas.rect(x, 524.0, 560.0, 40.0, 4.0, 0xffffff_u32);
    canvas.rect(x + 272.0, 126.0, 16.0, 398.0, 0.0, 0xffffff_u32);
    lamp(canvas, random.between(1180.0, 1300.0), accent);
    canvas.rect(60.0, 730.0, 1480.0, 34.0, 8.0, Ink::Down(0xd3ab7d, 0xb58a5c, 730.0, 764.0));
    canvas.rect(150.0, 764.0, 30.0, 236.0, 0.0, 0x8d6a48_u32);
    canvas.rect(1420.0, 764.0, 30.0, 236.0, 0.0, 0x8d6a48_u32);
    screen(canvas, random, accent);
    for book in 0..random.below(4) + 3 {
        let colour = *random.pick(&[0xb5543f, 0x3f7f78, 0xd8a23c, 0x5a6fa0, 0xe8e0d0]);
        let height = random.between(110.0, 160.0);
        canvas.rect(
            1080.0 + book as f32 * 36.0,
            730.0 - height,
            32.0,
            height,
            3.0,
            Ink::Along(
                lighter(colour, 0.1),
                darker(colour, 0.2),
                (1080.0 + book as f32 * 36.0, 0.0),
                (1112.0 + book as f32 * 36.0, 0.0),
            ),
        );
    }
    canvas.rect(330.0, 672.0, 60.0, 58.0, 8.0, accent);
    canvas.stroke("M390 686 Q414 700 390 716", 8.0, accent);
    canvas.stroke("M348 656 Q340 640 350 624", 3.0, Ink::Flat(0xffffff, 0.5));
    canvas.stroke("M368 656 Q360 636 370 616", 3.0, Ink::Flat(0xffffff, 0.5));
}

fn lamp(canvas: &mut Canvas, x: f32, accent: Rgb) {
    canvas.stroke(&format!("M {x} 0 L {x} 190"), 5.0, 0x4a4a55_u32);
    canvas.place(x, 190.0, 1.0);
    canvas.ellipse(0.0, 120.0, 330.0, 330.0, Ink::Glow(0xffeab8, 0.65, (0.0, 110.0), 330.0));
    canvas.fill(
        "M-34 0 L34 0 C60 30 104 70 116 110 L-116 110 C-104 70 -60 30 -34 0 Z",
        Ink::Down(lighter(accent, 0.12), darker(accent, 0.15), 0.0, 110.0),
    );
    canvas.place(0.0, 0.0, 1.0);
}

fn screen(canvas: &mut Canvas, random: &mut Random, accent: Rgb) {
    canvas.rect(520.0, 420.0, 470.0, 280.0, 14.0, 0x2d303a_u32);
    canvas.rect(534.0, 434.0, 442.0, 240.0, 4.0, Ink::Down(0x394a63, 0x26324a, 434.0, 674.0));
    canvas.fill("M720 700 L790 700 L806 730 L704 730 Z", 0x4a4e5a_u32);
    for line in 0..7 {
        canvas.rect(
            560.0,
            462.0 + line as f32 * 28.0,
            random.between(60.0, 210.0),
            9.0,
            4.0,
            Ink::Flat([0x9cc7e0, accent, 0xe6c88a][line % 3], 0.85),
        );
    }
    for bar in 0..5 {
        let height = random.between(40.0, 150.0);
        canvas.rect(810.0 + bar as f32 * 30.0, 644.0 - height, 20.0, height, 4.0, Ink::Flat(accent, 0.9));
    }
}

/// Notes on a white board.
pub(super) fn board(canvas: &mut Canvas, random: &mut Random) {
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Down(0xd8dde0, 0xbcc4c9, 0.0, HEIGHT));
    canvas.rect(70.0, 60.0, 1460.0, 860.0, 14.0, 0x9aa3aa_u32);
    canvas.rect(86.0, 76.0, 1428.0, 828.0, 6.0, Ink::Along(0xffffff, 0xf1f4f5, (0.0, 0.0), (WIDTH, HEIGHT)));
    let ink = [0x2f5fa8, 0xb5443a, 0x2f7a55];
    canvas.stroke("M130 160 Q320 130 520 158", 7.0, ink[random.below(3)]);
    for column in 1..3 {
        let x = 86.0 + column as f32 * 476.0;
        canvas.stroke(&format!("M {x} 220 Q {} 500 {x} 870", x + 8.0), 4.0, Ink::Flat(0x4a5560, 0.5));
    }
    let papers = [0xf7d66b, 0xf4a6a0, 0xa9d8c0, 0xa7c8ee, 0xe3c1ec, 0xfbbf7a];
    for column in 0..3 {
        for row in 0..random.below(3) + 2 {
            let x = 130.0 + column as f32 * 476.0 + if row % 2 == 1 { 206.0 } else { random.between(0.0, 24.0) };
            let y = 236.0 + (row / 2) as f32 * 218.0 + random.between(-8.0, 16.0);
            let colour = *random.pick(&papers);
            canvas.place_turned(x, y, 1.0, random.between(-4.0, 4.0));
            canvas.rect(8.0, 12.0, 180.0, 180.0, 2.0, Ink::Flat(0x20242c, 0.14));
            canvas.rect(0.0, 0.0, 180.0, 180.0, 2.0, Ink::Down(lighter(colour, 0.2), colour, 0.0, 180.0));
            for line in 0..random.below(3) + 2 {
                let y = 44.0 + line as f32 * 32.0;
                canvas.stroke(
                    &format!("M 24 {y} Q 70 {} {} {y}", y - 7.0, random.between(90.0, 156.0)),
                    5.0,
                    Ink::Flat(0x39404a, 0.75),
                );
            }
            canvas.place(0.0, 0.0, 1.0);
        }
    }
    canvas.place(random.between(1120.0, 1250.0), 690.0, 1.2);
    let pen = ink[random.below(3)];
    canvas.stroke("M0 60 C-40 -40 60 -110 110 -40 C150 20 90 60 70 90 C60 120 40 140 20 120", 7.0, pen);
    canvas.stroke("M30 30 C30 -20 84 -20 78 20 C76 40 56 44 60 66", 6.0, pen);
    canvas.place(0.0, 0.0, 1.0);
    for (pen, colour) in ink.into_iter().enumerate() {
        canvas.rect(640.0 + pen as f32 * 110.0, 912.0, 92.0, 18.0, 9.0, colour);
    }
}

/// A table seen from above: cups, plates, something to eat.
pub(super) fn coffee(canvas: &mut Canvas, random: &mut Random) {
    let (table, dark) =
        *random.pick(&[(0xc59a6b, 0xa87c4f), (0xe9e3d8, 0xd3c8b6), (0x54635f, 0x3f4d4a), (0xb9c4cc, 0x98a7b2)]);
    canvas.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, Ink::Along(table, dark, (0.0, 0.0), (WIDTH, HEIGHT)));
    for plank in 1..6 {
        canvas.rect(0.0, plank as f32 * 170.0, WIDTH, 3.0, 0.0, Ink::Flat(darker(dark, 0.2), 0.5));
    }
    canvas.place_turned(random.between(60.0, 160.0), random.between(120.0, 200.0), 1.0, random.between(-10.0, 10.0));
    let cloth = *random.pick(&[0xe7eef2, 0xd98a5b, 0x7fa08a, 0xd7c3e0]);
    canvas.rect(0.0, 0.0, 620.0, 640.0, 8.0, Ink::Flat(cloth, 0.75));
    for stripe in 0..6 {
        canvas.rect(30.0 + stripe as f32 * 100.0, 0.0, 16.0, 640.0, 0.0, Ink::Flat(0xffffff, 0.4));
    }
    let food: [fn(&mut Canvas, &mut Random); 3] = [bun, soup, cake];
    let first = random.below(3);
    for (place, (x, y, zoom)) in
        [(500.0, 520.0, 1.25), (1190.0, 330.0, 0.95), (1110.0, 760.0, 0.85)].into_iter().enumerate()
    {
        canvas.place(x + random.between(-30.0, 30.0), y + random.between(-20.0, 20.0), zoom);
        if place == 1 {
            cup(canvas, random);
        } else {
            food[(first + place) % 3](canvas, random);
        }
    }
    canvas.place_turned(840.0, 560.0, 1.0, random.between(-12.0, 12.0));
    canvas.ellipse(0.0, -150.0, 26.0, 46.0, 0xcfd4d9_u32);
    canvas.rect(-8.0, -120.0, 16.0, 330.0, 8.0, Ink::Along(0xe4e8eb, 0xa9b1b8, (-8.0, 0.0), (8.0, 0.0)));
    canvas.place(0.0, 0.0, 1.0);
}

fn plate(canvas: &mut Canvas, radius: f32) {
    canvas.ellipse(12.0, 20.0, radius, radius, Ink::Flat(0x1a1410, 0.2));
    canvas.ellipse(0.0, 0.0, radius, radius, Ink::Along(0xffffff, 0xdfe3e6, (-radius, -radius), (radius, radius)));
    canvas.ellipse(
        0.0,
        0.0,
        radius * 0.76,
        radius * 0.76,
        Ink::Along(0xe8ebee, 0xfbfcfc, (-radius, -radius), (radius, radius)),
    );
}

fn bun(canvas: &mut Canvas, random: &mut Random) {
    plate(canvas, 240.0);
    canvas.ellipse(0.0, 6.0, 138.0, 132.0, Ink::Along(0xe2a863, 0xb2713a, (-90.0, -110.0), (100.0, 120.0)));
    canvas.stroke(
        "M96 30 C110 -70 -20 -116 -80 -46 C-124 20 -50 96 24 74 C84 50 56 -34 -6 -26 C-44 -18 -38 30 -4 30",
        15.0,
        Ink::Flat(0x6e3f1d, 0.75),
    );
    for _ in 0..26 {
        let (turn, far) = (random.between(0.0, TAU), random.between(10.0, 116.0));
        canvas.rect(turn.cos() * far, turn.sin() * far, 9.0, 9.0, 2.0, 0xfdf9f0_u32);
    }
}

fn soup(canvas: &mut Canvas, random: &mut Random) {
    plate(canvas, 240.0);
    let soup = *random.pick(&[0xe08a3c, 0xc9a23f, 0x8fa850, 0xb5443a]);
    canvas.ellipse(
        0.0,
        0.0,
        172.0,
        172.0,
        Ink::Along(lighter(soup, 0.18), darker(soup, 0.12), (-120.0, -120.0), (120.0, 140.0)),
    );
    canvas.stroke(
        "M-86 10 C-70 -70 60 -80 74 -6 C80 50 -10 70 -22 22 C-26 0 10 -14 24 6",
        13.0,
        Ink::Flat(0xfdf3df, 0.9),
    );
    for _ in 0..14 {
        let (turn, far) = (random.between(0.0, TAU), random.between(20.0, 140.0));
        canvas.ellipse(turn.cos() * far, turn.sin() * far, 8.0, 5.0, 0x4f7a3f_u32);
    }
}

fn cake(canvas: &mut Canvas, random: &mut Random) {
    plate(canvas, 230.0);
    let cream = *random.pick(&[0xf3c9d0, 0xcfe3c0, 0xf6e3b8, 0x7a4a35]);
    canvas.fill(
        "M-120 90 L0 -150 L124 84 Q0 150 -120 90 Z",
        Ink::Down(lighter(cream, 0.2), darker(cream, 0.06), -150.0, 120.0),
    );
    canvas.fill("M-120 90 Q0 150 124 84 L124 116 Q0 184 -120 122 Z", darker(cream, 0.25));
    for berry in 0..4 {
        canvas.ellipse(
            -44.0 + berry as f32 * 30.0,
            30.0 + (berry % 2) as f32 * 26.0,
            17.0,
            17.0,
            Ink::Along(0xe4545e, 0x9c2436, (-60.0, 0.0), (80.0, 80.0)),
        );
    }
}

fn cup(canvas: &mut Canvas, random: &mut Random) {
    plate(canvas, 210.0);
    let glaze = *random.pick(&[0x4f7f9b, 0xf5f2ec, 0xd8a23c, 0x3f5164]);
    canvas.stroke("M124 40 C210 40 200 110 110 96", 26.0, darker(glaze, 0.1));
    canvas.ellipse(
        0.0,
        0.0,
        136.0,
        136.0,
        Ink::Along(lighter(glaze, 0.2), darker(glaze, 0.15), (-100.0, -100.0), (100.0, 100.0)),
    );
    canvas.ellipse(0.0, 0.0, 114.0, 114.0, Ink::Along(0x8a5a34, 0x5b3519, (-80.0, -80.0), (80.0, 80.0)));
    canvas.fill(
        "M0 66 C-56 26 -64 -26 -34 -44 C-16 -52 -4 -40 0 -26 C4 -40 16 -52 34 -44 C64 -26 56 26 0 66 Z",
        Ink::Flat(0xf2dfc4, 0.92),
    );
}
