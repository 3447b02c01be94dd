//! Texts of the chats.

use super::texts;

texts! {
    pub chats { en: "Chats", de: "Chats", ar: "المحادثات" }
    pub conversations { en: "Conversations", de: "Unterhaltungen", ar: "المحادثات" }
    pub messages { en: "Messages", de: "Nachrichten", ar: "الرسائل" }
    pub choose_conversation { en: "Choose a conversation, or begin a new one.", de: "Wählen Sie eine Unterhaltung oder beginnen Sie eine neue.", ar: "اختر محادثة أو ابدأ محادثة جديدة." }
    pub new_conversation { en: "New conversation", de: "Neue Unterhaltung", ar: "محادثة جديدة" }
    pub search_conversations { en: "Find by title or person", de: "Nach Titel oder Person suchen", ar: "ابحث بالعنوان أو الشخص" }
    pub filter { en: "Show", de: "Anzeigen", ar: "عرض" }
    pub filter_all { en: "All", de: "Alle", ar: "الكل" }
    pub filter_unread { en: "Unread", de: "Ungelesene", ar: "غير المقروءة" }
    pub filter_mentions { en: "Mentions", de: "Erwähnungen", ar: "الإشارات" }
    pub filter_drafts { en: "Drafts", de: "Entwürfe", ar: "المسودات" }
    pub filter_archived { en: "Archived", de: "Archivierte", ar: "المؤرشفة" }
    pub source { en: "Source", de: "Quelle", ar: "المصدر" }
    pub all_sources { en: "All sources", de: "Alle Quellen", ar: "كل المصادر" }
    pub pinned { en: "Pinned", de: "Angeheftet", ar: "مثبّتة" }
    pub recent { en: "Recent", de: "Zuletzt", ar: "الأحدث" }
    pub muted { en: "Muted", de: "Stummgeschaltet", ar: "مكتومة" }
    pub archived { en: "Archived", de: "Archiviert", ar: "تمت الأرشفة" }
    pub draft { en: "Draft:", de: "Entwurf:", ar: "مسودة:" }
    pub mentioned { en: "You are mentioned", de: "Sie werden erwähnt", ar: "تمت الإشارة إليك" }
    pub empty_list { en: "No conversations yet.", de: "Noch keine Unterhaltungen.", ar: "لا توجد محادثات بعد." }
    pub empty_unread { en: "Everything is read.", de: "Alles ist gelesen.", ar: "كل شيء مقروء." }
    pub empty_mentions { en: "Nobody has mentioned you since you last looked.", de: "Niemand hat Sie erwähnt, seit Sie zuletzt hier waren.", ar: "لم يُشر إليك أحد منذ آخر زيارة." }
    pub empty_drafts { en: "You have begun nothing that is not sent.", de: "Sie haben nichts begonnen, das nicht gesendet ist.", ar: "لا مسودات غير مرسلة." }
    pub empty_archived { en: "Nothing is archived.", de: "Nichts ist archiviert.", ar: "لا شيء مؤرشف." }
    pub empty_search { en: "No conversation matches.", de: "Keine Unterhaltung passt.", ar: "لا محادثة مطابقة." }
    pub no_messages_yet { en: "No messages yet.", de: "Noch keine Nachrichten.", ar: "لا رسائل بعد." }
    pub begins_here { en: "The conversation begins here.", de: "Hier beginnt die Unterhaltung.", ar: "هنا تبدأ المحادثة." }
    pub conversation_failed { en: "This conversation could not be opened.", de: "Diese Unterhaltung konnte nicht geöffnet werden.", ar: "تعذّر فتح هذه المحادثة." }
    pub messages_failed { en: "The messages could not be loaded.", de: "Die Nachrichten konnten nicht geladen werden.", ar: "تعذّر تحميل الرسائل." }
    pub more_failed { en: "More messages could not be loaded.", de: "Weitere Nachrichten konnten nicht geladen werden.", ar: "تعذّر تحميل المزيد من الرسائل." }
    pub new_messages { en: "New messages", de: "Neue Nachrichten", ar: "رسائل جديدة" }
    pub to_first_unread { en: "First unread", de: "Zur ersten ungelesenen", ar: "أول رسالة غير مقروءة" }
    pub to_newest { en: "To the newest message", de: "Zur neuesten Nachricht", ar: "إلى أحدث رسالة" }
    pub dismiss { en: "Dismiss", de: "Ausblenden", ar: "تجاهل" }
    pub back_to_list { en: "Back to the list", de: "Zurück zur Liste", ar: "العودة إلى القائمة" }
    pub search_in_conversation { en: "Search in this conversation", de: "In dieser Unterhaltung suchen", ar: "البحث في هذه المحادثة" }
    pub files { en: "Files", de: "Dateien", ar: "الملفات" }
    pub members { en: "Members", de: "Mitglieder", ar: "الأعضاء" }
    pub conversation_actions { en: "More about this conversation", de: "Mehr zu dieser Unterhaltung", ar: "المزيد عن هذه المحادثة" }
    pub close_panel { en: "Close", de: "Schließen", ar: "إغلاق" }
    pub is_here { en: "available", de: "erreichbar", ar: "متاح" }
    pub is_away { en: "away", de: "abwesend", ar: "غائب" }
    pub is_closed { en: "This conversation is closed. Nobody can write in it.", de: "Diese Unterhaltung ist geschlossen. Niemand kann darin schreiben.", ar: "هذه المحادثة مغلقة. لا يمكن لأحد الكتابة فيها." }
    pub may_not_write { en: "Only its administrators write here.", de: "Hier schreiben nur die Verwaltenden.", ar: "يكتب هنا المشرفون فقط." }
    pub not_a_member { en: "You are not in this conversation.", de: "Sie sind nicht in dieser Unterhaltung.", ar: "لست عضوًا في هذه المحادثة." }
    pub read_elsewhere { en: "Conversations with customers are answered in the help desk.", de: "Unterhaltungen mit Kundschaft werden im Helpdesk beantwortet.", ar: "يُرد على محادثات العملاء في مكتب المساعدة." }
    pub join { en: "Join", de: "Beitreten", ar: "انضمام" }
    pub join_failed { en: "You could not join.", de: "Der Beitritt hat nicht geklappt.", ar: "تعذّر الانضمام." }
    pub write_message { en: "Write a message…", de: "Nachricht schreiben …", ar: "اكتب رسالة…" }
    pub send { en: "Send", de: "Senden", ar: "إرسال" }
    pub preview { en: "Preview", de: "Vorschau", ar: "معاينة" }
    pub add_files { en: "Add files", de: "Dateien hinzufügen", ar: "إضافة ملفات" }
    pub add_gif { en: "Add a GIF", de: "GIF hinzufügen", ar: "إضافة صورة متحركة" }
    pub no_reply { en: "Do not answer this message", de: "Nicht auf diese Nachricht antworten", ar: "إلغاء الرد على هذه الرسالة" }
    pub other_text { en: "Written in another window:", de: "In einem anderen Fenster geschrieben:", ar: "كُتب في نافذة أخرى:" }
    pub other_take { en: "Add it below", de: "Unten anfügen", ar: "أضِفه أسفل النص" }
    pub other_drop { en: "Discard it", de: "Verwerfen", ar: "تجاهله" }
    pub sending { en: "Sending…", de: "Wird gesendet …", ar: "جارٍ الإرسال…" }
    pub waits_for_connection { en: "Waits for a connection", de: "Wartet auf eine Verbindung", ar: "بانتظار الاتصال" }
    pub retry { en: "Retry", de: "Erneut versuchen", ar: "إعادة المحاولة" }
    pub copy_text { en: "Copy text", de: "Text kopieren", ar: "نسخ النص" }
    pub copy_link { en: "Copy link", de: "Link kopieren", ar: "نسخ الرابط" }
    pub copied { en: "Copied.", de: "Kopiert.", ar: "تم النسخ." }
    pub copy_failed { en: "It could not be copied.", de: "Das Kopieren hat nicht geklappt.", ar: "تعذّر النسخ." }
    pub discard { en: "Discard", de: "Verwerfen", ar: "تجاهل" }
    pub edited { en: "edited", de: "bearbeitet", ar: "معدّلة" }
    pub edit { en: "Edit", de: "Bearbeiten", ar: "تعديل" }
    pub edit_message { en: "Edit the message", de: "Nachricht bearbeiten", ar: "تعديل الرسالة" }
    pub edit_failed { en: "The change was not saved.", de: "Die Änderung wurde nicht gespeichert.", ar: "لم يُحفظ التعديل." }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub delete_failed { en: "It could not be deleted.", de: "Das Löschen hat nicht geklappt.", ar: "تعذّر الحذف." }
    pub deleted_message { en: "This message was deleted.", de: "Diese Nachricht wurde gelöscht.", ar: "حُذفت هذه الرسالة." }
    pub earlier_message { en: "An earlier message", de: "Eine frühere Nachricht", ar: "رسالة سابقة" }
    pub go_to_answered { en: "Go to the message that is answered", de: "Zur beantworteten Nachricht", ar: "إلى الرسالة المُجاب عنها" }
    pub reply { en: "Reply", de: "Antworten", ar: "رد" }
    pub react { en: "React", de: "Reagieren", ar: "تفاعل" }
    pub reaction_failed { en: "The reaction was not saved.", de: "Die Reaktion wurde nicht gespeichert.", ar: "لم يُحفظ التفاعل." }
    pub unread_from_here { en: "Unread from here", de: "Ab hier ungelesen", ar: "غير مقروء من هنا" }
    pub seen_by { en: "Seen by", de: "Gelesen von", ar: "قرأها" }
    pub has_read { en: "Has read it", de: "Hat sie gelesen", ar: "قرأها" }
    pub has_not_read { en: "Not yet", de: "Noch nicht", ar: "ليس بعد" }
    pub suppress { en: "Hide for everybody", de: "Für alle ausblenden", ar: "إخفاء عن الجميع" }
    pub suppress_failed { en: "It could not be hidden.", de: "Das Ausblenden hat nicht geklappt.", ar: "تعذّر الإخفاء." }
    pub pin { en: "Pin", de: "Anheften", ar: "تثبيت" }
    pub unpin { en: "Unpin", de: "Lösen", ar: "إلغاء التثبيت" }
    pub archive { en: "Archive", de: "Archivieren", ar: "أرشفة" }
    pub unarchive { en: "Take out of the archive", de: "Aus dem Archiv holen", ar: "إخراج من الأرشيف" }
    pub mute_hour { en: "Mute for an hour", de: "Eine Stunde stummschalten", ar: "كتم لساعة" }
    pub mute_day { en: "Mute for a day", de: "Einen Tag stummschalten", ar: "كتم ليوم" }
    pub mute_always { en: "Mute", de: "Stummschalten", ar: "كتم" }
    pub unmute { en: "Unmute", de: "Stummschaltung aufheben", ar: "إلغاء الكتم" }
    pub tell_mentions { en: "Notify of mentions only", de: "Nur bei Erwähnungen melden", ar: "الإشعار بالإشارات فقط" }
    pub tell_all { en: "Notify of every message", de: "Bei jeder Nachricht melden", ar: "الإشعار بكل رسالة" }
    pub jump_to_date { en: "Go to a date", de: "Zu einem Datum gehen", ar: "الانتقال إلى تاريخ" }
    pub day_missing { en: "Choose a day.", de: "Bitte einen Tag wählen.", ar: "اختر يومًا." }
    pub rename { en: "Rename", de: "Umbenennen", ar: "إعادة تسمية" }
    pub describe { en: "Change the description", de: "Beschreibung ändern", ar: "تغيير الوصف" }
    pub new_meeting { en: "Start a meeting", de: "Besprechung ansetzen", ar: "بدء اجتماع" }
    pub request_signature { en: "Ask for a signature", de: "Um Unterschrift bitten", ar: "طلب توقيع" }
    pub request_approval { en: "Ask for an approval", de: "Um Freigabe bitten", ar: "طلب موافقة" }
    pub close_conversation { en: "Close for everybody", de: "Für alle schließen", ar: "إغلاق للجميع" }
    pub reopen_conversation { en: "Open again", de: "Wieder öffnen", ar: "إعادة الفتح" }
    pub leave { en: "Leave", de: "Verlassen", ar: "مغادرة" }
    pub leave_failed { en: "That did not work.", de: "Das hat nicht geklappt.", ar: "لم ينجح ذلك." }
    pub destroy { en: "Delete for everybody", de: "Für alle löschen", ar: "حذف للجميع" }
    pub change_failed { en: "The change was not made.", de: "Die Änderung wurde nicht gemacht.", ar: "لم يُجرَ التغيير." }
    pub answer_failed { en: "The answer was not saved.", de: "Die Antwort wurde nicht gespeichert.", ar: "لم تُحفظ الإجابة." }
    pub add_failed { en: "They could not be added.", de: "Das Hinzufügen hat nicht geklappt.", ar: "تعذّرت الإضافة." }
    pub remove_failed { en: "They could not be removed.", de: "Das Entfernen hat nicht geklappt.", ar: "تعذّرت الإزالة." }
    pub add_people { en: "Add people", de: "Personen hinzufügen", ar: "إضافة أشخاص" }
    pub add { en: "Add", de: "Hinzufügen", ar: "إضافة" }
    pub you { en: "you", de: "Sie", ar: "أنت" }
    pub admin { en: "Admin", de: "Verwaltung", ar: "مشرف" }
    pub promote { en: "Make an administrator", de: "Zur Verwaltung machen", ar: "تعيين مشرفًا" }
    pub demote { en: "Administrator no more", de: "Nicht mehr Verwaltung", ar: "إلغاء الإشراف" }
    pub remove_member { en: "Remove from the conversation", de: "Aus der Unterhaltung entfernen", ar: "إزالة من المحادثة" }
    pub asking_to_join { en: "Asking to join", de: "Bitten um Beitritt", ar: "يطلبون الانضمام" }
    pub accept { en: "Accept", de: "Annehmen", ar: "قبول" }
    pub decline { en: "Decline", de: "Ablehnen", ar: "رفض" }
    pub search_words { en: "Words", de: "Wörter", ar: "كلمات" }
    pub sender { en: "From", de: "Von", ar: "من" }
    pub from_anybody { en: "Anybody", de: "Allen", ar: "أي شخص" }
    pub message_kind { en: "Kind", de: "Art", ar: "النوع" }
    pub any_message { en: "Any message", de: "Jede Nachricht", ar: "أي رسالة" }
    pub with_files { en: "With files", de: "Mit Dateien", ar: "مع ملفات" }
    pub with_links { en: "With links", de: "Mit Links", ar: "مع روابط" }
    pub since { en: "Since", de: "Seit", ar: "منذ" }
    pub until { en: "Until", de: "Bis", ar: "حتى" }
    pub found_messages { en: "Messages found", de: "Gefundene Nachrichten", ar: "الرسائل التي عُثر عليها" }
    pub nothing_found { en: "Nothing found.", de: "Nichts gefunden.", ar: "لم يُعثر على شيء." }
    pub no_files { en: "No files yet.", de: "Noch keine Dateien.", ar: "لا ملفات بعد." }
    pub search_failed { en: "The search did not work.", de: "Die Suche hat nicht geklappt.", ar: "لم ينجح البحث." }
    pub more { en: "More", de: "Mehr", ar: "المزيد" }
    pub kind_of_conversation { en: "What", de: "Was", ar: "النوع" }
    pub kind_direct { en: "Direct message", de: "Direktnachricht", ar: "رسالة مباشرة" }
    pub kind_group { en: "Group", de: "Gruppe", ar: "مجموعة" }
    pub kind_room { en: "Room with a title", de: "Raum mit Titel", ar: "غرفة بعنوان" }
    pub kind_client { en: "Client chat", de: "Chat mit Kundschaft", ar: "محادثة مع عميل" }
    pub with_whom { en: "With", de: "Mit", ar: "مع" }
    pub people_missing { en: "Choose somebody.", de: "Wählen Sie jemanden.", ar: "اختر شخصًا." }
    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub title_missing { en: "A title is needed.", de: "Ein Titel fehlt.", ar: "العنوان مطلوب." }
    pub what_for { en: "What it is for", de: "Wofür sie ist", ar: "الغرض" }
    pub text_missing { en: "A description is needed.", de: "Eine Beschreibung fehlt.", ar: "الوصف مطلوب." }
    pub is_public { en: "Everybody may find it and join", de: "Alle dürfen sie finden und beitreten", ar: "يمكن للجميع العثور عليها والانضمام" }
    pub nothing_to_make { en: "No conversation can be begun here.", de: "Hier kann keine Unterhaltung begonnen werden.", ar: "لا يمكن بدء محادثة هنا." }
    pub make { en: "Create", de: "Anlegen", ar: "إنشاء" }
    pub make_failed { en: "It was not created.", de: "Sie wurde nicht angelegt.", ar: "لم تُنشأ." }
    pub is_in_it { en: "is in it already", de: "ist schon dabei", ar: "موجود فيها" }
    pub not_reachable { en: "cannot be reached there", de: "ist dort nicht erreichbar", ar: "لا يمكن الوصول إليه هناك" }
    pub enough_people { en: "no more people fit", de: "mehr passen nicht hinein", ar: "لا تتسع لمزيد" }
    pub cancel { en: "Cancel", de: "Abbrechen", ar: "إلغاء" }
    pub save { en: "Save", de: "Speichern", ar: "حفظ" }
    pub picture { en: "Picture", de: "Bild", ar: "صورة" }
    pub choose_picture { en: "Choose a picture", de: "Bild wählen", ar: "اختيار صورة" }
    pub day { en: "Day", de: "Tag", ar: "اليوم" }
    pub show { en: "Show", de: "Zeigen", ar: "عرض" }
    pub begins { en: "Begins", de: "Beginn", ar: "يبدأ" }
    pub duration { en: "Takes", de: "Dauer", ar: "المدة" }
    pub all_are_invited { en: "Everybody in the conversation is invited.", de: "Alle in der Unterhaltung werden eingeladen.", ar: "يُدعى كل من في المحادثة." }
    pub invite { en: "Invite", de: "Einladen", ar: "دعوة" }
    pub meeting_made { en: "The meeting is in everybody’s calendar.", de: "Die Besprechung steht in allen Kalendern.", ar: "أصبح الاجتماع في تقويم الجميع." }
    pub of_whom { en: "Of whom", de: "Wen", ar: "ممن" }
    pub i_sign_too { en: "I sign too", de: "Ich unterschreibe auch", ar: "أوقّع أنا أيضًا" }
    pub request_caption { en: "What it is about", de: "Worum es geht", ar: "الموضوع" }
    pub caption_missing { en: "Say what is to be approved.", de: "Sagen Sie, was freigegeben werden soll.", ar: "اذكر ما المطلوب الموافقة عليه." }
    pub caption_too_long { en: "At most 250 characters.", de: "Höchstens 250 Zeichen.", ar: "250 حرفًا على الأكثر." }
    pub document { en: "Document", de: "Dokument", ar: "مستند" }
    pub document_missing { en: "Choose the document, a PDF.", de: "Wählen Sie das Dokument, eine PDF-Datei.", ar: "اختر المستند بصيغة PDF." }
    pub choose_document { en: "Choose a PDF", de: "PDF wählen", ar: "اختيار ملف PDF" }
    pub first_page { en: "First page", de: "Erste Seite", ar: "الصفحة الأولى" }
    pub open_document { en: "Open the document", de: "Dokument öffnen", ar: "فتح المستند" }
    pub ask { en: "Ask", de: "Bitten", ar: "طلب" }
    pub request_pending { en: "Not answered yet", de: "Noch nicht beantwortet", ar: "لم يُجب بعد" }
    pub request_signed { en: "Signed", de: "Unterschrieben", ar: "تم التوقيع" }
    pub request_approved { en: "Approved", de: "Freigegeben", ar: "تمت الموافقة" }
    pub request_declined { en: "Declined", de: "Abgelehnt", ar: "مرفوض" }
    pub request_cancelled { en: "Taken back", de: "Zurückgezogen", ar: "تم السحب" }
    pub sign { en: "Sign", de: "Unterschreiben", ar: "توقيع" }
    pub approve { en: "Approve", de: "Freigeben", ar: "موافقة" }
    pub take_back { en: "Take back", de: "Zurückziehen", ar: "سحب" }
    pub something_happened { en: "Something changed in this conversation.", de: "In dieser Unterhaltung hat sich etwas geändert.", ar: "تغيّر شيء في هذه المحادثة." }
    pub a_picture { en: "Picture", de: "Bild", ar: "صورة" }
    pub anonymized_customer { en: "Anonymized customer", de: "Anonymisierte Kundschaft", ar: "عميل مجهول" }
    pub fact_subject { en: "Subject", de: "Betreff", ar: "الموضوع" }
    pub fact_channel { en: "Channel", de: "Kanal", ar: "القناة" }
    pub fact_state { en: "State", de: "Stand", ar: "الحالة" }
    pub fact_agent { en: "Answered by", de: "Beantwortet von", ar: "يجيب عنه" }
    pub fact_queue { en: "Queue", de: "Warteschlange", ar: "قائمة الانتظار" }
    pub state_open { en: "Open", de: "Offen", ar: "مفتوحة" }
    pub state_pending { en: "Pending", de: "Wartet", ar: "معلّقة" }
    pub state_awaiting { en: "Awaiting an answer", de: "Wartet auf Antwort", ar: "بانتظار الرد" }
    pub state_closed { en: "Closed", de: "Geschlossen", ar: "مغلقة" }
    pub own_presence { en: "How you are there", de: "Ihre Anwesenheit", ar: "حالتك" }
    pub presence_available { en: "Available", de: "Erreichbar", ar: "متاح" }
    pub presence_busy { en: "Busy", de: "Beschäftigt", ar: "مشغول" }
    pub presence_do_not_disturb { en: "Do not disturb", de: "Nicht stören", ar: "عدم الإزعاج" }
    pub presence_in_a_meeting { en: "In a meeting", de: "In einer Besprechung", ar: "في اجتماع" }
    pub presence_on_the_phone { en: "On the phone", de: "Am Telefon", ar: "على الهاتف" }
    pub presence_be_right_back { en: "Be right back", de: "Gleich zurück", ar: "سأعود حالًا" }
    pub presence_away { en: "Away", de: "Abwesend", ar: "بعيد" }
    pub presence_out_of_office { en: "Out of office", de: "Nicht im Büro", ar: "خارج المكتب" }
    pub presence_off_work { en: "Off work", de: "Feierabend", ar: "خارج الدوام" }
    pub notify_question { en: "Tell you of new messages when you look elsewhere?", de: "Sollen neue Nachrichten gemeldet werden, wenn Sie woanders sind?", ar: "هل تريد إشعارات بالرسائل الجديدة عندما تكون في مكان آخر؟" }
    pub notify_yes { en: "Yes", de: "Ja", ar: "نعم" }
    pub notify_no { en: "No", de: "Nein", ar: "لا" }
    pub key_next { en: "Next conversation", de: "Nächste Unterhaltung", ar: "المحادثة التالية" }
    pub key_previous { en: "Previous conversation", de: "Vorherige Unterhaltung", ar: "المحادثة السابقة" }
    pub key_write { en: "Write", de: "Schreiben", ar: "كتابة" }
    pub key_archive { en: "Archive, or take out of the archive", de: "Archivieren oder zurückholen", ar: "أرشفة أو استرجاع" }
    pub key_next_unread { en: "Next unread conversation", de: "Nächste ungelesene Unterhaltung", ar: "المحادثة غير المقروءة التالية" }
    pub key_create { en: "New conversation", de: "Neue Unterhaltung", ar: "محادثة جديدة" }
    pub key_close { en: "Close the panel or the conversation", de: "Seitenleiste oder Unterhaltung schließen", ar: "إغلاق اللوحة أو المحادثة" }
    pub settings_title { en: "Chats and notifications", de: "Chats und Benachrichtigungen", ar: "المحادثات والإشعارات" }
    pub settings_enter { en: "Enter sends; Shift+Enter begins a line", de: "Enter sendet; Umschalt+Enter beginnt eine Zeile", ar: "زر الإدخال يرسل؛ ومع Shift يبدأ سطرًا" }
    pub settings_unread { en: "Open conversations at the first unread message", de: "Unterhaltungen bei der ersten ungelesenen Nachricht öffnen", ar: "فتح المحادثات عند أول رسالة غير مقروءة" }
    pub settings_notify { en: "Notify of new messages", de: "Neue Nachrichten melden", ar: "الإشعار بالرسائل الجديدة" }
    pub settings_quiet { en: "Quiet hours", de: "Ruhezeit", ar: "ساعات الهدوء" }
    pub settings_quiet_from { en: "From", de: "Von", ar: "من" }
    pub settings_quiet_to { en: "To", de: "Bis", ar: "إلى" }
    pub source_failed(name: &str) { en: "{name} could not be read.", de: "{name} konnte nicht gelesen werden.", ar: "تعذّرت قراءة {name}." }
    pub you_said(text: &str) { en: "You: {text}", de: "Sie: {text}", ar: "أنت: {text}" }
    pub signature_of(text: &str) { en: "Signature: {text}", de: "Unterschrift: {text}", ar: "توقيع: {text}" }
    pub approval_of(text: &str) { en: "Approval: {text}", de: "Freigabe: {text}", ar: "موافقة: {text}" }
    pub meeting_of(text: &str) { en: "Meeting: {text}", de: "Besprechung: {text}", ar: "اجتماع: {text}" }
    pub was_added(who: &str, by: &str) { en: "{by} added {who}.", de: "{by} hat {who} hinzugefügt.", ar: "أضاف {by} {who}." }
    pub has_joined(who: &str) { en: "{who} joined.", de: "{who} ist beigetreten.", ar: "انضم {who}." }
    pub has_left(who: &str) { en: "{who} left.", de: "{who} hat die Unterhaltung verlassen.", ar: "غادر {who}." }
    pub was_removed(who: &str, by: &str) { en: "{by} removed {who}.", de: "{by} hat {who} entfernt.", ar: "أزال {by} {who}." }
    pub was_renamed(who: &str, title: &str) { en: "{who} renamed this to “{title}”.", de: "{who} hat dies in „{title}“ umbenannt.", ar: "أعاد {who} التسمية إلى «{title}»." }
    pub message_sentence(who: &str, said: &str, at: &str) { en: "{who}, {at}: {said}", de: "{who}, {at}: {said}", ar: "{who}، {at}: {said}" }
    pub replying_to(who: &str) { en: "Answering {who}", de: "Antwort an {who}", ar: "رد على {who}" }
    pub not_sent(why: &str) { en: "Not sent. {why}", de: "Nicht gesendet. {why}", ar: "لم تُرسل. {why}" }
    pub actions_for(who: &str) { en: "Actions for {who}", de: "Aktionen für {who}", ar: "إجراءات {who}" }
    pub asks_for_signature(who: &str) { en: "{who} is asked to sign", de: "{who} soll unterschreiben", ar: "مطلوب توقيع {who}" }
    pub asks_for_approval(who: &str) { en: "{who} is asked to approve", de: "{who} soll freigeben", ar: "مطلوب موافقة {who}" }
    pub leave_question(title: &str) { en: "Leave “{title}”? You see no more of it until somebody adds you again.", de: "„{title}“ verlassen? Sie sehen nichts mehr davon, bis jemand Sie wieder hinzufügt.", ar: "مغادرة «{title}»؟ لن ترى منها شيئًا حتى يضيفك أحد مجددًا." }
    pub destroy_question(title: &str) { en: "Delete “{title}” with all its messages, for everybody? This cannot be undone.", de: "„{title}“ mit allen Nachrichten für alle löschen? Das lässt sich nicht zurücknehmen.", ar: "حذف «{title}» بكل رسائلها للجميع؟ لا يمكن التراجع عن ذلك." }
    pub close_question(title: &str) { en: "Close “{title}”? Nobody can write in it until it is opened again.", de: "„{title}“ schließen? Niemand kann darin schreiben, bis sie wieder geöffnet wird.", ar: "إغلاق «{title}»؟ لن يتمكن أحد من الكتابة فيها حتى يُعاد فتحها." }
    pub delete_question(text: &str) { en: "Delete “{text}” for everybody? Its place stays, what it says is gone.", de: "„{text}“ für alle löschen? Der Platz bleibt, der Inhalt ist weg.", ar: "حذف «{text}» للجميع؟ يبقى مكانها ويزول نصها." }
    pub suppress_question(text: &str) { en: "Hide “{text}” from everybody in the conversation? It stays in the records.", de: "„{text}“ für alle in der Unterhaltung ausblenden? In den Aufzeichnungen bleibt es.", ar: "إخفاء «{text}» عن كل من في المحادثة؟ تبقى في السجلات." }
    pub unread_count(n: u64) { en: one "{n} unread" other "{n} unread", de: one "{n} ungelesen" other "{n} ungelesen", ar: zero "لا شيء غير مقروء" one "رسالة غير مقروءة" two "رسالتان غير مقروءتين" few "{n} رسائل غير مقروءة" other "{n} رسالة غير مقروءة" }
    pub file_count(n: u64) { en: one "{n} file" other "{n} files", de: one "{n} Datei" other "{n} Dateien", ar: zero "لا ملفات" one "ملف واحد" two "ملفان" few "{n} ملفات" other "{n} ملفًا" }
    pub member_count(n: u64) { en: one "{n} member" other "{n} members", de: one "{n} Mitglied" other "{n} Mitglieder", ar: zero "لا أعضاء" one "عضو واحد" two "عضوان" few "{n} أعضاء" other "{n} عضوًا" }
    pub minutes(n: u64) { en: one "{n} minute" other "{n} minutes", de: one "{n} Minute" other "{n} Minuten", ar: one "دقيقة" two "دقيقتان" few "{n} دقائق" other "{n} دقيقة" }
}
