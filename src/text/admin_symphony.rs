//! Texts of the administration of Symphony.

use super::texts;

texts! {
    pub accounts { en: "Accounts", de: "Konten", ar: "الحسابات" }
    pub find_accounts { en: "Find accounts", de: "Konten finden", ar: "البحث عن حسابات" }
    pub service_accounts { en: "Service accounts", de: "Dienstkonten", ar: "حسابات الخدمة" }
    pub user_name { en: "User name", de: "Benutzername", ar: "اسم المستخدم" }
    pub users { en: "Users", de: "Benutzer", ar: "المستخدمون" }
    pub company { en: "Company", de: "Firma", ar: "الشركة" }
    pub suspended { en: "Suspended", de: "Gesperrt", ar: "معلّق" }
    pub last_login { en: "Last sign-in", de: "Letzte Anmeldung", ar: "آخر تسجيل دخول" }
    pub suspend_warning { en: "All sessions end at once, and nobody can sign in with it until then. Without a date it is for good.", de: "Alle Sitzungen enden sofort, und bis dahin kann sich niemand damit anmelden. Ohne Datum gilt es auf Dauer.", ar: "تنتهي كل الجلسات فورًا ولا يمكن لأحد تسجيل الدخول به حتى ذلك الحين. بدون تاريخ يكون التعليق دائمًا." }
    pub deactivate_account_warning { en: "All sessions end at once, and nobody can sign in with it. What was written stays.", de: "Alle Sitzungen enden sofort, und niemand kann sich mehr damit anmelden. Geschriebenes bleibt.", ar: "تنتهي كل الجلسات فورًا ولا يمكن لأحد تسجيل الدخول به. ما كُتب يبقى." }
    pub add_role { en: "Add role", de: "Rolle geben", ar: "إضافة دور" }
    pub remove_role { en: "Remove role", de: "Rolle nehmen", ar: "إزالة دور" }
    pub remove_role_warning { en: "What only this role allows is no longer possible, at once.", de: "Was nur diese Rolle erlaubt, geht sofort nicht mehr.", ar: "ما يتيحه هذا الدور وحده لن يعود ممكنًا فورًا." }
    pub picture { en: "Picture", de: "Bild", ar: "الصورة" }
    pub change_picture { en: "Change picture", de: "Bild ändern", ar: "تغيير الصورة" }
    pub delegates { en: "Delegates", de: "Vertretungen", ar: "المفوضون" }
    pub add_delegate { en: "Add delegate", de: "Vertretung hinzufügen", ar: "إضافة مفوض" }
    pub remove_delegate_warning { en: "They can no longer act for this account.", de: "Sie können nicht mehr für dieses Konto handeln.", ar: "لن يمكنهم التصرف نيابة عن هذا الحساب بعد الآن." }
    pub features { en: "Features", de: "Funktionen", ar: "الميزات" }
    pub change_features { en: "Change features", de: "Funktionen ändern", ar: "تغيير الميزات" }
    pub followers { en: "Followers", de: "Folgende", ar: "المتابِعون" }
    pub following { en: "Following", de: "Folgt", ar: "يتابع" }
    pub add_followers { en: "Add followers", de: "Folgende hinzufügen", ar: "إضافة متابعين" }
    pub remove_followers { en: "Remove followers", de: "Folgende entfernen", ar: "إزالة متابعين" }
    pub presence { en: "Presence", de: "Anwesenheit", ar: "الحضور" }
    pub set_presence { en: "Set presence", de: "Anwesenheit setzen", ar: "تعيين الحضور" }
    pub change_key { en: "Change key", de: "Schlüssel wechseln", ar: "تغيير المفتاح" }
    pub change_key_warning { en: "The key before works for three more days, then no longer.", de: "Der bisherige Schlüssel gilt noch drei Tage, danach nicht mehr.", ar: "يعمل المفتاح السابق ثلاثة أيام أخرى ثم يتوقف." }
    pub deactivate_service_warning { en: "The program that uses it stops working at once.", de: "Das Programm, das es benutzt, hört sofort auf zu arbeiten.", ar: "البرنامج الذي يستخدمه سيتوقف فورًا." }

    pub apps { en: "Apps", de: "Apps", ar: "التطبيقات" }
    pub enabled { en: "Enabled", de: "Eingeschaltet", ar: "مُمكّن" }
    pub listed { en: "Listed", de: "Aufgeführt", ar: "مُدرج" }
    pub installed { en: "Installed", de: "Installiert", ar: "مُثبّت" }
    pub delete_app_warning { en: "It is gone for everybody, with what the company and users had of it. This cannot be undone.", de: "Sie ist für alle weg, mit allem, was Firma und Benutzer davon hatten. Das lässt sich nicht zurücknehmen.", ar: "سيختفي للجميع مع كل ما للشركة والمستخدمين منه. لا يمكن التراجع." }
    pub change_entitlements { en: "Change what the company has", de: "Freigaben der Firma ändern", ar: "تغيير صلاحيات الشركة" }
    pub change_entitlements_warning { en: "An app that is not enabled is closed to everybody in the company.", de: "Eine App, die nicht eingeschaltet ist, ist für alle in der Firma zu.", ar: "التطبيق غير المُمكّن مغلق أمام الجميع في الشركة." }
    pub change_apps { en: "Change apps", de: "Apps ändern", ar: "تغيير التطبيقات" }
    pub set_apps { en: "Set apps", de: "Apps setzen", ar: "تعيين التطبيقات" }
    pub set_apps_warning { en: "For the apps that are named, what the user had is replaced.", de: "Für die genannten Apps wird ersetzt, was der Benutzer hatte.", ar: "يُستبدل ما كان لدى المستخدم من التطبيقات المذكورة." }

    pub certificates { en: "Certificates", de: "Zertifikate", ar: "الشهادات" }
    pub pod_certificates { en: "Certificates of the pod", de: "Zertifikate des Pods", ar: "شهادات النظام" }
    pub common_name { en: "Common name", de: "Allgemeiner Name", ar: "الاسم الشائع" }
    pub expires { en: "Expires", de: "Läuft ab", ar: "تنتهي" }
    pub add_certificate { en: "Add certificate", de: "Zertifikat hinzufügen", ar: "إضافة شهادة" }
    pub find_of_types { en: "Find by kind", de: "Nach Art suchen", ar: "البحث حسب النوع" }
    pub show_pod_certificate { en: "Show the pod's certificate", de: "Zertifikat des Pods zeigen", ar: "عرض شهادة النظام" }
    pub edit_certificate_warning { en: "One that is no longer trusted leaves this list, and what signs in with it stops working.", de: "Eins, dem nicht mehr vertraut wird, verlässt diese Liste, und was sich damit anmeldet, hört auf zu arbeiten.", ar: "الشهادة التي لم تعد موثوقة تغادر هذه القائمة، وما يسجل الدخول بها يتوقف." }
    pub delete_certificate_warning { en: "What signs in with it stops working at once. Certificates that it issued stay.", de: "Was sich damit anmeldet, hört sofort auf zu arbeiten. Zertifikate, die davon ausgestellt sind, bleiben.", ar: "ما يسجل الدخول بها يتوقف فورًا. الشهادات الصادرة عنها تبقى." }

    pub file_extensions { en: "File extensions", de: "Dateiendungen", ar: "امتدادات الملفات" }
    pub inside { en: "Inside", de: "Intern", ar: "داخليًا" }
    pub outside { en: "Outside", de: "Extern", ar: "خارجيًا" }
    pub other_pods { en: "Other pods", de: "Andere Pods", ar: "أنظمة أخرى" }
    pub source { en: "From", de: "Herkunft", ar: "المصدر" }
    pub remove_extension_warning { en: "Files of this kind can no longer be sent. Those that were sent stay.", de: "Dateien dieser Art lassen sich nicht mehr senden. Gesendete bleiben.", ar: "لن يمكن إرسال ملفات من هذا النوع. ما أُرسل يبقى." }
    pub attachment_types { en: "Attachment types", de: "Arten von Anhängen", ar: "أنواع المرفقات" }
    pub protocols { en: "Protocols", de: "Protokolle", ar: "البروتوكولات" }
    pub remove_protocol_warning { en: "Addresses of this kind are no longer links.", de: "Adressen dieser Art sind keine Links mehr.", ar: "لن تبقى العناوين من هذا النوع روابط." }

    pub barrier_groups { en: "Information barriers: groups", de: "Informationsbarrieren: Gruppen", ar: "حواجز المعلومات: المجموعات" }
    pub barrier_policies { en: "Information barriers: policies", de: "Informationsbarrieren: Regeln", ar: "حواجز المعلومات: السياسات" }
    pub groups { en: "Groups", de: "Gruppen", ar: "المجموعات" }
    pub policies { en: "Policies", de: "Regeln", ar: "السياسات" }
    pub active { en: "Active", de: "Aktiv", ar: "نشط" }
    pub rename { en: "Rename", de: "Umbenennen", ar: "إعادة تسمية" }
    pub change_groups { en: "Change groups", de: "Gruppen ändern", ar: "تغيير المجموعات" }
    pub add_members { en: "Add members", de: "Mitglieder hinzufügen", ar: "إضافة أعضاء" }
    pub remove_members { en: "Remove members", de: "Mitglieder entfernen", ar: "إزالة أعضاء" }
    pub barrier_warning { en: "Streams that people share whom an active policy keeps apart are closed to them at once.", de: "Gemeinsame Chats von Personen, die eine aktive Regel trennt, sind für sie sofort zu.", ar: "تُغلق فورًا المحادثات المشتركة بين من تفصل بينهم سياسة نشطة." }
    pub barrier_off_warning { en: "People who were kept apart by it can write to each other again, at once.", de: "Personen, die dadurch getrennt waren, können sich sofort wieder schreiben.", ar: "من كانوا مفصولين بسببها يمكنهم التراسل من جديد فورًا." }

    pub disclaimer { en: "Disclaimer", de: "Hinweis", ar: "إخلاء المسؤولية" }
    pub disclaimers { en: "Disclaimers", de: "Hinweise", ar: "إخلاءات المسؤولية" }
    pub content { en: "Content", de: "Inhalt", ar: "المحتوى" }
    pub is_default { en: "Default", de: "Standard", ar: "افتراضي" }
    pub every_hours { en: "Every so many hours", de: "Alle … Stunden", ar: "كل عدد من الساعات" }
    pub assign_disclaimer { en: "Assign disclaimer", de: "Hinweis zuweisen", ar: "تعيين إخلاء مسؤولية" }
    pub assign_to_user { en: "Assign to a user", de: "Benutzer zuweisen", ar: "تعيين لمستخدم" }
    pub remove_disclaimer { en: "Remove disclaimer", de: "Hinweis entfernen", ar: "إزالة إخلاء المسؤولية" }
    pub remove_disclaimer_warning { en: "The user's own disclaimer is taken away; the default one, if there is one, is shown instead.", de: "Der eigene Hinweis wird entfernt; stattdessen gilt der Standard, wenn es einen gibt.", ar: "يُزال إخلاء المسؤولية الخاص بالمستخدم ويظهر الافتراضي بدلًا منه إن وُجد." }
    pub delete_disclaimer_warning { en: "Whoever had it has none any more. This cannot be undone.", de: "Wer ihn hatte, hat keinen mehr. Das lässt sich nicht zurücknehmen.", ar: "من كان لديه لن يبقى لديه شيء. لا يمكن التراجع." }

    pub streams { en: "Streams", de: "Chats und Räume", ar: "المحادثات والغرف" }
    pub stream { en: "Stream", de: "Chat oder Raum", ar: "المحادثة" }
    pub open_to_all { en: "Public", de: "Öffentlich", ar: "عامة" }
    pub last_message { en: "Last message", de: "Letzte Nachricht", ar: "آخر رسالة" }
    pub owner { en: "Owner", de: "Besitzt", ar: "مالك" }
    pub joined { en: "Joined", de: "Dabei seit", ar: "انضم" }
    pub past_members { en: "Members now and before", de: "Mitglieder jetzt und früher", ar: "الأعضاء حاليًا وسابقًا" }
    pub add_member { en: "Add member", de: "Mitglied hinzufügen", ar: "إضافة عضو" }
    pub remove_member_warning { en: "They can no longer read or write in this room.", de: "Sie können in diesem Raum nicht mehr lesen und schreiben.", ar: "لن يمكنهم القراءة أو الكتابة في هذه الغرفة." }
    pub deactivate_room_warning { en: "Nobody can write in it any more. What was written stays, for reading.", de: "Niemand kann darin mehr schreiben. Geschriebenes bleibt lesbar.", ar: "لن يمكن لأحد الكتابة فيها. ما كُتب يبقى للقراءة." }
    pub create_im { en: "Start a chat between users", de: "Chat zwischen Benutzern beginnen", ar: "بدء محادثة بين مستخدمين" }

    pub messages { en: "Messages", de: "Nachrichten", ar: "الرسائل" }
    pub message { en: "Message", de: "Nachricht", ar: "الرسالة" }
    pub look_up_message { en: "Message by id", de: "Nachricht nach Kennung", ar: "رسالة حسب المعرّف" }
    pub author { en: "Author", de: "Von", ar: "الكاتب" }
    pub sent { en: "Sent", de: "Gesendet", ar: "أُرسلت" }
    pub delivered { en: "Delivered", de: "Zugestellt", ar: "سُلّمت" }
    pub read { en: "Read", de: "Gelesen", ar: "قُرئت" }
    pub emailed { en: "Notified by e-mail", de: "Per E-Mail benachrichtigt", ar: "إشعار بالبريد" }
    pub downloads { en: "Downloads", de: "Downloads", ar: "التنزيلات" }
    pub receipts { en: "Receipts", de: "Empfang", ar: "إيصالات الاستلام" }
    pub read_by { en: "Read by", de: "Gelesen von", ar: "قرأها" }
    pub relationships { en: "Related messages", de: "Verwandte Nachrichten", ar: "رسائل ذات صلة" }
    pub suppress { en: "Suppress", de: "Unterdrücken", ar: "حجب" }
    pub suppress_warning { en: "Nobody sees any more what it said. This cannot be undone.", de: "Niemand sieht mehr, was darin stand. Das lässt sich nicht zurücknehmen.", ar: "لن يرى أحد محتواها بعد الآن. لا يمكن التراجع." }

    pub account_types { en: "Kinds of accounts", de: "Arten von Konten", ar: "أنواع الحسابات" }
    pub optional_actions { en: "Optional actions", de: "Zusätzliche Rechte", ar: "إجراءات اختيارية" }
    pub languages { en: "Languages", de: "Sprachen", ar: "اللغات" }
    pub session { en: "Own session", de: "Eigene Sitzung", ar: "جلستي" }
    pub connections { en: "Own connections", de: "Eigene Verbindungen", ar: "اتصالاتي" }
    pub requests { en: "Requests", de: "Anfragen", ar: "الطلبات" }
    pub first_requested { en: "First requested", de: "Zuerst angefragt", ar: "أول طلب" }
    pub ask_connection { en: "Ask for a connection", de: "Verbindung anfragen", ar: "طلب اتصال" }
    pub accept { en: "Accept", de: "Annehmen", ar: "قبول" }
    pub reject { en: "Reject", de: "Ablehnen", ar: "رفض" }
    pub reject_warning { en: "They cannot write to you, and see that it was refused.", de: "Die andere Seite kann nicht schreiben und sieht die Ablehnung.", ar: "لن يمكنهم مراسلتك وسيرون الرفض." }
    pub end_connection { en: "End connection", de: "Verbindung beenden", ar: "إنهاء الاتصال" }
    pub end_connection_warning { en: "Neither side can write to the other until it is connected again.", de: "Keine Seite kann der anderen schreiben, bis sie wieder verbunden sind.", ar: "لا يمكن لأي طرف مراسلة الآخر حتى يُعاد الاتصال." }
}
