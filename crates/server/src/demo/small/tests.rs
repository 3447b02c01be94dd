use super::{content, script};
use crate::demo::life::World;

const NOW: i64 = 1_790_000_000_000;

#[test]
fn who_comments_or_reacts_may_see_the_post() {
    let company = content(NOW);
    let world = World { people: &company.people, groups: &company.groups, friends: &company.friends };
    for post in company.posts {
        let name = |person: usize| &company.people[person].handle;
        for comment in &post.comments {
            assert!(world.sees(comment.author, &post), "{} cannot see {}", name(comment.author), post.text);
            assert!(post.posted_at < comment.at && comment.at <= NOW, "a comment at the wrong time on {}", post.text);
        }
        for reaction in &post.reactions {
            assert!(world.sees(reaction.person, &post), "{} cannot see {}", name(reaction.person), post.text);
        }
        assert!(post.posted_at < NOW);
    }
}

#[test]
fn nothing_of_the_scripts_is_lost() {
    let told: Vec<_> = super::POSTS.into_iter().chain(super::NEWS).flat_map(script::read).collect();
    let company = content(NOW);
    let posts: Vec<_> = company.posts.collect();
    assert_eq!(posts.len(), told.len());
    for (entry, post) in told.iter().zip(&posts) {
        assert_eq!(company.people[post.author].handle, entry.author);
        assert_eq!(post.comments.len(), entry.comments.len(), "an unknown handle comments on {}", entry.text);
        let files = entry.pictures.len() + entry.films.len() + entry.documents.len();
        assert_eq!(post.files.len() + usize::from(post.cover.is_some()), files);
    }
}

#[test]
fn a_script_is_read_line_by_line() {
    let script = "# remark\n@ mila loc:aarhus #one #two = News\nTitle\n\n> a quotation\n~ pics wave:1 bars:2\n~ doc a.pdf | A\n> omar: Yes: no\n";
    let [entry] = &script::read(script)[..] else { panic!("one entry") };
    assert_eq!((&*entry.author, &*entry.audience, entry.category.as_deref()), ("mila", "loc:aarhus", Some("News")));
    assert_eq!(entry.tags, ["one", "two"]);
    assert_eq!(entry.text, "Title\n\n> a quotation");
    assert_eq!(entry.pictures, ["wave:1", "bars:2"]);
    assert_eq!(entry.documents, [("a.pdf".to_owned(), "A".to_owned())]);
    assert_eq!(entry.comments, [("omar".to_owned(), "Yes: no".to_owned())]);
}
