//! Documents, questions and answers, photos, videos.

pub mod actions;
pub mod add;
pub mod audience;
pub mod bar;
pub mod document_editor;
pub mod document_row;
pub mod documents_view;
pub mod ends;
pub mod faq_editor;
pub mod faqs_view;
pub mod form_parts;
pub mod intake;
pub mod justify;
pub mod kept;
pub mod make;
pub mod model;
pub mod overlay;
pub mod owners;
pub mod photos_view;
pub mod picture_editor;
pub mod preview;
pub mod preview_file;
pub mod query;
pub mod rows;
pub mod screen;
pub mod sections;
pub mod select;
pub mod shelf;
pub mod store;
pub mod thing;
pub mod tray;
pub mod videos_view;

pub use screen::DocumentsScreen;

use crate::text::documents as t;
use model::Section;

/// The name of a section.
fn section_name(section: Section) -> &'static str {
    match section {
        Section::Documents => t::documents(),
        Section::Faqs => t::faqs(),
        Section::Photos => t::photos(),
        Section::Videos => t::videos(),
    }
}
