//! Access tokens of WorkDrive.

use api::{
    rotunda::sessions::GetMe,
    workdrive::{
        UserId, access_tokens::GenerateAccessToken, categories::ListCategories, departments::ListDepartments,
        module_codes::ModuleCode,
    },
};

use crate::{
    on_both,
    world::{ADA, BEN, DAN, EVE, NOBODY, refusal},
};

fn token_for(user_id: UserId) -> GenerateAccessToken {
    GenerateAccessToken { user_id }
}

fn categories() -> ListCategories {
    ListCategories { cur_page: None, per_page: None, module_code: ModuleCode::NEWS }
}

on_both! {
    async fn a_token_lets_a_program_in_as_its_user(world) {
        let dan = world.browser(DAN).await;
        let made = dan.call(&token_for(ADA)).await.unwrap();
        assert_eq!(made.user_id, ADA);
        assert!(!format!("{made:?}").contains(&made.token), "a secret is not logged");
        let program = world.stranger();
        program.call_with(&made.token, &categories()).await.unwrap();
        let departments = ListDepartments { cur_page: None, per_page: None };
        program.call_with(&made.token, &departments).await.unwrap();
        assert_eq!(refusal(program.call_with(&made.token, &token_for(BEN)).await).0, 403, "Ada is no administrator");
        assert_eq!(refusal(program.call(&GetMe {}).await).0, 401, "it opens no session");
    }

    async fn a_new_token_takes_the_place_of_the_old(world) {
        let dan = world.browser(DAN).await;
        let old = dan.call(&token_for(ADA)).await.unwrap().token;
        let other = dan.call(&token_for(BEN)).await.unwrap().token;
        let new = dan.call(&token_for(ADA)).await.unwrap().token;
        assert_ne!(old, new);
        let program = world.stranger();
        assert_eq!(refusal(program.call_with(&old, &categories()).await).0, 401);
        program.call_with(&new, &categories()).await.unwrap();
        program.call_with(&other, &categories()).await.unwrap();
    }

    async fn an_administrators_token_makes_tokens(world) {
        let dan = world.browser(DAN).await;
        let token = dan.call(&token_for(DAN)).await.unwrap().token;
        let program = world.stranger();
        assert_eq!(program.call_with(&token, &token_for(EVE)).await.unwrap().user_id, EVE);
    }

    async fn nobody_gets_a_token_for_someone_who_may_do_more(world) {
        world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'ben@example.com'").await;
        let dan = world.browser(DAN).await;
        assert_eq!(refusal(dan.call(&token_for(BEN)).await).0, 403);
        let ben = world.browser(BEN).await;
        ben.call(&token_for(DAN)).await.unwrap();
    }

    async fn a_token_is_refused_to_and_for_whom_it_must_be(world) {
        let ada = world.browser(ADA).await;
        assert_eq!(refusal(ada.call(&token_for(ADA)).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&token_for(ADA)).await).0, 401);
        let dan = world.browser(DAN).await;
        let missing = (404, Some("userId".to_owned()));
        assert_eq!(refusal(dan.call(&token_for(UserId(NOBODY))).await), missing);
        world.sql("UPDATE users SET status = 'BLOCKED' WHERE email = 'eve@example.com'").await;
        assert_eq!(refusal(dan.call(&token_for(EVE)).await), missing);
        let (status, body) = dan.json("POST", "/api/token/generate-access", r#"{"userId":"x"}"#).await;
        assert_eq!((status.as_u16(), body["field"].as_str()), (400, Some("userId")));
        assert_eq!(world.number("SELECT COUNT(*) FROM api_tokens").await, 0);
    }
}
