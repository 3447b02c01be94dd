//! Uploads and downloads.

use std::{collections::BTreeMap, io::Cursor};

use api::{
    rotunda::feeds::GetPost,
    workdrive::{
        media::{MediaUpload, RequestMediaUpload},
        module_codes::ModuleCode,
        news::CreateNews,
        posts::{CreatePost, PostBody},
    },
};
use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use image::{ImageFormat, RgbaImage};
use serde_json::Value;

use crate::{
    on_both,
    world::{ADA, BEN, Client, World, refusal},
};

pub(crate) fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbaImage::from_fn(width, height, |x, y| image::Rgba([x as u8, y as u8, 99, 255]));
    image::DynamicImage::from(picture).to_rgb8().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn asked(mime: &str) -> RequestMediaUpload {
    RequestMediaUpload { mime: mime.to_owned(), name: "a file.bin".to_owned(), module_code: ModuleCode::POST }
}

async fn leave(client: &Client, mime: &str) -> MediaUpload {
    client.call(&asked(mime)).await.unwrap()
}

async fn upload(client: &Client, mime: &str, bytes: &[u8]) -> (StatusCode, Value) {
    let leave = leave(client, mime).await.signed_request;
    client.form(&leave.url, &leave.fields, bytes).await
}

/// Uploads what must be accepted; the file as it is answered.
pub(crate) async fn uploaded(client: &Client, mime: &str, bytes: &[u8]) -> api::workdrive::File {
    let (status, file) = upload(client, mime, bytes).await;
    assert_eq!(status, 201, "{file}");
    serde_json::from_value(file).unwrap()
}

async fn get(client: &Client, url: &str, name: header::HeaderName, value: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let (status, headers, body) = client.send(Request::get(url).header(name, value).body(Body::empty()).unwrap()).await;
    (status, headers, body.to_vec())
}

/// The beginning of a ZIP archive with these files.
fn zip(names: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for name in names {
        let mut header = [0; 30];
        header[..4].copy_from_slice(b"PK\x03\x04");
        header[26] = name.len() as u8;
        bytes.extend(header);
        bytes.extend(name.as_bytes());
    }
    bytes
}

/// The least that is an MP4: one box that says so.
pub(crate) const MP4: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free";

on_both! {
    async fn a_picture_goes_up_and_comes_down_with_a_thumbnail(world) {
        let ada = world.browser(ADA).await;
        let bytes = picture(ImageFormat::Png, 1000, 500);
        let file = uploaded(&ada, "image/png", &bytes).await;
        assert_eq!((file.dimensions(), file.size, &*file.mime), (Some((1000, 500)), bytes.len() as u64, "image/png"));
        assert!(file.is_image && !file.is_video && !file.is_doc);
        assert_eq!(file.name, "a file.bin");
        let stranger = world.stranger(); // the signature is the leave
        let (status, headers, body) = stranger.get(file.url.as_deref().unwrap()).await;
        assert_eq!((status, &*body), (StatusCode::OK, &*bytes));
        assert_eq!(headers[header::CONTENT_TYPE], "image/png");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("sandbox; default-src 'none'"));
        assert!(headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("inline; filename=\"a file.bin\""));
        assert!(headers[header::CACHE_CONTROL].to_str().unwrap().contains("private"));
        let (status, headers, body) = stranger.get(file.thumbnail.as_deref().unwrap()).await;
        assert_eq!((status, &headers[header::CONTENT_TYPE]), (StatusCode::OK, &http::HeaderValue::from_static("image/jpeg")));
        let small = image::load_from_memory(&body).unwrap();
        assert_eq!((small.width(), small.height()), (640, 320));
    }

    async fn every_accepted_kind_is_known_by_its_bytes(world) {
        let ada = world.browser(ADA).await;
        for (mime, format) in [("image/jpeg", ImageFormat::Jpeg), ("image/gif", ImageFormat::Gif), ("image/webp", ImageFormat::WebP)] {
            assert_eq!(uploaded(&ada, mime, &picture(format, 8, 4)).await.dimensions(), Some((8, 4)), "{mime}");
        }
        assert_eq!(uploaded(&ada, "image/jpg", &picture(ImageFormat::Jpeg, 8, 4)).await.mime, "image/jpeg");
        assert!(uploaded(&ada, "video/mp4", MP4).await.is_video);
        assert!(uploaded(&ada, "application/pdf", b"%PDF-1.7\n%%EOF").await.is_doc);
        assert!(uploaded(&ada, "video/webm", b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm").await.is_video);
        assert!(uploaded(&ada, "application/msword", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0").await.is_doc);
        assert!(uploaded(&ada, "text/plain", "grüße\n".as_bytes()).await.is_doc);
    }

    async fn bytes_that_are_not_what_they_are_said_to_be_are_refused(world) {
        let ada = world.browser(ADA).await;
        let png = picture(ImageFormat::Png, 8, 8);
        let broken = [&png[..20], &[0; 500]].concat();
        let bomb = { // 60,000 x 60,000 pixels in its header
            let mut bytes = png.clone();
            bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
            bytes
        };
        let cases: [(&str, &[u8], u16); 12] = [
            ("image/png", b"hello, I am no picture", 415),
            ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", 415),
            ("image/png", b"<!doctype html><script>alert(1)</script>", 415),
            ("image/jpeg", &png, 415),
            ("image/png", &broken, 415),
            ("image/png", &bomb, 415),
            ("image/png", b"", 400),
            ("video/mp4", &png, 415),
            ("video/mp4", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", 415),
            ("video/webm", b"\x1a\x45\xdf\xa3matroska", 415),
            ("application/pdf", b"MZ\x90\0", 415),
            ("text/plain", b"\0\x01\x02binary", 415),
        ];
        for (mime, bytes, expected) in cases {
            let (status, body) = upload(&ada, mime, bytes).await;
            assert_eq!((status.as_u16(), body["field"].as_str()), (expected, Some("file")), "{mime}: {body}");
        }
        assert_eq!(world.stored_files(), 0, "nothing of them is kept");
        assert_eq!(world.number("SELECT COUNT(*) FROM files WHERE uploaded_at IS NOT NULL").await, 0);
    }

    async fn request_media_upload_refuses_other_kinds_names_and_modules(world) {
        let ada = world.browser(ADA).await;
        for mime in ["image/svg+xml", "text/html", "application/x-msdownload", "", "*/*"] {
            assert_eq!(refusal(ada.call(&asked(mime)).await), (415, Some("mime".to_owned())), "{mime}");
        }
        for name in ["", "  ", &"x".repeat(256), "a\nb", "folder/"] {
            let asked = RequestMediaUpload { name: name.to_owned(), ..asked("image/png") };
            assert_eq!(refusal(ada.call(&asked).await), (400, Some("name".to_owned())), "{name:?}");
        }
        let module = RequestMediaUpload { module_code: ModuleCode(99), ..asked("image/png") };
        assert_eq!(refusal(ada.call(&module).await), (400, Some("moduleCode".to_owned())));
        assert_eq!(refusal(world.stranger().call(&asked("image/png")).await).0, 401);
    }

    async fn a_signature_is_good_for_its_file_its_type_and_its_time(world) {
        let ada = world.browser(ADA).await;
        let bytes = picture(ImageFormat::Png, 8, 8);
        let other = leave(&ada, "image/png").await.signed_request.fields;
        let leave = leave(&ada, "image/png").await.signed_request;
        let with = |name: &str, value: &str| {
            let mut fields: BTreeMap<_, _> = leave.fields.clone();
            fields.insert(name.to_owned(), value.to_owned());
            fields
        };
        let forged = [
            with("key", &other["key"]),
            with("key", "zzz"),
            with("Content-Type", "text/plain"),
            with("expires", "9999999999"),
            with("expires", "soon"),
            with("signature", &other["signature"]),
            with("signature", ""),
            with("signature", "é"),
            BTreeMap::new(),
        ];
        for fields in forged {
            assert_eq!(ada.form(&leave.url, &fields, &bytes).await.0, 403, "{fields:?}");
        }
        assert_eq!(ada.form(&leave.url, &leave.fields, &bytes).await.0, 201);
        assert_eq!(ada.form(&leave.url, &leave.fields, &bytes).await.0, 409, "once only");
        world.backend.clock.advance(61 * 60_000);
        let late = world.browser(ADA).await;
        assert_eq!(late.form(&leave.url, &other, &bytes).await.0, 403, "expired");
        assert_eq!(world.stored_files(), 2, "a picture and its thumbnail");
    }

    async fn get_media_refuses_forged_and_expired_addresses(world) {
        let ada = world.browser(ADA).await;
        let one = uploaded(&ada, "text/plain", b"one").await.url.unwrap();
        let two = uploaded(&ada, "text/plain", b"two").await.url.unwrap();
        let signature = |url: &str| url.split("signature=").nth(1).unwrap().to_owned();
        for forged in [
            one.replace(&signature(&one), &signature(&two)),
            one.replace("expires=", "expires=9"),
            one.replace("signature=", "signature=00"),
            one.replace(&signature(&one), &signature(&one)[..2]),
        ] {
            assert_eq!(ada.get(&forged).await.0, 403, "{forged}");
        }
        assert_eq!(ada.get(&format!("{one}&size=thumbnail")).await.0, 200, "who may see a file may see it small");
        assert_eq!(ada.get("/app/media/zzz?expires=1&signature=00").await.0, 404);
        assert_eq!(ada.get(one.split('?').next().unwrap()).await.0, 400, "no signature at all");
        world.backend.clock.advance(3 * 86_400_000);
        assert_eq!(ada.get(&one).await.0, 403, "expired");
    }

    async fn the_address_of_a_file_stays_the_same_for_a_day(world) {
        let ada = world.browser(ADA).await;
        let id = uploaded(&ada, "text/plain", b"one").await.id;
        let body = PostBody { file_ids: Some(vec![id]), ..PostBody::default() };
        let made = ada.call(&CreatePost { post: body }).await.unwrap();
        let day = 86_400_000;
        world.backend.clock.advance(day - world.backend.clock.now() % day); // midnight
        let ada = world.browser(ADA).await;
        let url = async || ada.call(&GetPost { stream: api::rotunda::feeds::Stream::Posts, id: made.id }).await.unwrap().files[0].url.clone();
        let morning = url().await;
        world.backend.clock.advance(23 * 3_600_000);
        assert_eq!(url().await, morning);
        assert_eq!(ada.get(&morning.clone().unwrap()).await.0, 200);
        world.backend.clock.advance(2 * 3_600_000);
        assert_ne!(url().await, morning);
    }

    async fn get_media_answers_ranges_heads_and_conditions(world) {
        let ada = world.browser(ADA).await;
        let bytes = [MP4, &[7; 1000]].concat();
        let url = uploaded(&ada, "video/mp4", &bytes).await.url.unwrap();
        let (status, headers, body) = get(&ada, &url, header::RANGE, "bytes=0-3").await;
        assert_eq!((status.as_u16(), &*body), (206, &bytes[..4]));
        assert_eq!(headers[header::CONTENT_RANGE], format!("bytes 0-3/{}", bytes.len()));
        assert_eq!(get(&ada, &url, header::RANGE, "bytes=-5").await.2, bytes[bytes.len() - 5..]);
        let (status, headers, _) = get(&ada, &url, header::RANGE, "bytes=99999-").await;
        assert_eq!((status.as_u16(), &headers[header::CONTENT_RANGE]), (416, &format!("bytes */{}", bytes.len()).parse().unwrap()));
        assert_eq!(get(&ada, &url, header::RANGE, "nonsense").await.0, 200);
        let (status, headers, body) = ada.send(Request::head(&url).body(Body::empty()).unwrap()).await;
        assert_eq!((status.as_u16(), body.len()), (200, 0));
        assert_eq!(headers[header::CONTENT_LENGTH], bytes.len().to_string());
        assert_eq!(headers[header::ACCEPT_RANGES], "bytes");
        let etag = headers[header::ETAG].to_str().unwrap().to_owned();
        let (status, _, body) = get(&ada, &url, header::IF_NONE_MATCH, &etag).await;
        assert_eq!((status.as_u16(), body.len()), (304, 0));
    }

    async fn documents_are_downloaded_and_not_shown(world) {
        let ada = world.browser(ADA).await;
        let kind = |kind: &str| format!("application/vnd.openxmlformats-officedocument.{kind}");
        for (mime, folder) in [
            (kind("wordprocessingml.document"), "word/document.xml"),
            (kind("spreadsheetml.sheet"), "xl/workbook.xml"),
            (kind("presentationml.presentation"), "ppt/presentation.xml"),
        ] {
            let file = uploaded(&ada, &mime, &zip(&["[Content_Types].xml", "_rels/.rels", folder])).await;
            assert!(file.is_doc);
            let (_, headers, _) = ada.get(file.url.as_deref().unwrap()).await;
            assert!(headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment;"), "{mime}");
            assert_eq!(upload(&ada, &mime, &zip(&["evil.exe"])).await.0, 415, "{mime}");
        }
    }

    async fn files_are_shown_by_who_uploaded_them_only(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let picture = uploaded(&ada, "image/png", &picture(ImageFormat::Png, 9, 9)).await.id;
        let text = uploaded(&ada, "text/plain", b"x").await.id;
        let unfinished = leave(&ada, "image/png").await.file_id;
        let with = |id| PostBody { file_ids: Some(vec![id]), ..PostBody::default() };
        assert_eq!(refusal(ben.call(&CreatePost { post: with(picture) }).await), (400, Some("fileIds".to_owned())));
        assert_eq!(refusal(ada.call(&CreatePost { post: with(unfinished) }).await), (400, Some("fileIds".to_owned())));
        assert_eq!(ada.call(&CreatePost { post: with(picture) }).await.unwrap().files[0].id, picture);
        let news = |id: api::workdrive::FileId| PostBody { news_title: Some("x".to_owned()), cover_image: Some(id.to_string()), ..PostBody::default() };
        assert_eq!(refusal(ada.call(&CreateNews { news: news(text) }).await), (400, Some("coverImage".to_owned())));
        assert_eq!(refusal(ben.call(&CreateNews { news: news(picture) }).await), (400, Some("coverImage".to_owned())));
        assert_eq!(ada.call(&CreateNews { news: news(picture) }).await.unwrap().cover_image.unwrap().id, picture);
    }

    async fn unfinished_uploads_are_removed(world) {
        let ada = world.browser(ADA).await;
        leave(&ada, "image/png").await;
        uploaded(&ada, "text/plain", b"kept").await;
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM files").await, 2);
        world.backend.clock.advance(3 * 3_600_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM files").await, 1);
    }
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_and_not_kept() {
    let config =
        rotunda_server::config::Config::parse("[uploads]\npicture_mb = 1\nvideo_mb = 1\npicture_megapixels = 1", "")
            .unwrap();
    let world = World::with(config, None).await;
    let ada = world.browser(ADA).await;
    let long = [MP4, &vec![0; 1_000_001]].concat();
    assert_eq!(upload(&ada, "video/mp4", &long).await.0, 413);
    let (status, body) = upload(&ada, "image/png", &picture(ImageFormat::Png, 1001, 1000)).await;
    assert_eq!(status, 413, "{body}");
    assert_eq!(world.stored_files(), 0);
    assert_eq!(upload(&ada, "video/mp4", &[MP4, &vec![0; 900_000]].concat()).await.0, 201);
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    let post = |kind: &str, body: &'static str| {
        Request::post("/app/uploads").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()
    };
    assert_eq!(ada.send(post("application/json", "{}")).await.0, 415);
    assert_eq!(ada.send(post("multipart/form-data; boundary=x", "garbage")).await.0, 400);
    assert_eq!(ada.send(post("multipart/form-data; boundary=x", "--x--\r\n")).await.0, 400);
}
