//! Doing something: asking for what it needs, doing it to one thing or to several, and saying how it went.

use std::{collections::HashMap, sync::Arc};

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    attributes,
    call::{Request, read},
    desk::Desk,
    extras,
    fields::{Form, Presets},
    form::form_view,
    rows::{Row, given},
    screens::Action,
};
use crate::{
    kit::{
        button::{Button, Weight},
        clipboard,
        dialog::{Dialog, DialogSize},
        icon::Glyph,
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
    },
    task::{follow, spawn},
    text::{admin as t, failure, kit, lowercase},
};

/// What is about to be done.
pub struct Asked {
    /// What.
    pub action: &'static Action,
    /// To what; nothing for what makes something.
    pub rows: Vec<Row>,
    /// What the rows belong to.
    pub above: Option<Arc<Value>>,
}

impl Asked {
    /// What the operation is given besides the form, for one of the rows.
    fn given(&self, row: Option<&Row>) -> Vec<(String, Value)> {
        given(self.action.given, &row.map_or(Value::Null, Row::value), self.above.as_deref())
    }

    /// What tells it from what else is asked: the action, and to what it is done.
    #[must_use]
    pub fn key(&self) -> String {
        let ids: Vec<_> = self.rows.iter().map(|row| row.id.as_str()).collect();
        let above = self.above.as_ref().map(|above| above.to_string()).unwrap_or_default();
        [self.action.operation, (self.action.title)(), &ids.join(" "), &above].join("\n")
    }

    async fn form(&self, desk: Desk) -> Result<Form, Failure> {
        let mut operation = desk.describe(self.action.operation).await?;
        let row = self.rows.first().map_or(Value::Null, Row::value);
        let mut presets = Presets {
            given: self.action.given.iter().map(|(name, _)| (*name).to_owned()).collect(),
            initial: given(self.action.initial, &row, self.above.as_deref()),
        };
        if attributes::are_set_by(&operation) {
            (operation, presets.initial) = attributes::described(desk, &operation, row["id"].clone()).await?;
        }
        Ok(Form::new(operation, &presets))
    }

    fn title(&self) -> String {
        match &self.rows[..] {
            [] => (self.action.title)().to_owned(),
            [row] => t::title_of(&row.name(), (self.action.title)()),
            rows => t::title_of(&t::rows(rows.len() as u64), (self.action.title)()),
        }
    }
}

/// How far it is.
#[derive(Clone)]
enum Stage {
    Preparing,
    /// A form; and whether it is from before.
    Asking(Form, bool),
    Doing {
        done: usize,
        of: usize,
    },
    /// What failed, by row, without a failure where it was not sent; and what was answered last.
    Done {
        failed: Vec<(Row, Option<Failure>)>,
        answer: Value,
        of: usize,
    },
    Failed(Failure),
}

/// The dialog for whatever is asked.
#[component]
pub fn ActDialog() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = Signal::derive(move || desk.asked.with(Option::is_some));
    let title =
        Signal::derive(move || desk.asked.with(|asked| asked.as_ref().map(|asked| asked.title()).unwrap_or_default()));
    let stage = RwSignal::new(Stage::Preparing);
    let stopped = RwSignal::new(false);
    let problem = RwSignal::new(None::<Failure>);
    let prepare = move |asked: Arc<Asked>| {
        stage.set(Stage::Preparing);
        stopped.set(false);
        problem.set(None);
        desk.listed.update_value(HashMap::clear);
        spawn(async move {
            let form = asked.form(desk).await;
            // A form that comes late is not shown under another question.
            if desk.asks(&asked) {
                stage.set(match form {
                    Ok(form) => match desk.kept(&asked) {
                        Some(kept) => Stage::Asking(kept, true),
                        None => Stage::Asking(form, false),
                    },
                    Err(failure) => Stage::Failed(failure),
                });
            }
        });
    };
    follow(move || {
        if let Some(asked) = desk.asked.get() {
            prepare(asked);
        }
    });
    // What is typed and not sent is there again when the same is asked.
    let keep = move || {
        let asked = desk.asked.try_get_untracked().flatten();
        if let (Some(asked), Some(Stage::Asking(form, _))) = (asked, stage.try_get_untracked()) {
            desk.keep(&asked, &form);
        }
    };
    on_cleanup(keep);
    let close = move |()| {
        keep();
        stopped.set(true);
        desk.asked.set(None);
    };
    // The form is taken away, so that nothing of it is kept.
    let discard = Callback::new(move |()| {
        if let Some(asked) = desk.asked.get_untracked() {
            prepare(asked);
        }
    });
    let run = Callback::new(move |form: Form| {
        if let Some(asked) = desk.asked.get_untracked() {
            begin(desk, &asked, &form, stage, problem, stopped);
        }
    });
    view! {
        <Dialog open on_close=close title size=DialogSize::Medium>
            {live(move || {
                let asked = desk.asked.get()?;
                Some(match stage.get() {
                    Stage::Preparing => view! { <div class="dialog-body"><RowSkeletons count=3/></div> }.into_any(),
                    Stage::Failed(failure) => view! { <FailureNote what=t::not_described() failure=Signal::stored(failure)/> }.into_any(),
                    Stage::Asking(form, is_kept) => asking(&asked, form, problem, run, close, is_kept.then_some(discard)),
                    Stage::Doing { done, of } => doing(done, of, move |()| stopped.set(true)),
                    Stage::Done { failed, answer, of } => ended(desk, &asked, failed, &answer, of, close),
                })
            })}
        </Dialog>
    }
}

fn asking(
    asked: &Arc<Asked>,
    form: Form,
    problem: RwSignal<Option<Failure>>,
    run: Callback<Form>,
    close: impl Fn(()) + Copy + Send + Sync + 'static,
    discard: Option<Callback<()>>,
) -> AnyView {
    let kept = discard.map(|discard| {
        view! {
            <p class="admin-kept" role="status">
                {t::kept()}
                <Button on_press=discard weight=Weight::Quiet>{t::discard()}</Button>
            </p>
        }
    });
    let warning = asked.action.warning.map(|warning| view! { <p class="admin-warning">{warning()}</p> });
    let weight = asked.action.weight(Weight::Primary);
    // What is chosen in a picture has other words, and what programs are told of attributes is of no use here.
    let is_explained = !extras::is_picture(&form) && !attributes::are_set_by(&form.operation);
    let about = is_explained.then(|| form.operation.summary.replace('`', ""));
    let title = (asked.action.title)();
    let fields = form_view(&form);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        run.run(form.clone());
    };
    view! {
        <form on:submit=submit class="admin-act" novalidate>
            <div class="dialog-body">
                {kept}
                {warning}
                {about.map(|about| view! { <p class="admin-quiet" lang="en">{about}</p> })}
                {fields}
                {live(move || problem.get().map(|failure| view! {
                    <FailureNote what=t::not_done() failure=Signal::stored(failure)/>
                }))}
            </div>
            <footer class="dialog-foot">
                <Button on_press=close>{kit::cancel()}</Button>
                <Button submit=true weight>{title}</Button>
            </footer>
        </form>
    }
    .into_any()
}

fn doing(done: usize, of: usize, stop: impl Fn(()) + Send + Sync + 'static) -> AnyView {
    // One call is answered or not; what comes after it can be left out.
    let stop = (of > 1).then(|| view! { <Button on_press=stop>{t::stop()}</Button> });
    view! {
        <div class="dialog-body" role="status">
            <p>{t::progress(&done.to_string(), &of.to_string())}</p>
            <progress value=done.to_string() max=of.to_string()></progress>
        </div>
        <footer class="dialog-foot">{stop}</footer>
    }
    .into_any()
}

fn ended(
    desk: Desk,
    asked: &Arc<Asked>,
    failed: Vec<(Row, Option<Failure>)>,
    answer: &Value,
    of: usize,
    close: impl Fn(()) + Copy + Send + Sync + 'static,
) -> AnyView {
    let outcome = t::outcome(&(of - failed.len()).to_string(), &of.to_string());
    let shows = asked.action.shows.then(|| answer_view(desk, answer));
    let again = (!failed.is_empty()).then(|| {
        let rows: Vec<_> = failed.iter().map(|(row, _)| row.clone()).collect();
        let (action, above) = (asked.action, asked.above.clone());
        let again =
            move |()| desk.asked.set(Some(Arc::new(Asked { action, rows: rows.clone(), above: above.clone() })));
        view! { <Button on_press=again glyph=Glyph::Retry>{t::retry_failed()}</Button> }
    });
    let failed = failed.into_iter().map(|(row, failure)| {
        let why = failure.as_ref().map_or_else(|| t::not_sent().to_owned(), failure::why);
        let said = failure.map(|failure| failure.message);
        view! { <li><strong>{row.name()}</strong>": "{why}" "<span lang="en">{said}</span></li> }
    });
    view! {
        <div class="dialog-body" role="status">
            <p>{outcome}</p>
            {shows}
            <ul class="admin-failed">{failed.collect_view()}</ul>
        </div>
        <footer class="dialog-foot">{again}<Button on_press=close weight=Weight::Primary>{kit::close()}</Button></footer>
    }
    .into_any()
}

/// What was answered, with a way to take it along: a token is never shown again.
fn answer_view(desk: Desk, answer: &Value) -> AnyView {
    let text = serde_json::to_string_pretty(answer).unwrap_or_default();
    let copied = text.clone();
    let copy = move |()| {
        let text = copied.clone();
        spawn(async move {
            if clipboard::copy(&text).await {
                desk.toasts.say(t::copied());
            } else {
                desk.toasts.warn(kit::copy_failed());
            }
        });
    };
    let is_secret = ["secret", "token", "invitation"].iter().any(|name| lowercase(&text).contains(name));
    view! {
        {is_secret.then(|| view! { <p class="admin-warning">{t::shown_once()}</p> })}
        <pre class="admin-json" dir="ltr" tabindex="0">{text}</pre>
        <Button on_press=copy glyph=Glyph::Copy>{t::copy()}</Button>
    }
    .into_any()
}

/// Does it, to one row after the other.
fn begin(
    desk: Desk,
    asked: &Arc<Asked>,
    form: &Form,
    stage: RwSignal<Stage>,
    problem: RwSignal<Option<Failure>>,
    stopped: RwSignal<bool>,
) {
    let request = |row: Option<&Row>| form.request(asked.given(row));
    if asked.rows.len() < 2 {
        let Some(request) = request(asked.rows.first()) else { return };
        return one(desk, Arc::clone(asked), form.clone(), request, stage, problem);
    }
    let requests: Option<Vec<(Row, Request)>> =
        asked.rows.iter().map(|row| Some((row.clone(), request(Some(row))?))).collect();
    let Some(requests) = requests else { return };
    let of = requests.len();
    let asked = Arc::clone(asked);
    stage.set(Stage::Doing { done: 0, of });
    spawn(async move {
        let mut failed = Vec::new();
        for (place, (row, request)) in requests.into_iter().enumerate() {
            if stopped.get_untracked() {
                failed.push((row, None));
                continue;
            }
            if let Err(failure) = request.fetch_patiently(desk.net, stopped).await {
                failed.push((row, Some(failure)));
            }
            if desk.asks(&asked) {
                stage.set(Stage::Doing { done: place + 1, of });
            }
        }
        desk.tell();
        if desk.asks(&asked) {
            stage.set(Stage::Done { failed, answer: Value::Null, of });
        } else {
            desk.toasts.say(t::outcome(&(of - failed.len()).to_string(), &of.to_string()));
        }
    });
}

/// Does it once; what is typed stays when it fails.
fn one(
    desk: Desk,
    asked: Arc<Asked>,
    form: Form,
    request: Request,
    stage: RwSignal<Stage>,
    problem: RwSignal<Option<Failure>>,
) {
    problem.set(None);
    stage.set(Stage::Doing { done: 0, of: 1 });
    spawn(async move {
        let answer = match request.send(desk.net).await {
            Ok(answer) if answer.status.is_success() => Ok(read(&answer.body)),
            Ok(answer) => Err(request.failure(&answer)),
            Err(failure) => Err(failure),
        };
        let is_asked = desk.asks(&asked);
        match answer {
            Ok(answer) => {
                desk.tell();
                if is_asked && asked.action.shows {
                    stage.set(Stage::Done { failed: Vec::new(), answer, of: 1 });
                } else {
                    desk.toasts.say(t::done_of((asked.action.title)()));
                    if is_asked {
                        desk.asked.set(None);
                    }
                }
            }
            Err(failure) if !is_asked => {
                desk.keep(&asked, &form);
                desk.toasts.warn(format!("{} {}", t::not_done(), failure::why(&failure)));
            }
            Err(failure) => {
                form.blame(&failure);
                problem.set(Some(failure));
                stage.set(Stage::Asking(form, false));
            }
        }
    });
}
