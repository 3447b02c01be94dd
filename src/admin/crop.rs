//! A picture of somebody: chosen, and cut to the square that is kept.

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use serde_json::json;

use super::fields::{Form, Input};
use crate::{
    kit::{button::Button, icon::Glyph, live, when},
    task::spawn,
    text::{admin_pictures as p, format, number},
};

mod canvas;

use canvas::{Bitmap, Canvas};

/// Larger files are not read.
const MOST_BYTES: f64 = 20.0 * 1024.0 * 1024.0;
/// Width and height of what is sent.
const SIDE: u32 = 512;
/// The greatest zoom.
const CLOSEST: u32 = 5;
/// What a press of a key moves it by, in parts of the square.
const STEP: f64 = 0.04;

/// Which part of a picture is kept: its middle, in pixels, and how close.
#[derive(Clone, Copy)]
struct Part {
    x: f64,
    y: f64,
    zoom: f64,
}

/// The picture, and what is kept of it.
#[derive(Clone)]
struct Crop {
    form: Form,
    bitmap: StoredValue<Option<SendWrapper<Bitmap>>>,
    part: RwSignal<Part>,
    is_here: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    stage: NodeRef<html::Canvas>,
    previews: [NodeRef<html::Canvas>; 2],
}

impl Crop {
    /// Reads a file; what was there before stays when it cannot be read.
    fn take(&self, file: Option<web_sys::File>) {
        let Some(file) = file else { return };
        if file.size() > MOST_BYTES {
            self.problem.set(Some(p::picture_too_large(&format::bytes(file.size() as u64))));
            return;
        }
        let this = self.clone();
        spawn(async move {
            let Some(bitmap) = Bitmap::read(&file).await else {
                this.problem.try_set(Some(p::picture_unreadable(&file.name())));
                return;
            };
            let (width, height) = bitmap.size();
            if this.bitmap.try_set_value(Some(SendWrapper::new(bitmap))).is_some() {
                return;
            }
            this.problem.set(None);
            this.form.shown().iter().for_each(|field| field.error.set(None));
            this.is_here.set(true);
            this.part.set(Part { x: width / 2.0, y: height / 2.0, zoom: 1.0 });
        });
    }

    /// The square in pixels of the picture: left, upper, side.
    fn square(&self, part: Part) -> Option<(f64, f64, f64)> {
        let (width, height) = self.bitmap.with_value(|bitmap| bitmap.as_ref().map(|bitmap| bitmap.size()))?;
        let side = width.min(height) / part.zoom;
        let within = |middle: f64, whole: f64| (middle - side / 2.0).max(0.0).min(whole - side);
        Some((within(part.x, width), within(part.y, height), side))
    }

    /// Moves the square by parts of itself.
    fn shift(&self, right: f64, down: f64) {
        let Some((left, upper, side)) = self.square(self.part.get_untracked()) else { return };
        let (x, y) = (left + side * (0.5 + right), upper + side * (0.5 + down));
        self.part.update(|part| (part.x, part.y) = (x, y));
        self.settle();
    }

    fn zoom(&self, zoom: f64) {
        self.part.update(|part| part.zoom = zoom.clamp(1.0, f64::from(CLOSEST)));
        self.settle();
    }

    /// What is outside of the picture is brought back, so that the next move begins at the edge.
    fn settle(&self) {
        if let Some((left, upper, side)) = self.square(self.part.get_untracked()) {
            self.part.update(|part| (part.x, part.y) = (left + side / 2.0, upper + side / 2.0));
        }
    }

    /// Draws what is kept, and puts it into the form.
    fn draw(&self) {
        let part = self.part.get();
        let (Some(square), Some(stage)) = (self.square(part), self.stage.get()) else { return };
        let stage = Canvas::new(&stage, SIDE);
        self.bitmap.with_value(|bitmap| {
            if let Some(bitmap) = bitmap {
                stage.draw(bitmap.source(), square);
            }
        });
        for preview in self.previews {
            if let Some(preview) = preview.get() {
                Canvas::new(&preview, SIDE / 4).draw(stage.source(), (0.0, 0.0, f64::from(SIDE)));
            }
        }
        if let Some(data) = stage.as_jpeg() {
            fill(&self.form, &data);
        }
    }
}

/// Gives the fields of the form what the operation takes: a text in base64, or a file and the edges of it.
fn fill(form: &Form, data: &str) {
    for field in form.shown() {
        match (field.name.as_str(), &field.input) {
            (_, Input::File(file)) => {
                file.set(Some(json!({ "name": "picture.jpg", "mime": "image/jpeg", "data": data })));
            }
            ("image", Input::Text(text) | Input::Long(text)) => text.set(data.to_owned()),
            ("left" | "upper", Input::Number { value, .. }) => value.set("0".to_owned()),
            ("right" | "lower", Input::Number { value, .. }) => value.set(SIDE.to_string()),
            _ => {}
        }
    }
}

/// What is filled in: the picture.
pub fn fields(form: Form) -> AnyView {
    let crop = Crop {
        form: form.clone(),
        bitmap: StoredValue::new(None),
        part: RwSignal::new(Part { x: 0.0, y: 0.0, zoom: 1.0 }),
        is_here: RwSignal::new(false),
        problem: RwSignal::new(None),
        stage: NodeRef::new(),
        previews: [NodeRef::new(), NodeRef::new()],
    };
    let is_here = crop.is_here;
    let shown = form.shown();
    let refused = move || {
        let why = shown.iter().find_map(|field| field.error.get())?;
        Some(if is_here.get() { why } else { p::picture_needed().to_owned() })
    };
    let problem = crop.problem;
    let said = move || problem.get().or_else(&refused);
    let input = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let (of_input, of_drop) = (crop.clone(), crop.clone());
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            of_input.take(input.files().and_then(|files| files.get(0)));
            input.set_value("");
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        of_drop.take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let crop = StoredValue::new(crop);
    view! {
        <div class="crop" on:dragover=|event| event.prevent_default() on:drop=drop>
            {when(move || is_here.get(), move || crop.with_value(|crop| stage(crop.clone())))}
            <div class="file-choose">
                <input node_ref=input type="file" accept="image/png,image/jpeg,image/gif,image/webp" hidden=true aria-label=p::picture_choose() on:change=chosen/>
                <Button glyph=Glyph::Picture on_press=choose>
                    {live(move || if is_here.get() { p::picture_another() } else { p::picture_choose() })}
                </Button>
                <span class="admin-quiet">{p::picture_drop()}</span>
            </div>
            <p class="form-problem" role="alert">{live(said)}</p>
        </div>
    }
    .into_any()
}

/// The square with the picture in it, and what it will look like.
fn stage(crop: Crop) -> AnyView {
    let from = StoredValue::new(None::<(f64, f64)>);
    let of_drawing = crop.clone();
    Effect::new(move |_| of_drawing.draw());
    let down = move |event: web_sys::PointerEvent| {
        from.set_value(Some((f64::from(event.client_x()), f64::from(event.client_y()))));
        let target: web_sys::Element = event_target(&event);
        // A pointer that is gone is followed no more.
        let _ = target.set_pointer_capture(event.pointer_id());
    };
    let of_move = crop.clone();
    let moved = move |event: web_sys::PointerEvent| {
        let Some((x, y)) = from.get_value() else { return };
        let (to_x, to_y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let target: web_sys::Element = event_target(&event);
        let width = f64::from(target.client_width().max(1));
        from.set_value(Some((to_x, to_y)));
        of_move.shift((x - to_x) / width, (y - to_y) / width);
    };
    let of_keys = crop.clone();
    let keydown = move |event: web_sys::KeyboardEvent| {
        let closer = of_keys.part.get_untracked().zoom * 1.1;
        match event.key().as_str() {
            "ArrowLeft" => of_keys.shift(-STEP, 0.0),
            "ArrowRight" => of_keys.shift(STEP, 0.0),
            "ArrowUp" => of_keys.shift(0.0, -STEP),
            "ArrowDown" => of_keys.shift(0.0, STEP),
            "+" | "=" => of_keys.zoom(closer),
            "-" => of_keys.zoom(closer / 1.21),
            _ => return,
        }
        event.prevent_default();
    };
    let part = crop.part;
    let (of_wheel, of_slider) = (crop.clone(), crop.clone());
    let wheel = move |event: web_sys::WheelEvent| {
        event.prevent_default();
        of_wheel.zoom(part.get_untracked().zoom * (-event.delta_y() / 500.0).exp());
    };
    let slide = move |event: web_sys::Event| {
        if let Some(zoom) = number(&event_target_value(&event)) {
            of_slider.zoom(zoom);
        }
    };
    let [large, small] = crop.previews;
    let side = SIDE.to_string();
    view! {
        <div class="crop-stage">
            <canvas
                node_ref=crop.stage
                class="crop-square"
                width=side.clone()
                height=side
                tabindex="0"
                role="application"
                aria-label=p::picture_place()
                title=p::picture_place()
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=move |_| from.set_value(None)
                on:pointercancel=move |_| from.set_value(None)
                on:keydown=keydown
                on:wheel=wheel
            ></canvas>
            <div class="crop-beside">
                <span class="admin-quiet">{p::picture_preview()}</span>
                <div class="crop-previews" aria-hidden="true">
                    <canvas node_ref=large class="crop-large"></canvas>
                    <canvas node_ref=small class="crop-small"></canvas>
                </div>
                <label class="crop-zoom">
                    <span>{p::picture_zoom()}</span>
                    <input
                        type="range"
                        min="1"
                        max=CLOSEST.to_string()
                        step="0.05"
                        prop:value=Signal::derive(move || part.get().zoom)
                        on:input=slide
                    />
                </label>
            </div>
        </div>
    }
    .into_any()
}
