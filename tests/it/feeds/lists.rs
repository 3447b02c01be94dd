//! Lists: order, pages, filters, and what is not in them.

use api::{
    page::Paged as _,
    workdrive::{
        news::{CreateNews, ListNews},
        posts::{ListPosts, PostBody, SortKey},
    },
};

use super::{POSTS, list, news, now, post, private, said, texts};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, refusal},
};

on_both! {
    async fn list_posts_latest_first_and_page_by_page_without_a_gap(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        for number in 0..25 {
            // Several at the same moment: the cursor is a time.
            world.backend.clock.advance(if number % 3 == 0 { 1000 } else { 0 });
            post(&ada, said(&format!("{number}"))).await;
            post(&ada, private("hidden")).await;
        }
        let first = list(&world);
        let page = ben.call(&first).await.unwrap();
        assert_eq!(page.posts.len(), 10);
        let meta = page.meta;
        assert_eq!((meta.per_page, meta.total_results, meta.total_pages, meta.cur_page, meta.next_page), (10, 25, 3, 1, 2));
        let mut seen = std::collections::BTreeSet::new();
        let mut next = Some(ListPosts { per_page: Some(7), ..first });
        let mut calls = 0;
        while let Some(request) = next {
            let page = ben.call(&request).await.unwrap();
            assert!(page.posts.is_sorted_by(|a, b| a.posted_at >= b.posted_at));
            next = request.next(&page);
            seen.extend(ListPosts::items(page).into_iter().map(|post| post.id));
            calls += 1;
            assert!(calls < 20, "paging ends");
        }
        assert_eq!(seen.len(), 25);
        let mine = ada.call(&list(&world)).await.unwrap();
        assert_eq!(mine.meta.total_results, 50, "authors see their own");
    }

    async fn list_posts_up_to_a_time(world) {
        let ada = world.browser(ADA).await;
        post(&ada, said("old")).await;
        let then = now(&world);
        world.backend.clock.advance(5000);
        post(&ada, said("new")).await;
        let page = ada.call(&ListPosts { time: then, ..list(&world) }).await.unwrap();
        assert_eq!((texts(&page.posts), page.meta.total_results), (vec!["old"], 1));
    }

    async fn list_posts_by_reactions_and_comments(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let [plain, liked, discussed] = [post(&ada, said("plain")).await, post(&ada, said("liked")).await, post(&ada, said("discussed")).await];
        ben.call(&api::rotunda::reactions::AddReaction { stream: POSTS, id: liked.id, emoji: "👍".to_owned() }).await.unwrap();
        ben.call(&api::rotunda::comments::CreateComment { stream: POSTS, id: discussed.id, text: "so".to_owned() }).await.unwrap();
        world.backend.clock.advance(10);
        let by = |sort_key| ListPosts { sort_key: Some(sort_key), ..list(&world) };
        let page = ada.call(&by(SortKey::MostReacted)).await.unwrap();
        assert_eq!((page.posts[0].id, page.posts[0].reactions[0].count), (liked.id, 1));
        let page = ada.call(&ListPosts { per_page: Some(2), ..by(SortKey::MostCommented) }).await.unwrap();
        assert_eq!((page.posts[0].id, page.posts[0].comments_count), (discussed.id, 1));
        let second = ada.call(&by(SortKey::MostCommented).next(&page).map(|next| ListPosts { per_page: Some(2), ..next }).unwrap()).await.unwrap();
        assert_eq!(second.posts.len(), 1);
        assert!([plain.id, liked.id].contains(&second.posts[0].id));
    }

    async fn list_posts_of_a_tag_and_of_a_person(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        post(&ada, said("about #Lumi3 and more")).await;
        post(&ada, PostBody { tags: Some(vec!["lumi3".to_owned()]), ..said("also") }).await;
        post(&ben, said("nothing")).await;
        let cara = world.browser(CARA).await;
        for tag in ["lumi3", "LUMI3", "#Lumi3"] {
            let page = cara.call(&ListPosts { tag: Some(tag.to_owned()), ..list(&world) }).await.unwrap();
            assert_eq!(page.meta.total_results, 2, "{tag}");
        }
        let page = cara.call(&ListPosts { user: Some(BEN), ..list(&world) }).await.unwrap();
        assert_eq!(texts(&page.posts), ["nothing"]);
        for tag in ["' OR 1=1 --", "%", "lumi", "\"; DROP TABLE posts; --"] {
            let page = cara.call(&ListPosts { tag: Some(tag.to_owned()), ..list(&world) }).await.unwrap();
            assert_eq!(page.meta.total_results, 0, "{tag}");
        }
    }

    async fn list_posts_refuses_pages_out_of_range_and_strangers(world) {
        let ada = world.browser(ADA).await;
        for (per_page, cur_page, field) in [(Some(0), None, "per_page"), (Some(101), None, "per_page"), (None, Some(0), "cur_page")] {
            let refused = refusal(ada.call(&ListPosts { per_page, cur_page, ..list(&world) }).await);
            assert_eq!(refused, (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(world.stranger().call(&list(&world)).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&news(&world)).await).0, 401);
    }

    async fn list_news_of_a_category_and_apart_from_posts(world) {
        let ada = world.browser(ADA).await;
        let item = |title: &str, category: Option<&str>| PostBody {
            news_title: Some(title.to_owned()),
            category: category.map(str::to_owned),
            ..said("text")
        };
        ada.call(&CreateNews { news: item("one", Some("Company")) }).await.unwrap();
        ada.call(&CreateNews { news: item("two", None) }).await.unwrap();
        post(&ada, said("a post")).await;
        let ben = world.browser(BEN).await;
        assert_eq!(ben.call(&news(&world)).await.unwrap().meta.total_results, 2);
        assert_eq!(ben.call(&list(&world)).await.unwrap().meta.total_results, 1);
        let page = ben.call(&ListNews { category: Some("Company".to_owned()), ..news(&world) }).await.unwrap();
        assert_eq!((page.news.len(), page.news[0].news_title.as_deref(), page.news[0].category.as_deref()), (1, Some("one"), Some("Company")));
    }
}
