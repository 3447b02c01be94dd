//! Protocols, and kinds of files.

use api::symphony::{file_extensions::*, protocols::*};

use crate::{
    on_both,
    world::{ADA, DAN, refusal},
};

fn add(scheme: &str) -> AddProtocol {
    AddProtocol { protocol: Protocol { scheme: scheme.to_owned() } }
}

fn remove(scheme: &str) -> RemoveProtocol {
    RemoveProtocol { scheme: scheme.to_owned() }
}

fn protocols() -> ListProtocols {
    ListProtocols { skip: None, limit: None }
}

fn page(limit: u64) -> ListFileExtensions {
    ListFileExtensions { limit: Some(limit), before: None, after: None }
}

fn put(extension: &str) -> PutFileExtension {
    let file_extension = FileExtension { extension: extension.to_owned(), ..FileExtension::default() };
    PutFileExtension { extension: extension.to_owned(), file_extension }
}

fn delete(extension: &str) -> DeleteFileExtension {
    DeleteFileExtension { extension: extension.to_owned() }
}

fn names(page: &FileExtensions) -> Vec<&str> {
    page.data.iter().map(|one| &*one.extension).collect()
}

on_both! {
    async fn protocols_are_added_and_removed(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        assert_eq!(ada.call(&protocols()).await.unwrap(), ["http", "https", "mailto", "tel"]);
        assert_eq!(refusal(ada.call(&ListAllProtocols {}).await).0, 403);
        assert_eq!(refusal(ada.call(&add("skype")).await).0, 403);
        assert_eq!(refusal(ada.call(&remove("skype")).await).0, 403);
        assert_eq!(dan.call(&add(" Skype ")).await.unwrap().scheme, "skype");
        assert_eq!(dan.call(&ListAllProtocols {}).await.unwrap(), ["http", "https", "mailto", "skype", "tel"]);
        assert_eq!(ada.call(&ListProtocols { skip: Some(3), limit: Some(1) }).await.unwrap(), ["skype"]);
        for bad in ["", "9p", "a b", "ü", "skype", "HTTP", "javascript", "Data", &"x".repeat(65)] {
            assert_eq!(refusal(dan.call(&add(bad)).await), (400, Some("scheme".to_owned())), "{bad}");
        }
        dan.call(&remove("SKYPE")).await.unwrap();
        assert_eq!(ada.call(&protocols()).await.unwrap().len(), 4);
        assert_eq!(refusal(dan.call(&remove("skype")).await).0, 400, "it is gone");
        assert_eq!(refusal(dan.call(&remove("https")).await).0, 400, "every pod has it");
        for limit in [0, 1001] {
            let bad = ListProtocols { skip: None, limit: Some(limit) };
            assert_eq!(refusal(ada.call(&bad).await), (400, Some("limit".to_owned())));
        }
    }

    async fn extensions_are_read_page_by_page(world) {
        let ada = world.browser(ADA).await;
        let all = ada.call(&ListFileExtensions { limit: None, before: None, after: None }).await.unwrap();
        assert_eq!((all.data.len(), &all.pagination.previous, &all.pagination.next), (18, &None, &None));
        assert_eq!(all.pagination, all.paging);
        assert_eq!(all.data[0].source.as_deref(), Some("SYSTEM"));
        let (mut seen, mut asked) = (Vec::new(), page(7));
        let last = loop {
            let found = ada.call(&asked).await.unwrap();
            seen.extend(found.data.clone());
            let Some(next) = found.pagination.next.clone() else { break found };
            let after = found.pagination.cursors.after.clone();
            assert!(next.contains(after.as_deref().unwrap()), "{next}");
            asked = ListFileExtensions { after, ..page(7) };
        };
        assert_eq!((&seen, last.data.len(), last.pagination.previous.is_some()), (&all.data, 4, true));
        let back = ada.call(&ListFileExtensions { before: last.pagination.cursors.before.clone(), ..page(7) }).await.unwrap();
        assert_eq!((&back.data[..], back.pagination.previous.is_some(), back.pagination.next.is_some()), (&all.data[7..14], true, true));
        let first = ada.call(&ListFileExtensions { before: back.pagination.cursors.before.clone(), ..page(7) }).await.unwrap();
        assert_eq!((&first.data[..], first.pagination.previous), (&all.data[..7], None));
        let cursor = first.pagination.cursors.after;
        let both = ListFileExtensions { before: cursor.clone(), after: cursor, limit: None };
        assert_eq!(refusal(ada.call(&both).await).0, 400);
        let bad = ListFileExtensions { after: Some("%".to_owned()), ..page(7) };
        assert_eq!(refusal(ada.call(&bad).await), (400, Some("after".to_owned())));
        let bad = ListFileExtensions { before: Some("!".to_owned()), ..page(7) };
        assert_eq!(refusal(ada.call(&bad).await), (400, Some("before".to_owned())));
        assert_eq!(refusal(ada.call(&page(0)).await), (400, Some("limit".to_owned())));
    }

    async fn extensions_are_put_and_deleted(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        assert_eq!(refusal(ada.call(&put(".cad")).await).0, 403);
        assert_eq!(refusal(ada.call(&delete(".txt")).await).0, 403);
        let made = dan.call(&put(".CAD")).await.unwrap();
        assert_eq!((&*made.extension, made.source.as_deref()), (".cad", Some("CUSTOMER")));
        assert_eq!([made.scope_internal, made.scope_external, made.scope_xpod], [Some(true), Some(false), Some(false)]);
        let types = ada.call(&ListAllowedTypes {}).await.unwrap();
        assert!(types.contains(&".cad".to_owned()) && types.contains(&".png".to_owned()), "{types:?}");
        let mut closed = put("cad");
        closed.file_extension.scope_internal = Some(false);
        assert_eq!(dan.call(&closed).await.unwrap().scope_internal, Some(false), "with its point or without");
        assert!(!ada.call(&ListAllowedTypes {}).await.unwrap().contains(&".cad".to_owned()));
        let listed = ada.call(&page(1000)).await.unwrap();
        assert_eq!(names(&listed).iter().filter(|name| **name == ".cad").count(), 1);
        dan.call(&delete(".Txt")).await.unwrap();
        assert!(!ada.call(&ListAllowedTypes {}).await.unwrap().contains(&".txt".to_owned()));
        assert_eq!(refusal(dan.call(&delete(".txt")).await).0, 400, "it is gone");
        let mut known = put(".txt");
        known.file_extension.source = Some("SYSTEM".to_owned());
        assert_eq!(dan.call(&known).await.unwrap().source.as_deref(), Some("SYSTEM"));
        let mut unknown = put(".cad");
        unknown.file_extension.source = Some("SYSTEM".to_owned());
        assert_eq!(refusal(dan.call(&unknown).await), (400, Some("source".to_owned())));
        unknown.file_extension.source = Some("OURS".to_owned());
        assert_eq!(refusal(dan.call(&unknown).await), (400, Some("source".to_owned())));
        let mut other = put(".cad");
        other.extension = ".dwg".to_owned();
        assert_eq!(refusal(dan.call(&other).await), (400, Some("extension".to_owned())));
        assert!(dan.call(&put(&format!(".{}", "x".repeat(63)))).await.is_ok());
        for bad in [".", ". x", &format!(".{}", "x".repeat(64))] {
            assert_eq!(refusal(dan.call(&put(bad)).await), (400, Some("extension".to_owned())), "{bad}");
        }
    }
}
