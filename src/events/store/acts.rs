//! What a reader does to events.

use std::{pin::Pin, sync::Arc};

use api::{
    error::{ErrorKind, Failure},
    rotunda::events::{CheckIn, GetEvent, SetRsvp},
    workdrive::events::{CreateEvent, DeleteEvent, Event, EventBody, UpdateEvent},
};
use leptos::prelude::*;

use super::{Calendar, Span, arrange};
use crate::{
    chunk::chunk,
    events::model::{Entry, EventId, RepeatScope, Rsvp},
    net::Net,
    once,
};

chunk!(events_move() -> SendMove, send_move);

/// Asks for another time of an event.
type SendMove = fn(Net, Arc<Entry>, Span, RepeatScope) -> Moved;
type Moved = Pin<Box<dyn Future<Output = Result<Event, Failure>>>>;

fn send_move(net: Net, entry: Arc<Entry>, to: Span, scope: RepeatScope) -> Moved {
    let event = EventBody {
        start_date_time: Some(to.0),
        end_date_time: Some(to.1),
        updated_at: entry.changed_at,
        ..EventBody::default()
    };
    Box::pin(async move { net.call(&UpdateEvent { id: entry.id, repeat: Some(scope), event }).await })
}

impl Calendar {
    /// Loads an event whole.
    ///
    /// # Errors
    /// `NotFound` when there is none that may be seen.
    pub async fn fetch(self, id: EventId) -> Result<Arc<Entry>, Failure> {
        let event = self.net.call(&GetEvent { id }).await?;
        Ok(self.keep(event))
    }

    /// Makes an event, once however often it is sent from a form.
    ///
    /// # Errors
    /// What was wrong with it.
    pub async fn create(self, body: EventBody, form: &str) -> Result<Arc<Entry>, Failure> {
        let made = once::call(self.net, &CreateEvent { event: body }, form).await;
        if once::is_there(&made) {
            self.reload();
        }
        Ok(self.keep(made?))
    }

    /// Changes an event.
    ///
    /// # Errors
    /// What was wrong with it.
    pub async fn change(self, id: EventId, body: EventBody, scope: RepeatScope) -> Result<Arc<Entry>, Failure> {
        let event = self.net.call(&UpdateEvent { id, repeat: Some(scope), event: body }).await?;
        let changed = self.keep(event);
        self.reload();
        Ok(changed)
    }

    /// Moves an event: shown at once, back with the reason when it is refused. What is moved again before the answer is here is moved on once
    /// it is, by who moved it first: of two requests for the same version the second would be refused. Nothing for who moved it later.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn move_to(
        self,
        mut entry: Arc<Entry>,
        mut to: Span,
        mut scope: RepeatScope,
    ) -> Result<Option<Arc<Entry>>, Failure> {
        self.replace(Arc::new(entry.moved(to.0, to.1, self.here)));
        let is_on_its_way = self.moving.try_update_value(|moving| {
            let known = moving.iter_mut().find(|(id, _)| *id == entry.id);
            let is_known = known.map(|(_, next)| *next = Some((to, scope))).is_some();
            if !is_known {
                moving.push((entry.id, None));
            }
            is_known
        });
        if is_on_its_way != Some(false) {
            return Ok(None);
        }
        loop {
            let answer = match events_move().await {
                Ok(send) => send(self.net, Arc::clone(&entry), to, scope).await,
                Err(not_loaded) => Err(not_loaded.into()),
            };
            let next =
                self.moving.try_update_value(|moving| moving.iter_mut().find(|(id, _)| *id == entry.id)?.1.take());
            match (answer, next.flatten()) {
                (Ok(event), Some((span, of))) => {
                    entry = Arc::new(Entry::read(event, self.here));
                    (to, scope) = (span, of);
                }
                (answer, _) => {
                    self.moving.try_update_value(|moving| moving.retain(|(id, _)| *id != entry.id));
                    return self.moved(entry, scope, answer).map(Some);
                }
            }
        }
    }

    /// Takes in what became of the last move of an event.
    fn moved(
        self,
        entry: Arc<Entry>,
        scope: RepeatScope,
        answer: Result<Event, Failure>,
    ) -> Result<Arc<Entry>, Failure> {
        match answer {
            Ok(event) => {
                let changed = self.keep(event);
                if entry.repeat.is_some() && scope != RepeatScope::One {
                    self.reload();
                }
                Ok(changed)
            }
            Err(failure) => {
                self.replace(entry);
                if failure.kind == ErrorKind::Conflict {
                    self.reload();
                }
                Err(failure)
            }
        }
    }

    /// Whether a move of an event is on its way.
    pub(super) fn is_moving(self, id: EventId) -> bool {
        self.moving.with_value(|moving| moving.iter().any(|(known, _)| *known == id))
    }

    /// Deletes an event; one that stands for others is gone with them when the answer is here.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, id: EventId, scope: RepeatScope) -> Result<(), Failure> {
        self.net.call(&DeleteEvent { id, repeat: Some(scope) }).await?;
        self.forget(id);
        self.reload();
        Ok(())
    }

    /// Says whether the reader goes: shown at once, back when it is refused.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn answer(self, entry: Arc<Entry>, rsvp: Rsvp, scope: RepeatScope) -> Result<(), Failure> {
        self.replace(Arc::new(Entry { answer: Some(rsvp), ..(*entry).clone() }));
        match self.net.call(&SetRsvp { id: entry.id, rsvp, repeat: Some(scope) }).await {
            Ok(event) => {
                self.keep(event);
                if scope != RepeatScope::One {
                    self.reload();
                }
                Ok(())
            }
            Err(failure) => {
                self.replace(entry);
                Err(failure)
            }
        }
    }

    /// Notes that the reader is there.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn check_in(self, id: EventId) -> Result<(), Failure> {
        let event = self.net.call(&CheckIn { id }).await?;
        self.keep(event);
        Ok(())
    }

    /// Keeps an event that has just come whole.
    fn keep(self, event: Event) -> Arc<Entry> {
        let entry = Arc::new(Entry::read(event, self.here));
        self.whole.set(Some(Arc::clone(&entry)));
        self.replace(Arc::clone(&entry));
        entry
    }

    /// Puts a newer form of an event in the place of what is known.
    fn replace(self, entry: Arc<Entry>) {
        for rows in [self.entries, self.list] {
            let place = rows.with_untracked(|rows| rows.iter().position(|known| known.id == entry.id));
            if let Some(place) = place {
                rows.write()[place] = Arc::clone(&entry);
            }
        }
        arrange(&mut self.entries.write());
        let is_open = self.whole.with_untracked(|whole| whole.as_ref().is_some_and(|whole| whole.id == entry.id));
        if is_open {
            self.whole.set(Some(entry));
        }
    }

    pub(super) fn forget(self, id: EventId) {
        for rows in [self.entries, self.list] {
            rows.write().retain(|known| known.id != id);
        }
        self.whole.update(|whole| {
            whole.take_if(|whole| whole.id == id);
        });
    }
}
