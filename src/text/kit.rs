//! Texts of the widgets.

use super::texts;

texts! {
    pub link_copied { en: "Link copied", de: "Link kopiert", ar: "تم نسخ الرابط" }
    pub copy_failed { en: "The link could not be copied.", de: "Der Link konnte nicht kopiert werden.", ar: "تعذّر نسخ الرابط." }
    pub retry { en: "Retry", de: "Erneut versuchen", ar: "إعادة المحاولة" }
    pub details { en: "Details", de: "Einzelheiten", ar: "التفاصيل" }
    pub more { en: "Load more", de: "Mehr laden", ar: "تحميل المزيد" }
    pub close { en: "Close", de: "Schließen", ar: "إغلاق" }
    pub more_actions { en: "More actions", de: "Weitere Aktionen", ar: "إجراءات أخرى" }
    pub cancel { en: "Cancel", de: "Abbrechen", ar: "إلغاء" }
    pub undo { en: "Undo", de: "Rückgängig", ar: "تراجع" }
    pub notifications { en: "Notifications", de: "Mitteilungen", ar: "الإشعارات" }
    pub write { en: "Write", de: "Schreiben", ar: "كتابة" }
    pub preview { en: "Preview", de: "Vorschau", ar: "معاينة" }
    pub preview_empty { en: "Nothing to preview yet.", de: "Noch nichts für eine Vorschau.", ar: "لا شيء للمعاينة بعد." }
    pub formatting { en: "Formatting", de: "Formatierung", ar: "التنسيق" }
    pub bold { en: "Bold", de: "Fett", ar: "غامق" }
    pub italic { en: "Italic", de: "Kursiv", ar: "مائل" }
    pub quote { en: "Quote", de: "Zitat", ar: "اقتباس" }
    pub list { en: "List", de: "Liste", ar: "قائمة" }
    pub code { en: "Code", de: "Code", ar: "رمز" }
    pub link { en: "Link", de: "Link", ar: "رابط" }
    pub people_found(n: u64) { en: one "{n} person found" other "{n} people found", de: one "{n} Person gefunden" other "{n} Personen gefunden", ar: zero "لم يُعثر على أحد" one "عُثر على شخص واحد" two "عُثر على شخصين" few "عُثر على {n} أشخاص" many "عُثر على {n} شخصًا" other "عُثر على {n} شخص" }
    pub people { en: "People", de: "Personen", ar: "الأشخاص" }
    pub nobody_found { en: "Nobody found.", de: "Niemand gefunden.", ar: "لم يُعثر على أحد." }
    pub choices { en: "Choices", de: "Auswahl", ar: "الخيارات" }
    pub things_found(n: u64) { en: one "{n} found" other "{n} found", de: other "{n} gefunden", ar: other "عُثر على {n}" }
    pub nothing_found { en: "Nothing found.", de: "Nichts gefunden.", ar: "لم يُعثر على شيء." }
    pub search_failed { en: "The search did not work. Type on to try again.", de: "Die Suche hat nicht geklappt. Tippen Sie weiter, um es erneut zu versuchen.", ar: "لم ينجح البحث. تابع الكتابة للمحاولة مجددًا." }
    pub remove(what: &str) { en: "Remove {what}", de: "{what} entfernen", ar: "إزالة {what}" }
    pub files { en: "Files", de: "Dateien", ar: "الملفات" }
    pub queued { en: "Waiting", de: "Wartet", ar: "في الانتظار" }
    pub checking { en: "Checking…", de: "Wird geprüft …", ar: "جارٍ الفحص…" }
    pub sent_of(sent: &str, all: &str) { en: "{sent} of {all}", de: "{sent} von {all}", ar: "{sent} من {all}" }
    pub uploaded { en: "Uploaded", de: "Hochgeladen", ar: "تم الرفع" }
    pub cancel_upload(name: &str) { en: "Cancel {name}", de: "{name} abbrechen", ar: "إلغاء {name}" }
    pub retry_upload(name: &str) { en: "Retry {name}", de: "{name} erneut versuchen", ar: "إعادة محاولة {name}" }
    pub used_of(used: &str, all: &str) { en: "{used} of {all}", de: "{used} von {all}", ar: "{used} من {all}" }
    pub optional { en: "optional", de: "freiwillig", ar: "اختياري" }
    pub picture_of(n: u64, all: u64) { en: "Picture {n} of {all}", de: "Bild {n} von {all}", ar: "الصورة {n} من {all}" }
    pub more_pictures(n: u64) { en: other "{n} more", de: other "{n} weitere", ar: other "{n} أخرى" }
    pub next_picture { en: "Next picture", de: "Nächstes Bild", ar: "الصورة التالية" }
    pub previous_picture { en: "Previous picture", de: "Vorheriges Bild", ar: "الصورة السابقة" }
    pub upload_empty { en: "The file is empty.", de: "Die Datei ist leer.", ar: "الملف فارغ." }
    pub upload_kind { en: "This kind of file is not accepted.", de: "Diese Art von Datei wird nicht angenommen.", ar: "هذا النوع من الملفات غير مقبول." }
    pub upload_too_large(most: &str) { en: "The file is over {most}.", de: "Die Datei ist größer als {most}.", ar: "حجم الملف يتجاوز {most}." }
    pub upload_broken { en: "The connection broke.", de: "Die Verbindung ist abgebrochen.", ar: "انقطع الاتصال." }
    pub upload_cancelled { en: "Cancelled", de: "Abgebrochen", ar: "أُلغي" }
    pub react { en: "React", de: "Reagieren", ar: "تفاعل" }
    pub reacted_with(n: u64, emoji: &str) { en: one "{n} reaction {emoji}" other "{n} reactions {emoji}", de: one "{n} Reaktion {emoji}" other "{n} Reaktionen {emoji}", ar: other "{n} تفاعل {emoji}" }
}
