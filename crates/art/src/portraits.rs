//! Portraits of people who do not exist, drawn from a few words about their looks.

use crate::canvas::{Canvas, Ink, Rgb, darker, lighter, mix};
use hair::{back, front};

mod hair;

/// How a person looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// Skin, 0 light to 7 dark.
    pub skin: usize,
    /// Style of hair or head-dress: a letter known to [`hair`].
    pub hair: char,
    /// Colour of the hair, an index into the table of hair colours.
    pub hair_colour: usize,
    /// `-` none, `s` stubble, `f` full beard, `m` moustache, `g` goatee.
    pub beard: char,
    /// `-` none, `r` round, `q` square.
    pub glasses: char,
    /// `t` T-shirt, `c` shirt with collar, `b` blazer, `n` high neck, `h` hood, `l` white coat.
    pub clothes: char,
    /// Colour of the clothes, an index into the table of clothes' colours.
    pub clothes_colour: usize,
}

const SKIN: [Rgb; 8] = [0xf6d9c5, 0xf2c9ac, 0xe8b48f, 0xd99f76, 0xc08457, 0xa06a42, 0x7d4f32, 0x5b3826];
const HAIR: [Rgb; 9] = [0x22202a, 0x3a2a24, 0x5a3c2b, 0x8a5a36, 0xb98549, 0xdcb675, 0xb5532e, 0x9b9ba3, 0xdadae0];
const CLOTHES: [Rgb; 12] = [
    0x2f4b7c, 0x3f7f78, 0xb5543f, 0xd8a23c, 0x6b5b95, 0x4f6d4a, 0x2d3142, 0xc8738b, 0x5f93c4, 0xe6e1d6, 0x8c3f52,
    0x7a8798,
];
const BACKDROP: [(Rgb, Rgb); 10] = [
    (0xcfe3ee, 0x9fc1d6),
    (0xf4e3cf, 0xe2bf97),
    (0xd9e8d6, 0xa9c9a6),
    (0xe6dcf0, 0xbda9d6),
    (0xf6d8d2, 0xe0a69c),
    (0xd7dde6, 0xa3afc0),
    (0xfaeab8, 0xecc96f),
    (0xcdeae4, 0x8fc9bd),
    (0xeadfd3, 0xc5b09a),
    (0xdbe4fa, 0x9db3e6),
];

/// Draws a portrait with the given backdrop on a canvas of 256 by 256 units.
pub fn draw(canvas: &mut Canvas, look: Look, backdrop: usize) {
    let (light, deep) = BACKDROP[backdrop % BACKDROP.len()];
    canvas.rect(0.0, 0.0, 256.0, 256.0, 0.0, Ink::Along(light, deep, (40.0, 0.0), (216.0, 256.0)));
    canvas.ellipse(128.0, 110.0, 120.0, 120.0, Ink::Glow(0xffffff, 0.45, (128.0, 100.0), 120.0));
    // Closer than the drawing's own frame: most portraits are seen at 32 pixels.
    match look.hair {
        'u' | 'k' | 'a' | 'v' => canvas.place_within(-20.0, -4.0, 1.16),
        _ => canvas.place_within(-34.0, -22.0, 1.26),
    }
    draw_person(canvas, look);
}

/// Draws a person without any backdrop, for pictures of several.
pub fn draw_person(canvas: &mut Canvas, look: Look) {
    let skin = SKIN[look.skin % SKIN.len()];
    let hair = HAIR[look.hair_colour % HAIR.len()];
    let cloth = CLOTHES[look.clothes_colour % CLOTHES.len()];
    back(canvas, look.hair, hair, cloth);
    neck(canvas, skin);
    clothes(canvas, look, cloth, skin);
    head(canvas, skin, look.hair);
    beard(canvas, look.beard, hair, skin);
    face(canvas, look, skin, hair);
    front(canvas, look.hair, hair, cloth);
    glasses(canvas, look.glasses);
}

fn neck(canvas: &mut Canvas, skin: Rgb) {
    canvas.fill("M106 150 L150 150 L151 196 C150 216 106 216 105 196 Z", darker(skin, 0.12));
    canvas.fill(
        "M106 164 C114 186 142 186 150 164 L150 176 C142 196 114 196 106 176 Z",
        Ink::Flat(darker(skin, 0.3), 0.55),
    );
}

fn clothes(canvas: &mut Canvas, look: Look, cloth: Rgb, skin: Rgb) {
    const SHOULDERS: &str = "M22 258 C24 218 62 206 100 194 C108 212 148 212 156 194 C194 206 232 218 234 258 Z";
    let shaded = |colour: Rgb| Ink::Down(lighter(colour, 0.08), darker(colour, 0.18), 196.0, 256.0);
    canvas.fill(SHOULDERS, shaded(if look.clothes == 'l' { 0xf3f5f7 } else { cloth }));
    match look.clothes {
        'c' => {
            canvas.fill("M100 192 L128 222 L112 238 L90 200 Z", lighter(cloth, 0.28));
            canvas.fill("M156 192 L128 222 L144 238 L166 200 Z", lighter(cloth, 0.2));
            canvas.fill(
                "M106 196 C112 208 120 214 128 221 C136 214 144 208 150 196 L150 190 L106 190 Z",
                darker(skin, 0.1),
            );
            canvas.stroke("M128 224 L128 256", 2.0, darker(cloth, 0.3));
        }
        'b' | 'l' => {
            let (shirt, lapel) = if look.clothes == 'b' { (0xf4f2ee, darker(cloth, 0.25)) } else { (cloth, 0xdde2e8) };
            canvas.fill("M102 193 L128 256 L154 193 C148 212 108 212 102 193 Z", shirt);
            canvas.fill("M108 197 C114 210 142 210 148 197 L128 226 Z", darker(skin, 0.1));
            canvas.fill("M101 192 L128 258 L104 258 L80 214 L94 208 L86 200 Z", lapel);
            canvas.fill("M155 192 L128 258 L152 258 L176 214 L162 208 L170 200 Z", lapel);
        }
        'n' => {
            canvas.fill("M103 178 C112 188 144 188 153 178 L157 202 C148 216 108 216 99 202 Z", lighter(cloth, 0.12));
            canvas.stroke("M100 202 C110 214 146 214 156 202", 2.5, Ink::Flat(darker(cloth, 0.4), 0.6));
        }
        'h' => {
            canvas.fill("M92 186 C80 200 84 222 128 228 C172 222 176 200 164 186 C172 204 152 214 128 214 C104 214 84 204 92 186 Z", darker(cloth, 0.22));
            canvas.stroke("M116 224 L114 250", 3.0, lighter(cloth, 0.6));
            canvas.stroke("M140 224 L142 246", 3.0, lighter(cloth, 0.6));
        }
        _ => canvas.stroke("M100 195 C108 214 148 214 156 195", 4.0, Ink::Flat(darker(cloth, 0.35), 0.7)),
    }
}

