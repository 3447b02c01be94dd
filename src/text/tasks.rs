//! Texts of Tasks.

use super::texts;

texts! {
    pub tasks { en: "Tasks", de: "Aufgaben", ar: "المهام" }
    pub task { en: "Task", de: "Aufgabe", ar: "مهمة" }
    pub lists { en: "Lists", de: "Listen", ar: "القوائم" }
    pub assigned { en: "Assigned to me", de: "Mir zugewiesen", ar: "مُسندة إليّ" }
    pub created { en: "Created by me", de: "Von mir erstellt", ar: "أنشأتُها" }
    pub drafts { en: "Drafts", de: "Entwürfe", ar: "المسودات" }
    pub courses { en: "Courses", de: "Kurse", ar: "الدورات" }
    pub course { en: "Course", de: "Kurs", ar: "دورة" }

    pub kind { en: "Kind", de: "Art", ar: "النوع" }
    pub all_kinds { en: "All kinds", de: "Alle Arten", ar: "كل الأنواع" }
    pub kind_article { en: "Article", de: "Artikel", ar: "مقال" }
    pub kind_document { en: "Document", de: "Dokument", ar: "مستند" }
    pub kind_video { en: "Video", de: "Video", ar: "فيديو" }
    pub kind_quiz { en: "Quiz", de: "Quiz", ar: "اختبار" }
    pub kind_course { en: "Course", de: "Kurs", ar: "دورة" }
    pub due { en: "Due", de: "Fällig", ar: "الاستحقاق" }
    pub all_dues { en: "Due any time", de: "Fällig: egal wann", ar: "أي موعد استحقاق" }
    pub due_overdue { en: "Overdue", de: "Überfällig", ar: "متأخرة" }
    pub due_today { en: "Today", de: "Heute", ar: "اليوم" }
    pub due_tomorrow { en: "Tomorrow", de: "Morgen", ar: "غدًا" }
    pub due_week { en: "Next 7 days", de: "Nächste 7 Tage", ar: "خلال 7 أيام" }
    pub due_later { en: "Later", de: "Später", ar: "لاحقًا" }
    pub due_never { en: "No due date", de: "Ohne Frist", ar: "بلا موعد" }
    pub due_on(day: &str, date: &str) { en: "{day}, {date}", de: "{day}, {date}", ar: "{day}، {date}" }
    pub days_overdue(n: u64) { en: one "{n} day overdue" other "{n} days overdue", de: one "{n} Tag überfällig" other "{n} Tage überfällig", ar: zero "متأخرة" one "متأخرة يومًا" two "متأخرة يومين" few "متأخرة {n} أيام" many "متأخرة {n} يومًا" other "متأخرة {n} يوم" }
    pub due_after_days(n: u64) { en: one "{n} day after publishing" other "{n} days after publishing", de: one "{n} Tag nach Veröffentlichung" other "{n} Tage nach Veröffentlichung", ar: zero "في يوم النشر" one "بعد يوم من النشر" two "بعد يومين من النشر" few "بعد {n} أيام من النشر" many "بعد {n} يومًا من النشر" other "بعد {n} يوم من النشر" }
    pub takes_hours(n: u64) { en: one "{n} hour" other "{n} hours", de: one "{n} Stunde" other "{n} Stunden", ar: zero "بلا وقت" one "ساعة" two "ساعتان" few "{n} ساعات" many "{n} ساعة" other "{n} ساعة" }
    pub by(name: &str) { en: "by {name}", de: "von {name}", ar: "من {name}" }
    pub nobody_assigned { en: "nobody assigned", de: "niemandem zugewiesen", ar: "غير مُسندة لأحد" }
    pub assigned_to(name: &str) { en: "Assigned to {name}", de: "{name} zugewiesen", ar: "أُسندت إلى {name}" }
    pub assigned_to_many(n: u64) { en: other "Assigned to {n} people", de: other "{n} Personen zugewiesen", ar: two "أُسندت إلى شخصين" few "أُسندت إلى {n} أشخاص" many "أُسندت إلى {n} شخصًا" other "أُسندت إلى {n} شخص" }
    pub unassigned_from(name: &str) { en: "No longer assigned to {name}", de: "{name} nicht mehr zugewiesen", ar: "لم تعد مُسندة إلى {name}" }
    pub people_changed { en: "Assignment changed", de: "Zuweisung geändert", ar: "تغيّر الإسناد" }
    pub and_more(n: u64) { en: other "+{n}", de: other "+{n}", ar: other "+{n}" }
    pub incomplete { en: "incomplete", de: "unvollständig", ar: "غير مكتملة" }

    pub layout { en: "Layout", de: "Ansicht", ar: "طريقة العرض" }
    pub view_list { en: "List", de: "Liste", ar: "قائمة" }
    pub view_board { en: "Board", de: "Tafel", ar: "لوحة" }
    pub state_draft { en: "Draft", de: "Entwurf", ar: "مسودة" }
    pub state_unassigned { en: "Nobody assigned", de: "Niemandem zugewiesen", ar: "غير مُسندة" }
    pub state_open { en: "Assigned", de: "Zugewiesen", ar: "مُسندة" }
    pub published { en: "Published", de: "Veröffentlicht", ar: "منشورة" }
    pub empty_column { en: "No tasks", de: "Keine Aufgaben", ar: "لا مهام" }

    pub search { en: "Search", de: "Suchen", ar: "بحث" }
    pub show_all { en: "Show all", de: "Alle zeigen", ar: "عرض الكل" }
    pub empty_assigned { en: "Nothing is assigned to you.", de: "Ihnen ist nichts zugewiesen.", ar: "لا شيء مُسند إليك." }
    pub empty_created { en: "You have not published a task yet.", de: "Sie haben noch keine Aufgabe veröffentlicht.", ar: "لم تنشر أي مهمة بعد." }
    pub empty_drafts { en: "You have no drafts.", de: "Sie haben keine Entwürfe.", ar: "لا مسودات لديك." }
    pub empty_filtered { en: "No task matches.", de: "Keine Aufgabe passt dazu.", ar: "لا مهمة مطابقة." }
    pub tasks_failed { en: "The tasks could not be loaded.", de: "Die Aufgaben konnten nicht geladen werden.", ar: "تعذّر تحميل المهام." }
    pub more_failed { en: "Not all tasks could be loaded.", de: "Nicht alle Aufgaben konnten geladen werden.", ar: "تعذّر تحميل كل المهام." }
    pub task_failed { en: "This task could not be opened.", de: "Diese Aufgabe konnte nicht geöffnet werden.", ar: "تعذّر فتح هذه المهمة." }
    pub task_not_found { en: "This task is gone, or it is neither yours nor assigned to you.", de: "Diese Aufgabe gibt es nicht mehr, oder sie ist weder von Ihnen noch Ihnen zugewiesen.", ar: "لم تعد هذه المهمة موجودة، أو أنها ليست لك ولا مُسندة إليك." }

    pub new_task { en: "New task", de: "Neue Aufgabe", ar: "مهمة جديدة" }
    pub edit { en: "Edit", de: "Bearbeiten", ar: "تحرير" }
    pub edit_draft { en: "Edit draft", de: "Entwurf bearbeiten", ar: "تحرير المسودة" }
    pub publish { en: "Publish", de: "Veröffentlichen", ar: "نشر" }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub duplicate { en: "Duplicate", de: "Duplizieren", ar: "تكرار" }
    pub copy_link { en: "Copy link", de: "Link kopieren", ar: "نسخ الرابط" }
    pub actions_for(title: &str) { en: "Actions for {title}", de: "Aktionen für {title}", ar: "إجراءات {title}" }
    pub choose_task(title: &str) { en: "Select {title}", de: "{title} auswählen", ar: "تحديد {title}" }
    pub close_task { en: "Close task", de: "Aufgabe schließen", ar: "إغلاق المهمة" }
    pub delete_question(title: &str) { en: "“{title}” will be deleted for good, for everybody it is assigned to.", de: "„{title}“ wird endgültig gelöscht, auch für alle, denen sie zugewiesen ist.", ar: "ستُحذف «{title}» نهائيًا، لدى كل من أُسندت إليهم." }
    pub delete_many_question(n: u64) { en: other "{n} tasks will be deleted for good, for everybody they are assigned to.", de: other "{n} Aufgaben werden endgültig gelöscht, auch für alle, denen sie zugewiesen sind.", ar: two "ستُحذف مهمتان نهائيًا، لدى كل من أُسندتا إليهم." few "ستُحذف {n} مهام نهائيًا، لدى كل من أُسندت إليهم." many "ستُحذف {n} مهمة نهائيًا، لدى كل من أُسندت إليهم." other "ستُحذف {n} مهمة نهائيًا، لدى كل من أُسندت إليهم." }
    pub publish_question(title: &str) { en: "“{title}” will be published.", de: "„{title}“ wird veröffentlicht.", ar: "ستُنشر «{title}»." }
    pub publish_many_question(n: u64) { en: other "{n} drafts will be published.", de: other "{n} Entwürfe werden veröffentlicht.", ar: two "ستُنشر مسودتان." few "ستُنشر {n} مسودات." many "ستُنشر {n} مسودة." other "ستُنشر {n} مسودة." }
    pub published_is_fixed { en: "A published task is fixed: only the people it is assigned to can still be changed.", de: "Eine veröffentlichte Aufgabe steht fest: Nur noch die Zuweisung lässt sich ändern.", ar: "المهمة المنشورة ثابتة: لا يمكن بعد ذلك سوى تغيير من أُسندت إليهم." }
    pub is_fixed { en: "Published, so its text is fixed. You can change whom it is assigned to, or duplicate it.", de: "Veröffentlicht, der Text steht also fest. Sie können die Zuweisung ändern oder sie duplizieren.", ar: "منشورة، فنصها ثابت. يمكنك تغيير من أُسندت إليهم أو تكرارها." }
    pub draft_is_yours { en: "Only you see this draft. People can be assigned when it is published.", de: "Nur Sie sehen diesen Entwurf. Zugewiesen wird er mit der Veröffentlichung.", ar: "أنت وحدك ترى هذه المسودة. يمكن إسنادها عند نشرها." }
    pub tasks_deleted(n: u64) { en: one "Task deleted" other "{n} tasks deleted", de: one "Aufgabe gelöscht" other "{n} Aufgaben gelöscht", ar: zero "لم تُحذف أي مهمة" one "حُذفت المهمة" two "حُذفت مهمتان" few "حُذفت {n} مهام" many "حُذفت {n} مهمة" other "حُذفت {n} مهمة" }
    pub tasks_published(n: u64) { en: one "Task published" other "{n} tasks published", de: one "Aufgabe veröffentlicht" other "{n} Aufgaben veröffentlicht", ar: zero "لم تُنشر أي مهمة" one "نُشرت المهمة" two "نُشرت مهمتان" few "نُشرت {n} مهام" many "نُشرت {n} مهمة" other "نُشرت {n} مهمة" }
    pub task_published(title: &str) { en: "Published: {title}", de: "Veröffentlicht: {title}", ar: "نُشرت: {title}" }
    pub draft_saved(title: &str) { en: "Draft saved: {title}", de: "Entwurf gespeichert: {title}", ar: "حُفظت المسودة: {title}" }
    pub delete_failed { en: "It was not deleted.", de: "Es wurde nicht gelöscht.", ar: "لم يتم الحذف." }
    pub publish_failed { en: "It was not published.", de: "Es wurde nicht veröffentlicht.", ar: "لم يتم النشر." }
    pub save_failed { en: "It was not saved. What you wrote is kept.", de: "Es wurde nicht gespeichert. Ihr Text bleibt erhalten.", ar: "لم يتم الحفظ. ما كتبته محفوظ." }
    pub assign_failed { en: "The assignment was not changed.", de: "Die Zuweisung wurde nicht geändert.", ar: "لم يتغيّر الإسناد." }

    pub with_chosen { en: "With the selected tasks", de: "Mit den ausgewählten Aufgaben", ar: "للمهام المحددة" }
    pub chosen(n: u64) { en: other "{n} selected", de: other "{n} ausgewählt", ar: one "مهمة محددة" two "مهمتان محددتان" few "{n} مهام محددة" many "{n} مهمة محددة" other "{n} مهمة محددة" }
    pub choose_none { en: "Clear selection", de: "Auswahl aufheben", ar: "إلغاء التحديد" }
    pub assign { en: "Assign", de: "Zuweisen", ar: "إسناد" }
    pub unassign { en: "Unassign", de: "Zuweisung aufheben", ar: "إلغاء الإسناد" }
    pub people { en: "People", de: "Personen", ar: "الأشخاص" }
    pub incomplete_chosen(n: u64) { en: one "{n} draft is incomplete and cannot be published yet." other "{n} drafts are incomplete and cannot be published yet.", de: one "{n} Entwurf ist unvollständig und kann noch nicht veröffentlicht werden." other "{n} Entwürfe sind unvollständig und können noch nicht veröffentlicht werden.", ar: one "مسودة غير مكتملة لا يمكن نشرها بعد." two "مسودتان غير مكتملتين لا يمكن نشرهما بعد." few "{n} مسودات غير مكتملة لا يمكن نشرها بعد." many "{n} مسودة غير مكتملة لا يمكن نشرها بعد." other "{n} مسودة غير مكتملة لا يمكن نشرها بعد." }
    pub for_published(n: u64) { en: one "For {n} published task. Drafts are assigned to nobody." other "For {n} published tasks. Drafts are assigned to nobody.", de: one "Für {n} veröffentlichte Aufgabe. Entwürfe sind niemandem zugewiesen." other "Für {n} veröffentlichte Aufgaben. Entwürfe sind niemandem zugewiesen.", ar: one "لمهمة منشورة واحدة. لا تُسند المسودات إلى أحد." two "لمهمتين منشورتين. لا تُسند المسودات إلى أحد." few "لـ {n} مهام منشورة. لا تُسند المسودات إلى أحد." many "لـ {n} مهمة منشورة. لا تُسند المسودات إلى أحد." other "لـ {n} مهمة منشورة. لا تُسند المسودات إلى أحد." }

    pub assigned_people { en: "Assigned to", de: "Zugewiesen an", ar: "مُسندة إلى" }
    pub others_unknown { en: "Who else has it is known to the person who made it.", de: "Wem sie sonst noch zugewiesen ist, weiß, wer sie erstellt hat.", ar: "من أُسندت إليهم غيرك يعرفهم من أنشأها." }
    pub duration { en: "Takes", de: "Dauer", ar: "المدة" }
    pub made_by { en: "Created by", de: "Erstellt von", ar: "أنشأها" }
    pub made { en: "Created", de: "Erstellt", ar: "تاريخ الإنشاء" }
    pub open_quiz { en: "Open the quiz", de: "Quiz öffnen", ar: "فتح الاختبار" }
    pub thing_failed { en: "It could not be loaded.", de: "Es konnte nicht geladen werden.", ar: "تعذّر التحميل." }
    pub thing_gone { en: "What this task is about is gone, or you may not see it.", de: "Worum es hier geht, gibt es nicht mehr, oder Sie dürfen es nicht sehen.", ar: "ما تتعلق به هذه المهمة لم يعد موجودًا، أو لا يُسمح لك برؤيته." }

    pub reminders { en: "Reminders", de: "Erinnerungen", ar: "التذكيرات" }
    pub no_reminders { en: "No reminders", de: "Keine Erinnerungen", ar: "بلا تذكيرات" }
    pub reminders_failed { en: "The reminders could not be loaded. Try again", de: "Die Erinnerungen konnten nicht geladen werden. Erneut versuchen", ar: "تعذّر تحميل التذكيرات. إعادة المحاولة" }
    pub remind_by_mail(when: &str) { en: "E-mail {when}", de: "E-Mail {when}", ar: "بريد إلكتروني {when}" }
    pub remind_in_app(when: &str) { en: "Notification in the app {when}", de: "Mitteilung in der App {when}", ar: "إشعار في التطبيق {when}" }
    pub remind_by_text(when: &str) { en: "Text message {when}", de: "SMS {when}", ar: "رسالة نصية {when}" }
    pub remind_restrict(when: &str) { en: "Access is restricted {when}", de: "Zugang wird {when} eingeschränkt", ar: "يُقيَّد الوصول {when}" }
    pub weeks_before(n: u64) { en: one "{n} week before it is due" other "{n} weeks before it is due", de: one "{n} Woche vor der Frist" other "{n} Wochen vor der Frist", ar: zero "عند الموعد" one "قبل الموعد بأسبوع" two "قبل الموعد بأسبوعين" few "قبل الموعد بـ {n} أسابيع" many "قبل الموعد بـ {n} أسبوعًا" other "قبل الموعد بـ {n} أسبوع" }
    pub days_before(n: u64) { en: one "{n} day before it is due" other "{n} days before it is due", de: one "{n} Tag vor der Frist" other "{n} Tage vor der Frist", ar: zero "عند الموعد" one "قبل الموعد بيوم" two "قبل الموعد بيومين" few "قبل الموعد بـ {n} أيام" many "قبل الموعد بـ {n} يومًا" other "قبل الموعد بـ {n} يوم" }
    pub hours_before(n: u64) { en: one "{n} hour before it is due" other "{n} hours before it is due", de: one "{n} Stunde vor der Frist" other "{n} Stunden vor der Frist", ar: zero "عند الموعد" one "قبل الموعد بساعة" two "قبل الموعد بساعتين" few "قبل الموعد بـ {n} ساعات" many "قبل الموعد بـ {n} ساعة" other "قبل الموعد بـ {n} ساعة" }
    pub minutes_before(n: u64) { en: one "{n} minute before it is due" other "{n} minutes before it is due", de: one "{n} Minute vor der Frist" other "{n} Minuten vor der Frist", ar: zero "عند الموعد" one "قبل الموعد بدقيقة" two "قبل الموعد بدقيقتين" few "قبل الموعد بـ {n} دقائق" many "قبل الموعد بـ {n} دقيقة" other "قبل الموعد بـ {n} دقيقة" }

    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub description { en: "Description", de: "Beschreibung", ar: "الوصف" }
    pub content { en: "Text", de: "Text", ar: "النص" }
    pub content_placeholder { en: "What is there to read or to do?", de: "Was gibt es zu lesen oder zu tun?", ar: "ما المطلوب قراءته أو فعله؟" }
    pub link { en: "Address of the quiz", de: "Adresse des Quiz", ar: "عنوان الاختبار" }
    pub link_help { en: "It opens in a new tab and begins with https://", de: "Sie öffnet sich in einem neuen Tab und beginnt mit https://", ar: "يُفتح في علامة تبويب جديدة ويبدأ بـ https://" }
    pub choose_document { en: "Document to read", de: "Dokument zum Lesen", ar: "المستند المطلوب قراءته" }
    pub choose_video { en: "Video to watch", de: "Video zum Ansehen", ar: "الفيديو المطلوب مشاهدته" }
    pub choose_course { en: "Course to take", de: "Kurs zum Belegen", ar: "الدورة المطلوب أخذها" }
    pub nothing_found { en: "Nothing found.", de: "Nichts gefunden.", ar: "لا توجد نتائج." }
    pub days_field { en: "Due, in days after publishing", de: "Fällig, in Tagen nach Veröffentlichung", ar: "الاستحقاق بالأيام بعد النشر" }
    pub hours_field { en: "Takes, in hours", de: "Dauer in Stunden", ar: "المدة بالساعات" }
    pub due_if_published_today(date: &str) { en: "{date}, if it is published today", de: "{date}, wenn sie heute veröffentlicht wird", ar: "{date}، إذا نُشرت اليوم" }
    pub people_when_published { en: "They get it when it is published.", de: "Sie erhalten sie mit der Veröffentlichung.", ar: "تصلهم عند نشرها." }
    pub save_draft { en: "Save draft", de: "Entwurf speichern", ar: "حفظ المسودة" }
    pub discard { en: "Discard", de: "Verwerfen", ar: "تجاهل" }
    pub title_missing { en: "A task needs a title.", de: "Eine Aufgabe braucht einen Titel.", ar: "تحتاج المهمة إلى عنوان." }
    pub content_missing { en: "An article needs a text.", de: "Ein Artikel braucht einen Text.", ar: "يحتاج المقال إلى نص." }
    pub link_missing { en: "A quiz needs its address.", de: "Ein Quiz braucht seine Adresse.", ar: "يحتاج الاختبار إلى عنوانه." }
    pub link_wrong { en: "The address must begin with https:// or http://", de: "Die Adresse muss mit https:// oder http:// beginnen", ar: "يجب أن يبدأ العنوان بـ https:// أو http://" }
    pub document_missing { en: "Choose the document to read.", de: "Wählen Sie das Dokument.", ar: "اختر المستند." }
    pub video_missing { en: "Choose the video to watch.", de: "Wählen Sie das Video.", ar: "اختر الفيديو." }
    pub course_missing { en: "Choose the course to take.", de: "Wählen Sie den Kurs.", ar: "اختر الدورة." }
    pub days_wrong { en: "A whole number of days, at most 3,650.", de: "Eine ganze Zahl von Tagen, höchstens 3.650.", ar: "عدد صحيح من الأيام، لا يتجاوز 3650." }
    pub hours_wrong { en: "A whole number of hours, at most 10,000.", de: "Eine ganze Zahl von Stunden, höchstens 10.000.", ar: "عدد صحيح من الساعات، لا يتجاوز 10000." }
    pub too_long { en: "This is too long.", de: "Das ist zu lang.", ar: "هذا طويل جدًا." }

    pub quick_add { en: "Add a task in one line", de: "Aufgabe in einer Zeile hinzufügen", ar: "أضف مهمة في سطر واحد" }
    pub quick_placeholder { en: "Add a task: Read the fire drill plan !doc tomorrow @Annika", de: "Neue Aufgabe: Brandschutzplan lesen !dok morgen @Annika", ar: "أضف مهمة: قراءة خطة الإخلاء !مستند غدًا @Annika" }
    pub quick_hint { en: "!doc !video !quiz !course for the kind, a day such as tomorrow or fri, 2h for the time it takes, @name for people, // before the text", de: "!dok !video !quiz !kurs für die Art, ein Tag wie morgen oder am Freitag, 2h für die Dauer, @Name für Personen, // vor dem Text", ar: "!مستند !فيديو !اختبار !دورة للنوع، يوم مثل غدًا أو يوم الجمعة، 2س للمدة، @الاسم للأشخاص، // قبل النص" }
    pub whole_form { en: "Open in the form", de: "Im Formular öffnen", ar: "فتح في النموذج" }
    pub add { en: "Add", de: "Hinzufügen", ar: "إضافة" }
    pub understood { en: "What was understood", de: "Was verstanden wurde", ar: "ما تم فهمه" }
    pub text_is(text: &str) { en: "Text: {text}", de: "Text: {text}", ar: "النص: {text}" }
    pub who_is(name: &str) { en: "Who is meant by {name}", de: "Wer mit {name} gemeint ist", ar: "المقصود بـ {name}" }
    pub nobody_called(name: &str) { en: "Nobody called {name}", de: "Niemand heißt {name}", ar: "لا أحد باسم {name}" }
    pub search_failed { en: "The people could not be looked up.", de: "Die Personen konnten nicht gesucht werden.", ar: "تعذّر البحث عن الأشخاص." }
    pub enter_needs_title { en: "A title is missing.", de: "Es fehlt ein Titel.", ar: "ينقص العنوان." }
    pub enter_saves_draft { en: "Enter saves a draft that only you see.", de: "Enter speichert einen Entwurf, den nur Sie sehen.", ar: "يحفظ Enter مسودة لا يراها غيرك." }
    pub enter_publishes(n: u64) { en: one "Enter publishes it and assigns it to {n} person." other "Enter publishes it and assigns it to {n} people.", de: one "Enter veröffentlicht sie und weist sie {n} Person zu." other "Enter veröffentlicht sie und weist sie {n} Personen zu.", ar: zero "ينشرها Enter." one "ينشرها Enter ويُسندها إلى شخص." two "ينشرها Enter ويُسندها إلى شخصين." few "ينشرها Enter ويُسندها إلى {n} أشخاص." many "ينشرها Enter ويُسندها إلى {n} شخصًا." other "ينشرها Enter ويُسندها إلى {n} شخص." }
    pub enter_opens_form(what: &str) { en: "Enter opens the form: to be assigned, {what} is missing.", de: "Enter öffnet das Formular: Zum Zuweisen fehlt {what}.", ar: "يفتح Enter النموذج: ينقص {what} لإسنادها." }
    pub enter_opens_form_for_people { en: "Enter opens the form: not everybody was found.", de: "Enter öffnet das Formular: Nicht alle Personen wurden gefunden.", ar: "يفتح Enter النموذج: لم يُعثر على الجميع." }
    pub a_text { en: "a text", de: "ein Text", ar: "نص" }
    pub a_document { en: "a document", de: "ein Dokument", ar: "مستند" }
    pub a_video { en: "a video", de: "ein Video", ar: "فيديو" }
    pub an_address { en: "an address", de: "eine Adresse", ar: "عنوان" }
    pub a_course { en: "a course", de: "ein Kurs", ar: "دورة" }

    pub which_courses { en: "Which courses", de: "Welche Kurse", ar: "أي الدورات" }
    pub courses_all { en: "All courses", de: "Alle Kurse", ar: "كل الدورات" }
    pub courses_assigned { en: "Assigned to me", de: "Mir zugewiesen", ar: "مُسندة إليّ" }
    pub courses_created { en: "Created by me", de: "Von mir erstellt", ar: "أنشأتُها" }
    pub sort { en: "Sort", de: "Sortierung", ar: "الترتيب" }
    pub sort_newest { en: "Newest first", de: "Neueste zuerst", ar: "الأحدث أولًا" }
    pub sort_oldest { en: "Oldest first", de: "Älteste zuerst", ar: "الأقدم أولًا" }
    pub sort_due { en: "Due first", de: "Bald fällige zuerst", ar: "الأقرب استحقاقًا أولًا" }
    pub sort_progress { en: "Most progress first", de: "Größter Fortschritt zuerst", ar: "الأكثر تقدمًا أولًا" }
    pub no_courses { en: "There are no courses yet.", de: "Es gibt noch keine Kurse.", ar: "لا دورات بعد." }
    pub no_courses_assigned { en: "No course is assigned to you.", de: "Ihnen ist kein Kurs zugewiesen.", ar: "لا دورة مُسندة إليك." }
    pub no_courses_created { en: "You have made no course.", de: "Sie haben keinen Kurs erstellt.", ar: "لم تنشئ أي دورة." }
    pub courses_failed { en: "The courses could not be loaded.", de: "Die Kurse konnten nicht geladen werden.", ar: "تعذّر تحميل الدورات." }
    pub course_failed { en: "This course could not be opened.", de: "Dieser Kurs konnte nicht geöffnet werden.", ar: "تعذّر فتح هذه الدورة." }
    pub close_course { en: "Close course", de: "Kurs schließen", ar: "إغلاق الدورة" }
    pub course_done { en: "Done", de: "Fertig", ar: "مكتملة" }
    pub course_not_begun { en: "Not begun", de: "Nicht begonnen", ar: "لم تبدأ" }
    pub steps_done(done: &str, all: &str) { en: "{done} of {all} steps", de: "{done} von {all} Schritten", ar: "{done} من {all} خطوات" }
    pub steps(n: u64) { en: one "{n} step" other "{n} steps", de: one "{n} Schritt" other "{n} Schritte", ar: zero "بلا خطوات" one "خطوة" two "خطوتان" few "{n} خطوات" many "{n} خطوة" other "{n} خطوة" }
    pub minutes(n: u64) { en: other "{n} min", de: other "{n} Min.", ar: other "{n} د" }
    pub taken_by(n: u64) { en: one "{n} person takes it" other "{n} people take it", de: one "{n} Person belegt ihn" other "{n} Personen belegen ihn", ar: zero "لا أحد يأخذها" one "يأخذها شخص" two "يأخذها شخصان" few "يأخذها {n} أشخاص" many "يأخذها {n} شخصًا" other "يأخذها {n} شخص" }
    pub until(date: &str) { en: "until {date}", de: "bis {date}", ar: "حتى {date}" }
    pub steps_head { en: "Steps", de: "Schritte", ar: "الخطوات" }
    pub step_failed { en: "The step was not changed.", de: "Der Schritt wurde nicht geändert.", ar: "لم تتغيّر الخطوة." }
    pub learners { en: "People who take it", de: "Wer ihn belegt", ar: "من يأخذونها" }
    pub delete_course_question(title: &str) { en: "“{title}” will be deleted for good, with what everybody has done of it.", de: "„{title}“ wird endgültig gelöscht, mit allem, was davon erledigt ist.", ar: "ستُحذف «{title}» نهائيًا، مع ما أنجزه الجميع منها." }
    pub course_deleted { en: "Course deleted", de: "Kurs gelöscht", ar: "حُذفت الدورة" }

    pub key_next { en: "Next task", de: "Nächste Aufgabe", ar: "المهمة التالية" }
    pub key_previous { en: "Previous task", de: "Vorherige Aufgabe", ar: "المهمة السابقة" }
    pub key_open { en: "Open task", de: "Aufgabe öffnen", ar: "فتح المهمة" }
    pub key_choose { en: "Select task", de: "Aufgabe auswählen", ar: "تحديد المهمة" }
    pub key_extend { en: "Select up to here", de: "Bis hierher auswählen", ar: "التحديد حتى هنا" }
    pub key_create { en: "New task", de: "Neue Aufgabe", ar: "مهمة جديدة" }
    pub key_layout { en: "List or board", de: "Liste oder Tafel", ar: "قائمة أو لوحة" }
    pub key_close { en: "Clear selection, close task", de: "Auswahl aufheben, Aufgabe schließen", ar: "إلغاء التحديد، إغلاق المهمة" }
}
