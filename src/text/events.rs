//! Texts of Events.

use super::texts;

texts! {
    pub month { en: "Month", de: "Monat", ar: "شهر" }
    pub week { en: "Week", de: "Woche", ar: "أسبوع" }
    pub day { en: "Day", de: "Tag", ar: "يوم" }
    pub agenda { en: "Agenda", de: "Agenda", ar: "جدول الأعمال" }
    pub views { en: "Views", de: "Ansichten", ar: "طرق العرض" }
    pub today { en: "Today", de: "Heute", ar: "اليوم" }
    pub filters { en: "Dates and filters", de: "Daten und Filter", ar: "التواريخ والمرشّحات" }
    pub month_before { en: "Month before", de: "Monat davor", ar: "الشهر السابق" }
    pub month_after { en: "Month after", de: "Monat danach", ar: "الشهر التالي" }
    pub new_event { en: "New event", de: "Neuer Termin", ar: "فعالية جديدة" }
    pub download_view { en: "Download what is shown (.ics)", de: "Das Gezeigte herunterladen (.ics)", ar: "تنزيل المعروض (‎.ics)" }
    pub download_event { en: "Add to my calendar (.ics)", de: "In meinen Kalender (.ics)", ar: "إضافة إلى تقويمي (‎.ics)" }
    pub all_day { en: "All day", de: "Ganztägig", ar: "طوال اليوم" }
    pub more(n: u64) { en: other "+{n} more", de: other "+{n} weitere", ar: other "+{n} أخرى" }
    pub more_on(n: u64, day: &str) { en: other "{n} more on {day}", de: other "{n} weitere am {day}", ar: other "{n} أخرى في {day}" }
    pub load_failed { en: "The calendar could not be loaded.", de: "Der Kalender konnte nicht geladen werden.", ar: "تعذّر تحميل التقويم." }
    pub empty_filtered { en: "Nothing matches these filters.", de: "Zu diesen Filtern gibt es nichts.", ar: "لا شيء يطابق هذه المرشّحات." }
    pub empty_ahead { en: "Nothing is planned from this day on.", de: "Ab diesem Tag ist nichts geplant.", ar: "لا شيء مخطّط ابتداءً من هذا اليوم." }
    pub end_of_list { en: "That is all.", de: "Das ist alles.", ar: "هذا كل شيء." }
    pub show_all { en: "Show all", de: "Alle zeigen", ar: "عرض الكل" }

    pub kind { en: "Kind", de: "Art", ar: "النوع" }
    pub event { en: "Event", de: "Veranstaltung", ar: "فعالية" }
    pub meeting { en: "Meeting", de: "Besprechung", ar: "اجتماع" }
    pub livestream { en: "Livestream", de: "Livestream", ar: "بث مباشر" }
    pub all_kinds { en: "Everything", de: "Alles", ar: "الكل" }
    pub only_events { en: "Events and meetings", de: "Veranstaltungen und Besprechungen", ar: "الفعاليات والاجتماعات" }
    pub only_meetings { en: "Meetings", de: "Besprechungen", ar: "الاجتماعات" }
    pub only_livestreams { en: "Livestreams", de: "Livestreams", ar: "البث المباشر" }
    pub only_going { en: "Where I go", de: "Wo ich zugesagt habe", ar: "ما سأحضره" }
    pub only_past { en: "Past events", de: "Vergangene Termine", ar: "الفعاليات السابقة" }
    pub category { en: "Category", de: "Kategorie", ar: "الفئة" }
    pub all_categories { en: "All categories", de: "Alle Kategorien", ar: "كل الفئات" }
    pub no_category { en: "No category", de: "Keine Kategorie", ar: "بلا فئة" }

    pub key_next { en: "Next event", de: "Nächster Termin", ar: "الفعالية التالية" }
    pub key_previous { en: "Previous event", de: "Vorheriger Termin", ar: "الفعالية السابقة" }
    pub key_open { en: "Open", de: "Öffnen", ar: "فتح" }
    pub key_create { en: "New event", de: "Neuer Termin", ar: "فعالية جديدة" }
    pub key_forward { en: "Next period", de: "Nächster Zeitraum", ar: "الفترة التالية" }
    pub key_back { en: "Previous period", de: "Vorheriger Zeitraum", ar: "الفترة السابقة" }
    pub key_today { en: "Today", de: "Heute", ar: "اليوم" }
    pub key_close { en: "Close the event", de: "Termin schließen", ar: "إغلاق الفعالية" }
    pub key_move { en: "Move the event", de: "Termin verschieben", ar: "نقل الفعالية" }
    pub key_stretch { en: "Make it longer or shorter", de: "Verlängern oder verkürzen", ar: "إطالة أو تقصير" }

    pub happening_now { en: "Happening now", de: "Läuft gerade", ar: "يحدث الآن" }
    pub live_now { en: "Live now", de: "Jetzt live", ar: "مباشر الآن" }
    pub going { en: "Going", de: "Dabei", ar: "سأحضر" }
    pub maybe { en: "Maybe", de: "Vielleicht", ar: "ربما" }
    pub not_going { en: "Not going", de: "Nicht dabei", ar: "لن أحضر" }
    pub do_you_go { en: "Do you go?", de: "Gehen Sie hin?", ar: "هل ستحضر؟" }
    pub answer_for { en: "My answer is for", de: "Meine Antwort gilt für", ar: "إجابتي تخص" }
    pub is_over { en: "This event is over.", de: "Dieser Termin ist vorbei.", ar: "انتهت هذه الفعالية." }
    pub check_in { en: "Check in", de: "Einchecken", ar: "تسجيل الحضور" }
    pub checked_in { en: "Checked in", de: "Eingecheckt", ar: "سُجّل الحضور" }
    pub check_in_failed { en: "You are not checked in.", de: "Sie sind nicht eingecheckt.", ar: "لم يُسجَّل حضورك." }
    pub answer_failed { en: "Your answer was not saved.", de: "Ihre Antwort wurde nicht gespeichert.", ar: "لم تُحفظ إجابتك." }
    pub join { en: "Join", de: "Teilnehmen", ar: "انضمام" }
    pub when { en: "When", de: "Wann", ar: "متى" }
    pub repetition { en: "Repeats", de: "Wiederholung", ar: "التكرار" }
    pub place { en: "Place", de: "Ort", ar: "المكان" }
    pub made_by { en: "Made by", de: "Erstellt von", ar: "أنشأها" }
    pub daily { en: "Every day", de: "Jeden Tag", ar: "كل يوم" }
    pub weekly { en: "Every week", de: "Jede Woche", ar: "كل أسبوع" }
    pub two_weekly { en: "Every two weeks", de: "Alle zwei Wochen", ar: "كل أسبوعين" }
    pub monthly { en: "Every month", de: "Jeden Monat", ar: "كل شهر" }
    pub never { en: "Does not repeat", de: "Wiederholt sich nicht", ar: "لا يتكرر" }
    pub until_day(day: &str) { en: "until {day}", de: "bis {day}", ar: "حتى {day}" }
    pub number_of(n: u64, all: u64) { en: other "{n} of {all}", de: other "{n} von {all}", ar: other "{n} من {all}" }
    pub actions { en: "Actions", de: "Aktionen", ar: "إجراءات" }
    pub copy_link { en: "Copy link", de: "Link kopieren", ar: "نسخ الرابط" }
    pub edit { en: "Edit", de: "Bearbeiten", ar: "تعديل" }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub close_event { en: "Close the event", de: "Termin schließen", ar: "إغلاق الفعالية" }
    pub event_failed { en: "This event could not be opened.", de: "Dieser Termin konnte nicht geöffnet werden.", ar: "تعذّر فتح هذه الفعالية." }

    pub people_go(n: u64) { en: one "{n} person goes" other "{n} people go", de: one "{n} Person ist dabei" other "{n} Personen sind dabei", ar: zero "لا أحد سيحضر بعد" one "شخص واحد سيحضر" two "شخصان سيحضران" few "{n} أشخاص سيحضرون" many "{n} شخصًا سيحضرون" other "{n} شخص سيحضرون" }
    pub nobody_goes { en: "Nobody goes yet", de: "Noch niemand ist dabei", ar: "لا أحد سيحضر بعد" }
    pub answers { en: "Answers", de: "Antworten", ar: "الإجابات" }
    pub all_guests { en: "Everybody", de: "Alle", ar: "الجميع" }
    pub not_answered { en: "No answer yet", de: "Noch keine Antwort", ar: "لا إجابة بعد" }
    pub is_there { en: "Is there", de: "Ist da", ar: "حاضر" }
    pub no_guests { en: "Nobody here.", de: "Niemand hier.", ar: "لا أحد هنا." }
    pub more_guests { en: "Show more", de: "Mehr zeigen", ar: "عرض المزيد" }
    pub guests_failed { en: "The guests could not be loaded.", de: "Die Gäste konnten nicht geladen werden.", ar: "تعذّر تحميل الضيوف." }

    pub moved_to(when: &str) { en: "Moved to {when}", de: "Verschoben auf {when}", ar: "نُقلت إلى {when}" }
    pub moved_series { en: "Moved", de: "Verschoben", ar: "نُقلت" }
    pub move_failed { en: "It stays where it was.", de: "Er bleibt, wo er war.", ar: "بقيت في مكانها." }
    pub deleted { en: "Event deleted", de: "Termin gelöscht", ar: "حُذفت الفعالية" }
    pub delete_failed { en: "The event was not deleted.", de: "Der Termin wurde nicht gelöscht.", ar: "لم تُحذف الفعالية." }
    pub delete_event { en: "Delete event", de: "Termin löschen", ar: "حذف الفعالية" }
    pub move_event { en: "Move event", de: "Termin verschieben", ar: "نقل الفعالية" }
    pub save_changes { en: "Save changes", de: "Änderungen speichern", ar: "حفظ التغييرات" }
    pub delete_question(title: &str) { en: "Delete “{title}” for everybody? This cannot be undone.", de: "„{title}“ für alle löschen? Das lässt sich nicht zurücknehmen.", ar: "حذف «{title}» للجميع؟ لا يمكن التراجع عن ذلك." }
    pub delete_series_question(title: &str) { en: "“{title}” repeats. What is deleted is gone for everybody, and this cannot be undone.", de: "„{title}“ wiederholt sich. Was gelöscht wird, ist für alle weg und lässt sich nicht zurückholen.", ar: "«{title}» تتكرر. ما يُحذف يزول عن الجميع ولا يمكن التراجع عنه." }
    pub move_question(title: &str) { en: "“{title}” repeats. Which of them are moved?", de: "„{title}“ wiederholt sich. Welche davon werden verschoben?", ar: "«{title}» تتكرر. أيها يُنقل؟" }
    pub save_question(title: &str) { en: "“{title}” repeats. Which of them are changed?", de: "„{title}“ wiederholt sich. Welche davon werden geändert?", ar: "«{title}» تتكرر. أيها يُغيَّر؟" }
    pub which_ones { en: "Which ones", de: "Welche", ar: "أي منها" }
    pub this_one { en: "This one", de: "Nur dieser", ar: "هذه فقط" }
    pub this_and_following { en: "This and following", de: "Dieser und folgende", ar: "هذه وما بعدها" }
    pub all_of_them { en: "All", de: "Alle", ar: "الكل" }
    pub move_word { en: "Move", de: "Verschieben", ar: "نقل" }
    pub save { en: "Save", de: "Speichern", ar: "حفظ" }
    pub create { en: "Create", de: "Anlegen", ar: "إنشاء" }
    pub discard { en: "Discard draft", de: "Entwurf verwerfen", ar: "تجاهل المسودة" }
    pub created { en: "Event created", de: "Termin angelegt", ar: "أُنشئت الفعالية" }
    pub saved { en: "Changes saved", de: "Änderungen gespeichert", ar: "حُفظت التغييرات" }
    pub save_failed { en: "It was not saved. What you wrote is kept.", de: "Nicht gespeichert. Ihre Eingaben bleiben erhalten.", ar: "لم يُحفظ. بقي ما كتبته." }
    pub edit_event { en: "Edit event", de: "Termin bearbeiten", ar: "تعديل الفعالية" }

    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub title_missing { en: "An event needs a title.", de: "Ein Termin braucht einen Titel.", ar: "تحتاج الفعالية إلى عنوان." }
    pub begins { en: "Begins", de: "Beginnt", ar: "تبدأ" }
    pub begins_at { en: "Begins at", de: "Beginnt um", ar: "تبدأ الساعة" }
    pub ends { en: "Ends", de: "Endet", ar: "تنتهي" }
    pub ends_at { en: "Ends at", de: "Endet um", ar: "تنتهي الساعة" }
    pub time_missing { en: "A day or a time is missing.", de: "Ein Tag oder eine Uhrzeit fehlt.", ar: "ينقص يوم أو وقت." }
    pub ends_before { en: "It ends before it begins.", de: "Er endet, bevor er beginnt.", ar: "تنتهي قبل أن تبدأ." }
    pub too_long { en: "An event lasts at most 31 days.", de: "Ein Termin dauert höchstens 31 Tage.", ar: "تدوم الفعالية 31 يومًا على الأكثر." }
    pub zone { en: "Time zone", de: "Zeitzone", ar: "المنطقة الزمنية" }
    pub for_you(when: &str) { en: "For you: {when}", de: "Für Sie: {when}", ar: "بتوقيتك: {when}" }
    pub until { en: "Until", de: "Bis", ar: "حتى" }
    pub until_help { en: "Without a last day it repeats for a year.", de: "Ohne letzten Tag wiederholt er sich ein Jahr lang.", ar: "من دون يوم أخير تتكرر لمدة عام." }
    pub until_too_early { en: "The last day is before the first.", de: "Der letzte Tag liegt vor dem ersten.", ar: "اليوم الأخير قبل الأول." }
    pub invited { en: "Invited people", de: "Eingeladene Personen", ar: "المدعوون" }
    pub is_busy(name: &str, times: &str) { en: "{name} is busy {times}", de: "{name} ist belegt: {times}", ar: "{name} مشغول {times}" }
    pub all_are_free { en: "All are free then.", de: "Alle haben dann Zeit.", ar: "الجميع متفرغون حينها." }
    pub busy_failed { en: "It could not be found out who is busy.", de: "Wer belegt ist, ließ sich nicht feststellen.", ar: "تعذّرت معرفة من هو مشغول." }
    pub externals { en: "Guests from elsewhere", de: "Gäste von außerhalb", ar: "ضيوف من الخارج" }
    pub externals_help { en: "E-mail addresses; Enter adds one.", de: "E-Mail-Adressen; Enter fügt eine hinzu.", ar: "عناوين بريد؛ زر الإدخال يضيف واحدًا." }
    pub email_invalid { en: "This is no e-mail address:", de: "Das ist keine E-Mail-Adresse:", ar: "هذا ليس عنوان بريد:" }
    pub place_help { en: "A room, a street, or the address of a map.", de: "Ein Raum, eine Straße oder die Adresse einer Karte.", ar: "غرفة أو شارع أو عنوان خريطة." }
    pub conference_link { en: "Link to take part", de: "Link zur Teilnahme", ar: "رابط المشاركة" }
    pub address_invalid { en: "An address begins with https:// or http://.", de: "Eine Adresse beginnt mit https:// oder http://.", ar: "يبدأ العنوان بـ https:// أو http://." }
    pub description { en: "Description", de: "Beschreibung", ar: "الوصف" }
    pub description_placeholder { en: "What it is about", de: "Worum es geht", ar: "عمّ تدور" }
    pub poster { en: "Poster", de: "Plakat", ar: "الملصق" }
    pub add_poster { en: "Choose a picture", de: "Bild wählen", ar: "اختيار صورة" }
    pub remove_poster { en: "Remove the poster", de: "Plakat entfernen", ar: "إزالة الملصق" }
    pub film { en: "Film", de: "Film", ar: "الفيلم" }
    pub add_film { en: "Choose a video", de: "Video wählen", ar: "اختيار فيديو" }
    pub remove_film { en: "Remove the video", de: "Video entfernen", ar: "إزالة الفيديو" }
    pub links { en: "Links", de: "Links", ar: "الروابط" }
    pub link_address { en: "Address", de: "Adresse", ar: "العنوان" }
    pub link_title { en: "Name", de: "Name", ar: "الاسم" }
    pub add_link { en: "Add link", de: "Link hinzufügen", ar: "إضافة رابط" }
    pub tags { en: "Tags", de: "Schlagwörter", ar: "الوسوم" }
    pub tags_help { en: "Enter adds one.", de: "Enter fügt eines hinzu.", ar: "زر الإدخال يضيف واحدًا." }
    pub tag_invalid { en: "A tag is one word of at most 50 characters:", de: "Ein Schlagwort ist ein Wort mit höchstens 50 Zeichen:", ar: "الوسم كلمة واحدة من 50 حرفًا على الأكثر:" }
    pub wait_for_uploads { en: "Wait until the files are there.", de: "Warten Sie, bis die Dateien da sind.", ar: "انتظر حتى تصل الملفات." }
    pub failed_uploads { en: "Some files did not get through. Retry or remove them.", de: "Einige Dateien sind nicht angekommen. Versuchen Sie es erneut oder entfernen Sie sie.", ar: "لم تصل بعض الملفات. أعد المحاولة أو أزلها." }
}
