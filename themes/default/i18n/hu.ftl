# The words of the interface, in Hungarian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite address in the third person (Ön), imperatives in sentences, nouns on buttons, as on
# Hungarian public sites. Hungarian has no grammatical gender. A page is "oldal", the site is "webhely".
# A date ends with a full stop ("2026. november 28."), so no sentence ends with a date.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other (everything else); the noun stays in the singular after a number.

## Around every page

skip-link = Ugrás a tartalomhoz
menu = Menü
menu-close = Menü bezárása
reach-label = Mozgás az oldalon
to-top = Vissza az oldal tetejére
nav-label = Fő navigáció
nav-earlier = Korábbiak ({ $n })
nav-later = Továbbiak ({ $n })
breadcrumbs-label = Navigációs útvonal
# unsure: the name of a group of links to indexes and lists.
footer-label = Áttekintések
languages-label = Nyelv
language-untranslated = (még nincs lefordítva)
tools-open = Nyelv és megjelenés
appearance = Megjelenés
appearance-auto = Az eszköz szerint
appearance-light = Világos
appearance-dark = Sötét
a-z = Betűrendes mutató
a-z-description = Oldalcímek, alcímek és fogalmak betűrendben.
letters-label = Betűk
parts-label = A lista részei
glossary = Fogalomtár
glossary-description = Az itt előforduló fogalmak és jelentésük.
glossary-synonyms = Más néven:
glossary-page = Bővebben ezen az oldalon:
tags = Témák
tags-description = Minden téma és ami hozzájuk tartozik.
tags-all = Összes téma
tag = Téma
tag-description = Minden, ami ehhez a témához tartozik.
tag-count = { $n ->
    [one] { $n } oldal
   *[other] { $n } oldal
}
page-count = { $n ->
    [one] { $n } oldal
   *[other] { $n } oldal
}
map = Oldaltérkép
map-description = Mi hol található, és hogyan kapcsolódnak egymáshoz az oldalak.
map-picture = Kép: az oldalak és a köztük lévő hivatkozások. Alább ugyanez listaként is olvasható.
map-list = Ugyanez listaként
map-leads-to = Innen elérhető:
print = Minden nyomtatása
print-description = A teljes webhely egyetlen oldalon. A böngésző nyomtatás parancsával nyomtatható ki vagy menthető.
print-too-long = Ez a webhely túl nagy ahhoz, hogy egyetlen oldalra kerüljön. Az oldalak külön-külön nyomtathatók:
print-toc = Tartalom
feed = Újdonságok (Atom)

## A page

toc = Ezen az oldalon
reading-time = { $n ->
    [one] { $n } perc olvasás
   *[other] { $n } perc olvasás
}
review-done = Ellenőrizve
review-next = Következő ellenőrzés
updated = Frissítve
changes = Mi változott
change-major = Fontos:
status-deprecated = Ez az oldal elavult
status-withdrawn = Ezt az oldalt visszavonták
status-withdrawn-text = Már nem érvényes.
status-instead = Olvassa helyette:
generated-title = Gépi fordítás
generated-source = Ezt a szöveget program fordította. Az eredeti elolvasása
review-none = Még nem ellenőrizték
review-overdue = Az ellenőrzés határideje lejárt
owner = Felelős:
place = Érvényes:
sources = Források
exception-title = Mikor nem érvényes ez a tanács
children = Ebben a részben
related = Merre tovább
used-by = Itt is szó van róla
used-by-rest = További { $n }
kind-page = oldal
kind-scenario = helyzet
kind-quiz = kérdőív
kind-glossary = fogalom
sequence-label = Előző és következő oldal
previous = Előző
next = Következő
edit = Módosítási javaslat ehhez az oldalhoz
feedback = Hiba bejelentése ezen az oldalon
home-children = A webhely minden része
home-scenarios = Keresse meg az Ön helyzetét
copy = Másolás
copied = Másolva
copy-failed = Nem sikerült, kérjük, jelölje ki a szöveget kézzel

## Inside the text

callout-note = Megjegyzés
callout-tip = Tipp
callout-important = Fontos
callout-warning = Figyelmeztetés
callout-caution = Veszély
callout-info = Információ
callout-success = Siker
callout-question = Kérdés
callout-danger = Veszély
callout-bug = Hiba
callout-example = Példa
callout-quote = Idézet
callout-abstract = Összefoglaló
callout-details = Részletek
table = Táblázat
code = Kód
letter = Felhasználható szöveg
diagram-source = Diagram forrásszövege
footnotes = Lábjegyzetek
footnote-back = Vissza a szöveghez
heading-anchor = Hivatkozás erre a szakaszra:
changed-section = Ez a szakasz az eredetiben megváltozott.
missing-section = Ez a szakasz még nincs lefordítva.

## Translations

translations = A fordítások állapota
translations-description = Mely oldalak vannak lefordítva, és melyek maradtak el az eredetitől.
translations-page = Oldal
translations-pages = A fordítás összes oldala
translations-state = Állapot
translations-changed = Mi hiányzik
translations-since = Mióta
state-source = eredeti
state-fresh = naprakész
state-stale = elavult
state-removed = az eredetiből egy rész kikerült
state-moved = az eredetiben egy rész máshová került
state-incomplete = hiányos
state-extra = több az eredetinél
state-unconfirmed = nincs megerősítve
state-untranslated = nincs lefordítva
state-in-translation = fordítás alatt
state-orphan = nincs eredetije
sections-of = { $n ->
    [one] { $total } szakaszból { $n } változott
   *[other] { $total } szakaszból { $n } változott
}
sections-missing = { $n ->
    [one] { $n } szakasz hiányzik
   *[other] { $n } szakasz hiányzik
}
freshness-label = A fordítás állapota
freshness-stale-title = Ez a fordítás elmaradt az eredetitől
freshness-changed = { $n ->
    [one] Az eredetiben { $total } szakaszból { $n } megváltozott.
   *[other] Az eredetiben { $total } szakaszból { $n } megváltozott.
}
freshness-since = Utolsó összevetés: { $date }
freshness-missing = { $n ->
    [one] { $n } szakasz még az eredeti nyelven olvasható.
   *[other] { $n } szakasz még az eredeti nyelven olvasható.
}
freshness-beginning = Az oldal eleje
freshness-in-source = az eredetiben
freshness-major = jelentős változás
freshness-untranslated-title = Ez az oldal még nincs lefordítva
freshness-untranslated = Az eredeti nyelvén jelenítjük meg.
freshness-open-source = Az eredeti megnyitása
freshness-unconfirmed = Még senki sem erősítette meg, hogy ez a fordítás megegyezik az eredetivel.

## Search

search = Keresés
search-description = Oldal, helyzet vagy fogalom keresése.
search-label = Keresés a webhelyen
search-placeholder = Keresés
search-count = { $n ->
    [one] { $n } találat
   *[other] { $n } találat
}
search-none = Nincs találat. Próbálkozzon más szóval vagy csak a szó elejével.
search-loading = Betöltés…
search-failed = A keresőt nem sikerült betölteni. Itt is minden megtalálható:
search-results = Keresési eredmények
search-more = További találatok
search-ways = Egyéb keresési módok
search-all = Összes találat
search-other = Más nyelveken
search-unknown = Nincs ezen az oldalon:
search-similar = Hasonló szavak:
search-clear = Törlés
search-kind = Típus
search-everything = Mind
search-noscript = A kereséshez JavaScript szükséges. Nélküle itt található meg minden:

## Situations

scenarios = Helyzetek
scenarios-by-severity = Súlyosság szerint
scenarios-by-signal = Aszerint, hogy mi történik
scenarios-signal = Mi történik
scenarios-scenario = Helyzet
severity = Súlyosság
severity-info = Hétköznapi helyzet
severity-caution = Óvatosan
severity-serious = Súlyos helyzet
severity-danger = Veszély
scenario-signals = Miről ismerhető fel
scenario-channel = Hogyan közölje
scenario-steps = Mi a teendő
scenario-scripts = Mit mondjon vagy írjon
scenario-risks = Mi sülhet el rosszul
scenario-exceptions = Mely tanácsok nem érvényesek itt
scenario-related = Merre tovább
channel-recommended = Legjobb
channel-allowed = Így is jó
channel-never = Soha
step-when = Akkor érvényes, ha:
step-page = Így kell csinálni:
step-script = Felhasználható szöveg:
script-channel = Csatorna:
script-fields = Az adatok kitöltése
script-private = Amit ide beír, ebben az ablakban marad. Nem küldjük el és nem mentjük.
script-remember = Adatok megjegyzése ezen az eszközön a többi szöveghez is. Mindenki láthatja őket, aki ezt a böngészőt használja.
script-email = Megnyitás e-mailben
script-download = Letöltés
script-missing = Még kitöltendő:
safety-title = Most veszélyben van?
safety-leave = Az oldal gyors elhagyása
safety-leave-key = Az Esc billentyű háromszori lenyomása ugyanezt teszi.

