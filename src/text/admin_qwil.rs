//! Texts of the administration of Qwil.

use super::texts;

texts! {
    pub memberships { en: "Memberships", de: "Mitgliedschaften", ar: "العضويات" }
    pub job_title { en: "Job title", de: "Position", ar: "المسمى الوظيفي" }
    pub profile { en: "Profile", de: "Profil", ar: "نوع الحساب" }
    pub create_client { en: "Create client", de: "Kundenkonto erstellen", ar: "إنشاء عميل" }
    pub create_staff { en: "Create staff member", de: "Personalkonto erstellen", ar: "إنشاء موظف" }
    pub create_with_group { en: "Create with group", de: "Mit Gruppe erstellen", ar: "إنشاء مع مجموعة" }
    pub invite_for { en: "Invite on their behalf", de: "In ihrem Namen einladen", ar: "دعوة بالنيابة" }
    pub edit_account { en: "Edit account", de: "Konto bearbeiten", ar: "تعديل الحساب" }
    pub edit_profile { en: "Edit profile", de: "Profil bearbeiten", ar: "تعديل الملف الشخصي" }
    pub set_emails { en: "Change e-mails", de: "E-Mails ändern", ar: "تغيير عناوين البريد" }
    pub set_phones { en: "Change phone numbers", de: "Telefonnummern ändern", ar: "تغيير أرقام الهاتف" }
    pub picture { en: "Picture", de: "Bild", ar: "الصورة" }
    pub set_avatar { en: "Change picture", de: "Bild ändern", ar: "تغيير الصورة" }
    pub remove_avatar { en: "Remove picture", de: "Bild entfernen", ar: "إزالة الصورة" }
    pub remove_avatar_warning { en: "The picture is removed for everybody.", de: "Das Bild wird für alle entfernt.", ar: "ستُزال الصورة لدى الجميع." }
    pub suspend_warning { en: "Qwil cannot be used until the suspension ends.", de: "Bis zur Entsperrung lässt sich Qwil nicht benutzen.", ar: "لا يمكن استخدام Qwil حتى انتهاء التعليق." }
    pub end_membership { en: "End membership", de: "Mitgliedschaft beenden", ar: "إنهاء العضوية" }
    pub end_membership_warning { en: "Access ends, and all groups and chats are left. This cannot be undone.", de: "Der Zugang endet, alle Gruppen und Chats werden verlassen. Das lässt sich nicht zurücknehmen.", ar: "ينتهي الوصول وتُغادر جميع المجموعات والمحادثات. لا يمكن التراجع." }
    pub resend_invitation { en: "Resend invitation", de: "Einladung erneut senden", ar: "إعادة إرسال الدعوة" }
    pub resend_warning { en: "The code of the earlier letter stops working.", de: "Der Code des früheren Briefs gilt nicht mehr.", ar: "يتوقف رمز الرسالة السابقة عن العمل." }
    pub update_invitation { en: "Edit invitation", de: "Einladung bearbeiten", ar: "تعديل الدعوة" }
    pub butler_text { en: "Send butler message", de: "Butler-Nachricht senden", ar: "إرسال رسالة من المساعد" }
    pub butler_file { en: "Send butler file", de: "Butler-Datei senden", ar: "إرسال ملف من المساعد" }
    pub butler_image { en: "Send butler picture", de: "Butler-Bild senden", ar: "إرسال صورة من المساعد" }
    pub butler_warning { en: "It is sent in the organization's name and cannot be taken back.", de: "Es wird im Namen der Organisation gesendet und lässt sich nicht zurücknehmen.", ar: "يُرسل باسم المؤسسة ولا يمكن سحبه." }

    pub groups { en: "Contact groups", de: "Kontaktgruppen", ar: "مجموعات جهات الاتصال" }
    pub group { en: "Group", de: "Gruppe", ar: "المجموعة" }
    pub member { en: "Member", de: "Mitglied", ar: "العضو" }
    pub add_to_groups { en: "Add to groups", de: "Zu Gruppen hinzufügen", ar: "إضافة إلى مجموعات" }
    pub add_members { en: "Add members", de: "Mitglieder hinzufügen", ar: "إضافة أعضاء" }
    pub remove_from_group { en: "Remove from group", de: "Aus Gruppe entfernen", ar: "إزالة من المجموعة" }
    pub remove_from_group_warning { en: "The group's clients and staff no longer reach each other through it.", de: "Über diese Gruppe sind Kundschaft und Personal dann nicht mehr erreichbar.", ar: "لن يعود التواصل بين العملاء والموظفين ممكنًا عبر هذه المجموعة." }
    pub active { en: "Active", de: "Aktiv", ar: "نشط" }

    pub keys { en: "API keys", de: "API-Schlüssel", ar: "مفاتيح الواجهة" }
    pub key { en: "Key", de: "Schlüssel", ar: "المفتاح" }
    pub permissions { en: "Permissions", de: "Rechte", ar: "الأذونات" }
    pub rotate { en: "Rotate secret", de: "Geheimnis erneuern", ar: "تجديد السر" }
    pub rotate_warning { en: "The old secret stops working at once.", de: "Das alte Geheimnis gilt sofort nicht mehr.", ar: "يتوقف السر القديم عن العمل فورًا." }

    pub rules { en: "Rules", de: "Regeln", ar: "القواعد" }
    pub email_domains { en: "E-mail domains", de: "E-Mail-Domains", ar: "نطاقات البريد" }
    pub staff_networks { en: "Staff networks", de: "Netze des Personals", ar: "شبكات الموظفين" }
    pub features_off { en: "Turned off", de: "Ausgeschaltet", ar: "الموقوف" }

    pub review { en: "Chat review", de: "Chatprüfung", ar: "مراجعة المحادثات" }
    pub chat_title { en: "Title", de: "Titel", ar: "العنوان" }
    pub butler { en: "Butler", de: "Butler", ar: "المساعد" }
    pub last_activity { en: "Last activity", de: "Letzte Aktivität", ar: "آخر نشاط" }
    pub messages { en: "Messages", de: "Nachrichten", ar: "الرسائل" }
    pub files { en: "Files", de: "Dateien", ar: "الملفات" }
    pub pictures { en: "Pictures", de: "Bilder", ar: "الصور" }
    pub links { en: "Links", de: "Links", ar: "الروابط" }
    pub range { en: "Messages by number", de: "Nachrichten nach Nummer", ar: "الرسائل حسب الرقم" }
    pub message { en: "Message", de: "Nachricht", ar: "الرسالة" }
    pub sender { en: "From", de: "Von", ar: "من" }
    pub sent { en: "Sent", de: "Gesendet", ar: "أُرسل" }
    pub number { en: "Number", de: "Nummer", ar: "الرقم" }
    pub file { en: "File", de: "Datei", ar: "الملف" }
    pub media_type { en: "Media type", de: "Medientyp", ar: "نوع الوسائط" }
    pub size { en: "Bytes", de: "Bytes", ar: "البايتات" }
}
