//! Texts of Feeds.

use super::texts;

texts! {
    pub posts { en: "Posts", de: "Beiträge", ar: "المنشورات" }
    pub news { en: "News", de: "Neuigkeiten", ar: "الأخبار" }
    pub sort { en: "Sort", de: "Sortierung", ar: "الترتيب" }
    pub sort_recent { en: "Most recent", de: "Neueste", ar: "الأحدث" }
    pub sort_reacted { en: "Most reactions", de: "Meiste Reaktionen", ar: "الأكثر تفاعلًا" }
    pub sort_commented { en: "Most comments", de: "Meiste Kommentare", ar: "الأكثر تعليقًا" }
    pub all_categories { en: "All categories", de: "Alle Kategorien", ar: "كل الفئات" }
    pub category { en: "Category", de: "Kategorie", ar: "الفئة" }
    pub no_category { en: "No category", de: "Keine Kategorie", ar: "بلا فئة" }
    pub only_tag(tag: &str) { en: "Tagged #{tag}", de: "Mit #{tag}", ar: "موسوم بـ #{tag}" }
    pub only_author(name: &str) { en: "By {name}", de: "Von {name}", ar: "بقلم {name}" }
    pub only_one_author { en: "By one person", de: "Von einer Person", ar: "بقلم شخص واحد" }
    pub show_all { en: "Show all", de: "Alle zeigen", ar: "عرض الكل" }
    pub new_posts(n: u64) { en: one "{n} new post" other "{n} new posts", de: one "{n} neuer Beitrag" other "{n} neue Beiträge", ar: zero "لا منشورات جديدة" one "منشور جديد" two "منشوران جديدان" few "{n} منشورات جديدة" many "{n} منشورًا جديدًا" other "{n} منشور جديد" }
    pub new_news(n: u64) { en: one "{n} new story" other "{n} new stories", de: one "{n} neue Meldung" other "{n} neue Meldungen", ar: zero "لا أخبار جديدة" one "خبر جديد" two "خبران جديدان" few "{n} أخبار جديدة" many "{n} خبرًا جديدًا" other "{n} خبر جديد" }
    pub empty_posts { en: "No posts yet. Be the first to share something.", de: "Noch keine Beiträge. Teilen Sie als Erste etwas.", ar: "لا منشورات بعد. كن أول من يشارك." }
    pub empty_news { en: "No news yet.", de: "Noch keine Neuigkeiten.", ar: "لا أخبار بعد." }
    pub empty_filtered { en: "Nothing matches this filter.", de: "Zu diesem Filter gibt es nichts.", ar: "لا شيء يطابق هذا المرشّح." }
    pub end_of_stream { en: "You have seen everything.", de: "Sie haben alles gesehen.", ar: "لقد شاهدت كل شيء." }
    pub stream_failed { en: "The stream could not be loaded.", de: "Die Beiträge konnten nicht geladen werden.", ar: "تعذّر تحميل المنشورات." }
    pub more_failed { en: "The next page could not be loaded.", de: "Die nächste Seite konnte nicht geladen werden.", ar: "تعذّر تحميل الصفحة التالية." }
    pub item_failed { en: "This post could not be opened.", de: "Dieser Beitrag konnte nicht geöffnet werden.", ar: "تعذّر فتح هذا المنشور." }

    pub share_something { en: "Share something…", de: "Etwas teilen …", ar: "شارك شيئًا…" }
    pub write_news { en: "Write news…", de: "Eine Neuigkeit schreiben …", ar: "اكتب خبرًا…" }
    pub new_post { en: "New post", de: "Neuer Beitrag", ar: "منشور جديد" }
    pub new_news_item { en: "New story", de: "Neue Meldung", ar: "خبر جديد" }
    pub edit_post { en: "Edit post", de: "Beitrag bearbeiten", ar: "تعديل المنشور" }
    pub edit_news { en: "Edit story", de: "Meldung bearbeiten", ar: "تعديل الخبر" }
    pub publish { en: "Publish", de: "Veröffentlichen", ar: "نشر" }
    pub save { en: "Save", de: "Speichern", ar: "حفظ" }
    pub cancel { en: "Cancel", de: "Abbrechen", ar: "إلغاء" }
    pub discard { en: "Discard draft", de: "Entwurf verwerfen", ar: "تجاهل المسودة" }
    pub draft_kept { en: "Draft kept", de: "Entwurf gespeichert", ar: "حُفظت المسودة" }
    pub published { en: "Published", de: "Veröffentlicht", ar: "تم النشر" }
    pub saved { en: "Saved", de: "Gespeichert", ar: "تم الحفظ" }
    pub publish_failed { en: "It was not published. Your text is kept.", de: "Es wurde nicht veröffentlicht. Ihr Text bleibt erhalten.", ar: "لم يُنشر. نصّك محفوظ." }
    pub text { en: "Text", de: "Text", ar: "النص" }
    pub text_placeholder { en: "What would you like to share? Use @ to mention people and # for tags.", de: "Was möchten Sie teilen? Mit @ erwähnen Sie Personen, mit # setzen Sie Schlagwörter.", ar: "ماذا تود أن تشارك؟ استخدم @ لذكر الأشخاص و# للوسوم." }
    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub title_missing { en: "A story needs a title.", de: "Eine Meldung braucht einen Titel.", ar: "يحتاج الخبر إلى عنوان." }
    pub nothing_to_publish { en: "Write something or add a file first.", de: "Schreiben Sie etwas oder fügen Sie eine Datei hinzu.", ar: "اكتب شيئًا أو أضف ملفًا أولًا." }
    pub wait_for_uploads { en: "Files are still being uploaded.", de: "Dateien werden noch hochgeladen.", ar: "لا تزال الملفات قيد الرفع." }
    pub failed_uploads { en: "Some files did not get through. Retry or remove them first.", de: "Einige Dateien kamen nicht an. Versuchen Sie es erneut oder entfernen Sie sie.", ar: "لم تصل بعض الملفات. أعد المحاولة أو أزلها أولًا." }
    pub cover { en: "Cover", de: "Titelbild", ar: "صورة الغلاف" }
    pub cover_help { en: "A wide picture above the title: PNG, JPEG, GIF or WebP, up to 10 MB.", de: "Ein breites Bild über dem Titel: PNG, JPEG, GIF oder WebP, bis 10 MB.", ar: "صورة عريضة فوق العنوان: PNG أو JPEG أو GIF أو WebP، حتى 10 ميغابايت." }
    pub add_cover { en: "Choose a picture", de: "Bild auswählen", ar: "اختر صورة" }
    pub remove_cover { en: "Remove the cover", de: "Titelbild entfernen", ar: "إزالة الغلاف" }
    pub add_files { en: "Add files", de: "Dateien hinzufügen", ar: "إضافة ملفات" }
    pub drop_files { en: "Drop files here", de: "Dateien hier ablegen", ar: "أفلت الملفات هنا" }
    pub add_gif { en: "GIF", de: "GIF", ar: "GIF" }
    pub gif_address { en: "Address of a GIF", de: "Adresse eines GIF", ar: "عنوان صورة GIF" }
    pub gif_help { en: "An address that starts with https://", de: "Eine Adresse, die mit https:// beginnt", ar: "عنوان يبدأ بـ https://" }
    pub gif_invalid { en: "This is not an https address.", de: "Das ist keine https-Adresse.", ar: "هذا ليس عنوان https." }
    pub add_link { en: "Link", de: "Link", ar: "رابط" }
    pub link_address { en: "Address of a page", de: "Adresse einer Seite", ar: "عنوان صفحة" }
    pub link_invalid { en: "This is not a web address.", de: "Das ist keine Webadresse.", ar: "هذا ليس عنوان ويب." }
    pub add_place { en: "Place", de: "Ort", ar: "المكان" }
    pub place_address { en: "Where is it?", de: "Wo ist es?", ar: "أين هو؟" }
    pub add_tagged { en: "Tag people", de: "Personen markieren", ar: "وسم أشخاص" }
    pub tagged_people { en: "People in it", de: "Markierte Personen", ar: "الأشخاص الموسومون" }
    pub remove(what: &str) { en: "Remove {what}", de: "{what} entfernen", ar: "إزالة {what}" }

    pub audience { en: "Who may see it", de: "Wer es sehen darf", ar: "من يمكنه رؤيته" }
    pub everyone { en: "Everyone", de: "Alle", ar: "الجميع" }
    pub everyone_help { en: "Everybody in the organization", de: "Alle in der Organisation", ar: "كل من في المؤسسة" }
    pub friends { en: "Friends", de: "Freunde", ar: "الأصدقاء" }
    pub friends_help { en: "People who are friends with you", de: "Personen, mit denen Sie befreundet sind", ar: "الأشخاص الذين هم أصدقاؤك" }
    pub team { en: "Team", de: "Team", ar: "الفريق" }
    pub team_help { en: "Same supervisor, those above and below you", de: "Gleiche Führungskraft, die über und unter Ihnen", ar: "المشرف نفسه، ومن فوقك ومن تحتك" }
    pub only_me { en: "Only me", de: "Nur ich", ar: "أنا فقط" }
    pub only_me_help { en: "Nobody else", de: "Niemand sonst", ar: "لا أحد غيري" }
    pub chosen { en: "Chosen people, groups, locations", de: "Ausgewählte Personen, Gruppen, Standorte", ar: "أشخاص ومجموعات ومواقع مختارة" }
    pub chosen_short { en: "Chosen people", de: "Ausgewählte", ar: "أشخاص مختارون" }
    pub remove_them { en: "Remove", de: "Entfernen", ar: "إزالة" }
    pub chosen_before(n: u64) { en: one "{n} person chosen before stays." other "{n} people chosen before stay.", de: one "{n} zuvor gewählte Person bleibt." other "{n} zuvor gewählte Personen bleiben.", ar: zero "لا أحد مما اختير من قبل." one "يبقى شخص واحد اختير من قبل." two "يبقى شخصان اختيرا من قبل." few "يبقى {n} أشخاص اختيروا من قبل." many "يبقى {n} شخصًا اختيروا من قبل." other "يبقى {n} شخص اختيروا من قبل." }
    pub people { en: "People", de: "Personen", ar: "الأشخاص" }
    pub groups { en: "Groups", de: "Gruppen", ar: "المجموعات" }
    pub locations { en: "Locations", de: "Standorte", ar: "المواقع" }
    pub find_people { en: "Find people", de: "Personen suchen", ar: "ابحث عن أشخاص" }
    pub will_see(n: u64) { en: one "{n} person will see this" other "{n} people will see this", de: one "{n} Person wird das sehen" other "{n} Personen werden das sehen", ar: zero "لن يراه أحد غيرك" one "سيراه شخص واحد" two "سيراه شخصان" few "سيراه {n} أشخاص" many "سيراه {n} شخصًا" other "سيراه {n} شخص" }
    pub nobody_will_see { en: "Only you will see this", de: "Nur Sie werden das sehen", ar: "أنت وحدك ستراه" }
    pub audience_failed { en: "Who will see this could not be found out.", de: "Wer das sehen wird, konnte nicht ermittelt werden.", ar: "تعذّر معرفة من سيراه." }

    pub edited { en: "edited", de: "bearbeitet", ar: "مُعدَّل" }
    pub show_more { en: "Show more", de: "Mehr anzeigen", ar: "عرض المزيد" }
    pub show_less { en: "Show less", de: "Weniger anzeigen", ar: "عرض أقل" }
    pub with_people(names: &str) { en: "with {names}", de: "mit {names}", ar: "مع {names}" }
    pub reaction_failed { en: "The reaction was not saved.", de: "Die Reaktion wurde nicht gespeichert.", ar: "لم يُحفظ التفاعل." }
    pub comments { en: "Comments", de: "Kommentare", ar: "التعليقات" }
    pub comment_count(n: u64) { en: one "{n} comment" other "{n} comments", de: one "{n} Kommentar" other "{n} Kommentare", ar: zero "لا تعليقات" one "تعليق واحد" two "تعليقان" few "{n} تعليقات" many "{n} تعليقًا" other "{n} تعليق" }
    pub comment { en: "Comment", de: "Kommentieren", ar: "علّق" }
    pub write_comment { en: "Write a comment…", de: "Kommentar schreiben …", ar: "اكتب تعليقًا…" }
    pub no_comments { en: "No comments yet.", de: "Noch keine Kommentare.", ar: "لا تعليقات بعد." }
    pub comments_failed { en: "The comments could not be loaded.", de: "Die Kommentare konnten nicht geladen werden.", ar: "تعذّر تحميل التعليقات." }
    pub comment_failed { en: "The comment was not sent. Your text is kept.", de: "Der Kommentar wurde nicht gesendet. Ihr Text bleibt erhalten.", ar: "لم يُرسل التعليق. نصّك محفوظ." }
    pub comment_deleted { en: "Comment deleted", de: "Kommentar gelöscht", ar: "حُذف التعليق" }
    pub more_comments { en: "More comments", de: "Weitere Kommentare", ar: "المزيد من التعليقات" }
    pub send { en: "Send", de: "Senden", ar: "إرسال" }
    pub edit { en: "Edit", de: "Bearbeiten", ar: "تعديل" }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub delete_question(what: &str) { en: "Delete “{what}”? This cannot be undone.", de: "„{what}“ löschen? Das lässt sich nicht rückgängig machen.", ar: "هل تريد حذف «{what}»؟ لا يمكن التراجع عن ذلك." }
    pub deleted { en: "Post deleted", de: "Beitrag gelöscht", ar: "حُذف المنشور" }
    pub delete_failed { en: "It was not deleted.", de: "Es wurde nicht gelöscht.", ar: "لم يُحذف." }
    pub restore_failed { en: "It could not be brought back.", de: "Es konnte nicht wiederhergestellt werden.", ar: "تعذّرت استعادته." }
    pub copy_link { en: "Copy link", de: "Link kopieren", ar: "نسخ الرابط" }
    pub open { en: "Open", de: "Öffnen", ar: "فتح" }
    pub close_item { en: "Close the post", de: "Beitrag schließen", ar: "إغلاق المنشور" }
    pub back { en: "Back", de: "Zurück", ar: "رجوع" }
    pub gif_of_post { en: "Animated picture", de: "Animiertes Bild", ar: "صورة متحركة" }

    pub key_next { en: "Next post", de: "Nächster Beitrag", ar: "المنشور التالي" }
    pub key_previous { en: "Previous post", de: "Vorheriger Beitrag", ar: "المنشور السابق" }
    pub key_open { en: "Open the post", de: "Beitrag öffnen", ar: "فتح المنشور" }
    pub key_create { en: "Write", de: "Schreiben", ar: "كتابة" }
    pub key_close { en: "Close the open post", de: "Offenen Beitrag schließen", ar: "إغلاق المنشور المفتوح" }
}
