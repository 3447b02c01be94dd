//! A file as the page shows it in place.

use api::error::Failure;
use leptos::prelude::*;

use super::{
    actions::Actions,
    model::{FileKind, Media},
};
use crate::{
    feeds,
    kit::{
        icon::{Glyph, Icon},
        live,
        markdown::Markdown,
        note::FailureNote,
        skeleton::CardSkeletons,
    },
    net::{self, LocalFile},
    task::spawn,
    text::{documents as t, format},
};

/// Of a text so many bytes are shown.
const TEXT_BYTES: u64 = 256 * 1024;
/// A larger document is opened in a tab of its own.
const PDF_BYTES: u64 = 25 << 20;

/// A file in place, as well as a browser can show it.
#[component]
pub fn FilePreview(
    /// Which one.
    file: Media,
) -> impl IntoView {
    match file.kind {
        FileKind::Picture => {
            let actions = expect_context::<Actions>();
            let picture = crate::kit::gallery::Picture {
                name: file.name.clone(),
                url: file.url.clone(),
                thumbnail: file.thumbnail,
                dimensions: file.dimensions,
            };
            let whole = move |_| actions.pictures.set(Some(([picture.clone()].into(), 0)));
            let (width, height) = file.dimensions.unwrap_or((4, 3));
            let label = t::see_whole(&file.name);
            view! {
                <button type="button" class="preview-picture" aria-label=label on:click=whole>
                    <img src=file.url alt=file.name width=width.to_string() height=height.to_string()/>
                </button>
            }
            .into_any()
        }
        FileKind::Video => view! {
            <video class="preview-video" controls=true preload="metadata" src=file.url poster=file.thumbnail aria-label=file.name></video>
        }
        .into_any(),
        FileKind::Audio => view! { <audio class="preview-audio" controls=true preload="metadata" src=file.url aria-label=file.name></audio> }.into_any(),
        FileKind::Pdf if file.size_bytes <= PDF_BYTES => view! { <PdfPreview file/> }.into_any(),
        FileKind::Text | FileKind::Markdown => view! { <TextPreview file/> }.into_any(),
        FileKind::Pdf | FileKind::Other => view! {
            <p class="preview-none"><Icon glyph=Glyph::Document/>{t::no_preview()}</p>
        }
        .into_any(),
    }
}

/// What is being fetched to be shown.
type Fetched<T> = RwSignal<Option<Result<T, Failure>>>;

/// A document in the browser's own viewer. It is fetched first: what lies at the file's address may not be framed.
#[component]
fn PdfPreview(file: Media) -> impl IntoView {
    let net = expect_context::<Actions>().net();
    let local: RwSignal<Option<Result<LocalFile, Failure>>, LocalStorage> = RwSignal::new_local(None);
    let file = StoredValue::new(file);
    let load = move |()| {
        local.set(None);
        let address = file.with_value(|file| file.url.clone());
        spawn(async move {
            let fetched = net::fetch_file(net, &address).await;
            local.try_set(Some(fetched));
        });
    };
    load(());
    live(move || {
        local.with(|local| match local {
            None => view! { <div class="preview-pdf"><CardSkeletons count=1/></div> }.into_any(),
            Some(Err(failure)) => {
                view! { <FailureNote what=t::preview_failed() failure=failure.clone() on_retry=load/> }.into_any()
            }
            Some(Ok(local)) => {
                let address = local.address().to_owned();
                let (name, size) = file.with_value(|file| (file.name.clone(), format::bytes(file.size_bytes)));
                let page = format!("{address}#view=FitH&navpanes=0");
                view! {
                    <object class="preview-pdf" data=page type="application/pdf" aria-label=name>
                        <p class="preview-none">
                            <Icon glyph=Glyph::Document/>
                            <span>{t::no_viewer()}</span>
                            <a href=address target="_blank" rel="noopener">{t::open_document(&size)}</a>
                        </p>
                    </object>
                }
                .into_any()
            }
        })
    })
}

/// The beginning of a text.
#[component]
fn TextPreview(file: Media) -> impl IntoView {
    let net = expect_context::<Actions>().net();
    let fetched: Fetched<String> = RwSignal::new(None);
    let (is_markdown, is_cut) = (file.kind == FileKind::Markdown, file.size_bytes > TEXT_BYTES);
    let url = StoredValue::new(file.url);
    let name = file.name;
    let load = move |()| {
        fetched.set(None);
        let address = url.get_value();
        spawn(async move {
            let text = net::fetch_text(net, &address, TEXT_BYTES).await;
            fetched.try_set(Some(text));
        });
    };
    load(());
    live(move || match fetched.get() {
        None => view! { <CardSkeletons count=1/> }.into_any(),
        Some(Err(failure)) => view! { <FailureNote what=t::preview_failed() failure on_retry=load/> }.into_any(),
        Some(Ok(text)) => {
            let label = name.clone();
            view! {
                <div class="preview-text" tabindex="0" role="region" aria-label=label>
                    {if is_markdown {
                        view! { <Markdown text links=feeds::LINKS/> }.into_any()
                    } else {
                        view! { <pre dir="auto">{text}</pre> }.into_any()
                    }}
                </div>
                {is_cut.then(|| view! { <p class="quiet">{t::text_cut(&format::bytes(TEXT_BYTES))}</p> })}
            }
            .into_any()
        }
    })
}
