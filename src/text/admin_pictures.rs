//! Texts of what some screens of Admin have besides tables and forms.

use super::texts;

texts! {
    pub as_table { en: "Table", de: "Tabelle", ar: "جدول" }
    pub as_picture { en: "Picture", de: "Bild", ar: "مخطط" }
    pub as_what { en: "Shown as", de: "Ansicht", ar: "العرض" }

    pub apart { en: "Who is kept apart from whom", de: "Wer von wem getrennt ist", ar: "من يُفصل عن من" }
    pub apart_empty { en: "There are no groups yet. Policies keep groups apart.", de: "Noch gibt es keine Gruppen. Regeln trennen Gruppen voneinander.", ar: "لا توجد مجموعات بعد. السياسات تفصل بين المجموعات." }
    pub apart_to_groups { en: "To the groups", de: "Zu den Gruppen", ar: "إلى المجموعات" }
    pub apart_hint { en: "Point at a square, or move to it with the arrow keys, and it is said here what it means.", de: "Auf ein Feld zeigen oder mit den Pfeiltasten hingehen: hier steht dann, was es bedeutet.", ar: "أشر إلى مربع أو انتقل إليه بمفاتيح الأسهم وسيظهر معناه هنا." }
    pub apart_yes { en: "Kept apart", de: "Getrennt", ar: "مفصولون" }
    pub apart_outside { en: "Outside of what is allowed", de: "Außerhalb des Erlaubten", ar: "خارج المسموح" }
    pub apart_together { en: "Allowed", de: "Erlaubt", ar: "مسموح" }
    pub apart_off { en: "Inactive", de: "Nicht aktiv", ar: "غير نشط" }
    pub apart_nothing { en: "No rule", de: "Keine Regel", ar: "لا قاعدة" }
    pub apart_says_yes(a: &str, b: &str) { en: "Nobody of {a} is in a conversation with anybody of {b}.", de: "Niemand aus {a} ist mit jemandem aus {b} in einem Gespräch.", ar: "لا أحد من {a} في محادثة مع أي شخص من {b}." }
    pub apart_says_outside(a: &str, b: &str) { en: "{a} and {b} are kept apart: a policy allows one of them only its own groups, and the other is none of these.", de: "{a} und {b} sind getrennt: einer der beiden Gruppen erlaubt eine Regel nur bestimmte Gruppen, und die andere ist nicht dabei.", ar: "{a} و{b} مفصولتان: تسمح سياسة لإحداهما بمجموعات محددة فقط والأخرى ليست منها." }
    pub apart_says_together(a: &str, b: &str) { en: "{a} and {b} may be in conversations with each other, and only with groups of the same policy.", de: "{a} und {b} dürfen miteinander in Gesprächen sein, und sonst nur mit Gruppen derselben Regel.", ar: "يمكن لـ {a} و{b} التحادث معًا، ومع مجموعات السياسة نفسها فقط." }
    pub apart_says_off(a: &str, b: &str) { en: "A policy names {a} and {b}, but it or one of the groups is not active: nothing keeps them apart.", de: "Eine Regel nennt {a} und {b}, aber sie oder eine der Gruppen ist nicht aktiv: nichts trennt sie.", ar: "تذكر سياسة {a} و{b} لكنها أو إحدى المجموعتين غير نشطة: لا شيء يفصلهما." }
    pub apart_says_nothing(a: &str, b: &str) { en: "No policy says anything about {a} and {b}.", de: "Keine Regel sagt etwas über {a} und {b}.", ar: "لا تقول أي سياسة شيئًا عن {a} و{b}." }
    pub apart_press_policy { en: "Press to open the policy.", de: "Drücken öffnet die Regel.", ar: "اضغط لفتح السياسة." }
    pub apart_press_make { en: "Press to make a policy for both.", de: "Drücken legt eine Regel für beide an.", ar: "اضغط لإنشاء سياسة للمجموعتين." }
    pub apart_people(n: u64) { en: one "{n} person" other "{n} people", de: one "{n} Person" other "{n} Personen", ar: zero "لا أحد" one "شخص واحد" two "شخصان" few "{n} أشخاص" many "{n} شخصًا" other "{n} شخص" }
    pub apart_group_off(group: &str) { en: "{group} is not active: no policy has an effect on it.", de: "{group} ist nicht aktiv: keine Regel wirkt auf sie.", ar: "{group} غير نشطة: لا تؤثر فيها أي سياسة." }
    pub apart_list { en: "The same as a list", de: "Dasselbe als Liste", ar: "القائمة نفسها" }
    pub apart_one { en: "Group", de: "Gruppe", ar: "المجموعة" }
    pub apart_other { en: "And", de: "Und", ar: "و" }
    pub apart_none { en: "No policy names two groups.", de: "Keine Regel nennt zwei Gruppen.", ar: "لا توجد سياسة تذكر مجموعتين." }

    pub pem_choose { en: "Choose a file", de: "Datei wählen", ar: "اختر ملفًا" }
    pub pem_drop { en: "or drop a .pem or .crt file here, or paste below.", de: "oder eine .pem- oder .crt-Datei hier ablegen, oder unten einfügen.", ar: "أو أفلت ملف ‎.pem أو ‎.crt هنا، أو الصق أدناه." }
    pub pem_reading { en: "Reading the certificate…", de: "Das Zertifikat wird gelesen …", ar: "تجري قراءة الشهادة…" }
    pub pem_unreadable { en: "This is not one certificate as PEM.", de: "Das ist kein einzelnes Zertifikat als PEM.", ar: "هذه ليست شهادة واحدة بصيغة PEM." }
    pub pem_what { en: "What is in it", de: "Was darin steht", ar: "محتواها" }
    pub pem_known(name: &str) { en: "It is there already, as “{name}”.", de: "Es ist schon da, als „{name}“.", ar: "موجودة بالفعل باسم «{name}»." }
    pub pem_too_large(size: &str) { en: "{size} is too large for a certificate.", de: "{size} ist zu groß für ein Zertifikat.", ar: "{size} أكبر من أن يكون شهادة." }
    pub subject { en: "Subject", de: "Inhaber", ar: "صاحبها" }
    pub issuer { en: "Issuer", de: "Aussteller", ar: "المُصدر" }
    pub valid_from { en: "Valid from", de: "Gültig ab", ar: "صالحة من" }
    pub valid_until { en: "Valid until", de: "Gültig bis", ar: "صالحة حتى" }
    pub fingerprint { en: "Fingerprint", de: "Fingerabdruck", ar: "البصمة" }
    pub expires_in(n: u64) { en: one "Expires in {n} day" other "Expires in {n} days", de: one "Läuft in {n} Tag ab" other "Läuft in {n} Tagen ab", ar: zero "تنتهي اليوم" one "تنتهي خلال يوم" two "تنتهي خلال يومين" few "تنتهي خلال {n} أيام" many "تنتهي خلال {n} يومًا" other "تنتهي خلال {n} يوم" }
    pub expires_today { en: "Expires today", de: "Läuft heute ab", ar: "تنتهي اليوم" }
    pub expired_on(day: &str) { en: "Expired on {day}", de: "Abgelaufen am {day}", ar: "انتهت في {day}" }
    pub until(day: &str) { en: "Until {day}", de: "Bis {day}", ar: "حتى {day}" }
    pub issuers { en: "Issued by, and issuer of", de: "Ausgestellt von und Aussteller von", ar: "مُصدرها وما أصدرته" }
    pub issuer_unknown { en: "Who issued it is not among the certificates here, or it issued itself.", de: "Wer es ausgestellt hat, ist nicht unter den Zertifikaten hier, oder es hat sich selbst ausgestellt.", ar: "من أصدرها ليس بين الشهادات هنا، أو أصدرت نفسها." }
    pub issued_more { en: "There are more than are shown here.", de: "Es gibt mehr, als hier gezeigt wird.", ar: "هناك أكثر مما يظهر هنا." }

    pub picture_choose { en: "Choose a picture", de: "Bild wählen", ar: "اختر صورة" }
    pub picture_another { en: "Choose another picture", de: "Anderes Bild wählen", ar: "اختر صورة أخرى" }
    pub picture_drop { en: "or drop one here. PNG, JPEG, GIF or WebP, at most 20 MB.", de: "oder hier ablegen. PNG, JPEG, GIF oder WebP, höchstens 20 MB.", ar: "أو أفلت صورة هنا. PNG أو JPEG أو GIF أو WebP، بحد أقصى 20 ميغابايت." }
    pub picture_needed { en: "Choose a picture first.", de: "Zuerst ein Bild wählen.", ar: "اختر صورة أولًا." }
    pub picture_unreadable(name: &str) { en: "“{name}” is no picture that can be read.", de: "„{name}“ ist kein lesbares Bild.", ar: "«{name}» ليست صورة يمكن قراءتها." }
    pub picture_too_large(size: &str) { en: "{size} is too large; 20 MB at most.", de: "{size} ist zu groß; höchstens 20 MB.", ar: "{size} كبير جدًا؛ 20 ميغابايت كحد أقصى." }
    pub picture_place { en: "The square that is kept. Drag, or move it with the arrow keys; plus and minus change the zoom.", de: "Das Quadrat, das bleibt. Ziehen oder mit den Pfeiltasten verschieben; Plus und Minus ändern die Vergrößerung.", ar: "المربع المحتفظ به. اسحب أو حرّك بمفاتيح الأسهم؛ زائد وناقص يغيران التكبير." }
    pub picture_zoom { en: "Zoom", de: "Vergrößerung", ar: "التكبير" }
    pub picture_preview { en: "How it will look", de: "So wird es aussehen", ar: "كيف ستبدو" }
    pub picture_none { en: "There is no picture.", de: "Es gibt kein Bild.", ar: "لا توجد صورة." }
    pub picture_of(name: &str) { en: "Picture of {name}", de: "Bild von {name}", ar: "صورة {name}" }
    pub open { en: "Open", de: "Öffnen", ar: "فتح" }
    pub download { en: "Download", de: "Herunterladen", ar: "تنزيل" }

    pub links_preview { en: "How it will look", de: "So wird es aussehen", ar: "كيف سيبدو" }
    pub links_new { en: "New", de: "Neu", ar: "جديد" }
    pub links_unnamed { en: "Without a name", de: "Ohne Namen", ar: "بلا اسم" }
    pub links_no_address { en: "No address yet", de: "Noch keine Adresse", ar: "لا عنوان بعد" }
    pub links_signs_in { en: "Signs in", de: "Meldet an", ar: "يسجل الدخول" }


    pub take_along { en: "Files and transcript", de: "Dateien und Verlauf", ar: "الملفات والسجل" }
    pub transcript { en: "Save transcript", de: "Verlauf speichern", ar: "حفظ السجل" }
    pub transcript_done(n: u64) { en: one "{n} message saved" other "{n} messages saved", de: one "{n} Nachricht gespeichert" other "{n} Nachrichten gespeichert", ar: zero "لا رسائل" one "حُفظت رسالة" two "حُفظت رسالتان" few "حُفظت {n} رسائل" many "حُفظت {n} رسالة" other "حُفظت {n} رسالة" }
    pub transcript_failed { en: "The transcript could not be loaded whole. Nothing was saved.", de: "Der Verlauf konnte nicht ganz geladen werden. Nichts wurde gespeichert.", ar: "تعذّر تحميل السجل كاملًا. لم يُحفظ شيء." }
    pub no_files { en: "No files were sent in this chat.", de: "In diesem Chat wurden keine Dateien gesendet.", ar: "لم تُرسل ملفات في هذه المحادثة." }
    pub more_files { en: "Show more files", de: "Mehr Dateien zeigen", ar: "عرض المزيد من الملفات" }
}
