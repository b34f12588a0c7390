# The words of the interface, in Russian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (вы, small letter), infinitives on buttons. "Юрист" is the usual word for
# all genders; adjectives and participles never agree with the reader.
# Dates are spelled out with "г." at their end, so no sentence ends with a date.
# Spaces after words of one letter, after numbers and before dashes are non-breaking (U+00A0).
# Plural forms: one (1, 21, …), few (2–4, 22–24, …), many (0, 5–20, …), other (decimals).

## Around every page

skip-link = Перейти к содержанию
menu = Меню
menu-close = Закрыть меню
reach-label = Перемещение по странице
to-top = Наверх
nav-label = Основная навигация
nav-earlier = Предыдущие ({ $n })
nav-later = Следующие ({ $n })
breadcrumbs-label = Навигационная цепочка
footer-label = Обзор сайта
languages-label = Язык
language-untranslated = (ещё не переведено)
tools-open = Язык и оформление
appearance = Оформление
appearance-auto = Как в системе
appearance-light = Светлое
appearance-dark = Тёмное
a-z = Указатель А–Я
a-z-description = Названия страниц, заголовки и термины по алфавиту.
letters-label = Буквы
parts-label = Части списка
glossary = Словарь терминов
glossary-description = Термины, которые вам здесь встретятся, и их значение.
glossary-synonyms = Также:
glossary-page = Подробнее на странице
tags = Темы
tags-description = Все темы и то, что к ним относится.
tags-all = Все темы
tag = Тема
tag-description = Всё, что относится к этой теме.
tag-count = { $n ->
    [one] { $n } страница
    [few] { $n } страницы
    [many] { $n } страниц
   *[other] { $n } страницы
}
page-count = { $n ->
    [one] { $n } страница
    [few] { $n } страницы
    [many] { $n } страниц
   *[other] { $n } страницы
}
map = Карта сайта
map-description = Что где находится и как страницы связаны между собой.
map-picture = Изображение: страницы и ссылки между ними. Ниже то же самое в виде списка.
map-list = То же самое в виде списка
map-leads-to = Куда ведёт:
print = Всё для печати
print-description = Весь сайт на одной странице. Напечатать или сохранить её можно командой печати в браузере.
print-too-long = Этот сайт слишком велик для одной страницы. Каждую страницу можно напечатать отдельно:
print-toc = Содержание
feed = Новости (Atom)

## A page

toc = На этой странице
reading-time = { $n ->
    [one] { $n } минута чтения
    [few] { $n } минуты чтения
    [many] { $n } минут чтения
   *[other] { $n } минуты чтения
}
review-done = Проверено
review-next = Следующая проверка
updated = Обновлено
changes = Что изменилось
change-major = Важно:
status-deprecated = Эта страница устарела
status-withdrawn = Эта страница отозвана
status-withdrawn-text = Она больше не действует.
status-instead = Вместо неё читайте:
generated-title = Машинный перевод
generated-source = Этот текст перевела программа. Читать оригинал
review-none = Ещё не проверено
review-overdue = Срок проверки истёк
owner = Отвечает:
place = Действует для:
sources = Источники
exception-title = Когда этот совет не подходит
children = В этом разделе
related = Что дальше
used-by = Об этом говорится и здесь
used-by-rest = Ещё ({ $n })
kind-page = страница
kind-scenario = ситуация
kind-quiz = опросник
kind-glossary = термин
sequence-label = Предыдущая и следующая страницы
previous = Предыдущая
next = Следующая
edit = Предложить правку этой страницы
feedback = Сообщить об ошибке на этой странице
home-children = Все разделы сайта
home-scenarios = Найти свою ситуацию
copy = Копировать
copied = Скопировано
copy-failed = Не получилось, выделите текст вручную

## Inside the text

callout-note = Примечание
callout-tip = Совет
callout-important = Важно
callout-warning = Внимание
callout-caution = Опасность
callout-info = Информация
callout-success = Успех
callout-question = Вопрос
callout-danger = Опасность
callout-bug = Ошибка
callout-example = Пример
callout-quote = Цитата
callout-abstract = Кратко
callout-details = Подробности
table = Таблица
code = Код
letter = Текст для использования
diagram-source = Исходный код диаграммы
footnotes = Сноски
footnote-back = Назад к тексту
heading-anchor = Ссылка на раздел:
changed-section = Этот раздел изменился в оригинале.
missing-section = Этот раздел ещё не переведён.

## Translations

translations = Состояние переводов
translations-description = Какие страницы переведены, а какие отстают от оригинала.
translations-page = Страница
translations-pages = Все страницы этого перевода
translations-state = Состояние
translations-changed = Чего не хватает
# unsure: a short heading of a column with dates.
translations-since = С каких пор
state-source = оригинал
state-fresh = актуальный
state-stale = устаревший
state-removed = часть удалена из оригинала
state-moved = часть перемещена в оригинале
state-incomplete = неполный
state-extra = содержит больше
state-unconfirmed = не подтверждён
state-untranslated = не переведено
state-in-translation = переводится
state-orphan = без оригинала
sections-of = { $n ->
    [one] изменён { $n } из { $total } разделов
    [few] изменены { $n } из { $total } разделов
    [many] изменено { $n } из { $total } разделов
   *[other] изменено { $n } из { $total } разделов
}
sections-missing = { $n ->
    [one] не хватает { $n } раздела
    [few] не хватает { $n } разделов
    [many] не хватает { $n } разделов
   *[other] не хватает { $n } раздела
}
freshness-label = Состояние перевода
freshness-stale-title = Этот перевод отстаёт от оригинала
freshness-changed = { $n ->
    [one] В оригинале изменился { $n } из { $total } разделов.
    [few] В оригинале изменились { $n } из { $total } разделов.
    [many] В оригинале изменилось { $n } из { $total } разделов.
   *[other] В оригинале изменилось { $n } из { $total } разделов.
}
freshness-since = Перевод последний раз сверяли { $date } с оригиналом.
freshness-missing = { $n ->
    [one] { $n } раздел пока на языке оригинала.
    [few] { $n } раздела пока на языке оригинала.
    [many] { $n } разделов пока на языке оригинала.
   *[other] { $n } раздела пока на языке оригинала.
}
freshness-beginning = Начало страницы
freshness-in-source = в оригинале
freshness-major = существенное изменение
freshness-untranslated-title = Эта страница ещё не переведена
freshness-untranslated = Показываем её на языке оригинала.
freshness-open-source = Открыть оригинал
freshness-unconfirmed = Никто ещё не подтвердил, что этот перевод соответствует оригиналу.

## Search

search = Поиск
search-description = Найдите страницу, ситуацию или термин.
search-label = Искать на сайте
search-placeholder = Поиск
search-count = { $n ->
    [one] { $n } результат
    [few] { $n } результата
    [many] { $n } результатов
   *[other] { $n } результата
}
search-none = Ничего не найдено. Попробуйте другое слово или только его начало.
search-loading = Загрузка…
search-failed = Не удалось загрузить поиск. Всё можно найти и здесь:
search-results = Результаты поиска
search-more = Ещё результаты
search-ways = Другие способы найти нужное
search-all = Все результаты
search-other = На других языках
search-unknown = Нет на этом сайте:
search-similar = Похожие слова:
search-clear = Очистить
search-kind = Вид
search-everything = Все
search-noscript = Для поиска нужен JavaScript. Без него всё можно найти здесь:

## Situations

scenarios = Ситуации
scenarios-by-severity = По серьёзности
scenarios-by-signal = По тому, что происходит
scenarios-signal = Что происходит
scenarios-scenario = Ситуация
severity = Серьёзность
severity-info = Обычная ситуация
severity-caution = Осторожно
severity-serious = Серьёзная ситуация
severity-danger = Опасность
scenario-signals = Как её распознать
scenario-channel = Как об этом сообщить
scenario-steps = Что делать
scenario-scripts = Что сказать или написать
scenario-risks = Что может пойти не так
scenario-exceptions = Какие советы здесь не подходят
scenario-related = Что дальше
channel-recommended = Лучше всего
channel-allowed = Можно и так
channel-never = Никогда
# unsure: "Подходит" or "Применимо"; the subject is a step.
step-when = Подходит, если:
step-page = Как это сделать:
step-script = Текст для использования:
script-channel = Способ:
script-fields = Заполните данные
script-private = То, что вы здесь напишете, останется в этом окне. Это никуда не отправляется и не сохраняется.
script-remember = Запомнить эти данные на этом устройстве и для других текстов. Их увидит каждый, кто пользуется этим браузером.
script-email = Открыть в почте
script-download = Скачать
script-missing = Осталось заполнить:
safety-title = Вам сейчас что-то угрожает?
safety-leave = Быстро покинуть страницу
safety-leave-key = То же самое сделает тройное нажатие клавиши Esc.

## Quiz

and = и одновременно
or = или
quizzes = Опросники
quiz-how = Ответьте на вопросы. Под вопросами вы найдёте результат и свой план.
quiz-many = Выберите всё, что подходит.
quiz-questions = Вопросы
quiz-question = вопрос { $n }
quiz-only-if = Отвечайте, только если:
quiz-skipped = Если вы пропускаете этот вопрос, прибавьте:
quiz-go-to = Далее:
quiz-not = неверно, что
quiz-outcome = Результат
quiz-stop = Сначала это
quiz-cap = Ещё до этого
quiz-applies-if = Применимо, если:
quiz-then = Ваш результат:
quiz-best-result = Лучший возможный результат:
quiz-add-up = Подсчитайте баллы
quiz-add-up-how = Сложите числа рядом со своими ответами в каждой строке, а потом все вместе.
quiz-dimension = Область
quiz-yours = Ваши баллы
quiz-most = Максимум
quiz-total = Сумма
quiz-floors = А также
quiz-result = Результат
quiz-band = от { $from } до { $to }
quiz-band-best = { $from } и больше
quiz-floor = не менее { $n }
quiz-read = Прочитайте:
quiz-plan = Ваш план
quiz-plan-how = Вам нужны шаги, у которых подходит хотя бы одна причина.
quiz-because = Из-за ответа
quiz-because-condition = Из-за ваших ответов
quiz-because-result = Из-за результата
quiz-step = { $left ->
    [0] Вопрос { $n }, последний
    [one] Вопрос { $n }, осталось не более { $left }
    [few] Вопрос { $n }, осталось не более { $left }
    [many] Вопрос { $n }, осталось не более { $left }
   *[other] Вопрос { $n }, осталось не более { $left }
}
quiz-continue = Продолжить
quiz-back = Назад
quiz-error-title = Ещё не хватает ответа
quiz-error-prefix = Ошибка:
quiz-print = Напечатать
quiz-copy-plan = Копировать план
quiz-score = Баллы по областям
quiz-score-of = { $n } из { $max }
quiz-answers = Обзор ответов
quiz-change = Изменить
quiz-own = Ваши ответы
quiz-own-memory = Они есть только в этой вкладке. Когда вы её закроете, они исчезнут.
quiz-own-kept = Они сохранены на этом устройстве.
quiz-keep = Сохранить на этом устройстве
quiz-keep-note = Их увидят все, кто пользуется этим браузером.
quiz-copy-link = Копировать ссылку
quiz-copy-link-note = Кто получит ссылку, увидит ваши ответы.
quiz-delete = Удалить мои ответы
quiz-delete-note = Сразу и все, в том числе сохранённые.
quiz-deleted = Ваши ответы удалены.
quiz-kept = Ваши ответы сохранены на этом устройстве.
quiz-not-kept = Ваши ответы больше не хранятся на этом устройстве.
quiz-keep-failed = Браузер не разрешил сохранение. Ваши ответы остаются только на этой странице.
quiz-outdated = Опросник за это время изменился. Ваши прежние ответы к нему больше не подходят, пожалуйста, заполните его заново.

## Special pages

accessibility = Доступность
accessibility-full = Сайт соответствует рекомендациям WCAG 2.2 AA.
accessibility-partial = Сайт соответствует большинству рекомендаций WCAG 2.2 AA.
accessibility-none = Сайт пока не соответствует рекомендациям WCAG 2.2 AA.
accessibility-problems = Что пока не работает
accessibility-tests = Как проверяется сайт
accessibility-tests-text = Программы проверяют каждый вид страниц: с помощью axe и валидатора HTML, с клавиатуры, без скриптов, на маленьких экранах, во всех цветах и в печати. Они находят лишь часть проблем.
accessibility-contact = Сообщите нам, что не работает
accessibility-prepared = Заявление проверено
not-found = Такой страницы у нас нет
not-found-description = Возможно, в адресе опечатка или страница перемещена.
not-found-home = Главная страница
redirect = Страница перемещена
redirect-text = Новый адрес:
