# The words of the interface, in Polish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address in the second person singular, as on gov.pl, and imperatives on buttons. No past
# tense of the second person and no nouns for people, so nothing depends on the reader's gender.
# A page is "strona", the whole site is "serwis". States of a translation agree with "tłumaczenie".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), few (2–4, 22–24, …), many (0, 5–21, …), other (decimals).

## Around every page

skip-link = Przejdź do treści
menu = Menu
menu-close = Zamknij menu
reach-label = Poruszanie się po stronie
to-top = Do góry
nav-label = Główna nawigacja
nav-earlier = Wcześniejsze ({ $n })
nav-later = Dalsze ({ $n })
breadcrumbs-label = Ścieżka nawigacji
# unsure: the name of a group of links to indexes and lists.
footer-label = Przegląd serwisu
languages-label = Język
language-untranslated = (jeszcze nieprzetłumaczone)
tools-open = Język i wygląd
appearance = Wygląd
appearance-auto = Jak na urządzeniu
appearance-light = Jasny
appearance-dark = Ciemny
a-z = Indeks A–Z
a-z-description = Tytuły stron, nagłówki i pojęcia w kolejności alfabetycznej.
letters-label = Litery
parts-label = Części listy
glossary = Słowniczek
glossary-description = Pojęcia, które tu spotkasz, i ich znaczenie.
glossary-synonyms = Także:
glossary-page = Więcej na stronie
tags = Tematy
tags-description = Wszystkie tematy i to, co do nich należy.
tags-all = Wszystkie tematy
tag = Temat
tag-description = Wszystko, co należy do tego tematu.
tag-count = { $n ->
    [one] { $n } strona
    [few] { $n } strony
    [many] { $n } stron
   *[other] { $n } strony
}
page-count = { $n ->
    [one] { $n } strona
    [few] { $n } strony
    [many] { $n } stron
   *[other] { $n } strony
}
map = Mapa serwisu
map-description = Co gdzie się znajduje i jak strony łączą się ze sobą.
map-picture = Obraz: strony i linki między nimi. To samo jest poniżej w postaci listy.
map-list = To samo w postaci listy
map-leads-to = Prowadzi do:
print = Wszystko do druku
print-description = Cały serwis na jednej stronie. Wydrukujesz go lub zapiszesz poleceniem drukowania w przeglądarce.
print-too-long = Ten serwis jest za duży na jedną stronę. Każdą stronę możesz wydrukować osobno:
print-toc = Spis treści
feed = Nowości (Atom)

## A page

toc = Na tej stronie
reading-time = { $n ->
    [one] { $n } minuta czytania
    [few] { $n } minuty czytania
    [many] { $n } minut czytania
   *[other] { $n } minuty czytania
}
review-done = Sprawdzono
review-next = Następne sprawdzenie
updated = Zaktualizowano
changes = Co się zmieniło
change-major = Ważne:
status-deprecated = Ta strona jest nieaktualna
status-withdrawn = Ta strona została wycofana
status-withdrawn-text = Już nie obowiązuje.
status-instead = Zamiast niej przeczytaj:
generated-title = Tłumaczenie maszynowe
generated-source = Ten tekst przetłumaczył program. Przeczytaj oryginał
review-none = Jeszcze nie sprawdzono
review-overdue = Termin sprawdzenia minął
owner = Odpowiada:
place = Dotyczy:
sources = Źródła
exception-title = Kiedy ta rada nie obowiązuje
children = W tym dziale
related = Co dalej
# unsure: heading of a list of pages that mention this one.
used-by = Mowa o tym także tutaj
used-by-rest = Więcej ({ $n })
kind-page = strona
kind-scenario = sytuacja
kind-quiz = kwestionariusz
kind-glossary = pojęcie
sequence-label = Poprzednia i następna strona
previous = Poprzednia
next = Następna
edit = Zaproponuj zmianę na tej stronie
feedback = Zgłoś błąd na tej stronie
home-children = Wszystkie działy serwisu
home-scenarios = Znajdź swoją sytuację
copy = Kopiuj
copied = Skopiowano
copy-failed = Nie udało się, zaznacz tekst ręcznie

## Inside the text

callout-note = Informacja
callout-tip = Wskazówka
callout-important = Ważne
callout-warning = Uwaga
callout-caution = Niebezpieczeństwo
callout-info = Informacja
callout-success = Powodzenie
callout-question = Pytanie
callout-danger = Niebezpieczeństwo
callout-bug = Błąd
callout-example = Przykład
callout-quote = Cytat
callout-abstract = Streszczenie
callout-details = Szczegóły
table = Tabela
code = Kod
letter = Tekst do wykorzystania
diagram-source = Kod źródłowy diagramu
footnotes = Przypisy
footnote-back = Wróć do tekstu
heading-anchor = Link do sekcji:
changed-section = Ta sekcja zmieniła się w oryginale.
missing-section = Ta sekcja nie jest jeszcze przetłumaczona.

## Translations

translations = Stan tłumaczeń
translations-description = Które strony są przetłumaczone, a które nie nadążają za oryginałem.
translations-page = Strona
translations-pages = Wszystkie strony tego tłumaczenia
translations-state = Stan
translations-changed = Czego brakuje
translations-since = Od kiedy
state-source = oryginał
state-fresh = aktualne
state-stale = nieaktualne
state-removed = część usunięta z oryginału
state-moved = część przeniesiona w oryginale
state-incomplete = niepełne
state-extra = zawiera więcej
state-unconfirmed = niepotwierdzone
state-untranslated = bez tłumaczenia
state-in-translation = w tłumaczeniu
state-orphan = bez oryginału
sections-of = { $n ->
    [one] zmieniona { $n } z { $total } sekcji
    [few] zmienione { $n } z { $total } sekcji
    [many] zmienionych { $n } z { $total } sekcji
   *[other] zmienione { $n } z { $total } sekcji
}
sections-missing = { $n ->
    [one] brakuje { $n } sekcji
    [few] brakuje { $n } sekcji
    [many] brakuje { $n } sekcji
   *[other] brakuje { $n } sekcji
}
freshness-label = Stan tłumaczenia
freshness-stale-title = To tłumaczenie nie nadąża za oryginałem
freshness-changed = { $n ->
    [one] W oryginale zmieniła się { $n } z { $total } sekcji.
    [few] W oryginale zmieniły się { $n } z { $total } sekcji.
    [many] W oryginale zmieniło się { $n } z { $total } sekcji.
   *[other] W oryginale zmieniło się { $n } z { $total } sekcji.
}
freshness-since = Ostatnie porównanie: { $date }.
freshness-missing = { $n ->
    [one] { $n } sekcja jest jeszcze w języku oryginału.
    [few] { $n } sekcje są jeszcze w języku oryginału.
    [many] { $n } sekcji jest jeszcze w języku oryginału.
   *[other] { $n } sekcji jest jeszcze w języku oryginału.
}
freshness-beginning = Początek strony
freshness-in-source = w oryginale
freshness-major = istotna zmiana
freshness-untranslated-title = Ta strona nie jest jeszcze przetłumaczona
freshness-untranslated = Pokazujemy ją w języku oryginału.
freshness-open-source = Otwórz oryginał
freshness-unconfirmed = Nikt jeszcze nie potwierdził, że to tłumaczenie zgadza się z oryginałem.

## Search

search = Wyszukiwanie
search-description = Znajdź stronę, sytuację lub pojęcie.
search-label = Szukaj w serwisie
search-placeholder = Szukaj
search-count = { $n ->
    [one] { $n } wynik
    [few] { $n } wyniki
    [many] { $n } wyników
   *[other] { $n } wyniku
}
search-none = Nic nie znaleziono. Spróbuj wpisać inne słowo albo tylko jego początek.
search-loading = Ładowanie…
search-failed = Nie udało się załadować wyszukiwarki. Wszystko znajdziesz też tutaj:
search-results = Wyniki wyszukiwania
search-more = Więcej wyników
search-ways = Inne drogi do treści
search-all = Wszystkie wyniki
search-other = W innych językach
search-unknown = Nie ma w tym serwisie:
search-similar = Podobne słowa:
search-clear = Wyczyść
search-kind = Rodzaj
search-everything = Wszystko
search-noscript = Wyszukiwanie wymaga JavaScriptu. Bez niego znajdziesz wszystko tutaj:

## Situations

scenarios = Sytuacje
scenarios-by-severity = Według powagi sytuacji
scenarios-by-signal = Według tego, co się dzieje
scenarios-signal = Co się dzieje
scenarios-scenario = Sytuacja
severity = Powaga sytuacji
severity-info = Zwykła sytuacja
severity-caution = Ostrożnie
severity-serious = Poważna sytuacja
severity-danger = Niebezpieczeństwo
scenario-signals = Jak ją rozpoznać
scenario-channel = Jak to przekazać
scenario-steps = Co zrobić
scenario-scripts = Co powiedzieć lub napisać
scenario-risks = Co może pójść nie tak
scenario-exceptions = Które rady tu nie obowiązują
scenario-related = Co dalej
channel-recommended = Najlepiej
channel-allowed = Można też
channel-never = Nigdy
step-when = Dotyczy, jeśli:
step-page = Jak to zrobić:
step-script = Tekst do wykorzystania:
script-channel = Sposób:
script-fields = Uzupełnij dane
script-private = To, co tu wpiszesz, zostaje w tym oknie. Nie jest nigdzie wysyłane ani zapisywane.
script-remember = Zapamiętaj dane na tym urządzeniu także dla innych tekstów. Zobaczy je każdy, kto korzysta z tej przeglądarki.
script-email = Otwórz w e-mailu
script-download = Pobierz
script-missing = Do uzupełnienia:
safety-title = Czy coś ci teraz grozi?
safety-leave = Szybko opuść tę stronę
safety-leave-key = Trzykrotne naciśnięcie klawisza Esc działa tak samo.

## Quiz

and = oraz
or = lub
quizzes = Kwestionariusze
quiz-how = Odpowiedz na pytania. Pod pytaniami znajdziesz wynik i swój plan.
quiz-many = Zaznacz wszystko, co pasuje.
quiz-questions = Pytania
quiz-question = pytanie { $n }
quiz-only-if = Odpowiedz tylko wtedy, gdy:
quiz-skipped = Jeśli pominiesz to pytanie, dolicz:
quiz-go-to = Przejdź do:
quiz-not = nieprawda, że
quiz-outcome = Wynik
quiz-stop = Najpierw to
quiz-cap = Jeszcze przedtem
quiz-applies-if = Dotyczy, jeśli:
quiz-then = Twój wynik:
quiz-best-result = Najlepszy możliwy wynik:
quiz-add-up = Podlicz punkty
quiz-add-up-how = Zsumuj liczby przy swoich odpowiedziach najpierw w każdym wierszu, a potem wszystkie razem.
quiz-dimension = Obszar
quiz-yours = Twoje punkty
quiz-most = Maksimum
quiz-total = Suma
quiz-floors = A do tego
quiz-result = Wynik
quiz-band = od { $from } do { $to }
quiz-band-best = { $from } lub więcej
quiz-floor = co najmniej { $n }
quiz-read = Przeczytaj:
quiz-plan = Twój plan
quiz-plan-how = Twoje są te kroki, przy których pasuje co najmniej jeden powód.
quiz-because = Ze względu na odpowiedź
quiz-because-condition = Ze względu na twoje odpowiedzi
quiz-because-result = Ze względu na wynik
quiz-step = { $left ->
    [0] Pytanie { $n }, ostatnie
    [one] Pytanie { $n }, zostało najwyżej { $left }
    [few] Pytanie { $n }, zostały najwyżej { $left }
    [many] Pytanie { $n }, zostało najwyżej { $left }
   *[other] Pytanie { $n }, zostało najwyżej { $left }
}
quiz-continue = Dalej
quiz-back = Wstecz
quiz-error-title = Brakuje jeszcze odpowiedzi
quiz-error-prefix = Błąd:
quiz-print = Drukuj
quiz-copy-plan = Kopiuj plan
quiz-score = Punkty według obszarów
quiz-score-of = { $n } z { $max }
quiz-answers = Przegląd odpowiedzi
quiz-change = Zmień
quiz-own = Twoje odpowiedzi
quiz-own-memory = Są tylko w tej karcie. Gdy ją zamkniesz, znikną.
quiz-own-kept = Są zapisane na tym urządzeniu.
quiz-keep = Zachowaj na tym urządzeniu
quiz-keep-note = Zobaczy je każdy, kto korzysta z tej przeglądarki.
quiz-copy-link = Kopiuj link
quiz-copy-link-note = Kto dostanie link, zobaczy twoje odpowiedzi.
quiz-delete = Usuń moje odpowiedzi
quiz-delete-note = Od razu i wszystkie, także zapisane.
quiz-deleted = Twoje odpowiedzi zostały usunięte.
quiz-kept = Twoje odpowiedzi są zapisane na tym urządzeniu.
quiz-not-kept = Twoje odpowiedzi nie są już zapisane na tym urządzeniu.
quiz-keep-failed = Przeglądarka nie pozwoliła na zapis. Odpowiedzi zostają tylko na tej stronie.
quiz-outdated = Kwestionariusz zmienił się w międzyczasie. Twoje wcześniejsze odpowiedzi już do niego nie pasują, wypełnij go jeszcze raz.

## Special pages

accessibility = Dostępność
accessibility-full = Ta strona spełnia wytyczne WCAG 2.2 AA.
accessibility-partial = Ta strona spełnia większość wytycznych WCAG 2.2 AA.
accessibility-none = Ta strona nie spełnia jeszcze wytycznych WCAG 2.2 AA.
accessibility-problems = Co jeszcze nie działa
accessibility-tests = Jak testowana jest strona
accessibility-tests-text = Programy testują każdy rodzaj strony: narzędziem axe i walidatorem HTML, z klawiatury, bez skryptów, na małych ekranach, we wszystkich kolorach i w druku. Znajdują tylko część problemów.
accessibility-contact = Napisz nam, co nie działa
accessibility-prepared = Deklaracja sprawdzona
not-found = Nie mamy tej strony
not-found-description = W adresie może być literówka albo strona została przeniesiona.
not-found-home = Strona główna
redirect = Strona została przeniesiona
redirect-text = Nowy adres:
