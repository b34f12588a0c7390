# The words of the interface, in Arabic. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: Modern Standard Arabic. Verbal nouns on buttons (نسخ, طباعة) and "يُرجى" with a verbal noun in
# requests, so that no imperative has to choose a gender; "you" only as an unvocalised suffix (إجاباتك).
# No directional marks. Numbers stay in the digits that kb prints.
# Plural forms: zero, one, two (without the number, as the noun itself says it), few (3–10), many (11–99),
# other (100, decimals).

## Around every page

skip-link = الانتقال إلى المحتوى
menu = القائمة
menu-close = إغلاق القائمة
reach-label = التنقل في الصفحة
to-top = العودة إلى الأعلى
nav-label = التنقل الرئيسي
nav-earlier = العناصر السابقة ({ $n })
nav-later = العناصر التالية ({ $n })
breadcrumbs-label = مسار التنقل
# unsure: the name of a group of links to indexes and lists.
footer-label = الفهارس
languages-label = اللغة
language-untranslated = (لم تُترجم بعد)
tools-open = اللغة والمظهر
appearance = المظهر
appearance-auto = حسب الجهاز
appearance-light = فاتح
appearance-dark = داكن
a-z = الفهرس الأبجدي
a-z-description = عناوين الصفحات والأقسام والمصطلحات بالترتيب الأبجدي.
letters-label = الحروف
parts-label = أجزاء القائمة
glossary = مسرد المصطلحات
glossary-description = المصطلحات الواردة هنا ومعانيها.
glossary-synonyms = أيضًا:
glossary-page = المزيد في صفحة
tags = المواضيع
tags-description = جميع المواضيع وما يندرج تحتها.
tags-all = جميع المواضيع
tag = موضوع
tag-description = كل ما يندرج تحت هذا الموضوع.
tag-count = { $n ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $n } صفحات
    [many] { $n } صفحة
   *[other] { $n } صفحة
}
page-count = { $n ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $n } صفحات
    [many] { $n } صفحة
   *[other] { $n } صفحة
}
map = خريطة الموقع
map-description = أماكن المحتوى وكيف ترتبط الصفحات بعضها ببعض.
map-picture = صورة: الصفحات والروابط بينها. المحتوى نفسه أدناه في شكل قائمة.
map-list = المحتوى نفسه في شكل قائمة
map-leads-to = تؤدي إلى:
print = طباعة الكل
print-description = الموقع كله في صفحة واحدة. يمكن طباعتها أو حفظها بأمر الطباعة في المتصفح.
print-too-long = هذا الموقع أكبر من أن تتسع له صفحة واحدة. يمكن طباعة كل صفحة على حدة:
print-toc = المحتويات
feed = الجديد (Atom)

## A page

toc = في هذه الصفحة
reading-time = { $n ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $n } دقائق للقراءة
    [many] { $n } دقيقة للقراءة
   *[other] { $n } دقيقة للقراءة
}
review-done = تمت المراجعة
review-next = المراجعة القادمة:
updated = آخر تحديث:
changes = ما الذي تغيّر
change-major = مهم:
status-deprecated = هذه الصفحة قديمة
status-withdrawn = سُحبت هذه الصفحة
status-withdrawn-text = لم تعد صحيحة.
status-instead = اقرأ بدلاً منها:
generated-title = ترجمة آلية
generated-source = ترجم هذا النص برنامج. اقرأ الأصل
review-none = لم تجرِ المراجعة بعد
review-overdue = تأخر موعد المراجعة
owner = المسؤول:
place = ينطبق على:
sources = المصادر
exception-title = متى لا تنطبق هذه النصيحة
children = في هذا القسم
related = الخطوة التالية
used-by = ورد أيضًا في
used-by-rest = المزيد ({ $n })
kind-page = صفحة
kind-scenario = حالة
kind-quiz = استبيان
kind-glossary = مصطلح
sequence-label = الصفحة السابقة والتالية
previous = السابق
next = التالي
edit = اقتراح تعديل على هذه الصفحة
feedback = الإبلاغ عن خطأ في هذه الصفحة
home-children = جميع أقسام الموقع
home-scenarios = البحث عن الحالة المناسبة
copy = نسخ
copied = تم النسخ
copy-failed = تعذّر النسخ، يُرجى تحديد النص يدويًا

## Inside the text

callout-note = ملاحظة
callout-tip = نصيحة
callout-important = مهم
callout-warning = تحذير
callout-caution = خطر
callout-info = معلومات
callout-success = تم بنجاح
callout-question = سؤال
callout-danger = خطر
callout-bug = خطأ برمجي
callout-example = مثال
callout-quote = اقتباس
callout-abstract = ملخص
callout-details = التفاصيل
table = جدول
code = شفرة برمجية
letter = نص جاهز للاستخدام
diagram-source = مصدر مخطط
footnotes = الحواشي
footnote-back = العودة إلى النص
heading-anchor = رابط إلى القسم:
changed-section = تغيّر هذا القسم في النص الأصلي.
missing-section = لم يُترجم هذا القسم بعد.

## Translations

translations = حالة الترجمات
translations-description = الصفحات المترجمة والصفحات المتأخرة عن النص الأصلي.
translations-page = الصفحة
translations-pages = جميع صفحات هذه الترجمة
translations-state = الحالة
translations-changed = ما الناقص
translations-since = منذ
state-source = النص الأصلي
state-fresh = محدّثة
state-stale = غير محدّثة
state-removed = حُذف جزء من الأصل
state-moved = نُقل جزء من الأصل
state-incomplete = غير مكتملة
state-extra = فيها زيادة
state-unconfirmed = غير مؤكدة
state-untranslated = غير مترجمة
state-in-translation = قيد الترجمة
state-orphan = بلا نص أصلي
sections-of = { $n ->
    [zero] لم يتغيّر أي من الأقسام ({ $total })
    [one] تغيّر قسم واحد من أصل { $total }
    [two] تغيّر قسمان من أصل { $total }
    [few] تغيّرت { $n } أقسام من أصل { $total }
    [many] تغيّر { $n } قسمًا من أصل { $total }
   *[other] تغيّر { $n } قسم من أصل { $total }
}
sections-missing = { $n ->
    [zero] لا أقسام ناقصة
    [one] قسم واحد ناقص
    [two] قسمان ناقصان
    [few] { $n } أقسام ناقصة
    [many] { $n } قسمًا ناقصًا
   *[other] { $n } قسم ناقص
}
freshness-label = حالة الترجمة
freshness-stale-title = هذه الترجمة متأخرة عن النص الأصلي
freshness-changed = { $n ->
    [zero] لم يتغيّر أي من الأقسام ({ $total }) في النص الأصلي.
    [one] تغيّر قسم واحد من أصل { $total } في النص الأصلي.
    [two] تغيّر قسمان من أصل { $total } في النص الأصلي.
    [few] تغيّرت { $n } أقسام من أصل { $total } في النص الأصلي.
    [many] تغيّر { $n } قسمًا من أصل { $total } في النص الأصلي.
   *[other] تغيّر { $n } قسم من أصل { $total } في النص الأصلي.
}
freshness-since = آخر مقارنة: { $date }.
freshness-missing = { $n ->
    [zero] لا أقسام باللغة الأصلية.
    [one] ما زال قسم واحد باللغة الأصلية.
    [two] ما زال قسمان باللغة الأصلية.
    [few] ما زالت { $n } أقسام باللغة الأصلية.
    [many] ما زال { $n } قسمًا باللغة الأصلية.
   *[other] ما زال { $n } قسم باللغة الأصلية.
}
freshness-beginning = بداية الصفحة
freshness-in-source = في النص الأصلي
freshness-major = تغيير كبير
freshness-untranslated-title = لم تُترجم هذه الصفحة بعد
freshness-untranslated = نعرضها بلغتها الأصلية.
freshness-open-source = فتح النص الأصلي
freshness-unconfirmed = لم يؤكد أحد بعد أن هذه الترجمة تطابق النص الأصلي.

