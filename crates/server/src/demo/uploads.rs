//! The files that come with a story.

use art::pictures::Scene;
use uuid::Uuid;

use super::{
    content::{Asset, Person, Source, id},
    script::Entry,
    small,
};
use crate::clock::MINUTE;

/// Who uploads files, for which area, and when what they are for is written (milliseconds since 1970).
pub(super) struct Upload<'a> {
    pub(super) people: &'a [Person],
    pub(super) owner: usize,
    pub(super) module_code: u32,
    pub(super) at: i64,
}

impl Upload<'_> {
    /// Adds the pictures, films and documents of an entry, in this order, and answers their ids.
    pub(super) fn all(&self, entry: &Entry, text: &str, key: &str, files: &mut Vec<Asset>) -> Vec<Uuid> {
        let pictures = entry.pictures.iter().map(|picture| picture_of(picture, self.people));
        let films = entry.films.iter().map(|name| (name.clone(), Source::Film(name.clone())));
        let documents = entry.documents.iter().map(|(name, title)| (name.clone(), Source::Document(page(title, text))));
        let sources: Vec<_> = pictures.chain(films).chain(documents).collect();
        let add = |(at, source)| self.one(source, &format!("{key}/{at}"), files);
        sources.into_iter().enumerate().map(add).collect()
    }

    /// Adds the picture of a scene (`wave:3`), or of people side by side (`team:mila,omar`).
    pub(super) fn picture(&self, picture: &str, key: &str, files: &mut Vec<Asset>) -> Uuid {
        self.one(picture_of(picture, self.people), key, files)
    }

    fn one(&self, (name, source): (String, Source), key: &str, files: &mut Vec<Asset>) -> Uuid {
        let file = id(&format!("file/{key}/{name}"));
        let (owner, module_code, created_at) = (self.owner, self.module_code, self.at - MINUTE);
        files.push(Asset { id: file, owner, module_code, name, source, created_at });
        file
    }
}

fn picture_of(picture: &str, people: &[Person]) -> (String, Source) {
    let (name, rest) = picture.split_once(':').unwrap_or((picture, "1"));
    if name == "team" {
        let shown = small::handles(people, rest.split(','));
        let looks = shown.iter().map(|&person| people[person].look).collect();
        return ("team.jpg".to_owned(), Source::Team(looks, shown.len() as u64 + shown[0] as u64));
    }
    let scene = Scene { name: name.to_owned(), variation: rest.parse().unwrap_or(1) };
    (format!("{name}-{rest}.jpg"), Source::Scene(scene))
}

/// The lines of a document of one page.
fn page(title: &str, text: &str) -> Vec<String> {
    let mut lines = vec![title.to_owned(), String::new()];
    lines.extend(text.lines().flat_map(|line| wrap(&line.replace(['*', '_', '#', '>', '`'], ""))));
    lines.extend([String::new(), "Stilla, for internal use".to_owned()]);
    lines
}

fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.len() - 1;
        if lines[last].len() + word.len() > 84 {
            lines.push(word.to_owned());
        } else {
            let gap = if lines[last].is_empty() { "" } else { " " };
            lines[last] = format!("{}{gap}{word}", lines[last]);
        }
    }
    lines
}
