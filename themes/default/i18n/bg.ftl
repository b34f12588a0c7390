# The words of the interface, in Bulgarian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (вие, small letter), verbal nouns on buttons (Копиране, Търсене) as usual in
# software. Lawyers are named by what they give (legal check, legal help), so that no gendered noun is needed.
# Dates are spelled out with "г." at their end, so no sentence ends with a date.
# Spaces after words of one letter, after numbers and before dashes are non-breaking (U+00A0).
# Plural forms: one (1), other. Masculine nouns have the count form after numbers: 5 раздела.

## Around every page

skip-link = Към съдържанието
menu = Меню
menu-close = Затваряне на менюто
reach-label = Навигация в страницата
to-top = Към началото
nav-label = Основна навигация
nav-earlier = Предишни ({ $n })
nav-later = Следващи ({ $n })
breadcrumbs-label = Път до страницата
footer-label = Преглед на сайта
languages-label = Език
language-untranslated = (още не е преведено)
tools-open = Език и изглед
appearance = Изглед
appearance-auto = Като системата
appearance-light = Светъл
appearance-dark = Тъмен
a-z = Азбучен указател
a-z-description = Заглавия на страници, подзаглавия и термини по азбучен ред.
letters-label = Букви
parts-label = Части на списъка
glossary = Речник на термините
glossary-description = Термините, които ще срещнете тук, и какво означават.
glossary-synonyms = Също:
glossary-page = Повече на страницата
tags = Теми
tags-description = Всички теми и какво спада към тях.
tags-all = Всички теми
tag = Тема
tag-description = Всичко, което спада към темата.
tag-count = { $n ->
    [one] { $n } страница
   *[other] { $n } страници
}
page-count = { $n ->
    [one] { $n } страница
   *[other] { $n } страници
}
map = Карта на сайта
map-description = Какво къде се намира и как страниците водят една към друга.
map-picture = Изображение: страниците и връзките между тях. По-долу същото е дадено като списък.
map-list = Същото като списък
map-leads-to = Води към:
print = Всичко за печат
print-description = Целият сайт на една страница. Можете да я отпечатате или запазите с командата за печат на браузъра си.
print-too-long = Този сайт е твърде голям за една страница. Всяка страница може да се отпечата отделно:
print-toc = Съдържание
feed = Новини (Atom)

## A page

toc = На тази страница
reading-time = { $n ->
    [one] { $n } минута четене
   *[other] { $n } минути четене
}
review-done = Прегледано на
review-next = Следващ преглед на
updated = Обновено на
changes = Какво се промени
change-major = Важно:
status-deprecated = Тази страница е остаряла
status-withdrawn = Тази страница е оттеглена
status-withdrawn-text = Вече не е вярна.
status-instead = Вместо нея прочетете:
generated-title = Машинен превод
generated-source = Този текст е преведен от програма. Прочетете оригинала
# unsure: "правен преглед" or "преглед от юрист".
review-none = Още няма преглед
review-overdue = Срокът за преглед е изтекъл
owner = Отговаря:
place = Важи за:
sources = Източници
exception-title = Кога този съвет не важи
children = В този раздел
related = Накъде по-нататък
# unsure: heading of a list of pages that mention this one.
used-by = Споменава се и тук
used-by-rest = Още ({ $n })
kind-page = страница
kind-scenario = ситуация
kind-quiz = въпросник
kind-glossary = термин
sequence-label = Предишна и следваща страница
previous = Предишна
next = Следваща
edit = Предлагане на промяна в тази страница
feedback = Съобщете за грешка на тази страница
home-children = Всички раздели на сайта
home-scenarios = Намерете своята ситуация
copy = Копиране
copied = Копирано
copy-failed = Не се получи, маркирайте текста ръчно

## Inside the text

callout-note = Бележка
callout-tip = Съвет
callout-important = Важно
callout-warning = Внимание
callout-caution = Опасност
callout-info = Информация
callout-success = Успех
callout-question = Въпрос
callout-danger = Опасност
callout-bug = Грешка
callout-example = Пример
callout-quote = Цитат
callout-abstract = Резюме
callout-details = Подробности
table = Таблица
code = Код
letter = Текст за използване
diagram-source = Изходен код на диаграма
footnotes = Бележки под линия
footnote-back = Обратно към текста
heading-anchor = Връзка към раздела:
changed-section = Този раздел е променен в оригинала.
missing-section = Този раздел още не е преведен.

## Translations

translations = Състояние на преводите
translations-description = Кои страници са преведени и кои изостават от оригинала.
translations-page = Страница
translations-pages = Всички страници на този превод
translations-state = Състояние
translations-changed = Какво липсва
translations-since = Откога
state-source = оригинал
state-fresh = актуален
state-stale = остарял
state-removed = част е премахната от оригинала
state-moved = част е преместена в оригинала
state-incomplete = непълен
state-extra = съдържа повече
state-unconfirmed = непотвърден
state-untranslated = без превод
state-in-translation = превежда се
state-orphan = без оригинал
sections-of = { $n ->
    [one] променен { $n } от { $total } раздела
   *[other] променени { $n } от { $total } раздела
}
sections-missing = { $n ->
    [one] липсва { $n } раздел
   *[other] липсват { $n } раздела
}
freshness-label = Състояние на превода
freshness-stale-title = Този превод изостава от оригинала
freshness-changed = { $n ->
    [one] В оригинала е променен { $n } от { $total } раздела.
   *[other] В оригинала са променени { $n } от { $total } раздела.
}
freshness-since = Преводът е сравнен за последен път на { $date } с оригинала.
freshness-missing = { $n ->
    [one] { $n } раздел е още на езика на оригинала.
   *[other] { $n } раздела са още на езика на оригинала.
}
freshness-beginning = Начало на страницата
freshness-in-source = в оригинала
freshness-major = съществена промяна
freshness-untranslated-title = Тази страница още не е преведена
freshness-untranslated = Показваме я на езика на оригинала.
freshness-open-source = Към оригинала
freshness-unconfirmed = Никой още не е потвърдил, че този превод съответства на оригинала.

## Search

search = Търсене
search-description = Намерете страница, ситуация или термин.
search-label = Търсене в сайта
search-placeholder = Търсене
search-count = { $n ->
    [one] { $n } резултат
   *[other] { $n } резултата
}
search-none = Нищо не е намерено. Опитайте с друга дума или само с началото ѝ.
search-loading = Зареждане…
search-failed = Търсенето не можа да се зареди. Всичко може да се намери и тук:
search-results = Резултати от търсенето
search-more = Още резултати
search-ways = Други начини да намерите търсеното
search-all = Всички резултати
search-other = На други езици
search-unknown = Няма на този сайт:
search-similar = Сходни думи:
search-clear = Изчистване
search-kind = Вид
search-everything = Всички
search-noscript = За търсенето е нужен JavaScript. Без него всичко може да се намери тук:

## Situations

scenarios = Ситуации
scenarios-by-severity = По сериозност
scenarios-by-signal = Според това какво се случва
scenarios-signal = Какво се случва
scenarios-scenario = Ситуация
severity = Сериозност
severity-info = Обичайна ситуация
severity-caution = Внимателно
severity-serious = Сериозна ситуация
severity-danger = Опасност
scenario-signals = Как да я разпознаете
scenario-channel = Как да го съобщите
scenario-steps = Какво да направите
scenario-scripts = Какво да кажете или напишете
scenario-risks = Какво може да се обърка
scenario-exceptions = Кои съвети не важат тук
scenario-related = Накъде по-нататък
channel-recommended = Най-добре
channel-allowed = Може и така
channel-never = Никога
step-when = Важи, ако:
step-page = Как се прави:
step-script = Текст за използване:
script-channel = Начин:
script-fields = Попълнете данните
script-private = Това, което напишете тук, остава в този прозорец. То не се изпраща никъде и не се запазва.
script-remember = Запомняне на тези данни на това устройство и за други текстове. Всеки, който използва този браузър, може да ги види.
script-email = Отваряне в имейл
script-download = Изтегляне
script-missing = Остава да се попълни:
safety-title = Заплашва ли ви нещо точно сега?
safety-leave = Бързо напускане на страницата
safety-leave-key = Трикратното натискане на клавиша Esc прави същото.

## Quiz

and = и
or = или
quizzes = Въпросници
quiz-how = Отговорете на въпросите. Под въпросите са вашият резултат и вашият план.
quiz-many = Изберете всичко, което се отнася за вас.
quiz-questions = Въпроси
quiz-question = въпрос { $n }
quiz-only-if = Отговорете само ако:
quiz-skipped = Ако пропуснете този въпрос, добавете:
quiz-go-to = Продължете с:
quiz-not = не е вярно, че
quiz-outcome = Резултат
quiz-stop = Първо това
quiz-cap = Преди това
quiz-applies-if = Важи, ако:
quiz-then = Вашият резултат:
quiz-best-result = Най-добрият възможен резултат:
quiz-add-up = Съберете точките си
quiz-add-up-how = Съберете числата до отговорите си първо по редове, а после всички заедно.
quiz-dimension = Област
quiz-yours = Вашите точки
quiz-most = Максимум
quiz-total = Сбор
quiz-floors = И освен това
quiz-result = Резултат
quiz-band = от { $from } до { $to }
quiz-band-best = { $from } и повече
quiz-floor = поне { $n }
quiz-read = Прочетете:
quiz-plan = Вашият план
quiz-plan-how = За вас са стъпките, при които важи поне една причина.
quiz-because = Заради отговора
quiz-because-condition = Заради вашите отговори
quiz-because-result = Заради резултата
quiz-step = { $left ->
    [0] Въпрос { $n }, последният
    [one] Въпрос { $n }, остава най-много { $left }
   *[other] Въпрос { $n }, остават най-много { $left }
}
quiz-continue = Продължаване
quiz-back = Назад
quiz-error-title = Липсва отговор
quiz-error-prefix = Грешка:
quiz-print = Отпечатване
quiz-copy-plan = Копиране на плана
quiz-score = Точки по области
quiz-score-of = { $n } от { $max }
quiz-answers = Преглед на отговорите
quiz-change = Промяна
quiz-own = Вашите отговори
quiz-own-memory = Те са само в този раздел на браузъра. Когато го затворите, изчезват.
quiz-own-kept = Те са запазени на това устройство.
quiz-keep = Запазване на това устройство
quiz-keep-note = Всеки, който използва този браузър, може да ги види.
quiz-copy-link = Копиране на връзката
quiz-copy-link-note = Който получи връзката, вижда вашите отговори.
quiz-delete = Изтриване на отговорите ми
quiz-delete-note = Веднага и всички, също и запазените.
quiz-deleted = Отговорите ви са изтрити.
quiz-kept = Отговорите ви са запазени на това устройство.
quiz-not-kept = Отговорите ви вече не са запазени на това устройство.
quiz-keep-failed = Браузърът не позволи запазване. Отговорите ви остават само на тази страница.
quiz-outdated = Въпросникът междувременно е променен. Предишните ви отговори вече не му съответстват, моля, попълнете го отново.

## Special pages

accessibility = Достъпност
accessibility-full = Сайтът отговаря на насоките WCAG 2.2 AA.
accessibility-partial = Сайтът отговаря на повечето насоки WCAG 2.2 AA.
accessibility-none = Сайтът още не отговаря на насоките WCAG 2.2 AA.
accessibility-problems = Какво още не работи
accessibility-tests = Как се проверява сайтът
accessibility-tests-text = Програми проверяват всеки вид страница: с axe и HTML валидатор, с клавиатура, без скриптове, на малки екрани, във всички цветове и при печат. Те намират само част от проблемите.
accessibility-contact = Кажете ни какво не работи
accessibility-prepared = Декларацията е проверена на
not-found = Нямаме такава страница
not-found-description = Възможно е адресът да е сгрешен или страницата да е преместена.
not-found-home = Начална страница
redirect = Страницата е преместена
redirect-text = Нов адрес:
