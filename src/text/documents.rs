//! Texts of the area Documents.

use super::texts;

texts! {
    pub documents { en: "Documents", de: "Dokumente", ar: "المستندات" }
    pub faqs { en: "FAQs", de: "Fragen und Antworten", ar: "الأسئلة الشائعة" }
    pub photos { en: "Photos", de: "Fotos", ar: "الصور" }
    pub videos { en: "Videos", de: "Videos", ar: "مقاطع الفيديو" }
    pub sections { en: "Parts of the library", de: "Teile der Bibliothek", ar: "أقسام المكتبة" }
    pub categories { en: "Categories", de: "Kategorien", ar: "الفئات" }
    pub category { en: "Category", de: "Kategorie", ar: "الفئة" }
    pub all_categories { en: "All categories", de: "Alle Kategorien", ar: "كل الفئات" }
    pub no_category { en: "No category", de: "Keine Kategorie", ar: "بلا فئة" }

    pub search_documents { en: "Search documents", de: "Dokumente durchsuchen", ar: "ابحث في المستندات" }
    pub search_questions { en: "Search questions and answers", de: "Fragen und Antworten durchsuchen", ar: "ابحث في الأسئلة والأجوبة" }
    pub search_videos { en: "Search videos", de: "Videos durchsuchen", ar: "ابحث في مقاطع الفيديو" }
    pub questions_found(n: u64) { en: one "{n} question found" other "{n} questions found", de: one "{n} Frage gefunden" other "{n} Fragen gefunden", ar: zero "لم يُعثر على أي سؤال" one "عُثر على سؤال واحد" two "عُثر على سؤالين" few "عُثر على {n} أسئلة" many "عُثر على {n} سؤالًا" other "عُثر على {n} سؤال" }
    pub only_tag(tag: &str) { en: "Only with #{tag}", de: "Nur mit #{tag}", ar: "مع #{tag} فقط" }
    pub show_all { en: "Show all", de: "Alle zeigen", ar: "عرض الكل" }
    pub state { en: "Which documents", de: "Welche Dokumente", ar: "أي المستندات" }
    pub state_all { en: "All documents", de: "Alle Dokumente", ar: "كل المستندات" }
    pub state_mine { en: "Mine", de: "Meine", ar: "مستنداتي" }
    pub state_published { en: "Published", de: "Veröffentlicht", ar: "المنشورة" }
    pub state_drafts { en: "Drafts", de: "Entwürfe", ar: "المسودات" }
    pub state_expiring { en: "Expiring or expired", de: "Bald oder schon abgelaufen", ar: "منتهية أو تنتهي قريبًا" }
    pub state_bookmarked { en: "Bookmarked", de: "Gemerkt", ar: "المحفوظة" }
    pub sort { en: "Sort", de: "Sortieren", ar: "الترتيب" }
    pub sort_latest { en: "Latest first", de: "Neueste zuerst", ar: "الأحدث أولًا" }
    pub sort_name { en: "By name", de: "Nach Namen", ar: "حسب الاسم" }
    pub sort_changed { en: "By change", de: "Nach Änderung", ar: "حسب التعديل" }
    pub sort_expiry { en: "By expiry", de: "Nach Ablauf", ar: "حسب الانتهاء" }
    pub view { en: "View", de: "Ansicht", ar: "طريقة العرض" }
    pub view_table { en: "Table", de: "Tabelle", ar: "جدول" }
    pub view_grid { en: "Grid", de: "Kacheln", ar: "شبكة" }
    pub which_photos { en: "Which photos", de: "Welche Fotos", ar: "أي الصور" }
    pub photos_all { en: "All", de: "Alle", ar: "الكل" }
    pub photos_friends { en: "Of friends", de: "Von Freunden", ar: "من الأصدقاء" }
    pub photos_team { en: "Of my team", de: "Aus meinem Team", ar: "من فريقي" }
    pub photos_tagged { en: "With me", de: "Mit mir", ar: "أظهر فيها" }
    pub photos_only_me { en: "Only mine", de: "Nur für mich", ar: "لي فقط" }
    pub following_only { en: "Only of people I follow", de: "Nur von Personen, denen ich folge", ar: "ممن أتابعهم فقط" }

    pub name { en: "Name", de: "Name", ar: "الاسم" }
    pub owners { en: "Owners", de: "Verantwortliche", ar: "المسؤولون" }
    pub changed { en: "Changed", de: "Geändert", ar: "آخر تعديل" }
    pub expires { en: "Expires", de: "Läuft ab", ar: "تاريخ الانتهاء" }
    pub expires_on(day: &str) { en: "Expires {day}", de: "Läuft ab am {day}", ar: "ينتهي في {day}" }
    pub expired_on(day: &str) { en: "Expired {day}", de: "Abgelaufen am {day}", ar: "انتهى في {day}" }
    pub draft { en: "Draft", de: "Entwurf", ar: "مسودة" }
    pub bookmarked { en: "Bookmarked", de: "Gemerkt", ar: "محفوظ" }
    pub tags { en: "Tags", de: "Schlagwörter", ar: "الوسوم" }
    pub tags_help { en: "Separated by commas, at most 20.", de: "Durch Kommas getrennt, höchstens 20.", ar: "مفصولة بفواصل، 20 على الأكثر." }
    pub tag_too_long(tag: &str, most: &str) { en: "“{tag}” has more than {most} characters.", de: "„{tag}“ hat mehr als {most} Zeichen.", ar: "«{tag}» أطول من {most} حرفًا." }
    pub too_many_tags(most: &str) { en: "At most {most} tags.", de: "Höchstens {most} Schlagwörter.", ar: "{most} وسمًا على الأكثر." }
    pub file { en: "File", de: "Datei", ar: "الملف" }
    pub files { en: "Files", de: "Dateien", ar: "الملفات" }
    pub shared { en: "Shared", de: "Geteilt", ar: "تاريخ المشاركة" }
    pub shared_by { en: "Shared by", de: "Geteilt von", ar: "شاركه" }
    pub photo_by(name: &str, author: &str) { en: "{name}, by {author}", de: "{name}, von {author}", ar: "{name}، بواسطة {author}" }
    pub with_people(names: &str) { en: "with {names}", de: "mit {names}", ar: "مع {names}" }
    pub actions_of(name: &str) { en: "Actions for {name}", de: "Aktionen für {name}", ar: "إجراءات {name}" }

    pub empty_documents { en: "No documents yet. Drop files here to add them.", de: "Noch keine Dokumente. Ziehen Sie Dateien hierher.", ar: "لا مستندات بعد. أفلت الملفات هنا لإضافتها." }
    pub empty_faqs { en: "No questions yet.", de: "Noch keine Fragen.", ar: "لا أسئلة بعد." }
    pub empty_photos { en: "No photos yet. Drop pictures here to share them.", de: "Noch keine Fotos. Ziehen Sie Bilder hierher.", ar: "لا صور بعد. أفلت الصور هنا لمشاركتها." }
    pub empty_videos { en: "No videos yet. Drop one here to share it.", de: "Noch keine Videos. Ziehen Sie eines hierher.", ar: "لا مقاطع فيديو بعد. أفلت مقطعًا هنا لمشاركته." }
    pub empty_filtered { en: "Nothing fits what you are looking for.", de: "Nichts passt zu dem, was Sie suchen.", ar: "لا شيء يطابق ما تبحث عنه." }
    pub list_failed { en: "The list could not be loaded.", de: "Die Liste konnte nicht geladen werden.", ar: "تعذّر تحميل القائمة." }
    pub more_failed { en: "The rest of the list could not be loaded.", de: "Der Rest der Liste konnte nicht geladen werden.", ar: "تعذّر تحميل بقية القائمة." }
    pub item_failed { en: "This could not be opened.", de: "Das konnte nicht geöffnet werden.", ar: "تعذّر فتح هذا." }
    pub preview_failed { en: "The preview could not be loaded.", de: "Die Vorschau konnte nicht geladen werden.", ar: "تعذّر تحميل المعاينة." }
    pub no_preview { en: "This kind of file cannot be shown here. Save it to open it.", de: "Diese Art von Datei lässt sich hier nicht zeigen. Speichern Sie sie, um sie zu öffnen.", ar: "لا يمكن عرض هذا النوع من الملفات هنا. احفظه لفتحه." }
    pub no_viewer { en: "This browser has no viewer for PDF.", de: "Dieser Browser kann PDF nicht anzeigen.", ar: "لا يملك هذا المتصفح عارضًا لملفات PDF." }
    pub open_document(size: &str) { en: "Open the document ({size})", de: "Dokument öffnen ({size})", ar: "فتح المستند ({size})" }
    pub open_at(site: &str) { en: "Open at {site}", de: "Öffnen bei {site}", ar: "فتح في {site}" }
    pub plays_at(site: &str) { en: "This video plays at {site}.", de: "Dieses Video läuft bei {site}.", ar: "يُعرض هذا المقطع في {site}." }
    pub see_whole(name: &str) { en: "See {name} whole", de: "{name} ganz ansehen", ar: "عرض {name} كاملة" }
    pub text_cut(size: &str) { en: "Only the first {size} are shown.", de: "Nur die ersten {size} werden gezeigt.", ar: "يُعرض أول {size} فقط." }
    pub close_item { en: "Close", de: "Schließen", ar: "إغلاق" }

    pub upload { en: "Upload", de: "Hochladen", ar: "رفع" }
    pub add_link { en: "Add link", de: "Link hinzufügen", ar: "إضافة رابط" }
    pub add_photos { en: "Add photos", de: "Fotos hinzufügen", ar: "إضافة صور" }
    pub add_documents_count(n: u64) { en: one "Add {n} document" other "Add {n} documents", de: one "{n} Dokument hinzufügen" other "{n} Dokumente hinzufügen", ar: zero "لا مستندات" one "إضافة مستند واحد" two "إضافة مستندين" few "إضافة {n} مستندات" many "إضافة {n} مستندًا" other "إضافة {n} مستند" }
    pub add_photos_count(n: u64) { en: one "Add {n} photo" other "Add {n} photos", de: one "{n} Foto hinzufügen" other "{n} Fotos hinzufügen", ar: zero "لا صور" one "إضافة صورة واحدة" two "إضافة صورتين" few "إضافة {n} صور" many "إضافة {n} صورة" other "إضافة {n} صورة" }
    pub add_videos_count(n: u64) { en: one "Add {n} video" other "Add {n} videos", de: one "{n} Video hinzufügen" other "{n} Videos hinzufügen", ar: zero "لا مقاطع" one "إضافة مقطع واحد" two "إضافة مقطعين" few "إضافة {n} مقاطع" many "إضافة {n} مقطعًا" other "إضافة {n} مقطع" }
    pub other_files(n: u64) { en: one "and {n} more" other "and {n} more", de: one "und {n} weitere" other "und {n} weitere", ar: one "وملف آخر" two "وملفان آخران" few "و{n} ملفات أخرى" many "و{n} ملفًا آخر" other "و{n} ملف آخر" }
    pub uploads { en: "Uploads", de: "Hochladen", ar: "عمليات الرفع" }
    pub uploading(done: &str, all: &str) { en: "Uploading: {done} of {all}", de: "Wird hochgeladen: {done} von {all}", ar: "جارٍ الرفع: {done} من {all}" }
    pub uploaded(n: u64) { en: one "{n} uploaded" other "{n} uploaded", de: one "{n} hochgeladen" other "{n} hochgeladen", ar: zero "لم يُرفع شيء" one "رُفع ملف واحد" two "رُفع ملفان" few "رُفعت {n} ملفات" many "رُفع {n} ملفًا" other "رُفع {n} ملف" }
    pub not_uploaded(n: u64) { en: one "{n} failed" other "{n} failed", de: one "{n} fehlgeschlagen" other "{n} fehlgeschlagen", ar: one "فشل ملف واحد" two "فشل ملفان" few "فشلت {n} ملفات" many "فشل {n} ملفًا" other "فشل {n} ملف" }
    pub not_accepted(n: u64) { en: one "{n} not accepted" other "{n} not accepted", de: one "{n} nicht angenommen" other "{n} nicht angenommen", ar: one "ملف واحد غير مقبول" two "ملفان غير مقبولين" few "{n} ملفات غير مقبولة" many "{n} ملفًا غير مقبول" other "{n} ملف غير مقبول" }
    pub retry_failed(n: u64) { en: one "Retry {n} failed" other "Retry {n} failed", de: one "{n} fehlgeschlagene erneut versuchen" other "{n} fehlgeschlagene erneut versuchen", ar: one "أعد محاولة ملف واحد" two "أعد محاولة ملفين" few "أعد محاولة {n} ملفات" many "أعد محاولة {n} ملفًا" other "أعد محاولة {n} ملف" }
    pub fold_uploads { en: "Hide list", de: "Liste ausblenden", ar: "إخفاء القائمة" }
    pub unfold_uploads { en: "Show list", de: "Liste zeigen", ar: "عرض القائمة" }
    pub close_uploads { en: "Close the uploads", de: "Hochladen schließen", ar: "إغلاق عمليات الرفع" }

    pub new_link { en: "New link", de: "Neuer Link", ar: "رابط جديد" }
    pub new_video_link { en: "Link to a video", de: "Link zu einem Video", ar: "رابط إلى مقطع فيديو" }
    pub new_faq { en: "New FAQ", de: "Neue Fragen", ar: "أسئلة جديدة" }
    pub edit_document { en: "Edit document", de: "Dokument bearbeiten", ar: "تعديل المستند" }
    pub edit_question { en: "Edit question", de: "Frage bearbeiten", ar: "تعديل السؤال" }
    pub edit_photo { en: "Edit photo", de: "Foto bearbeiten", ar: "تعديل الصورة" }
    pub edit_video { en: "Edit video", de: "Video bearbeiten", ar: "تعديل المقطع" }
    pub add { en: "Add", de: "Hinzufügen", ar: "إضافة" }
    pub added { en: "Added", de: "Hinzugefügt", ar: "أُضيف" }
    pub save { en: "Save", de: "Speichern", ar: "حفظ" }
    pub saved { en: "Saved", de: "Gespeichert", ar: "حُفظ" }
    pub discard { en: "Discard draft", de: "Entwurf verwerfen", ar: "تجاهل المسودة" }
    pub not_saved { en: "It was not saved. What you wrote is kept.", de: "Es wurde nicht gespeichert. Ihre Eingaben bleiben erhalten.", ar: "لم يُحفظ. ما كتبته باقٍ." }
    pub title { en: "Title", de: "Titel", ar: "العنوان" }
    pub description { en: "Description", de: "Beschreibung", ar: "الوصف" }
    pub address { en: "Address", de: "Adresse", ar: "عنوان الرابط" }
    pub address_help { en: "Of a page or file elsewhere, with https://", de: "Einer Seite oder Datei anderswo, mit https://", ar: "لصفحة أو ملف في مكان آخر، يبدأ بـ https://" }
    pub video_address_help { en: "Of a video at YouTube, Vimeo or elsewhere, with https://", de: "Eines Videos bei YouTube, Vimeo oder anderswo, mit https://", ar: "لمقطع في يوتيوب أو فيميو أو غيرهما، يبدأ بـ https://" }
    pub address_wrong { en: "This is no address of the web: https://…", de: "Das ist keine Webadresse: https://…", ar: "هذا ليس عنوان ويب: https://…" }
    pub name_missing { en: "A name is needed.", de: "Ein Name wird gebraucht.", ar: "الاسم مطلوب." }
    pub owner_missing { en: "One owner at least is needed.", de: "Mindestens eine verantwortliche Person wird gebraucht.", ar: "يلزم مسؤول واحد على الأقل." }
    pub expires_help { en: "After this day only its owners still see it.", de: "Nach diesem Tag sehen es nur noch die Verantwortlichen.", ar: "بعد هذا اليوم لا يراه إلا المسؤولون." }
    pub published_label { en: "Published", de: "Veröffentlicht", ar: "منشور" }
    pub replace_file { en: "Replace the file", de: "Datei ersetzen", ar: "استبدال الملف" }
    pub wait_for_upload { en: "Wait until the file is uploaded.", de: "Warten Sie, bis die Datei hochgeladen ist.", ar: "انتظر حتى يُرفع الملف." }
    pub failed_upload { en: "The file was not uploaded: retry or remove it.", de: "Die Datei wurde nicht hochgeladen: Versuchen Sie es erneut oder entfernen Sie sie.", ar: "لم يُرفع الملف: أعد المحاولة أو أزله." }
    pub thumbnail { en: "Thumbnail", de: "Vorschaubild", ar: "الصورة المصغّرة" }
    pub choose_thumbnail { en: "Choose a thumbnail", de: "Vorschaubild wählen", ar: "اختيار صورة مصغّرة" }
    pub remove_thumbnail { en: "Remove thumbnail", de: "Vorschaubild entfernen", ar: "إزالة الصورة المصغّرة" }
    pub question { en: "Question", de: "Frage", ar: "السؤال" }
    pub answer { en: "Answer", de: "Antwort", ar: "الجواب" }
    pub more_to_say { en: "More (optional)", de: "Mehr dazu (freiwillig)", ar: "مزيد من التفاصيل (اختياري)" }
    pub markdown_help { en: "Markdown works: **bold**, lists, links.", de: "Markdown geht: **fett**, Listen, Links.", ar: "يمكن استخدام Markdown: **غامق** وقوائم وروابط." }
    pub another_question { en: "Add another question", de: "Weitere Frage hinzufügen", ar: "إضافة سؤال آخر" }
    pub remove_question { en: "Remove this question", de: "Diese Frage entfernen", ar: "إزالة هذا السؤال" }
    pub whole_faq { en: "What follows holds for all questions of this FAQ.", de: "Das Folgende gilt für alle Fragen, die dazugehören.", ar: "ما يلي يسري على كل أسئلة هذه المجموعة." }
    pub questions_incomplete { en: "Every question needs an answer, and neither may be too long.", de: "Jede Frage braucht eine Antwort, und beide dürfen nicht zu lang sein.", ar: "كل سؤال يحتاج إلى جواب، ولا يجوز أن يطول أي منهما." }
    pub text_missing { en: "Something is missing here.", de: "Hier fehlt etwas.", ar: "هنا شيء ناقص." }
    pub text_too_long { en: "This is too long.", de: "Das ist zu lang.", ar: "هذا أطول من اللازم." }

    pub only_me { en: "Only me", de: "Nur ich", ar: "أنا فقط" }
    pub only_owners { en: "Only its owners", de: "Nur die Verantwortlichen", ar: "المسؤولون فقط" }
    pub audience_unknown { en: "Who may see it now is not known to you. It stays so unless you choose.", de: "Wer es jetzt sehen darf, ist Ihnen nicht bekannt. Es bleibt so, wenn Sie nichts wählen.", ar: "من يمكنه رؤيته الآن غير معلوم لك. يبقى كذلك ما لم تختر." }

    pub edit { en: "Edit", de: "Bearbeiten", ar: "تعديل" }
    pub publish { en: "Publish", de: "Veröffentlichen", ar: "نشر" }
    pub unpublish { en: "Make it a draft", de: "Zum Entwurf machen", ar: "تحويل إلى مسودة" }
    pub published { en: "Published", de: "Veröffentlicht", ar: "نُشر" }
    pub unpublished { en: "Now a draft: only its owners see it", de: "Jetzt ein Entwurf: Nur die Verantwortlichen sehen es", ar: "أصبح مسودة: لا يراه إلا المسؤولون" }
    pub change_failed { en: "It was not changed.", de: "Es wurde nicht geändert.", ar: "لم يُغيَّر." }
    pub delete { en: "Delete", de: "Löschen", ar: "حذف" }
    pub delete_thing(name: &str) { en: "Delete “{name}” for everyone? This cannot be undone.", de: "„{name}“ für alle löschen? Das lässt sich nicht rückgängig machen.", ar: "هل تريد حذف «{name}» للجميع؟ لا يمكن التراجع عن ذلك." }
    pub delete_question(question: &str) { en: "Delete the question “{question}” with its answer? This cannot be undone; with its last question the FAQ goes.", de: "Die Frage „{question}“ mit ihrer Antwort löschen? Das lässt sich nicht rückgängig machen; mit der letzten Frage verschwindet auch der Rest.", ar: "هل تريد حذف السؤال «{question}» مع جوابه؟ لا يمكن التراجع عن ذلك، ومع آخر سؤال تُحذف المجموعة." }
    pub deleted(name: &str) { en: "“{name}” is deleted", de: "„{name}“ ist gelöscht", ar: "حُذف «{name}»" }
    pub delete_failed { en: "It was not deleted.", de: "Es wurde nicht gelöscht.", ar: "لم يُحذف." }
    pub copy_link { en: "Copy link", de: "Link kopieren", ar: "نسخ الرابط" }

    pub key_next { en: "Next", de: "Weiter", ar: "التالي" }
    pub key_previous { en: "Previous", de: "Zurück", ar: "السابق" }
    pub key_open { en: "Open", de: "Öffnen", ar: "فتح" }
    pub key_create { en: "Add", de: "Hinzufügen", ar: "إضافة" }
    pub key_upload { en: "Upload files", de: "Dateien hochladen", ar: "رفع ملفات" }
    pub key_search { en: "Search", de: "Suchen", ar: "بحث" }
    pub key_close { en: "Close what is open", de: "Offenes schließen", ar: "إغلاق المفتوح" }
}
