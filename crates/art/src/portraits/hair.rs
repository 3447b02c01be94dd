//! Hair and head-dresses: what is behind the head, and what is before it.
//!
//! `s` short, `p` side parting, `q` quiff, `c` curls, `a` afro, `b` bald, `h` thinning, `x` pixie, `o` bob, `f` bob with fringe, `l` long, `w` long waves,
//! `u` bun, `t` ponytail, `r` braids, `j` hijab, `k` turban, `v` shoulder-length curls.

use crate::canvas::{Canvas, Ink, Rgb, darker, lighter};

/// Draws what is behind the head.
pub(super) fn back(canvas: &mut Canvas, style: char, hair: Rgb, cloth: Rgb) {
    let deep = darker(hair, 0.22);
    match style {
        'a' => {
            canvas.ellipse(128.0, 92.0, 70.0, 64.0, deep);
            canvas.ellipse(80.0, 118.0, 26.0, 30.0, deep);
            canvas.ellipse(176.0, 118.0, 26.0, 30.0, deep);
        }
        'o' | 'f' => canvas.fill(
            "M72 108 C68 56 98 36 128 36 C158 36 188 56 184 108 L186 154 C186 172 168 176 158 164 L98 164 C88 176 70 172 70 154 Z",
            deep,
        ),
        'l' => canvas.fill("M72 112 C66 54 98 34 128 34 C158 34 190 54 184 112 L192 222 C170 236 86 236 64 222 Z", deep),
        'w' => canvas.fill(
            "M74 108 C64 52 100 34 128 34 C156 34 192 52 182 108 C194 132 178 150 192 176 C202 206 182 224 164 226 L92 226 \
             C74 224 54 206 64 176 C78 150 62 132 74 108 Z",
            deep,
        ),
        'v' => {
            for (x, y, r) in [
                (76.0, 100.0, 26.0), (70.0, 134.0, 26.0), (74.0, 166.0, 25.0), (92.0, 188.0, 20.0), (180.0, 100.0, 26.0),
                (186.0, 134.0, 26.0), (182.0, 166.0, 25.0), (164.0, 188.0, 20.0), (100.0, 64.0, 28.0), (156.0, 64.0, 28.0), (128.0, 54.0, 28.0),
            ] {
                canvas.ellipse(x, y, r, r, deep);
            }
        }
        'u' => {
            canvas.ellipse(128.0, 34.0, 25.0, 22.0, hair);
            canvas.stroke("M110 40 Q128 50 146 40", 3.0, deep);
        }
        't' => canvas.fill("M150 52 C206 44 216 112 202 152 C198 172 192 186 182 194 C188 160 184 110 150 84 Z", deep),
        'r' => {
            for (x, turn) in [(70.0, 0.0), (86.0, 1.0), (170.0, 1.0), (186.0, 0.0)] {
                for step in 0..8 {
                    canvas.ellipse(x, 96.0 + step as f32 * 15.0 + turn * 6.0, 9.0, 9.5, if step % 2 == 0 { deep } else { hair });
                }
            }
        }
        'j' => canvas.fill(
            "M62 140 C52 56 92 26 128 26 C164 26 204 56 194 140 C198 176 206 204 214 226 C180 250 76 250 42 226 C50 204 58 176 62 140 Z",
            darker(cloth, 0.16),
        ),
        _ => {}
    }
}

/// Draws what is before the head.
pub(super) fn front(canvas: &mut Canvas, style: char, hair: Rgb, cloth: Rgb) {
    let shaded = Ink::Along(lighter(hair, 0.12), darker(hair, 0.1), (96.0, 44.0), (170.0, 110.0));
    match style {
        's' => canvas.fill(
            "M82 116 C76 72 94 42 132 42 C168 42 182 72 174 116 C172 100 168 92 160 82 C146 88 112 88 98 82 C88 92 85 102 82 116 Z",
            shaded,
        ),
        'p' => canvas.fill(
            "M81 114 C74 66 100 38 138 42 C172 46 184 78 175 114 C172 98 168 90 160 82 C138 86 114 78 106 66 C104 84 88 92 81 114 Z",
            shaded,
        ),
        'q' => canvas.fill(
            "M83 110 C78 86 84 66 96 58 C100 34 148 24 170 44 C182 60 178 86 173 110 C171 96 167 86 158 78 C140 84 108 84 98 78 C89 88 86 98 83 110 Z",
            shaded,
        ),
        'c' | 'v' => {
            for (x, y, r) in [
                (88.0, 88.0, 14.0), (96.0, 70.0, 17.0), (112.0, 58.0, 18.0), (130.0, 54.0, 18.0), (148.0, 58.0, 18.0), (162.0, 72.0, 16.0),
                (169.0, 90.0, 13.0), (106.0, 74.0, 12.0), (128.0, 70.0, 13.0), (148.0, 74.0, 12.0),
            ] {
                canvas.ellipse(x, y, r, r, if (x as i32 / 9) % 2 == 0 { hair } else { lighter(hair, 0.07) });
            }
        }
        'a' => canvas.fill("M82 112 C78 66 104 50 128 50 C152 50 178 66 174 112 C170 90 158 76 128 76 C98 76 86 90 82 112 Z", hair),
        'b' => canvas.ellipse(112.0, 76.0, 16.0, 9.0, Ink::Flat(0xffffff, 0.16)),
        'h' => {
            canvas.fill("M84 122 C76 98 82 82 92 76 C88 90 90 106 88 120 Z", hair);
            canvas.fill("M172 122 C180 98 174 82 164 76 C168 90 166 106 168 120 Z", hair);
            canvas.fill("M94 74 C104 54 152 54 162 74 C148 64 108 64 94 74 Z", Ink::Flat(hair, 0.75));
        }
        'x' => canvas.fill(
            "M81 120 C72 70 98 40 132 40 C170 40 186 74 175 122 C172 106 170 100 164 94 C148 96 124 90 112 74 C106 92 90 98 81 120 Z",
            shaded,
        ),
        'f' => canvas.fill(
            "M82 118 C74 66 102 42 128 42 C154 42 182 66 174 118 C172 106 168 100 164 98 C142 102 114 102 92 98 C88 100 84 106 82 118 Z",
            shaded,
        ),
        'o' | 'l' | 'w' => canvas.fill(
            "M80 134 C72 70 98 42 130 42 C160 42 184 70 176 134 C174 104 160 82 124 64 C112 84 88 98 80 134 Z",
            shaded,
        ),
        'u' | 't' | 'r' => canvas.fill(
            "M82 116 C76 68 100 46 128 46 C156 46 180 68 174 116 C168 90 152 72 128 70 C104 72 88 90 82 116 Z",
            shaded,
        ),
        'j' => {
            canvas.fill(
                "M128 26 C166 26 200 60 190 140 C186 172 160 200 128 200 C96 200 70 172 66 140 C56 60 90 26 128 26 Z \
                 M128 74 C102 74 90 94 90 118 C91 146 106 173 128 173 C150 173 165 146 166 118 C166 94 154 74 128 74 Z",
                Ink::Along(lighter(cloth, 0.16), darker(cloth, 0.06), (80.0, 40.0), (180.0, 200.0)),
            );
            canvas.stroke("M92 176 C110 196 150 198 176 166", 2.4, Ink::Flat(darker(cloth, 0.4), 0.5));
            canvas.stroke("M84 190 C110 214 150 212 180 182", 2.4, Ink::Flat(darker(cloth, 0.4), 0.4));
        }
        'k' => {
            canvas.fill("M76 104 C62 50 100 20 130 22 C166 18 196 52 180 104 C160 82 96 82 76 104 Z", Ink::Down(lighter(cloth, 0.18), cloth, 24.0, 100.0));
            for fold in ["M84 92 C96 60 126 44 164 40", "M92 84 C112 62 142 54 176 62", "M172 92 C160 60 130 40 98 42"] {
                canvas.stroke(fold, 2.4, Ink::Flat(darker(cloth, 0.4), 0.5));
            }
        }
        _ => {}
    }
}
