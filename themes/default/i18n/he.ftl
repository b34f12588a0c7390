# The words of the interface, in Hebrew. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: verbal nouns on buttons (העתקה, הדפסה), impersonal "יש" or "אפשר" with an infinitive in sentences, as on
# gov.il, so that nothing depends on the reader's gender; "you" only as an unvocalised suffix (שלך).
# A page is "דף", the site is "אתר". States of a translation agree with "תרגום" (masculine).
# No directional marks.
# Plural forms: one (1), two (2), other; with one and two the number is a word.

## Around every page

skip-link = דילוג לתוכן
menu = תפריט
menu-close = סגירת התפריט
reach-label = ניווט בדף
to-top = חזרה למעלה
nav-label = ניווט ראשי
nav-earlier = קודמים ({ $n })
nav-later = הבאים ({ $n })
breadcrumbs-label = נתיב ניווט
# unsure: the name of a group of links to indexes and lists.
footer-label = רשימות ואינדקסים
languages-label = שפה
language-untranslated = (טרם תורגם)
tools-open = שפה ומראה
appearance = מראה
appearance-auto = לפי המכשיר
appearance-light = בהיר
appearance-dark = כהה
a-z = אינדקס א–ת
a-z-description = שמות דפים, כותרות ומונחים בסדר אלפביתי.
letters-label = אותיות
parts-label = חלקי הרשימה
glossary = מילון מונחים
glossary-description = המונחים שמופיעים כאן ומשמעותם.
glossary-synonyms = נקרא גם:
glossary-page = עוד בדף
tags = נושאים
tags-description = כל הנושאים ומה ששייך אליהם.
tags-all = כל הנושאים
tag = נושא
tag-description = כל מה ששייך לנושא.
tag-count = { $n ->
    [one] דף אחד
    [two] שני דפים
   *[other] { $n } דפים
}
page-count = { $n ->
    [one] דף אחד
    [two] שני דפים
   *[other] { $n } דפים
}
map = מפת האתר
map-description = מה נמצא היכן ואיך הדפים קשורים זה לזה.
map-picture = תמונה: הדפים והקישורים ביניהם. אותו התוכן מופיע בהמשך כרשימה.
map-list = אותו התוכן כרשימה
map-leads-to = מוביל אל:
print = הדפסת הכול
print-description = כל האתר בדף אחד. אפשר להדפיס או לשמור אותו באמצעות פקודת ההדפסה של הדפדפן.
print-too-long = האתר גדול מדי לדף אחד. אפשר להדפיס כל דף בנפרד:
print-toc = תוכן העניינים
feed = חדשות (Atom)

## A page

toc = בדף הזה
reading-time = { $n ->
    [one] דקת קריאה אחת
    [two] שתי דקות קריאה
   *[other] { $n } דקות קריאה
}
review-done = נבדק
review-next = הבדיקה הבאה
updated = עודכן
changes = מה השתנה
change-major = חשוב:
status-deprecated = הדף הזה אינו עדכני
status-withdrawn = הדף הזה בוטל
status-withdrawn-text = הוא כבר אינו נכון.
status-instead = קראו במקומו:
generated-title = תרגום מכונה
generated-source = הטקסט תורגם בידי תוכנה. לקריאת המקור
review-none = טרם נערכה בדיקה
review-overdue = מועד הבדיקה עבר
owner = באחריות:
place = חל על:
sources = מקורות
exception-title = מתי העצה הזו אינה תקפה
children = בחלק הזה
related = לאן להמשיך
used-by = מוזכר גם כאן
used-by-rest = עוד { $n }
kind-page = דף
kind-scenario = מצב
kind-quiz = שאלון
kind-glossary = מונח
sequence-label = הדף הקודם והדף הבא
previous = הקודם
next = הבא
edit = הצעת שינוי בדף הזה
feedback = דיווח על טעות בדף הזה
home-children = כל חלקי האתר
home-scenarios = מציאת המצב המתאים
copy = העתקה
copied = הועתק
copy-failed = ההעתקה לא הצליחה, יש לסמן את הטקסט ידנית

## Inside the text

callout-note = הערה
callout-tip = עצה
callout-important = חשוב
callout-warning = אזהרה
callout-caution = סכנה
callout-info = מידע
callout-success = הצלחה
callout-question = שאלה
callout-danger = סכנה
callout-bug = תקלה
callout-example = דוגמה
callout-quote = ציטוט
callout-abstract = תקציר
callout-details = פרטים
table = טבלה
code = קוד
letter = טקסט לשימוש
diagram-source = קוד המקור של תרשים
footnotes = הערות שוליים
footnote-back = חזרה לטקסט
heading-anchor = קישור לפרק:
changed-section = הפרק הזה השתנה במקור.
missing-section = הפרק הזה טרם תורגם.

## Translations

translations = מצב התרגומים
translations-description = אילו דפים תורגמו ואילו תרגומים אינם מעודכנים לפי המקור.
translations-page = דף
translations-pages = כל הדפים בתרגום הזה
translations-state = מצב
translations-changed = מה חסר
translations-since = מאז
state-source = מקור
state-fresh = מעודכן
state-stale = לא מעודכן
state-removed = חלק הוסר מהמקור
state-moved = חלק הועבר במקור
state-incomplete = חלקי
state-extra = מכיל יותר
state-unconfirmed = לא אושר
state-untranslated = לא תורגם
state-in-translation = בתרגום
state-orphan = ללא מקור
sections-of = { $n ->
    [one] פרק אחד מתוך { $total } השתנה
    [two] שני פרקים מתוך { $total } השתנו
   *[other] { $n } פרקים מתוך { $total } השתנו
}
sections-missing = { $n ->
    [one] חסר פרק אחד
    [two] חסרים שני פרקים
   *[other] חסרים { $n } פרקים
}
freshness-label = מצב התרגום
freshness-stale-title = התרגום הזה אינו מעודכן לפי המקור
freshness-changed = { $n ->
    [one] פרק אחד מתוך { $total } השתנה במקור.
    [two] שני פרקים מתוך { $total } השתנו במקור.
   *[other] { $n } פרקים מתוך { $total } השתנו במקור.
}
freshness-since = השוואה אחרונה: { $date }.
freshness-missing = { $n ->
    [one] פרק אחד עדיין בשפת המקור.
    [two] שני פרקים עדיין בשפת המקור.
   *[other] { $n } פרקים עדיין בשפת המקור.
}
freshness-beginning = תחילת הדף
freshness-in-source = במקור
freshness-major = שינוי מהותי
freshness-untranslated-title = הדף הזה טרם תורגם
freshness-untranslated = הוא מוצג בשפת המקור.
freshness-open-source = פתיחת המקור
freshness-unconfirmed = טרם אושר שהתרגום הזה תואם למקור.

## Search

search = חיפוש
search-description = חיפוש דף, מצב או מונח.
search-label = חיפוש באתר
search-placeholder = חיפוש
search-count = { $n ->
    [one] תוצאה אחת
    [two] שתי תוצאות
   *[other] { $n } תוצאות
}
search-none = לא נמצא דבר. אפשר לנסות מילה אחרת או רק את תחילתה.
search-loading = בטעינה…
search-failed = לא ניתן היה לטעון את החיפוש. הכול מופיע גם כאן:
search-results = תוצאות החיפוש
search-more = תוצאות נוספות
search-ways = דרכים נוספות למצוא
search-all = כל התוצאות
search-other = בשפות אחרות
search-unknown = לא נמצא באתר זה:
search-similar = מילים דומות:
search-clear = ניקוי
search-kind = סוג
search-everything = הכול
search-noscript = לחיפוש נדרש JavaScript. בלעדיו אפשר למצוא הכול כאן:

## Situations

scenarios = מצבים
scenarios-by-severity = לפי דרגת החומרה
scenarios-by-signal = לפי מה שקורה
scenarios-signal = מה קורה
scenarios-scenario = מצב
severity = דרגת החומרה
severity-info = מצב יומיומי
severity-caution = נדרשת זהירות
severity-serious = מצב חמור
severity-danger = סכנה
scenario-signals = איך לזהות את המצב
scenario-channel = איך לומר את זה
scenario-steps = מה לעשות
scenario-scripts = מה לומר או לכתוב
scenario-risks = מה עלול להשתבש
scenario-exceptions = אילו עצות אינן תקפות כאן
scenario-related = לאן להמשיך
channel-recommended = מומלץ
channel-allowed = אפשר גם
channel-never = אף פעם
step-when = רלוונטי אם:
step-page = איך עושים את זה:
step-script = טקסט לשימוש:
script-channel = אמצעי:
script-fields = מילוי הפרטים
script-private = מה שמקלידים נשאר בחלון הזה. הוא לא נשלח ולא נשמר.
script-remember = לזכור את הפרטים האלה במכשיר הזה גם לטקסטים אחרים. כל מי שמשתמש בדפדפן הזה יכול לראות אותם.
script-email = פתיחה בדואר אלקטרוני
script-download = הורדה
script-missing = נותר למלא:
safety-title = האם נשקפת לך סכנה עכשיו?
safety-leave = יציאה מהירה מהדף
safety-leave-key = לחיצה על Esc שלוש פעמים עושה את אותו הדבר.

## Quiz

and = וגם
or = או
quizzes = שאלונים
quiz-how = יש לענות על השאלות. התוצאה והתוכנית שלך נמצאות מתחת לשאלות.
quiz-many = יש לסמן את כל מה שמתאים.
quiz-questions = שאלות
quiz-question = שאלה { $n }
quiz-only-if = יש לענות רק אם:
quiz-skipped = אם מדלגים על השאלה, יש להוסיף:
quiz-go-to = המשך אל:
# unsure: stands before a condition in parentheses.
quiz-not = לא מתקיים
quiz-outcome = תוצאה
quiz-stop = קודם כול
quiz-cap = לפני כן
quiz-applies-if = רלוונטי אם:
quiz-then = התוצאה שלך:
quiz-best-result = התוצאה הטובה ביותר האפשרית:
quiz-add-up = חיבור הנקודות
quiz-add-up-how = יש לחבר את המספרים שליד התשובות שלך, שורה אחר שורה, ואחר כך את כולם יחד.
quiz-dimension = תחום
quiz-yours = הנקודות שלך
quiz-most = לכל היותר
quiz-total = סך הכול
quiz-floors = וגם
quiz-result = תוצאה
quiz-band = { $from } עד { $to }
quiz-band-best = { $from } או יותר
quiz-floor = לפחות { $n }
quiz-read = לקריאה:
quiz-plan = התוכנית שלך
quiz-plan-how = הצעדים שלך הם אלה שלפחות סיבה אחת מתאימה להם.
quiz-because = בגלל הבחירה
quiz-because-condition = בגלל התשובות שלך
quiz-because-result = בגלל התוצאה
quiz-step = { $left ->
    [0] שאלה { $n }, האחרונה
    [one] שאלה { $n }, נותרה לכל היותר { $left }
    [two] שאלה { $n }, נותרו לכל היותר { $left }
   *[other] שאלה { $n }, נותרו לכל היותר { $left }
}
quiz-continue = המשך
quiz-back = חזרה
quiz-error-title = יש בעיה
quiz-error-prefix = שגיאה:
quiz-print = הדפסה
quiz-copy-plan = העתקת התוכנית
quiz-score = נקודות לפי תחום
quiz-score-of = { $n } מתוך { $max }
quiz-answers = בדיקת התשובות שלך
quiz-change = שינוי
quiz-own = התשובות שלך
quiz-own-memory = הן נמצאות רק בלשונית הזו. כשסוגרים אותה, הן נעלמות.
quiz-own-kept = הן שמורות במכשיר הזה.
quiz-keep = שמירה במכשיר הזה
quiz-keep-note = כל מי שמשתמש בדפדפן הזה יכול לראות אותן.
quiz-copy-link = העתקת קישור
quiz-copy-link-note = כל מי שיקבל את הקישור יוכל לראות את התשובות שלך.
quiz-delete = מחיקת התשובות שלי
quiz-delete-note = מיד ואת כולן, גם את השמורות.
quiz-deleted = התשובות שלך נמחקו.
quiz-kept = התשובות שלך שמורות במכשיר הזה.
quiz-not-kept = התשובות שלך כבר לא שמורות במכשיר הזה.
quiz-keep-failed = הדפדפן לא אפשר שמירה. התשובות שלך נשארות רק בדף הזה.
quiz-outdated = השאלון השתנה מאז. התשובות הקודמות שלך כבר לא מתאימות לו, יש לענות שוב.

## Special pages

accessibility = נגישות
accessibility-full = האתר עומד בהנחיות WCAG 2.2 AA.
accessibility-partial = האתר עומד ברוב ההנחיות של WCAG 2.2 AA.
accessibility-none = האתר עדיין אינו עומד בהנחיות WCAG 2.2 AA.
accessibility-problems = מה עדיין לא עובד
accessibility-tests = איך האתר נבדק
accessibility-tests-text = תוכנות בודקות כל סוג של דף: עם axe ובודק HTML, במקלדת, בלי סקריפטים, במסכים קטנים, בכל הצבעים ובהדפסה. הן מוצאות רק חלק מהבעיות.
accessibility-contact = דיווח על מה שלא עובד
accessibility-prepared = ההצהרה נבדקה בתאריך
not-found = הדף הזה לא נמצא
not-found-description = ייתכן שיש שגיאה בכתובת, או שהדף עבר למקום אחר.
not-found-home = דף הבית
redirect = הדף הזה עבר למקום אחר
redirect-text = הכתובת החדשה:
