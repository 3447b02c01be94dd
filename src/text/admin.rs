//! Texts of Admin.

use super::texts;

texts! {
    pub admin { en: "Admin", de: "Verwaltung", ar: "الإدارة" }
    pub tools { en: "Tools", de: "Werkzeuge", ar: "الأدوات" }
    pub console { en: "Operations", de: "Operationen", ar: "العمليات" }
    pub audit { en: "Audit log", de: "Protokoll", ar: "سجل التدقيق" }
    pub coverage { en: "Coverage", de: "Abdeckung", ar: "التغطية" }
    pub administrators { en: "Administrators", de: "Administratoren", ar: "المسؤولون" }
    pub outbox { en: "E-mails", de: "E-Mails", ar: "رسائل البريد" }

    pub needed { en: "This is needed.", de: "Das wird gebraucht.", ar: "هذا الحقل مطلوب." }
    pub no_json { en: "This is no JSON.", de: "Das ist kein JSON.", ar: "هذا ليس JSON." }
    pub no_choice { en: "This is none of the choices.", de: "Das steht nicht zur Auswahl.", ar: "هذا ليس من الخيارات." }
    pub no_number { en: "This is no number.", de: "Das ist keine Zahl.", ar: "هذا ليس رقمًا." }
    pub no_moment { en: "This is no date.", de: "Das ist kein Datum.", ar: "هذا ليس تاريخًا." }
    pub by_clock(zone: &str) { en: "By the clock of {zone}.", de: "Nach der Uhr von {zone}.", ar: "بتوقيت {zone}." }
    pub file_unread { en: "This file could not be read. Choose it again.", de: "Diese Datei konnte nicht gelesen werden. Bitte erneut wählen.", ar: "تعذّرت قراءة هذا الملف. اختره مرة أخرى." }
    pub pick_help { en: "A name, or an id.", de: "Ein Name oder eine Kennung.", ar: "اسم أو معرّف." }
    pub kept { en: "Kept from before", de: "Von vorhin", ar: "محفوظ من قبل" }
    pub discard { en: "Discard", de: "Verwerfen", ar: "تجاهل" }
    pub not_sent { en: "Not sent.", de: "Nicht gesendet.", ar: "لم يُرسل." }
    pub mistakes { en: "Something in here is wrong.", de: "Hier stimmt etwas nicht.", ar: "يوجد خطأ هنا." }
    pub one_a_line { en: "One a line.", de: "Eins pro Zeile.", ar: "واحد في كل سطر." }
    pub no_fields { en: "Nothing has to be filled in.", de: "Es ist nichts auszufüllen.", ar: "لا شيء للتعبئة." }
    pub value { en: "Value", de: "Wert", ar: "القيمة" }
    pub yes { en: "Yes", de: "Ja", ar: "نعم" }
    pub no { en: "No", de: "Nein", ar: "لا" }
    pub add { en: "Add", de: "Hinzufügen", ar: "إضافة" }
    pub remove { en: "Remove", de: "Entfernen", ar: "إزالة" }

    pub title_of(name: &str, action: &str) { en: "{action}: {name}", de: "{action}: {name}", ar: "{action}: {name}" }
    pub rows(n: u64) { en: one "{n} row" other "{n} rows", de: one "{n} Zeile" other "{n} Zeilen", ar: zero "لا صفوف" one "صف واحد" two "صفان" few "{n} صفوف" many "{n} صفًا" other "{n} صف" }
    pub rows_of(shown: &str, all: &str) { en: "{shown} of {all} rows", de: "{shown} von {all} Zeilen", ar: "{shown} من {all} صف" }
    pub not_described { en: "This cannot be shown.", de: "Das lässt sich nicht anzeigen.", ar: "تعذّر عرض هذا." }
    pub not_done { en: "It was not done.", de: "Es wurde nicht getan.", ar: "لم يتم التنفيذ." }
    pub not_loaded { en: "This could not be loaded.", de: "Das konnte nicht geladen werden.", ar: "تعذّر التحميل." }
    pub done_of(action: &str) { en: "Done: {action}", de: "Erledigt: {action}", ar: "تم: {action}" }
    pub progress(done: &str, of: &str) { en: "{done} of {of}", de: "{done} von {of}", ar: "{done} من {of}" }
    pub outcome(done: &str, of: &str) { en: "{done} of {of} done.", de: "{done} von {of} erledigt.", ar: "أُنجز {done} من {of}." }
    pub retry_failed { en: "Retry what failed", de: "Fehlgeschlagene wiederholen", ar: "إعادة ما فشل" }
    pub stop { en: "Stop", de: "Anhalten", ar: "إيقاف" }
    pub shown_once { en: "Take this along now: secrets are not shown again.", de: "Jetzt mitnehmen: Geheimnisse werden nicht noch einmal gezeigt.", ar: "احتفظ به الآن: لن تظهر الأسرار مرة أخرى." }
    pub copy { en: "Copy", de: "Kopieren", ar: "نسخ" }
    pub copied { en: "Copied", de: "Kopiert", ar: "تم النسخ" }

    pub narrow { en: "Filter these rows", de: "Diese Zeilen filtern", ar: "تصفية هذه الصفوف" }
    pub narrow_first { en: "Fill in one of the filters to look somebody up.", de: "Einen der Filter ausfüllen, um zu suchen.", ar: "املأ أحد المرشحات للبحث." }
    pub no_rows { en: "There is nothing here.", de: "Hier ist nichts.", ar: "لا شيء هنا." }
    pub nothing_there { en: "Nothing.", de: "Nichts.", ar: "لا شيء." }
    pub columns { en: "Columns", de: "Spalten", ar: "الأعمدة" }
    pub export_csv { en: "Save as CSV", de: "Als CSV speichern", ar: "حفظ بصيغة CSV" }
    pub reload { en: "Reload", de: "Neu laden", ar: "إعادة التحميل" }
    pub sort_by(column: &str) { en: "Sort by {column}", de: "Nach {column} sortieren", ar: "ترتيب حسب {column}" }
    pub sorted_up(column: &str) { en: "{column}, sorted upwards", de: "{column}, aufsteigend sortiert", ar: "{column}، مرتب تصاعديًا" }
    pub sorted_down(column: &str) { en: "{column}, sorted downwards", de: "{column}, absteigend sortiert", ar: "{column}، مرتب تنازليًا" }
    pub choose(name: &str) { en: "Choose {name}", de: "{name} auswählen", ar: "اختيار {name}" }
    pub choose_all { en: "Choose all rows", de: "Alle Zeilen auswählen", ar: "اختيار كل الصفوف" }
    pub choose_none { en: "Choose none", de: "Auswahl aufheben", ar: "إلغاء الاختيار" }
    pub chosen_rows { en: "Chosen rows", de: "Ausgewählte Zeilen", ar: "الصفوف المختارة" }
    pub chosen(n: u64) { en: one "{n} chosen" other "{n} chosen", de: other "{n} ausgewählt", ar: other "تم اختيار {n}" }
    pub not_yours { en: "You may not use this screen. An organization admin can change that.", de: "Dieser Bereich ist für Sie nicht freigegeben. Die Administration kann das ändern.", ar: "لا يُسمح لك باستخدام هذه الشاشة. يمكن لمسؤول المؤسسة تغيير ذلك." }
    pub no_such_screen { en: "There is no such screen.", de: "Diesen Bereich gibt es nicht.", ar: "لا توجد شاشة كهذه." }
    pub no_such_row { en: "What the address names is not in this list.", de: "Was die Adresse nennt, ist nicht in dieser Liste.", ar: "ما يشير إليه العنوان غير موجود في هذه القائمة." }

    pub name { en: "Name", de: "Name", ar: "الاسم" }
    pub email { en: "E-mail", de: "E-Mail", ar: "البريد الإلكتروني" }
    pub phone { en: "Phone", de: "Telefon", ar: "الهاتف" }
    pub status { en: "Status", de: "Status", ar: "الحالة" }
    pub role { en: "Role", de: "Rolle", ar: "الدور" }
    pub roles { en: "Roles", de: "Rollen", ar: "الأدوار" }
    pub kind { en: "Kind", de: "Art", ar: "النوع" }
    pub created { en: "Created", de: "Erstellt", ar: "أُنشئ" }
    pub changed { en: "Changed", de: "Geändert", ar: "عُدّل" }
    pub members { en: "Members", de: "Mitglieder", ar: "الأعضاء" }
    pub description { en: "Description", de: "Beschreibung", ar: "الوصف" }
    pub identifier { en: "Id", de: "Kennung", ar: "المعرّف" }
    pub details { en: "Details", de: "Einzelheiten", ar: "التفاصيل" }
    pub last_used { en: "Last used", de: "Zuletzt benutzt", ar: "آخر استخدام" }
    pub receiver { en: "To", de: "An", ar: "إلى" }
    pub subject { en: "Subject", de: "Betreff", ar: "الموضوع" }
    pub create { en: "Create", de: "Erstellen", ar: "إنشاء" }
    pub edit { en: "Edit", de: "Bearbeiten", ar: "تعديل" }
    pub replace { en: "Replace", de: "Ersetzen", ar: "استبدال" }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub suspend { en: "Suspend", de: "Sperren", ar: "تعليق" }
    pub unsuspend { en: "Unsuspend", de: "Entsperren", ar: "إلغاء التعليق" }
    pub activate { en: "Activate", de: "Aktivieren", ar: "تفعيل" }
    pub deactivate { en: "Deactivate", de: "Deaktivieren", ar: "تعطيل" }
    pub send_again { en: "Send again", de: "Erneut senden", ar: "إعادة الإرسال" }
    pub revoke { en: "Revoke", de: "Widerrufen", ar: "إلغاء" }
    pub set_role { en: "Change role", de: "Rolle ändern", ar: "تغيير الدور" }
    pub delete_warning { en: "It is deleted for everybody. This cannot be undone.", de: "Es wird für alle gelöscht. Das lässt sich nicht zurücknehmen.", ar: "سيُحذف للجميع. لا يمكن التراجع." }
    pub revoke_warning { en: "Whatever uses it stops working at once.", de: "Was es benutzt, hört sofort auf zu arbeiten.", ar: "كل ما يستخدمه سيتوقف فورًا." }

    pub import { en: "Import CSV", de: "CSV importieren", ar: "استيراد CSV" }
    pub import_of(what: &str) { en: "Import: {what}", de: "Importieren: {what}", ar: "استيراد: {what}" }
    pub import_file { en: "CSV file", de: "CSV-Datei", ar: "ملف CSV" }
    pub import_help { en: "The first line names the columns.", de: "Die erste Zeile nennt die Spalten.", ar: "السطر الأول يسمي الأعمدة." }
    pub import_map { en: "What each column is", de: "Was jede Spalte ist", ar: "معنى كل عمود" }
    pub import_leave_out { en: "Leave out", de: "Weglassen", ar: "تجاهل" }
    pub import_check { en: "Check", de: "Prüfen", ar: "فحص" }
    pub import_start(n: u64) { en: one "Import {n} row" other "Import {n} rows", de: one "{n} Zeile importieren" other "{n} Zeilen importieren", ar: other "استيراد {n} صف" }
    pub import_checked(good: &str, bad: &str) { en: "{good} rows can be sent, {bad} have mistakes. Nothing has been sent yet.", de: "{good} Zeilen können gesendet werden, {bad} haben Fehler. Noch ist nichts gesendet.", ar: "يمكن إرسال {good} صفًا، و{bad} بها أخطاء. لم يُرسل شيء بعد." }
    pub import_line(n: &str) { en: "Line {n}", de: "Zeile {n}", ar: "السطر {n}" }
    pub import_empty { en: "There are no rows in this file.", de: "In dieser Datei sind keine Zeilen.", ar: "لا توجد صفوف في هذا الملف." }
    pub import_failed_file { en: "Save what failed as CSV", de: "Fehlgeschlagene als CSV speichern", ar: "حفظ ما فشل بصيغة CSV" }
    pub import_preview { en: "The first rows", de: "Die ersten Zeilen", ar: "الصفوف الأولى" }
    pub import_mistake(field: &str, problem: &str) { en: "{field}: {problem}", de: "{field}: {problem}", ar: "{field}: {problem}" }

    pub operation_find { en: "Find an operation", de: "Eine Operation finden", ar: "ابحث عن عملية" }
    pub operation_choose { en: "Choose an operation to call it.", de: "Eine Operation wählen, um sie aufzurufen.", ar: "اختر عملية لاستدعائها." }
    pub operation_none { en: "No operation has this in its name.", de: "Keine Operation heißt so.", ar: "لا توجد عملية بهذا الاسم." }
    pub operation_send { en: "Send", de: "Senden", ar: "إرسال" }
    pub operation_request { en: "Request", de: "Anfrage", ar: "الطلب" }
    pub operation_answer { en: "Answer", de: "Antwort", ar: "الرد" }
    pub operation_as_curl { en: "Copy as curl", de: "Als curl kopieren", ar: "نسخ كأمر curl" }
    pub operation_took(status: &str, ms: &str) { en: "{status} in {ms} ms", de: "{status} in {ms} ms", ar: "{status} خلال {ms} م.ث" }
    pub operation_history { en: "Sent before", de: "Bisher gesendet", ar: "أُرسل سابقًا" }
    pub operation_locked(roles: &str) { en: "Only for: {roles}", de: "Nur für: {roles}", ar: "فقط لـ: {roles}" }
    pub operation_used { en: "Used by", de: "Benutzt von", ar: "تستخدمه" }
    pub operation_only_here { en: "only this console", de: "nur dieser Konsole", ar: "هذه الشاشة فقط" }
    pub operation_documented { en: "In the vendor's documents", de: "In den Dokumenten des Anbieters", ar: "في وثائق المورّد" }
    pub operation_ours { en: "Rotunda's own", de: "Von Rotunda", ar: "خاصة بـ Rotunda" }
    pub operation_may_change { en: "This changes something.", de: "Das ändert etwas.", ar: "هذا يغيّر شيئًا." }
    pub operation_bytes(size: &str) { en: "{size} that are no JSON", de: "{size}, die kein JSON sind", ar: "{size} ليست JSON" }

    pub who { en: "Who", de: "Wer", ar: "من" }
    pub what { en: "What", de: "Was", ar: "ماذا" }
    pub when { en: "When", de: "Wann", ar: "متى" }
    pub outcome_word { en: "Outcome", de: "Ergebnis", ar: "النتيجة" }
    pub sent_body { en: "Sent", de: "Gesendet", ar: "المُرسل" }
    pub before { en: "Before", de: "Vorher", ar: "قبل" }
    pub after { en: "After", de: "Nachher", ar: "بعد" }
    pub succeeded { en: "Succeeded", de: "Gelungen", ar: "نجح" }
    pub failed { en: "Failed", de: "Fehlgeschlagen", ar: "فشل" }
    pub any_outcome { en: "Any outcome", de: "Jedes Ergebnis", ar: "أي نتيجة" }
    pub any_vendor { en: "Any vendor", de: "Jeder Anbieter", ar: "أي مورّد" }
    pub vendor { en: "Vendor", de: "Anbieter", ar: "المورّد" }
    pub audit_empty { en: "Nothing has been done yet.", de: "Noch wurde nichts getan.", ar: "لم يُنفذ شيء بعد." }
    pub audit_find { en: "Find in the log", de: "Im Protokoll suchen", ar: "ابحث في السجل" }

    pub documented_word { en: "Documented", de: "Dokumentiert", ar: "موثّقة" }
    pub served { en: "Served", de: "Bedient", ar: "متاحة" }
    pub screen { en: "Screen", de: "Bereich", ar: "الشاشة" }
    pub coverage_sum(documented: &str, screens: &str) { en: "{documented} documented operations, all of them served; {screens} have a screen, the others the console.", de: "{documented} dokumentierte Operationen, alle bedient; {screens} haben einen Bereich, die anderen die Konsole.", ar: "{documented} عملية موثّقة، كلها متاحة؛ {screens} لها شاشة، والباقي في لوحة العمليات." }
}
