//! Texts of the administration of WorkDrive.

use super::texts;

texts! {
    pub users { en: "Users", de: "Personen", ar: "المستخدمون" }
    pub job_title { en: "Job title", de: "Position", ar: "المسمى الوظيفي" }
    pub department { en: "Department", de: "Abteilung", ar: "القسم" }
    pub location { en: "Location", de: "Standort", ar: "الموقع" }
    pub supervisors { en: "Supervisors, nearest first", de: "Vorgesetzte, die nächsten zuerst", ar: "المشرفون، الأقرب أولًا" }
    pub move_people { en: "Move", de: "Versetzen", ar: "نقل" }
    pub add_to_group { en: "Add to a security group", de: "In eine Sicherheitsgruppe aufnehmen", ar: "إضافة إلى مجموعة أمان" }
    pub notify { en: "Notify", de: "Benachrichtigen", ar: "إشعار" }
    pub suspend_warning { en: "They are signed out everywhere and cannot sign in. They leave this list; restoring them needs their id.", de: "Die Person wird überall abgemeldet und kann sich nicht mehr anmelden. Sie verschwindet aus dieser Liste; zum Wiederherstellen wird ihre Kennung gebraucht.", ar: "يُسجَّل خروج الشخص من كل مكان ولا يمكنه الدخول. يختفي من هذه القائمة، وتتطلب استعادته معرّفه." }
    pub archive { en: "Archive", de: "Archivieren", ar: "أرشفة" }
    pub archive_warning { en: "They are signed out everywhere and cannot sign in; what they wrote stays. They leave this list; restoring them needs their id.", de: "Die Person wird überall abgemeldet und kann sich nicht mehr anmelden; ihre Inhalte bleiben. Sie verschwindet aus dieser Liste; zum Wiederherstellen wird ihre Kennung gebraucht.", ar: "يُسجَّل خروج الشخص من كل مكان ولا يمكنه الدخول، ويبقى ما كتبه. يختفي من هذه القائمة، وتتطلب استعادته معرّفه." }
    pub restore { en: "Restore", de: "Wiederherstellen", ar: "استعادة" }
    pub invite_again { en: "Invite again", de: "Erneut einladen", ar: "إعادة الدعوة" }
    pub invite_warning { en: "They are signed out everywhere and cannot sign in before the new invitation is accepted.", de: "Die Person wird überall abgemeldet und kann sich erst anmelden, wenn die neue Einladung angenommen ist.", ar: "يُسجَّل خروج الشخص من كل مكان ولا يمكنه الدخول قبل قبول الدعوة الجديدة." }
    pub delete_to_supervisor { en: "Delete, hand over to supervisor", de: "Löschen, an Vorgesetzte übergeben", ar: "حذف وتسليم إلى المشرف" }
    pub delete_to_supervisor_warning { en: "Deleted for good. Reports, tasks, documents and FAQs go to the supervisor; what was written stays.", de: "Endgültig gelöscht. Zugeordnete Personen, Aufgaben, Dokumente und FAQs gehen an die Vorgesetzten; Geschriebenes bleibt.", ar: "حذف نهائي. ينتقل المرؤوسون والمهام والمستندات والأسئلة الشائعة إلى المشرف، ويبقى ما كُتب." }
    pub delete_to_somebody { en: "Delete, hand over to…", de: "Löschen, übergeben an …", ar: "حذف وتسليم إلى…" }
    pub delete_to_somebody_warning { en: "Deleted for good. Tasks, documents and FAQs go to the assignee, reports to the supervisor; what was written stays.", de: "Endgültig gelöscht. Aufgaben, Dokumente und FAQs gehen an die angegebene Person, zugeordnete Personen an die Vorgesetzten; Geschriebenes bleibt.", ar: "حذف نهائي. تنتقل المهام والمستندات والأسئلة الشائعة إلى الشخص المحدد، والمرؤوسون إلى المشرف، ويبقى ما كُتب." }
    pub create_many { en: "Create several", de: "Mehrere erstellen", ar: "إنشاء عدة" }
    pub delete_many { en: "Delete several by id", de: "Mehrere nach Kennung löschen", ar: "حذف عدة بالمعرّف" }

    pub access_tokens { en: "Access tokens", de: "Zugangsschlüssel", ar: "رموز الوصول" }
    pub make_token { en: "Make an access token", de: "Zugangsschlüssel erstellen", ar: "إنشاء رمز وصول" }
    pub make_token_warning { en: "It is shown once. The token that this person had stops working.", de: "Er wird einmal angezeigt. Der bisherige Schlüssel dieser Person gilt nicht mehr.", ar: "يظهر مرة واحدة. يتوقف الرمز السابق لهذا الشخص عن العمل." }

    pub departments { en: "Departments", de: "Abteilungen", ar: "الأقسام" }
    pub rename { en: "Rename", de: "Umbenennen", ar: "إعادة التسمية" }
    pub head { en: "Head", de: "Leitung", ar: "رئيس القسم" }
    pub heads { en: "Heads", de: "Leitungen", ar: "رؤساء القسم" }
    pub first_head { en: "Headed by", de: "Geleitet von", ar: "برئاسة" }
    pub heads_and_members { en: "Heads and members", de: "Leitung und Mitglieder", ar: "الرؤساء والأعضاء" }
    pub change_heads { en: "Change heads", de: "Leitung ändern", ar: "تغيير الرؤساء" }
    pub make_head { en: "Make head", de: "Leitung übertragen", ar: "تعيين رئيسًا" }
    pub remove_head { en: "Head no more", de: "Leitung entziehen", ar: "إعفاء من الرئاسة" }
    pub remove_head_warning { en: "They stay a member, and lose what heads may do.", de: "Die Person bleibt Mitglied, verliert aber die Rechte der Leitung.", ar: "يبقى الشخص عضوًا ويفقد صلاحيات الرئيس." }
    pub delete_department_warning { en: "Deleted for good. Its members stay without a department.", de: "Endgültig gelöscht. Die Mitglieder bleiben ohne Abteilung.", ar: "حذف نهائي. يبقى الأعضاء بلا قسم." }
    pub remove_from_department_warning { en: "They stay without a department.", de: "Die Person bleibt ohne Abteilung.", ar: "يبقى الشخص بلا قسم." }
    pub add_members { en: "Add members", de: "Mitglieder hinzufügen", ar: "إضافة أعضاء" }
    pub remove_members { en: "Remove members", de: "Mitglieder entfernen", ar: "إزالة أعضاء" }

    pub locations { en: "Locations", de: "Standorte", ar: "المواقع" }
    pub delete_location_warning { en: "Deleted for good. Its people stay without a location, and audiences that name it reach nobody through it.", de: "Endgültig gelöscht. Die Personen bleiben ohne Standort, und Zielgruppen mit diesem Standort erreichen darüber niemanden mehr.", ar: "حذف نهائي. يبقى الأشخاص بلا موقع، ولا يصل ما هو موجّه إلى هذا الموقع إلى أحد." }
    pub remove_from_location_warning { en: "They stay without a location.", de: "Die Person bleibt ohne Standort.", ar: "يبقى الشخص بلا موقع." }

    pub security_groups { en: "Security groups", de: "Sicherheitsgruppen", ar: "مجموعات الأمان" }
    pub some_members { en: "Up to eight members, without yourself", de: "Bis zu acht Mitglieder, ohne die eigene Person", ar: "ما يصل إلى ثمانية أعضاء من دونك" }
    pub remove_from_group_warning { en: "They no longer see what is shared with this group only.", de: "Was nur mit dieser Gruppe geteilt ist, wird unsichtbar.", ar: "لن يُرى بعد الآن ما يُشارك مع هذه المجموعة فقط." }

    pub organization { en: "Organization", de: "Organisation", ar: "المؤسسة" }
    pub legal_name { en: "Legal name", de: "Rechtlicher Name", ar: "الاسم القانوني" }
    pub replace_address { en: "Replace address", de: "Anschrift ersetzen", ar: "استبدال العنوان" }
    pub replace_address_warning { en: "The whole address is replaced: what is left empty is cleared.", de: "Die ganze Anschrift wird ersetzt: Was leer bleibt, wird gelöscht.", ar: "يُستبدل العنوان كله: ما يُترك فارغًا يُمحى." }

    pub links { en: "Single sign-on and quick links", de: "Einmalanmeldung und Schnellzugriffe", ar: "الدخول الموحد والروابط السريعة" }
    pub address { en: "Address", de: "Adresse", ar: "العنوان" }
    pub position { en: "Position", de: "Reihenfolge", ar: "الترتيب" }
    pub create_for_everybody { en: "Create for everybody", de: "Für alle erstellen", ar: "إنشاء للجميع" }
    pub create_for_place { en: "Create for a location or department", de: "Für Standort oder Abteilung erstellen", ar: "إنشاء لموقع أو قسم" }

    pub categories { en: "Categories", de: "Kategorien", ar: "الفئات" }
    pub category { en: "Category", de: "Kategorie", ar: "الفئة" }
    pub module { en: "Module", de: "Modul", ar: "الوحدة" }
    pub module_code { en: "Module code", de: "Modulnummer", ar: "رقم الوحدة" }
    pub color { en: "Color", de: "Farbe", ar: "اللون" }

    pub templates { en: "Enforcement templates", de: "Erinnerungsvorlagen", ar: "قوالب الإلزام" }
    pub reminders { en: "Reminders", de: "Erinnerungen", ar: "التذكيرات" }
    pub first_reminder { en: "First reminder", de: "Erste Erinnerung", ar: "التذكير الأول" }

    pub notifications { en: "Notifications", de: "Benachrichtigungen", ar: "الإشعارات" }
    pub compose { en: "Compose", de: "Verfassen", ar: "كتابة إشعار" }
    pub medium { en: "Medium", de: "Weg", ar: "الوسيط" }
    pub people { en: "People", de: "Personen", ar: "الأشخاص" }
    pub problem { en: "Problem", de: "Problem", ar: "المشكلة" }
    pub send_warning { en: "It goes out at once and cannot be called back.", de: "Sie geht sofort hinaus und lässt sich nicht zurückholen.", ar: "يُرسل فورًا ولا يمكن استرجاعه." }

    pub courses { en: "Courses", de: "Kurse", ar: "الدورات" }
    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub steps { en: "Steps", de: "Schritte", ar: "الخطوات" }
    pub steps_done { en: "Steps done", de: "Schritte erledigt", ar: "الخطوات المنجزة" }
    pub minutes { en: "Minutes", de: "Minuten", ar: "الدقائق" }
    pub due { en: "Due", de: "Fällig", ar: "الاستحقاق" }
    pub assign { en: "Assign", de: "Zuweisen", ar: "إسناد" }
    pub unassign_warning { en: "They no longer have to take this course.", de: "Die Person muss diesen Kurs nicht mehr absolvieren.", ar: "لن يكون على الشخص إتمام هذه الدورة." }
    pub delete_course_warning { en: "Deleted for good, with what people have done of it.", de: "Endgültig gelöscht, mit allem, was davon schon erledigt ist.", ar: "حذف نهائي، مع كل ما أُنجز منها." }
    pub tasks { en: "Tasks", de: "Aufgaben", ar: "المهام" }
    pub publish { en: "Publish", de: "Veröffentlichen", ar: "نشر" }
    pub publish_task_warning { en: "A published task cannot be changed any more.", de: "Eine veröffentlichte Aufgabe lässt sich nicht mehr ändern.", ar: "لا يمكن تعديل المهمة بعد نشرها." }

    pub documents { en: "Documents", de: "Dokumente", ar: "المستندات" }
    pub owners { en: "Owners", de: "Verantwortliche", ar: "المالكون" }
    pub first_owner { en: "Owned by", de: "Verantwortlich", ar: "المالك" }
    pub change_owners { en: "Change owners", de: "Verantwortliche ändern", ar: "تغيير المالكين" }
    pub is_published { en: "Published", de: "Veröffentlicht", ar: "منشور" }
    pub withdraw { en: "Withdraw", de: "Zurückziehen", ar: "سحب" }
    pub withdraw_warning { en: "Only its author and owners see it then.", de: "Danach nur noch für Verfasser und Verantwortliche sichtbar.", ar: "لن يراه بعدها إلا مؤلفه ومالكوه." }
    pub faqs { en: "FAQs", de: "FAQs", ar: "الأسئلة الشائعة" }
    pub question { en: "Question", de: "Frage", ar: "السؤال" }
    pub withdraw_faq_warning { en: "The whole FAQ goes: only its author and owners see it then.", de: "Betrifft die ganze FAQ: danach nur noch für Verfasser und Verantwortliche sichtbar.", ar: "يشمل ذلك المجموعة كلها: لن يراها بعدها إلا مؤلفها ومالكوها." }
    pub delete_question { en: "Delete question", de: "Frage löschen", ar: "حذف السؤال" }
    pub delete_faq { en: "Delete whole FAQ", de: "Ganze FAQ löschen", ar: "حذف المجموعة كلها" }
    pub delete_faq_warning { en: "Deleted for good, with all other questions of this FAQ.", de: "Endgültig gelöscht, mit allen anderen Fragen dieser FAQ.", ar: "حذف نهائي، مع كل الأسئلة الأخرى في المجموعة." }

    pub posts { en: "Posts", de: "Beiträge", ar: "المنشورات" }
    pub post { en: "Post", de: "Beitrag", ar: "المنشور" }
    pub news { en: "News", de: "Neuigkeiten", ar: "الأخبار" }
    pub author { en: "Author", de: "Von", ar: "الكاتب" }
    pub comments { en: "Comments", de: "Kommentare", ar: "التعليقات" }
    pub posted { en: "Posted", de: "Veröffentlicht am", ar: "نُشر" }
    pub delete_post_warning { en: "Deleted for everybody, with comments and reactions.", de: "Für alle gelöscht, mit Kommentaren und Reaktionen.", ar: "يُحذف للجميع، مع التعليقات والتفاعلات." }
    pub events { en: "Events", de: "Termine", ar: "الفعاليات" }
    pub starts { en: "Starts", de: "Beginn", ar: "البداية" }
    pub going { en: "Going", de: "Zusagen", ar: "الحضور" }
    pub delete_event_warning { en: "Deleted for good, for everybody who is invited.", de: "Endgültig gelöscht, für alle Eingeladenen.", ar: "حذف نهائي، لجميع المدعوين." }
    pub photos { en: "Photos", de: "Fotos", ar: "الصور" }
    pub videos { en: "Videos", de: "Videos", ar: "مقاطع الفيديو" }
    pub file { en: "File", de: "Datei", ar: "الملف" }
    pub group_chats { en: "Group chats", de: "Gruppenchats", ar: "المحادثات الجماعية" }
    pub is_private { en: "Private", de: "Privat", ar: "خاصة" }
    pub delete_chat_warning { en: "Deleted for good, with all its messages.", de: "Endgültig gelöscht, mit allen Nachrichten.", ar: "حذف نهائي، مع كل الرسائل." }
}
