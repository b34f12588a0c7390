# The words of the interface, in Ukrainian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (ви, small letter), infinitives on buttons, impersonal forms in -но, -то.
# Lawyers are named by what they give (legal check, legal help), so that no gendered noun is needed.
# Dates are spelled out with "р." at their end, so no sentence ends with a date.
# Spaces after words of one letter, after numbers and before dashes are non-breaking (U+00A0).
# Plural forms: one (1, 21, …), few (2–4, 22–24, …), many (0, 5–20, …), other (decimals).

## Around every page

skip-link = Перейти до вмісту
menu = Меню
menu-close = Закрити меню
reach-label = Переміщення сторінкою
to-top = Нагору
nav-label = Головна навігація
nav-earlier = Попередні ({ $n })
nav-later = Наступні ({ $n })
breadcrumbs-label = Навігаційний ланцюжок
footer-label = Огляд сайту
languages-label = Мова
language-untranslated = (ще не перекладено)
tools-open = Мова та вигляд
appearance = Вигляд
appearance-auto = Як на пристрої
appearance-light = Світлий
appearance-dark = Темний
a-z = Покажчик А–Я
a-z-description = Назви сторінок, заголовки й терміни за абеткою.
letters-label = Літери
parts-label = Частини списку
glossary = Словник термінів
glossary-description = Терміни, які вам тут трапляться, та їхнє значення.
glossary-synonyms = Також:
glossary-page = Докладніше на сторінці
tags = Теми
tags-description = Усі теми та що до них належить.
tags-all = Усі теми
tag = Тема
tag-description = Усе, що належить до цієї теми.
tag-count = { $n ->
    [one] { $n } сторінка
    [few] { $n } сторінки
    [many] { $n } сторінок
   *[other] { $n } сторінки
}
page-count = { $n ->
    [one] { $n } сторінка
    [few] { $n } сторінки
    [many] { $n } сторінок
   *[other] { $n } сторінки
}
map = Мапа сайту
map-description = Що де розміщено і як сторінки пов’язані між собою.
map-picture = Зображення: сторінки та посилання між ними. Нижче те саме подано списком.
map-list = Те саме списком
map-leads-to = Куди веде:
print = Усе для друку
print-description = Увесь сайт на одній сторінці. Надрукувати або зберегти її можна командою друку у вашому браузері.
print-too-long = Цей сайт завеликий для однієї сторінки. Кожну сторінку можна надрукувати окремо:
print-toc = Зміст
feed = Новини (Atom)

## A page

toc = На цій сторінці
reading-time = { $n ->
    [one] { $n } хвилина читання
    [few] { $n } хвилини читання
    [many] { $n } хвилин читання
   *[other] { $n } хвилини читання
}
review-done = Перевірено
review-next = Наступна перевірка
updated = Оновлено
changes = Що змінилося
change-major = Важливо:
status-deprecated = Ця сторінка застаріла
status-withdrawn = Цю сторінку відкликано
status-withdrawn-text = Вона більше не чинна.
status-instead = Натомість читайте:
generated-title = Машинний переклад
generated-source = Цей текст переклала програма. Читати оригінал
review-none = Ще не перевірено
review-overdue = Термін перевірки минув
owner = Відповідає:
place = Діє для:
sources = Джерела
exception-title = Коли ця порада не підходить
children = У цьому розділі
related = Що далі
used-by = Про це йдеться також тут
used-by-rest = Ще ({ $n })
kind-page = сторінка
kind-scenario = ситуація
kind-quiz = опитувальник
kind-glossary = термін
sequence-label = Попередня і наступна сторінки
previous = Попередня
next = Наступна
edit = Запропонувати зміну на цій сторінці
feedback = Повідомити про помилку на цій сторінці
home-children = Усі розділи сайту
home-scenarios = Знайти свою ситуацію
copy = Копіювати
copied = Скопійовано
copy-failed = Не вдалося, виділіть текст вручну

## Inside the text

callout-note = Примітка
callout-tip = Порада
callout-important = Важливо
callout-warning = Увага
callout-caution = Небезпека
callout-info = Інформація
callout-success = Успіх
callout-question = Запитання
callout-danger = Небезпека
callout-bug = Помилка
callout-example = Приклад
callout-quote = Цитата
callout-abstract = Стисло
callout-details = Подробиці
table = Таблиця
code = Код
letter = Текст для використання
diagram-source = Вихідний код діаграми
footnotes = Виноски
footnote-back = Назад до тексту
heading-anchor = Посилання на розділ:
changed-section = Цей розділ змінився в оригіналі.
missing-section = Цей розділ ще не перекладено.

## Translations

translations = Стан перекладів
translations-description = Які сторінки перекладено, а які відстають від оригіналу.
translations-page = Сторінка
translations-pages = Усі сторінки цього перекладу
translations-state = Стан
translations-changed = Чого бракує
translations-since = Відколи
state-source = оригінал
state-fresh = актуальний
state-stale = застарілий
state-removed = частину вилучено з оригіналу
state-moved = частину переміщено в оригіналі
state-incomplete = неповний
state-extra = містить більше
state-unconfirmed = не підтверджено
state-untranslated = не перекладено
state-in-translation = перекладається
state-orphan = без оригіналу
sections-of = { $n ->
    [one] змінено { $n } з { $total } розділів
    [few] змінено { $n } з { $total } розділів
    [many] змінено { $n } з { $total } розділів
   *[other] змінено { $n } з { $total } розділів
}
sections-missing = { $n ->
    [one] бракує { $n } розділу
    [few] бракує { $n } розділів
    [many] бракує { $n } розділів
   *[other] бракує { $n } розділу
}
freshness-label = Стан перекладу
freshness-stale-title = Цей переклад відстає від оригіналу
freshness-changed = { $n ->
    [one] В оригіналі змінився { $n } з { $total } розділів.
    [few] В оригіналі змінилися { $n } з { $total } розділів.
    [many] В оригіналі змінилося { $n } з { $total } розділів.
   *[other] В оригіналі змінилося { $n } з { $total } розділів.
}
freshness-since = Переклад востаннє звірено { $date } з оригіналом.
freshness-missing = { $n ->
    [one] { $n } розділ поки що мовою оригіналу.
    [few] { $n } розділи поки що мовою оригіналу.
    [many] { $n } розділів поки що мовою оригіналу.
   *[other] { $n } розділу поки що мовою оригіналу.
}
freshness-beginning = Початок сторінки
freshness-in-source = в оригіналі
freshness-major = суттєва зміна
freshness-untranslated-title = Цю сторінку ще не перекладено
freshness-untranslated = Показуємо її мовою оригіналу.
freshness-open-source = Відкрити оригінал
freshness-unconfirmed = Ніхто ще не підтвердив, що цей переклад відповідає оригіналу.

## Search

search = Пошук
search-description = Знайдіть сторінку, ситуацію або термін.
search-label = Шукати на сайті
search-placeholder = Пошук
search-count = { $n ->
    [one] { $n } результат
    [few] { $n } результати
    [many] { $n } результатів
   *[other] { $n } результату
}
search-none = Нічого не знайдено. Спробуйте інше слово або лише його початок.
search-loading = Завантаження…
search-failed = Не вдалося завантажити пошук. Усе можна знайти також тут:
search-results = Результати пошуку
search-more = Більше результатів
search-ways = Інші способи знайти потрібне
search-all = Усі результати
search-other = Іншими мовами
search-unknown = Немає на цьому сайті:
search-similar = Схожі слова:
search-clear = Очистити
search-kind = Вид
search-everything = Усі
search-noscript = Для пошуку потрібен JavaScript. Без нього все можна знайти тут:

## Situations

scenarios = Ситуації
scenarios-by-severity = За серйозністю
scenarios-by-signal = За тим, що відбувається
scenarios-signal = Що відбувається
scenarios-scenario = Ситуація
severity = Серйозність
severity-info = Звичайна ситуація
severity-caution = Обережно
severity-serious = Серйозна ситуація
severity-danger = Небезпека
scenario-signals = Як її розпізнати
scenario-channel = Як про це повідомити
scenario-steps = Що робити
scenario-scripts = Що сказати або написати
scenario-risks = Що може піти не так
scenario-exceptions = Які поради тут не підходять
scenario-related = Що далі
channel-recommended = Найкраще
channel-allowed = Можна й так
channel-never = Ніколи
# unsure: "Підходить" or "Застосовується"; the subject is a step.
step-when = Підходить, якщо:
step-page = Як це зробити:
step-script = Текст для використання:
script-channel = Спосіб:
script-fields = Заповніть дані
script-private = Те, що ви тут напишете, залишиться в цьому вікні. Це нікуди не надсилається і не зберігається.
script-remember = Запам’ятати ці дані на цьому пристрої й для інших текстів. Їх побачить кожен, хто користується цим браузером.
script-email = Відкрити в пошті
script-download = Завантажити
script-missing = Залишилося заповнити:
safety-title = Вам зараз щось загрожує?
safety-leave = Швидко залишити сторінку
safety-leave-key = Те саме зробить потрійне натискання клавіші Esc.

## Quiz

and = і водночас
or = або
quizzes = Опитувальники
quiz-how = Дайте відповіді на запитання. Під запитаннями ви знайдете результат і свій план.
quiz-many = Виберіть усе, що підходить.
quiz-questions = Запитання
quiz-question = запитання { $n }
quiz-only-if = Відповідайте лише тоді, коли:
quiz-skipped = Якщо ви пропускаєте це запитання, додайте:
quiz-go-to = Далі:
quiz-not = неправда, що
quiz-outcome = Результат
quiz-stop = Спершу це
quiz-cap = Ще до того
quiz-applies-if = Застосовується, якщо:
quiz-then = Ваш результат:
quiz-best-result = Найкращий можливий результат:
quiz-add-up = Підрахуйте бали
quiz-add-up-how = Додайте числа біля своїх відповідей у кожному рядку, а потім усі разом.
# unsure: "Сфера", "Галузь" or "Напрям"; a part of the score.
quiz-dimension = Сфера
quiz-yours = Ваші бали
quiz-most = Максимум
quiz-total = Сума
quiz-floors = А ще
quiz-result = Результат
quiz-band = від { $from } до { $to }
quiz-band-best = { $from } і більше
quiz-floor = щонайменше { $n }
quiz-read = Прочитайте:
quiz-plan = Ваш план
quiz-plan-how = Вам потрібні кроки, у яких підходить хоча б одна причина.
quiz-because = Через відповідь
quiz-because-condition = Через ваші відповіді
quiz-because-result = Через результат
quiz-step = { $left ->
    [0] Запитання { $n }, останнє
    [one] Запитання { $n }, залишилося щонайбільше { $left }
    [few] Запитання { $n }, залишилося щонайбільше { $left }
    [many] Запитання { $n }, залишилося щонайбільше { $left }
   *[other] Запитання { $n }, залишилося щонайбільше { $left }
}
quiz-continue = Продовжити
quiz-back = Назад
quiz-error-title = Ще бракує відповіді
quiz-error-prefix = Помилка:
quiz-print = Друкувати
quiz-copy-plan = Копіювати план
quiz-score = Бали за сферами
quiz-score-of = { $n } з { $max }
quiz-answers = Перегляд відповідей
quiz-change = Змінити
quiz-own = Ваші відповіді
quiz-own-memory = Вони є лише в цій вкладці. Коли ви її закриєте, вони зникнуть.
quiz-own-kept = Їх збережено на цьому пристрої.
quiz-keep = Зберегти на цьому пристрої
quiz-keep-note = Їх побачать усі, хто користується цим браузером.
quiz-copy-link = Копіювати посилання
quiz-copy-link-note = Хто отримає посилання, побачить ваші відповіді.
quiz-delete = Видалити мої відповіді
quiz-delete-note = Одразу і всі, зокрема збережені.
quiz-deleted = Ваші відповіді видалено.
quiz-kept = Ваші відповіді збережено на цьому пристрої.
quiz-not-kept = Ваші відповіді більше не зберігаються на цьому пристрої.
quiz-keep-failed = Браузер не дозволив зберегти. Ваші відповіді залишаються лише на цій сторінці.
quiz-outdated = Опитувальник тим часом змінився. Ваші попередні відповіді до нього вже не підходять, заповніть його, будь ласка, ще раз.

## Special pages

accessibility = Доступність
accessibility-full = Сайт відповідає настановам WCAG 2.2 AA.
accessibility-partial = Сайт відповідає більшості настанов WCAG 2.2 AA.
accessibility-none = Сайт ще не відповідає настановам WCAG 2.2 AA.
accessibility-problems = Що ще не працює
accessibility-tests = Як перевіряють сайт
accessibility-tests-text = Програми перевіряють кожен вид сторінок: за допомогою axe і валідатора HTML, з клавіатури, без скриптів, на малих екранах, в усіх кольорах і в друці. Вони знаходять лише частину проблем.
accessibility-contact = Повідомте нам, що не працює
accessibility-prepared = Заяву перевірено
not-found = Такої сторінки в нас немає
not-found-description = Можливо, в адресі є помилка або сторінку переміщено.
not-found-home = Головна сторінка
redirect = Сторінку переміщено
redirect-text = Нова адреса:
