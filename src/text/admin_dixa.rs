//! Texts of the administration of Dixa.

use super::texts;

texts! {
    pub end_users { en: "End users", de: "Endkunden", ar: "المستخدمون النهائيون" }
    pub end_user { en: "End user", de: "Endkunde", ar: "المستخدم النهائي" }
    pub external_id { en: "External id", de: "Externe Kennung", ar: "المعرّف الخارجي" }
    pub attributes { en: "Custom attributes", de: "Eigene Merkmale", ar: "السمات المخصصة" }
    pub options { en: "Options", de: "Auswahl", ar: "الخيارات" }
    pub set_attributes { en: "Set attributes", de: "Merkmale setzen", ar: "تعيين السمات" }
    pub conversations { en: "Conversations", de: "Konversationen", ar: "المحادثات" }
    pub anonymize { en: "Anonymize", de: "Anonymisieren", ar: "إخفاء الهوية" }
    pub anonymize_warning { en: "Name, addresses and what they wrote are removed for good. This cannot be undone.", de: "Name, Adressen und alles Geschriebene werden endgültig entfernt. Das lässt sich nicht zurücknehmen.", ar: "يُزال الاسم والعناوين وكل ما كتبه نهائيًا. لا يمكن التراجع." }
    pub anonymizations { en: "Anonymizations", de: "Anonymisierungen", ar: "عمليات إخفاء الهوية" }
    pub replace_warning { en: "What is left empty is cleared.", de: "Was leer bleibt, wird gelöscht.", ar: "ما يُترك فارغًا يُمحى." }
    pub tokens { en: "API tokens", de: "API-Schlüssel", ar: "رموز الواجهة" }
    pub channel { en: "Channel", de: "Kanal", ar: "القناة" }
    pub requested { en: "Requested", de: "Angefordert", ar: "طُلب" }
    pub processed { en: "Processed", de: "Ausgeführt", ar: "نُفّذ" }
    pub create_many { en: "Create several", de: "Mehrere erstellen", ar: "إنشاء عدة" }
    pub edit_many { en: "Change several", de: "Mehrere ändern", ar: "تعديل عدة" }
    pub replace_many { en: "Replace several", de: "Mehrere ersetzen", ar: "استبدال عدة" }
}