## Search

search = البحث
search-description = البحث عن صفحة أو حالة أو مصطلح.
search-label = البحث في الموقع
search-placeholder = بحث
search-count = { $n ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
    [many] { $n } نتيجة
   *[other] { $n } نتيجة
}
search-none = لا توجد نتائج. يمكن تجربة كلمة أخرى أو بداية الكلمة فقط.
search-loading = جارٍ التحميل…
search-failed = تعذّر تحميل البحث. كل المحتوى مدرج هنا أيضًا:
search-results = نتائج البحث
search-more = المزيد من النتائج
search-ways = طرق أخرى للوصول
search-all = جميع النتائج
search-other = بلغات أخرى
search-unknown = غير موجود في هذا الموقع:
search-similar = كلمات مشابهة:
search-clear = مسح
search-kind = النوع
search-everything = الكل
search-noscript = يتطلب البحث JavaScript. ومن دونه كل المحتوى مدرج هنا:

## Situations

scenarios = الحالات
scenarios-by-severity = حسب الخطورة
scenarios-by-signal = حسب ما يحدث
scenarios-signal = ما يحدث
scenarios-scenario = الحالة
severity = درجة الخطورة
severity-info = حالة عادية
severity-caution = يلزم الحذر
# unsure: less than "danger" (خطر), more than "take care".
severity-serious = حالة جدّية
severity-danger = خطر
scenario-signals = كيف تُعرف هذه الحالة
scenario-channel = كيف يُقال ذلك
scenario-steps = ما العمل
scenario-scripts = ما يُقال أو يُكتب
scenario-risks = ما قد يسوء
scenario-exceptions = ما لا ينطبق هنا من النصائح
scenario-related = الخطوة التالية
channel-recommended = الأفضل
channel-allowed = مقبول أيضًا
channel-never = أبدًا
step-when = ينطبق إذا:
step-page = كيفية القيام بذلك:
step-script = نص جاهز للاستخدام:
script-channel = الوسيلة:
script-fields = إكمال البيانات
script-private = ما يُكتب هنا يبقى في هذه النافذة. لا يُرسل ولا يُحفظ.
script-remember = تذكَّر هذه البيانات على هذا الجهاز لنصوص أخرى أيضًا. يمكن لكل من يستخدم هذا المتصفح أن يراها.
script-email = فتح في البريد الإلكتروني
script-download = تنزيل
script-missing = ما يزال ناقصًا:
safety-title = هل هناك خطر عليك الآن؟
safety-leave = مغادرة الصفحة بسرعة
safety-leave-key = الضغط على مفتاح Esc ثلاث مرات يؤدي الغرض نفسه.

## Quiz

and = وكذلك
or = أو
quizzes = الاستبيانات
quiz-how = يُرجى الإجابة عن الأسئلة. النتيجة والخطة تحت الأسئلة.
quiz-many = يُرجى اختيار كل ما ينطبق.
quiz-questions = الأسئلة
quiz-question = السؤال { $n }
quiz-only-if = يُجاب عنه فقط إذا:
quiz-skipped = عند تخطي هذا السؤال يُحسب:
quiz-go-to = المتابعة إلى:
# unsure: stands before a condition in parentheses.
quiz-not = ليس صحيحًا
quiz-outcome = النتيجة
quiz-stop = هذا أولًا
quiz-cap = قبل ذلك
quiz-applies-if = ينطبق إذا:
quiz-then = نتيجتك:
quiz-best-result = أفضل نتيجة ممكنة:
quiz-add-up = جمع النقاط
quiz-add-up-how = تُجمع الأرقام التي بجانب إجاباتك سطرًا سطرًا، ثم كلها معًا.
quiz-dimension = المجال
quiz-yours = نقاطك
quiz-most = الحد الأقصى
quiz-total = المجموع
quiz-floors = وكذلك
quiz-result = النتيجة
quiz-band = من { $from } إلى { $to }
quiz-band-best = { $from } أو أكثر
quiz-floor = { $n } على الأقل
quiz-read = للقراءة:
quiz-plan = خطتك
quiz-plan-how = تخصك الخطوات التي ينطبق عليها سبب واحد على الأقل.
quiz-because = بسبب اختيارك
quiz-because-condition = بسبب إجاباتك
quiz-because-result = بسبب نتيجتك
quiz-step = { $left ->
    [0] السؤال { $n }، وهو الأخير
    [zero] السؤال { $n }، بقي { $left } على الأكثر
    [one] السؤال { $n }، بقي { $left } على الأكثر
    [two] السؤال { $n }، بقي { $left } على الأكثر
    [few] السؤال { $n }، بقي { $left } على الأكثر
    [many] السؤال { $n }، بقي { $left } على الأكثر
   *[other] السؤال { $n }، بقي { $left } على الأكثر
}
quiz-continue = متابعة
quiz-back = رجوع
quiz-error-title = هناك مشكلة
quiz-error-prefix = خطأ:
quiz-print = طباعة
quiz-copy-plan = نسخ الخطة
quiz-score = النقاط حسب المجال
quiz-score-of = { $n } من { $max }
quiz-answers = مراجعة إجاباتك
quiz-change = تغيير
quiz-own = إجاباتك
quiz-own-memory = توجد إجاباتك في علامة التبويب هذه فقط، وتزول عند إغلاقها.
quiz-own-kept = إجاباتك محفوظة على هذا الجهاز.
quiz-keep = الحفظ على هذا الجهاز
quiz-keep-note = كل من يستخدم هذا المتصفح يمكنه رؤيتها.
quiz-copy-link = نسخ الرابط
quiz-copy-link-note = كل من يصله الرابط يمكنه رؤية إجاباتك.
quiz-delete = حذف إجاباتي
quiz-delete-note = فورًا وكلها، حتى المحفوظة منها.
quiz-deleted = حُذفت إجاباتك.
quiz-kept = إجاباتك محفوظة على هذا الجهاز.
quiz-not-kept = لم تعد إجاباتك محفوظة على هذا الجهاز.
quiz-keep-failed = لم يسمح المتصفح بالحفظ. تبقى إجاباتك في هذه الصفحة فقط.
quiz-outdated = تغيّر الاستبيان منذ ذلك الحين. لم تعد إجاباتك السابقة تناسبه، يُرجى الإجابة من جديد.

## Special pages

accessibility = إمكانية الوصول
accessibility-full = يفي هذا الموقع بإرشادات WCAG 2.2 AA.
accessibility-partial = يفي هذا الموقع بمعظم إرشادات WCAG 2.2 AA.
accessibility-none = لا يفي هذا الموقع بعد بإرشادات WCAG 2.2 AA.
accessibility-problems = ما لا يعمل بعد
accessibility-tests = كيف يُختبر الموقع
accessibility-tests-text = تختبر برامج كل نوع من الصفحات: بأداة axe ومدقق HTML، وبلوحة المفاتيح، ومن دون نصوص برمجية، وعلى الشاشات الصغيرة، وبجميع الألوان، وعند الطباعة. وهي لا تجد إلا جزءًا من المشكلات.
accessibility-contact = الإبلاغ عما لا يعمل
accessibility-prepared = تاريخ مراجعة البيان:
not-found = هذه الصفحة غير موجودة
not-found-description = قد يكون في العنوان خطأ أو نُقلت الصفحة.
not-found-home = الصفحة الرئيسية
redirect = نُقلت هذه الصفحة
redirect-text = العنوان الجديد:
