//! Texts of the shell: sign-in, navigation, settings, what is wrong.

use super::texts;

texts! {
    pub app_name { en: "Rotunda", de: "Rotunda", ar: "روتوندا" }
    pub feeds { en: "Feeds", de: "Feeds", ar: "المنشورات" }
    pub chats { en: "Chats", de: "Chats", ar: "المحادثات" }
    pub events { en: "Events", de: "Termine", ar: "الفعاليات" }
    pub tasks { en: "Tasks", de: "Aufgaben", ar: "المهام" }
    pub documents { en: "Documents", de: "Dokumente", ar: "المستندات" }
    pub settings { en: "Settings", de: "Einstellungen", ar: "الإعدادات" }
    pub navigation { en: "Areas", de: "Bereiche", ar: "الأقسام" }
    pub skip_to_content { en: "Skip to content", de: "Zum Inhalt springen", ar: "تخطَّ إلى المحتوى" }
    pub search_or_go { en: "Search or go to…", de: "Suchen oder gehen zu …", ar: "ابحث أو انتقل إلى…" }
    pub loading { en: "Loading…", de: "Wird geladen …", ar: "جارٍ التحميل…" }

    pub sign_in { en: "Sign in", de: "Anmelden", ar: "تسجيل الدخول" }
    pub sign_in_lead { en: "Sign in to your workplace", de: "Melden Sie sich an Ihrem Arbeitsplatz an", ar: "سجّل الدخول إلى مكان عملك" }
    pub sign_in_again { en: "Sign in again", de: "Erneut anmelden", ar: "سجّل الدخول مجددًا" }
    pub sign_in_again_lead { en: "Your session has ended. Sign in to go on where you were; nothing you typed is lost.", de: "Ihre Sitzung ist beendet. Melden Sie sich an, um weiterzumachen; nichts Geschriebenes geht verloren.", ar: "انتهت جلستك. سجّل الدخول للمتابعة من حيث كنت؛ لن يضيع شيء مما كتبته." }
    pub email { en: "E-mail", de: "E-Mail", ar: "البريد الإلكتروني" }
    pub password { en: "Password", de: "Passwort", ar: "كلمة المرور" }
    pub email_missing { en: "Enter your e-mail address.", de: "Geben Sie Ihre E-Mail-Adresse ein.", ar: "أدخل بريدك الإلكتروني." }
    pub password_missing { en: "Enter your password.", de: "Geben Sie Ihr Passwort ein.", ar: "أدخل كلمة المرور." }
    pub wrong_password { en: "E-mail and password do not belong together.", de: "E-Mail und Passwort passen nicht zusammen.", ar: "البريد الإلكتروني وكلمة المرور غير متطابقين." }
    pub try_as { en: "Or try it as", de: "Oder ausprobieren als", ar: "أو جرّبه بصفتك" }
    pub persona_employee { en: "Employee", de: "Mitarbeitende", ar: "موظف" }
    pub persona_head { en: "Department head", de: "Abteilungsleitung", ar: "رئيس قسم" }
    pub admin { en: "Admin", de: "Verwaltung", ar: "الإدارة" }
    pub persona_help_desk { en: "Help desk", de: "Kundendienst", ar: "مكتب المساعدة" }
    pub persona_compliance { en: "Compliance", de: "Compliance", ar: "الامتثال" }
    pub persona_user_admin { en: "User admin", de: "Benutzerverwaltung", ar: "مسؤول المستخدمين" }
    pub persona_admin { en: "Organization admin", de: "Administration", ar: "مسؤول المؤسسة" }
    pub persona_bench { en: "Benchmark", de: "Messungen", ar: "قياس الأداء" }
    pub invitation_lead(org: &str) { en: "Choose a password for your account at {org}.", de: "Wählen Sie ein Passwort für Ihr Konto bei {org}.", ar: "اختر كلمة مرور لحسابك في {org}." }
    pub invitation_lead_named(name: &str, org: &str) { en: "Hello {name}. Choose a password for your account at {org}.", de: "Hallo {name}. Wählen Sie ein Passwort für Ihr Konto bei {org}.", ar: "مرحبًا {name}. اختر كلمة مرور لحسابك في {org}." }
    pub invitation_over { en: "This invitation was used or is over. Sign in, or ask an administrator for another one.", de: "Diese Einladung wurde benutzt oder ist abgelaufen. Melden Sie sich an, oder bitten Sie die Administration um eine neue.", ar: "استُخدمت هذه الدعوة أو انتهت صلاحيتها. سجّل الدخول أو اطلب دعوة جديدة من أحد المسؤولين." }
    pub invitation_unread { en: "The invitation could not be read.", de: "Die Einladung konnte nicht gelesen werden.", ar: "تعذّرت قراءة الدعوة." }
    pub accept_invitation { en: "Start", de: "Loslegen", ar: "ابدأ" }
    pub new_password { en: "New password", de: "Neues Passwort", ar: "كلمة مرور جديدة" }
    pub password_help { en: "At least 10 characters.", de: "Mindestens 10 Zeichen.", ar: "10 أحرف على الأقل." }
    pub password_short { en: "Use at least 10 characters.", de: "Nehmen Sie mindestens 10 Zeichen.", ar: "استخدم 10 أحرف على الأقل." }
    pub sign_out { en: "Sign out", de: "Abmelden", ar: "تسجيل الخروج" }
    pub sign_out_everywhere { en: "Sign out on all devices", de: "Auf allen Geräten abmelden", ar: "تسجيل الخروج من كل الأجهزة" }
    pub sign_out_everywhere_help { en: "Ends every session of yours, this one included.", de: "Beendet alle Ihre Sitzungen, auch diese.", ar: "ينهي كل جلساتك، بما فيها هذه." }
    pub signed_in_as(name: &str) { en: "Signed in as {name}", de: "Angemeldet als {name}", ar: "مسجّل الدخول باسم {name}" }
    pub account { en: "Account", de: "Konto", ar: "الحساب" }

    pub appearance { en: "Appearance", de: "Darstellung", ar: "المظهر" }
    pub theme { en: "Theme", de: "Farbschema", ar: "السمة" }
    pub theme_system { en: "System", de: "System", ar: "النظام" }
    pub theme_light { en: "Light", de: "Hell", ar: "فاتح" }
    pub theme_dark { en: "Dark", de: "Dunkel", ar: "داكن" }
    pub theme_contrast { en: "High contrast", de: "Hoher Kontrast", ar: "تباين عالٍ" }
    pub density { en: "Density", de: "Dichte", ar: "الكثافة" }
    pub density_comfortable { en: "Comfortable", de: "Komfortabel", ar: "مريح" }
    pub density_compact { en: "Compact", de: "Kompakt", ar: "مضغوط" }
    pub language { en: "Language", de: "Sprache", ar: "اللغة" }
    pub profile { en: "Profile", de: "Profil", ar: "الملف الشخصي" }
    pub profile_source { en: "Your profile is kept by your organization.", de: "Ihr Profil wird von Ihrer Organisation gepflegt.", ar: "تدير مؤسستك ملفك الشخصي." }

    pub palette { en: "Command palette", de: "Befehlspalette", ar: "لوحة الأوامر" }
    pub palette_short { en: "Search", de: "Suche", ar: "بحث" }
    pub palette_empty { en: "Nothing matches.", de: "Nichts gefunden.", ar: "لا توجد نتائج." }
    pub keys { en: "Keyboard shortcuts", de: "Tastenkürzel", ar: "اختصارات لوحة المفاتيح" }
    pub keys_everywhere { en: "Everywhere", de: "Überall", ar: "في كل مكان" }
    pub key_palette { en: "Open the command palette", de: "Befehlspalette öffnen", ar: "فتح لوحة الأوامر" }
    pub key_sheet { en: "Show this sheet", de: "Diese Übersicht zeigen", ar: "عرض هذه القائمة" }
    pub key_go_feeds { en: "Go to Feeds", de: "Zu Feeds gehen", ar: "الانتقال إلى المنشورات" }
    pub key_go_events { en: "Go to Events", de: "Zu den Terminen gehen", ar: "الانتقال إلى الفعاليات" }
    pub key_go_tasks { en: "Go to Tasks", de: "Zu den Aufgaben gehen", ar: "الانتقال إلى المهام" }
    pub key_go_documents { en: "Go to Documents", de: "Zu den Dokumenten gehen", ar: "الانتقال إلى المستندات" }
    pub key_go_chats { en: "Go to Chats", de: "Zu den Chats gehen", ar: "الانتقال إلى المحادثات" }
    pub key_go_admin { en: "Go to Admin", de: "Zur Verwaltung gehen", ar: "الانتقال إلى الإدارة" }
    pub key_go_settings { en: "Go to Settings", de: "Zu den Einstellungen gehen", ar: "الانتقال إلى الإعدادات" }
    pub key_regions { en: "Next region", de: "Nächster Bereich", ar: "المنطقة التالية" }
    pub close { en: "Close", de: "Schließen", ar: "إغلاق" }

    pub not_found { en: "There is nothing at this address.", de: "Unter dieser Adresse gibt es nichts.", ar: "لا يوجد شيء في هذا العنوان." }
    pub not_found_action { en: "Go to Feeds", de: "Zu Feeds", ar: "إلى المنشورات" }
    pub chunk_failed { en: "This part of Rotunda could not be loaded.", de: "Dieser Teil von Rotunda konnte nicht geladen werden.", ar: "تعذّر تحميل هذا الجزء من روتوندا." }
    pub chunk_failed_help { en: "There may be a new version, or the network is down. Nothing you typed is lost.", de: "Vielleicht gibt es eine neue Version, oder das Netz ist weg. Nichts Geschriebenes geht verloren.", ar: "قد تكون هناك نسخة جديدة أو أن الشبكة مقطوعة. لن يضيع شيء مما كتبته." }
    pub reload { en: "Reload", de: "Neu laden", ar: "إعادة التحميل" }

    pub strip_offline { en: "No connection to the server. What is loaded stays readable; you can go on writing.", de: "Keine Verbindung zum Server. Geladenes bleibt lesbar; Sie können weiterschreiben.", ar: "لا اتصال بالخادم. يبقى ما تم تحميله مقروءًا ويمكنك متابعة الكتابة." }
    pub strip_unavailable { en: "The server cannot answer at the moment. What is loaded stays readable.", de: "Der Server kann gerade nicht antworten. Geladenes bleibt lesbar.", ar: "لا يستطيع الخادم الرد حاليًا. يبقى ما تم تحميله مقروءًا." }
    pub try_again { en: "Try again", de: "Erneut versuchen", ar: "حاول مجددًا" }

    pub why_offline { en: "The server could not be reached.", de: "Der Server war nicht erreichbar.", ar: "تعذّر الوصول إلى الخادم." }
    pub why_unavailable { en: "The server is busy or down. Try again in a moment.", de: "Der Server ist überlastet oder aus. Versuchen Sie es gleich noch einmal.", ar: "الخادم مشغول أو متوقف. حاول بعد قليل." }
    pub why_unauthenticated { en: "You are signed out.", de: "Sie sind abgemeldet.", ar: "أنت غير مسجّل الدخول." }
    pub why_forbidden { en: "You may not do this. An administrator of your organization can help.", de: "Das dürfen Sie nicht. Die Administration Ihrer Organisation kann helfen.", ar: "لا يُسمح لك بذلك. يمكن لمسؤول مؤسستك المساعدة." }
    pub why_not_found { en: "It is gone, or you may not see it.", de: "Es ist weg, oder Sie dürfen es nicht sehen.", ar: "لم يعد موجودًا، أو لا يُسمح لك برؤيته." }
    pub why_done_before { en: "It was saved when you sent it first, as it was then: change it in its list. Sent again, this becomes another one.", de: "Beim ersten Senden wurde es so gespeichert, wie es da war: Ändern Sie es in der Liste. Noch einmal gesendet wird dies ein zweites.", ar: "حُفظ عند إرساله أول مرة كما كان حينها: عدّله في القائمة. وإن أرسلت هذا ثانيةً صار عنصرًا آخر." }
    pub why_conflict { en: "It has changed meanwhile.", de: "Es hat sich inzwischen geändert.", ar: "لقد تغيّر في هذه الأثناء." }
    pub why_too_large { en: "It is too large.", de: "Es ist zu groß.", ar: "حجمه كبير جدًا." }
    pub why_unsupported { en: "This kind of file is not accepted.", de: "Diese Art von Datei wird nicht angenommen.", ar: "هذا النوع من الملفات غير مقبول." }
    pub why_rate_limited { en: "Too many tries. Wait a moment.", de: "Zu viele Versuche. Warten Sie einen Moment.", ar: "محاولات كثيرة جدًا. انتظر قليلًا." }
    pub why_rate_limited_for(seconds: u64) { en: one "Too many tries. Wait {seconds} second." other "Too many tries. Wait {seconds} seconds.", de: one "Zu viele Versuche. Warten Sie {seconds} Sekunde." other "Zu viele Versuche. Warten Sie {seconds} Sekunden.", ar: other "محاولات كثيرة جدًا. انتظر {seconds} ثانية." }
    pub why_invalid(message: &str) { en: "The server did not accept this: {message}.", de: "Der Server hat das nicht angenommen: {message}.", ar: "لم يقبل الخادم هذا: {message}." }
    pub why_internal { en: "The server made a mistake. It is not your fault.", de: "Der Server hat einen Fehler gemacht. Es liegt nicht an Ihnen.", ar: "حدث خطأ في الخادم. ليس الخطأ منك." }
}