fn head(canvas: &mut Canvas, skin: Rgb, hair: char) {
    if hair != 'j' {
        canvas.ellipse(86.0, 122.0, 9.0, 14.0, darker(skin, 0.08));
        canvas.ellipse(170.0, 122.0, 9.0, 14.0, darker(skin, 0.14));
    }
    const HEAD: &str =
        "M128 58 C160 58 173 84 172 112 C171 146 152 178 128 178 C104 178 85 146 84 112 C83 84 96 58 128 58 Z";
    canvas.fill(HEAD, Ink::Along(lighter(skin, 0.1), darker(skin, 0.07), (96.0, 70.0), (168.0, 170.0)));
}

fn beard(canvas: &mut Canvas, kind: char, hair: Rgb, skin: Rgb) {
    const FULL: &str = "M85 116 C86 158 102 184 128 184 C154 184 170 158 171 116 C166 136 158 146 146 143 C136 137 120 137 110 143 C98 146 90 136 85 116 Z";
    match kind {
        'f' => canvas.fill(FULL, Ink::Down(mix(hair, skin, 0.12), darker(hair, 0.1), 120.0, 184.0)),
        's' => canvas.fill(FULL, Ink::Flat(mix(hair, skin, 0.3), 0.38)),
        'g' => canvas.fill("M112 150 C112 176 118 182 128 182 C138 182 144 176 144 150 C138 144 118 144 112 150 Z", hair),
        'm' => canvas.fill("M128 141 C118 138 108 142 105 152 C114 151 122 150 128 149 C134 150 142 151 151 152 C148 142 138 138 128 141 Z", hair),
        _ => {}
    }
}

fn face(canvas: &mut Canvas, look: Look, skin: Rgb, hair: Rgb) {
    let blush = mix(skin, 0xe0645c, 0.45);
    canvas.ellipse(104.0, 140.0, 11.0, 8.0, Ink::Flat(blush, 0.28));
    canvas.ellipse(152.0, 140.0, 11.0, 8.0, Ink::Flat(blush, 0.28));
    let brow = if matches!(look.hair_colour, 7 | 8) { darker(hair, 0.25) } else { darker(hair, 0.15) };
    canvas.stroke("M101 106 Q109 101 118 105", 3.6, brow);
    canvas.stroke("M138 105 Q147 101 155 106", 3.6, brow);
    for x in [110.0, 146.0] {
        canvas.ellipse(x, 119.0, 6.6, 5.2, Ink::Flat(0xffffff, 0.92));
        canvas.ellipse(x, 119.0, 4.3, 5.0, 0x2b2326_u32);
        canvas.ellipse(x + 1.5, 117.2, 1.4, 1.4, 0xffffff_u32);
    }
    canvas.stroke("M103 117 Q110 111 117 117", 1.8, darker(skin, 0.55));
    canvas.stroke("M139 117 Q146 111 153 117", 1.8, darker(skin, 0.55));
    canvas.stroke("M127 122 C126 131 123 137 128 140 Q131 141 134 139", 2.4, Ink::Flat(darker(skin, 0.34), 0.8));
    let lip = mix(darker(skin, 0.25), 0xb8433f, 0.42);
    if look.skin % 2 == usize::from(look.clothes_colour.is_multiple_of(3)) {
        canvas.fill("M113 151 Q128 155 143 151 Q139 167 128 167 Q117 167 113 151 Z", darker(lip, 0.45));
        canvas.fill("M115 152 Q128 156 141 152 Q140 158 128 158 Q116 158 115 152 Z", 0xfdfbf7_u32);
    } else {
        canvas.stroke("M114 153 Q128 164 142 153", 3.6, lip);
    }
}

fn glasses(canvas: &mut Canvas, kind: char) {
    const RIM: Rgb = 0x2c2a33;
    if kind == '-' {
        return;
    }
    for x in [92.5, 129.5] {
        let round = if kind == 'r' { 17.0 } else { 7.0 };
        let (y, h) = if kind == 'r' { (102.0, 34.0) } else { (106.0, 27.0) };
        canvas.rect(x, y, 34.0, h, round, Ink::Flat(0xffffff, 0.16));
        canvas.frame((x, y, 34.0, h), round, 2.8, RIM);
    }
    canvas.stroke("M126.5 117 Q128 115 129.5 117", 2.8, RIM);
    canvas.stroke("M92.5 116 L85 113", 2.6, RIM);
    canvas.stroke("M163.5 116 L171 113", 2.6, RIM);
}
