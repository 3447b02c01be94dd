//! Pictures in rows of one height that fill the width.

use super::{
    model::Id,
    rows::{GAP, Row},
};

/// How high rows are meant to be, in px.
const HEIGHT: f64 = 220.0;
/// A picture is drawn no wider and no narrower than so; what is beyond is cut off.
const RATIOS: (f64, f64) = (0.5, 2.6);

/// Puts pictures, each with its width divided by its height, into rows of `width` px.
///
/// A row takes pictures until it would be lower than meant; then it is made as high as fills the width. The last one is as high as meant,
/// so that a single picture is not blown up.
#[must_use]
pub fn justified(pictures: &[(Id, f64)], width: f64) -> Vec<Row> {
    if width <= 0.0 {
        return Vec::new();
    }
    let meant = HEIGHT.min(width / 1.6);
    let mut rows = Vec::new();
    let mut row: Vec<(Id, f64)> = Vec::new();
    for (id, ratio) in pictures {
        row.push((*id, ratio.max(RATIOS.0).min(RATIOS.1)));
        let height = height_of(&row, width);
        if height <= meant {
            rows.push(as_high_as(&row, height));
            row.clear();
        }
    }
    if !row.is_empty() {
        let height = height_of(&row, width).min(meant);
        rows.push(as_high_as(&row, height));
    }
    rows
}

/// How high a row is that fills the width.
fn height_of(row: &[(Id, f64)], width: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of pictures")]
    let gaps = GAP * (row.len() - 1) as f64;
    (width - gaps) / row.iter().map(|(_, ratio)| ratio).sum::<f64>()
}

fn as_high_as(row: &[(Id, f64)], height: f64) -> Row {
    Row { cells: row.iter().map(|(id, ratio)| (*id, ratio * height)).collect(), height: Some(height) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn pictures(ratios: &[f64]) -> Vec<(Id, f64)> {
        ratios.iter().zip(1..).map(|(ratio, number)| (Id(Uuid::from_u128(number)), *ratio)).collect()
    }

    fn filled(row: &Row) -> f64 {
        let gaps = GAP * (row.cells.len() as f64 - 1.0);
        row.cells.iter().map(|(_, width)| width).sum::<f64>() + gaps
    }

    #[test]
    fn every_row_but_the_last_fills_the_width() {
        let rows = justified(&pictures(&[1.5, 0.75, 1.3, 1.0, 1.78, 0.6, 1.5, 1.5]), 900.0);
        assert!(rows.len() > 1);
        assert_eq!(rows.iter().map(|row| row.cells.len()).sum::<usize>(), 8, "none is lost");
        for row in &rows[..rows.len() - 1] {
            assert!((filled(row) - 900.0).abs() < 0.01);
            assert!(row.height.is_some_and(|height| height <= HEIGHT));
        }
        assert!(filled(&rows[rows.len() - 1]) <= 900.01);
    }

    #[test]
    fn a_single_picture_is_not_blown_up() {
        let rows = justified(&pictures(&[0.7]), 900.0);
        assert_eq!(rows[0].height, Some(HEIGHT));
    }

    #[test]
    fn a_very_wide_or_tall_picture_is_cut_off() {
        let rows = justified(&pictures(&[20.0, 0.01]), 500.0);
        assert_eq!(rows.len(), 2);
        assert!((rows[0].cells[0].1 - 500.0).abs() < 0.01);
        assert!(rows[1].cells[0].1 >= 100.0);
    }

    #[test]
    fn nothing_is_laid_out_before_there_is_a_width() {
        assert!(justified(&pictures(&[1.0]), 0.0).is_empty());
    }
}