## Quiz

and = és
or = vagy
quizzes = Kérdőívek
quiz-how = Válaszoljon a kérdésekre. Az eredménye és a terve a kérdések alatt olvasható.
quiz-many = Jelölje be az összeset, amely igaz.
quiz-questions = Kérdések
quiz-question = { $n }. kérdés
quiz-only-if = Csak akkor válaszoljon, ha:
quiz-skipped = Ha kihagyja ezt a kérdést, ennyit számoljon:
quiz-go-to = Folytatás itt:
# unsure: stands before a condition in parentheses.
quiz-not = nem igaz, hogy
quiz-outcome = Eredmény
quiz-stop = Először ezt
quiz-cap = Előtte még
quiz-applies-if = Akkor érvényes, ha:
quiz-then = Az Ön eredménye:
quiz-best-result = A lehető legjobb eredmény:
quiz-add-up = Adja össze a pontjait
quiz-add-up-how = Adja össze a válaszai melletti számokat soronként, majd az összeset együtt.
quiz-dimension = Terület
quiz-yours = Az Ön pontjai
quiz-most = Maximum
quiz-total = Összesen
quiz-floors = Továbbá
quiz-result = Eredmény
quiz-band = { $from }–{ $to }
quiz-band-best = { $from } vagy több
quiz-floor = legalább { $n }
quiz-read = Olvassa el:
quiz-plan = Az Ön terve
quiz-plan-how = Azok a lépések vonatkoznak Önre, amelyeknél legalább egy indok illik.
quiz-because = Mert ezt választotta:
quiz-because-condition = A válaszai alapján
quiz-because-result = Mert az eredménye:
quiz-step = { $left ->
    [0] { $n }. kérdés, az utolsó
    [one] { $n }. kérdés, legfeljebb { $left } van hátra
   *[other] { $n }. kérdés, legfeljebb { $left } van hátra
}
quiz-continue = Folytatás
quiz-back = Vissza
quiz-error-title = Valami hiányzik
quiz-error-prefix = Hiba:
quiz-print = Nyomtatás
quiz-copy-plan = A terv másolása
quiz-score = Pontok területenként
quiz-score-of = { $max } pontból { $n }
quiz-answers = Ellenőrizze a válaszait
quiz-change = Módosítás
quiz-own = Az Ön válaszai
quiz-own-memory = Csak ezen a lapon vannak meg. Ha bezárja, elvesznek.
quiz-own-kept = Ezen az eszközön vannak tárolva.
quiz-keep = Megőrzés ezen az eszközön
quiz-keep-note = Bárki láthatja őket, aki ezt a böngészőt használja.
quiz-copy-link = Link másolása
quiz-copy-link-note = Aki megkapja a linket, láthatja a válaszait.
quiz-delete = Válaszaim törlése
quiz-delete-note = Azonnal és mindet, a tároltakat is.
quiz-deleted = A válaszait töröltük.
quiz-kept = A válaszai ezen az eszközön vannak tárolva.
quiz-not-kept = A válaszai már nincsenek ezen az eszközön tárolva.
quiz-keep-failed = A böngésző nem engedte a tárolást. A válaszai csak ezen az oldalon maradnak meg.
quiz-outdated = A kérdőív időközben megváltozott. A korábbi válaszai már nem illenek hozzá, kérjük, válaszoljon újra.

## Special pages

accessibility = Akadálymentesség
accessibility-full = Ez a webhely megfelel a WCAG 2.2 AA irányelveinek.
accessibility-partial = Ez a webhely a WCAG 2.2 AA legtöbb irányelvének megfelel.
accessibility-none = Ez a webhely még nem felel meg a WCAG 2.2 AA irányelveinek.
accessibility-problems = Ami még nem működik
accessibility-tests = Hogyan teszteljük a webhelyet
accessibility-tests-text = Programok tesztelik az oldalak minden fajtáját: axe-szal és HTML-validátorral, billentyűzettel, szkriptek nélkül, kis képernyőn, minden színben és nyomtatva. A hibáknak csak egy részét találják meg.
accessibility-contact = Írja meg, mi nem működik
accessibility-prepared = A nyilatkozat ellenőrizve:
not-found = Ez az oldal nem található
not-found-description = Lehet, hogy a cím hibás, vagy az oldalt áthelyezték.
not-found-home = Kezdőlap
redirect = Ezt az oldalt áthelyezték
redirect-text = Új cím:
