//! Which tasks a list has, in which order and in which groups.

use std::collections::BinaryHeap;

use super::{
    due::{Day, Due},
    model::{Kind, Task, TaskId, UserId},
    query::{List, Place},
};
use crate::{kit::list::Key, text::lowercase};

/// What tasks of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// How near they are due.
    Due(Due),
    /// Not published.
    Draft,
    /// Published, and nobody has to do it.
    Unassigned,
    /// Published, and somebody has to do it.
    Open,
    /// Published, and its day is over.
    Overdue,
}

/// The columns of a list's board.
#[must_use]
pub const fn columns(list: List) -> &'static [Group] {
    match list {
        List::Created => &[Group::Draft, Group::Unassigned, Group::Open, Group::Overdue],
        _ => &[Group::Open, Group::Overdue],
    }
}

/// A group and its tasks, in order.
pub type Grouped = (Group, Vec<TaskId>);

/// What is asked of the tasks.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    list: List,
    kind: Option<Kind>,
    due: Option<Due>,
    /// In small letters.
    words: Vec<String>,
    is_board: bool,
    me: UserId,
    today: Day,
}

impl Asked {
    /// What a place shows to `me` on a day.
    #[must_use]
    pub fn of(place: &Place, me: UserId, today: Day) -> Self {
        let words = lowercase(&place.words).split_whitespace().map(str::to_owned).collect();
        let Place { list, kind, due, .. } = *place;
        Self { list, kind, due, words, is_board: place.is_board(), me, today }
    }

    /// Whether a list has a task, whatever it is narrowed to.
    #[must_use]
    pub fn has(list: List, task: &Task, me: UserId) -> bool {
        match list {
            List::Assigned => task.is_for(me),
            List::Created => task.is_published && task.is_by(me),
            List::Drafts => !task.is_published && task.is_by(me),
            List::Courses => false,
        }
    }

    /// The group of a task, if it is shown.
    #[must_use]
    pub fn group(&self, task: &Task) -> Option<Group> {
        let is_listed = Self::has(self.list, task, self.me)
            // The board of what one made has what one has begun, too.
            || (self.is_board && self.list == List::Created && task.is_by(self.me));
        let due = Due::of(task.day, self.today);
        let fits = is_listed
            && self.kind.is_none_or(|kind| task.kind == Some(kind))
            && self.due.is_none_or(|asked| asked == due)
            && self.has_words(task);
        let group = match () {
            () if !self.is_board && self.list == List::Drafts => Group::Draft,
            () if !self.is_board => Group::Due(due),
            () if !task.is_published => Group::Draft,
            () if due == Due::Overdue => Group::Overdue,
            () if task.people.is_empty() => Group::Unassigned,
            () => Group::Open,
        };
        fits.then_some(group)
    }

    fn has_words(&self, task: &Task) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let said = lowercase(&format!("{} {}", task.title, task.description.as_deref().unwrap_or_default()));
        self.words.iter().all(|word| said.contains(&**word))
    }
}

