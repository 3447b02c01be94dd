//! Many things from a CSV file: what each column is, a check without sending, then a call a row with what became of it.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use api::error::Failure;
use leptos::{html, prelude::*};
use serde_json::Value;
use wasm_bindgen::JsCast;

use super::{
    call::Request,
    csv,
    desk::Desk,
    fields::{Field, Form, Input, Presets},
    operation::Operation,
    rows::given,
    screens::{Action, Screen},
};
use crate::{
    kit::{
        button::{Button, Weight},
        choice::{Choice, Select},
        dialog::{Dialog, DialogSize},
        fresh_id,
        icon::Glyph,
        live,
        note::FailureNote,
    },
    order,
    task::spawn,
    text::{admin as t, failure, kit},
};

/// Calls that are under way at once.
const AT_ONCE: usize = 4;
/// Rows that are shown before anything is sent.
const SHOWN: usize = 5;

/// The buttons of a screen that import.
pub fn buttons(desk: Desk, screen: &'static Screen) -> Vec<AnyView> {
    let actions = screen.actions.iter().filter(|action| action.import && desk.may(action.operation));
    actions.map(|action| button(desk, action)).collect()
}

fn button(desk: Desk, action: &'static Action) -> AnyView {
    let open = RwSignal::new(false);
    // It outlives its dialog, so that closing that stops nothing.
    let import = Import {
        desk,
        action,
        operation: RwSignal::new(None),
        problem: RwSignal::new(None),
        places: RwSignal::new(Vec::new()),
        is_read: RwSignal::new(false),
        head: RwSignal::new(Vec::new()),
        lines: RwSignal::new(Arc::default()),
        map: RwSignal::new(Vec::new()),
        checked: RwSignal::new(None),
        sent: RwSignal::new(None),
        stopped: RwSignal::new(false),
    };
    view! {
        <Button on_press=move |()| open.set(true)>{t::import()}</Button>
        <Dialog open on_close=move |()| open.set(false) title=Signal::derive(move || t::import_of((action.title)())) size=DialogSize::Medium>
            {import_view(import)}
        </Dialog>
    }
    .into_any()
}

/// A row of the file that did not become a thing.
#[derive(Clone)]
struct Bad {
    line: usize,
    why: String,
}

/// How far sending is.
#[derive(Clone, Default)]
struct Sent {
    /// How many were to be sent.
    of: usize,
    /// The lines of those that have no answer, in their order.
    left: Vec<usize>,
    /// What failed, and what was wrong before anything was sent.
    bad: Vec<Bad>,
    /// Whether nothing more is sent.
    is_over: bool,
}

impl Sent {
    fn done(&self) -> usize {
        self.of - self.left.len()
    }

    /// What did not become a thing, in the order of the file.
    fn failures(&self) -> Vec<Bad> {
        let unsent = self.left.iter().map(|line| Bad { line: *line, why: t::not_sent().to_owned() });
        let mut all: Vec<_> = self.bad.iter().cloned().chain(unsent).collect();
        order::sort_by_key(&mut all, |bad| bad.line);
        all
    }
}

#[derive(Clone, Copy)]
struct Import {
    desk: Desk,
    action: &'static Action,
    operation: RwSignal<Option<Arc<Operation>>>,
    problem: RwSignal<Option<Failure>>,
    /// Pointers of what can be given, with their names.
    places: RwSignal<Vec<(String, String)>>,
    /// Whether a file has been read.
    is_read: RwSignal<bool>,
    head: RwSignal<Vec<String>>,
    lines: RwSignal<Arc<Vec<Vec<String>>>>,
    /// Which place each column is.
    map: RwSignal<Vec<Option<usize>>>,
    /// How many could be sent, and what is wrong with the others.
    checked: RwSignal<Option<(usize, Vec<Bad>)>>,
    /// What was sent.
    sent: RwSignal<Option<Sent>>,
    stopped: RwSignal<bool>,
}

fn import_view(import: Import) -> AnyView {
    let (desk, action) = (import.desk, import.action);
    spawn(async move {
        if import.operation.with_untracked(Option::is_some) {
            return;
        }
        match desk.describe(action.operation).await {
            Ok(operation) => {
                let form = Form::new(Arc::clone(&operation), &Presets::default());
                let mut places = Vec::new();
                gather(&form.shown(), "", &mut places);
                import.places.try_set(places);
                import.operation.try_set(Some(operation));
                // A file may have been faster.
                import.map_columns();
            }
            Err(failure) => drop(import.problem.try_set(Some(failure))),
        }
    });
    let under_way = Signal::derive(move || import.sent.with(|sent| sent.as_ref().is_some_and(|sent| !sent.is_over)));
    let id = fresh_id("csv");
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        spawn(async move {
            let text = wasm_bindgen_futures::JsFuture::from(file.unchecked_ref::<web_sys::Blob>().text()).await;
            import.read(&text.ok().and_then(|text| text.as_string()).unwrap_or_default());
        });
    };
    view! {
        <div class="dialog-body admin-import">
            <div class="field">
                <label for=id.clone()>{t::import_file()}</label>
                <input id=id type="file" accept=".csv,text/csv" node_ref=input disabled=under_way on:change=take/>
                <div class="field-note">{t::import_help()}</div>
            </div>
            {live(move || import.problem.get().map(|failure| view! { <FailureNote what=t::not_described() failure=Signal::stored(failure)/> }))}
            {live(move || import.head.with(|head| !head.is_empty()).then(|| mapping(import)))}
            {live(move || import.outcome())}
        </div>
        <footer class="dialog-foot">{live(move || import.foot())}</footer>
    }
    .into_any()
}

/// What can be given, one below the other.
fn gather(fields: &[Field], above: &str, places: &mut Vec<(String, String)>) {
    for field in fields {
        let (place, label) = (format!("{above}/{}", field.name), field.label.clone());
        match &field.input {
            Input::Group(members) => gather(members, &place, places),
            Input::Given | Input::File(_) | Input::Rows { .. } => {}
            _ => places.push((place, label)),
        }
    }
}

/// A name without what people write differently.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Import {
    fn read(self, text: &str) {
        let mut lines = csv::read(text);
        let head = if lines.is_empty() { Vec::new() } else { lines.remove(0) };
        self.is_read.set(true);
        self.checked.set(None);
        self.sent.set(None);
        self.lines.set(Arc::new(lines));
        self.head.set(head);
        self.map_columns();
    }

    /// Finds the places that are called like the columns of the file, once both are known.
    fn map_columns(self) {
        let guess = |name: &String| {
            let name = folded(name);
            self.places.with_untracked(|places| {
                places.iter().position(|(place, label)| {
                    folded(label) == name || folded(place.rsplit('/').next().unwrap_or(place)) == name
                })
            })
        };
        let map = self.head.try_with_untracked(|head| head.iter().map(guess).collect());
        self.map.try_set(map.unwrap_or_default());
    }

    /// A request for each row, or what is wrong with it.
    fn requests(self) -> (Vec<(usize, Request)>, Vec<Bad>) {
        let Some(operation) = self.operation.get_untracked() else { return (Vec::new(), Vec::new()) };
        let places = self.places.get_untracked();
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for (number, line) in self.lines.get_untracked().iter().enumerate() {
            let cells = self.map.get_untracked().into_iter().zip(line);
            let filled = cells.filter_map(|(place, cell)| Some((places.get(place?)?.0.clone(), cell.trim())));
            let filled = filled.filter(|(_, cell)| !cell.is_empty());
            let filled = filled.map(|(place, cell)| (place, Value::String(cell.to_owned())));
            // What the file does not say begins like the form.
            let mut initial: Vec<_> = filled.collect();
            initial.extend(given(self.action.initial, &Value::Null, None));
            let owner = Owner::new();
            let made = owner.with(|| {
                let form = Form::new(Arc::clone(&operation), &Presets { given: Vec::new(), initial });
                form.request_of_texts().map_err(|mistakes| mistakes.join(" "))
            });
            match made {
                Ok(request) => good.push((number + 2, request)),
                Err(why) => bad.push(Bad { line: number + 2, why }),
            }
        }
        (good, bad)
    }

    fn check(self) {
        let (good, bad) = self.requests();
        self.checked.set(Some((good.len(), bad)));
    }

    fn start(self) {
        let (good, bad) = self.requests();
        let left = good.iter().map(|(line, _)| *line).collect();
        self.stopped.set(false);
        self.sent.set(Some(Sent { of: good.len(), left, bad, is_over: false }));
        let queue: Rc<RefCell<Vec<_>>> = Rc::new(RefCell::new(good.into_iter().rev().collect()));
        for _ in 0..AT_ONCE {
            let queue = Rc::clone(&queue);
            spawn(async move {
                while self.stopped.try_get_untracked() == Some(false) {
                    let Some((line, request)) = queue.borrow_mut().pop() else { break };
                    let failed = request.fetch_patiently(self.desk.net, self.stopped).await.err();
                    self.sent.try_update(|sent| {
                        let Some(sent) = sent else { return };
                        sent.left.retain(|left| *left != line);
                        sent.bad.extend(failed.map(|failure| Bad { line, why: said(&failure) }));
                    });
                }
                // The last one that ends: what was under way when it was stopped is answered by now.
                if Rc::strong_count(&queue) == 1 {
                    self.sent.try_update(|sent| sent.iter_mut().for_each(|sent| sent.is_over = true));
                    self.desk.tell();
                }
            });
        }
    }

    /// The rows that failed, as a file that can be mended and imported again.
    fn save_bad(self, bad: &[Bad]) {
        let head = [self.head.get_untracked(), vec!["error".to_owned()]].concat();
        let lines = self.lines.get_untracked();
        let line = |bad: &Bad| {
            let cells = lines.get(bad.line.saturating_sub(2)).cloned().unwrap_or_default();
            [cells, vec![bad.why.clone()]].concat()
        };
        csv::save("failed.csv", &csv::write(std::iter::once(head).chain(bad.iter().map(line))));
    }

    fn outcome(self) -> AnyView {
        let list = move |bad: Vec<Bad>| {
            let saved = bad.clone();
            let save = (!bad.is_empty()).then(|| {
                view! { <Button on_press=move |()| self.save_bad(&saved) glyph=Glyph::Down>{t::import_failed_file()}</Button> }
            });
            let items = bad.into_iter().map(|bad| view! { <li><strong>{t::import_line(&bad.line.to_string())}</strong>" "<span lang="en">{bad.why}</span></li> });
            view! { <ul class="admin-failed" tabindex="0">{items.collect_view()}</ul>{save} }
        };
        if let Some(sent) = self.sent.get() {
            let all = self.lines.with(|lines| lines.len());
            if !sent.is_over {
                let (done, of) = (sent.done().to_string(), sent.of.to_string());
                let text = t::progress(&done, &of);
                return view! { <div role="status"><p>{text}</p><progress value=done max=of></progress></div> }
                    .into_any();
            }
            let bad = sent.failures();
            let text = t::outcome(&(all - bad.len()).to_string(), &all.to_string());
            return view! { <div role="status"><p>{text}</p>{list(bad)}</div> }.into_any();
        }
        match self.checked.get() {
            Some((good, bad)) => {
                let text = t::import_checked(&good.to_string(), &bad.len().to_string());
                view! { <div role="status"><p>{text}</p>{list(bad)}</div> }.into_any()
            }
            None => ().into_any(),
        }
    }

    fn foot(self) -> AnyView {
        if self.operation.with(Option::is_none) {
            return ().into_any();
        }
        let rows = self.lines.with(|lines| lines.len());
        if rows == 0 {
            let problem = self.is_read.get().then(t::import_empty);
            return view! { <span class="admin-quiet" role="status">{problem}</span> }.into_any();
        }
        match (self.sent.get(), self.checked.get()) {
            (Some(sent), _) if !sent.is_over => {
                view! { <Button on_press=move |()| self.stopped.set(true)>{t::stop()}</Button> }.into_any()
            }
            (Some(_), _) => ().into_any(),
            (None, Some((good, _))) if good > 0 => view! {
                <Button on_press=move |()| self.checked.set(None)>{kit::cancel()}</Button>
                <Button on_press=move |()| self.start() weight=Weight::Primary>{t::import_start(good as u64)}</Button>
            }
            .into_any(),
            _ => view! { <Button on_press=move |()| self.check() weight=Weight::Primary>{t::import_check()}</Button> }
                .into_any(),
        }
    }
}

/// Why a row failed: in the vendor's words, which name what is wrong with it.
fn said(failure: &Failure) -> String {
    let field = failure.field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default();
    if failure.message.is_empty() { failure::why(failure) } else { format!("{field}{}", failure.message) }
}

/// What each column is, and the first rows.
fn mapping(import: Import) -> AnyView {
    let column = move |(place, name): (usize, String)| {
        let choices = move || {
            let places = import.places.get().into_iter().enumerate();
            let choices = places.map(|(number, (place, label))| {
                let above = place
                    .trim_start_matches('/')
                    .rsplit_once('/')
                    .map(|(above, _)| format!(" ({})", above.replace('/', " › ")));
                Choice::new(Some(number), format!("{label}{}", above.unwrap_or_default()))
            });
            std::iter::once(Choice::new(None, t::import_leave_out())).chain(choices).collect::<Vec<_>>()
        };
        let choose = move |chosen| {
            import.map.update(|map| map[place] = chosen);
            import.checked.set(None);
        };
        view! { <li><Select label=name choices value=move || import.map.with(|map| map.get(place).copied().flatten()) on_choose=choose/></li> }
    };
    let lines = import.lines.get_untracked();
    let line = |line: &Vec<String>| view! { <tr>{line.iter().map(|cell| view! { <td><bdi>{cell.clone()}</bdi></td> }).collect_view()}</tr> };
    let head = import.head.get_untracked();
    view! {
        <section class="admin-section">
            <h3>{t::import_map()}</h3>
            <ul class="admin-map">{head.iter().cloned().enumerate().map(column).collect_view()}</ul>
            <h3>{t::import_preview()}</h3>
            <div class="admin-preview" tabindex="0" role="region" aria-label=t::import_preview()>
                <table class="admin-plain">
                    <thead><tr>{head.iter().map(|name| view! { <th>{name.clone()}</th> }).collect_view()}</tr></thead>
                    <tbody>{lines.iter().take(SHOWN).map(line).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
