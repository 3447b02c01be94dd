//! E-mails: kept, sent, tried again.

use std::time::Duration;

use api::rotunda::outbox::*;
use rotunda_server::config::{Config, Smtp};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
    sync::mpsc,
};

use crate::{
    on_both,
    people::hiring::newcomer,
    world::{ADA, Client, DAN, NOBODY, World, refusal},
};
use api::workdrive::users::CreateUser;

fn list() -> ListOutbox {
    ListOutbox { cur_page: None, per_page: None }
}

fn hire(email: &str) -> CreateUser {
    CreateUser { bulk: Some(true), user: newcomer(email) }
}

/// A mail server that takes everything and hands on what it got.
async fn mail_server() -> (Config, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (hand_on, got) = mpsc::unbounded_channel();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 test\r\n").await.unwrap();
            let (mut in_data, mut data) = (false, String::new());
            while let Ok(Some(line)) = lines.next_line().await {
                let answer: &[u8] = match (in_data, line.split(' ').next().unwrap_or_default()) {
                    (true, ".") => {
                        in_data = false;
                        let _nobody_waits = hand_on.send(std::mem::take(&mut data));
                        b"250 taken\r\n"
                    }
                    (true, _) => {
                        data.push_str(&line);
                        data.push('\n');
                        continue;
                    }
                    (_, "DATA") => {
                        in_data = true;
                        b"354 go on\r\n"
                    }
                    (_, "QUIT") => b"221 bye\r\n",
                    _ => b"250 ok\r\n",
                };
                if write.write_all(answer).await.is_err() {
                    break;
                }
            }
        }
    });
    let smtp = Smtp { url, from: "Rotunda <rotunda@example.com>".to_owned() };
    (Config { smtp: Some(smtp), public_url: Some("https://rotunda.example.com".to_owned()), ..Config::default() }, got)
}

/// Waits until the latest e-mail is no more in `state`.
async fn after(dan: &Client, state: MailState) -> OutboxMail {
    for _ in 0..200 {
        let mail = dan.call(&list()).await.unwrap().mails.into_iter().next().unwrap();
        if mail.state != state {
            return mail;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("still {state:?}");
}

on_both! {
    async fn without_a_mail_server_administrators_see_what_would_be_sent(world) {
        let dan = world.browser(DAN).await;
        dan.call(&hire("nia@example.com")).await.unwrap();
        let outbox = dan.call(&list()).await.unwrap();
        assert_eq!((outbox.sends, outbox.meta.total_results, outbox.mails[0].state), (false, 1, MailState::Kept));
        let retry = RetryMail { id: outbox.mails[0].id };
        assert_eq!(refusal(dan.call(&retry).await).0, 409);
        let ada = world.browser(ADA).await;
        assert_eq!((refusal(ada.call(&list()).await).0, refusal(ada.call(&retry).await).0), (403, 403));
        let stranger = world.stranger();
        assert_eq!((refusal(stranger.call(&list()).await).0, refusal(stranger.call(&retry).await).0), (401, 401));
        let far = ListOutbox { per_page: Some(101), ..list() };
        assert_eq!(refusal(dan.call(&far).await), (400, Some("per_page".to_owned())));
    }
}

#[tokio::test]
async fn with_a_mail_server_they_are_sent() {
    let (config, mut got) = mail_server().await;
    let world = World::with(config, None).await;
    let dan = world.browser(DAN).await;
    dan.call(&hire("nia@example.com")).await.unwrap();
    let mail = tokio::time::timeout(Duration::from_secs(20), got.recv()).await.unwrap().unwrap();
    assert!(mail.contains("To: nia@example.com") && mail.contains("From: Rotunda <rotunda@example.com>"), "{mail}");
    assert!(mail.contains("https://rotunda.example.com/invitation/"), "{mail}");
    let sent = after(&dan, MailState::Waiting).await;
    assert!(sent.state == MailState::Sent && sent.sent_at.is_some() && sent.failure.is_none(), "{sent:?}");
    assert_eq!(refusal(dan.call(&RetryMail { id: sent.id }).await).0, 404, "it is sent");
    assert_eq!(refusal(dan.call(&RetryMail { id: MailId(NOBODY) }).await).0, 404);
}

#[tokio::test]
async fn what_cannot_be_sent_is_tried_again_and_then_by_hand() {
    let (mut config, _got) = mail_server().await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    config.smtp.as_mut().unwrap().url = format!("smtp://{closed}");
    let world = World::with(config, None).await;
    let dan = world.browser(DAN).await;
    dan.call(&hire("nia@example.com")).await.unwrap();
    let mut tried = 0;
    while tried < 8 {
        let mut waited = 0;
        while world.number("SELECT COUNT(*) FROM mails WHERE failure IS NOT NULL").await == 0 {
            waited += 1;
            assert!(waited < 500, "attempt {tried} does not come");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tried += 1;
        assert_eq!(world.number("SELECT attempts FROM mails").await, tried);
        let next = world.number("SELECT next_attempt_at FROM mails").await - world.backend.clock.now();
        assert!(next > (60_000 << (tried - 1)) - 20_000, "the pause doubles: {next} ms after attempt {tried}");
        if tried < 8 {
            world.sql("UPDATE mails SET failure = NULL, next_attempt_at = 0").await;
            world.backend.mail.wake();
        }
    }
    let failed = after(&dan, MailState::Waiting).await;
    assert_eq!(failed.state, MailState::Failed);
    assert!(failed.failure.is_some_and(|why| !why.is_empty()));
    dan.call(&RetryMail { id: failed.id }).await.unwrap();
    assert!(world.number("SELECT attempts FROM mails").await <= 1, "it begins anew");
}