/// The tasks in their groups; groups without tasks are left out. What is due first comes first, then what was made last.
pub fn grouped<'a>(tasks: impl Iterator<Item = &'a Task>, asked: &Asked) -> Vec<Grouped> {
    // Of all ways to sort this one needs the least code.
    let ranked = tasks.filter_map(|task| {
        let group = asked.group(task)?;
        let due = task.due.map_or(i64::MAX, |due| due.timestamp_millis());
        let age = task.made_at.map_or(i64::MAX, |made| -made.timestamp_millis());
        Some((group, due, age, task.id.to_number()))
    });
    let mut groups: Vec<Grouped> = Vec::new();
    for (group, _, _, id) in BinaryHeap::from_iter(ranked).into_sorted_vec() {
        let id = TaskId::from_number(id);
        match groups.last_mut() {
            Some((last, ids)) if *last == group => ids.push(id),
            _ => groups.push((group, vec![id])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::tasks::{model::nameless, query::View};

    const ME: UserId = UserId(Uuid::from_u128(1));
    const OTHER: UserId = UserId(Uuid::from_u128(2));
    const TODAY: Day = Day(100);

    /// A published task; `day` is when it is due.
    fn task(number: u128, author: UserId, people: &[UserId], day: Option<i32>) -> Task {
        let at = |day: i32| DateTime::from_timestamp(i64::from(day) * 86_400, 0);
        Task {
            id: TaskId(Uuid::from_u128(number)),
            title: format!("Task {number}").into(),
            description: None,
            is_published: true,
            kind: Some(Kind::Article),
            content: None,
            link: None,
            thing: None,
            hours: None,
            template: None,
            due_days: None,
            due: day.and_then(at),
            day: day.map(Day),
            made_at: at(i32::try_from(number).unwrap()),
            author: Some(nameless(author)),
            people: people.iter().copied().map(nameless).collect(),
        }
    }

    fn tasks() -> Vec<Task> {
        let draft = |task: Task| Task { is_published: false, ..task };
        vec![
            task(1, OTHER, &[ME], Some(105)),
            task(2, OTHER, &[ME], None),
            task(3, OTHER, &[ME, OTHER], Some(90)),
            task(4, ME, &[ME], Some(100)),
            task(5, ME, &[], Some(80)),
            draft(task(6, ME, &[], None)),
            draft(task(7, ME, &[], None)),
            task(8, OTHER, &[ME], Some(200)),
            task(9, OTHER, &[ME], Some(95)),
            task(10, ME, &[OTHER], Some(101)),
            task(11, ME, &[], None),
        ]
    }

    fn shown(place: &Place) -> Vec<(Group, Vec<u128>)> {
        let groups = grouped(tasks().iter(), &Asked::of(place, ME, TODAY));
        groups.into_iter().map(|(group, ids)| (group, ids.into_iter().map(|id| id.0.as_u128()).collect())).collect()
    }

    #[test]
    fn what_is_assigned_is_grouped_by_when_it_is_due() {
        assert_eq!(
            shown(&Place::of(List::Assigned)),
            [
                (Group::Due(Due::Overdue), vec![3, 9]),
                (Group::Due(Due::Today), vec![4]),
                (Group::Due(Due::Week), vec![1]),
                (Group::Due(Due::Later), vec![8]),
                (Group::Due(Due::Never), vec![2]),
            ]
        );
    }

    #[test]
    fn what_one_made_is_published_or_a_draft() {
        let created = shown(&Place::of(List::Created));
        assert_eq!(created.iter().flat_map(|(_, ids)| ids.clone()).collect::<Vec<_>>(), [5, 4, 10, 11]);
        assert_eq!(shown(&Place::of(List::Drafts)), [(Group::Draft, vec![7, 6])], "the latest first");
    }

    #[test]
    fn a_board_has_a_column_for_each_state() {
        let board = |list: List| shown(&Place { view: View::Board, ..Place::of(list) });
        assert_eq!(
            board(List::Created),
            [
                (Group::Draft, vec![7, 6]),
                (Group::Unassigned, vec![11]),
                (Group::Open, vec![4, 10]),
                (Group::Overdue, vec![5]),
            ]
        );
        let groups: Vec<Group> = board(List::Assigned).into_iter().map(|(group, _)| group).collect();
        assert_eq!(groups, columns(List::Assigned));
    }

    #[test]
    fn a_list_is_narrowed_by_day_kind_and_words() {
        let assigned = Place::of(List::Assigned);
        let ids = |place: &Place| shown(place).into_iter().flat_map(|(_, ids)| ids).collect::<Vec<_>>();
        assert_eq!(ids(&Place { due: Some(Due::Overdue), ..assigned.clone() }), [3, 9]);
        assert_eq!(ids(&Place { kind: Some(Kind::Video), ..assigned.clone() }), [0; 0]);
        assert_eq!(ids(&Place { words: "TASK 8".to_owned(), ..assigned.clone() }), [8]);
        assert_eq!(ids(&Place { words: "task nine".to_owned(), ..assigned }), [0; 0]);
    }
}
