# The words of the interface, in Slovenian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (vi) in sentences; short imperatives on buttons (Kopiraj, Natisni), as usual in
# software. Lawyers are named by what they give (legal review, legal help), so that no gendered noun is needed.
# Dates are in the nominative, so they follow a colon.
# Spaces after words of one letter and after numbers are non-breaking (U+00A0).
# Plural forms: one (1, 101, …), two (2, 102, …), few (3–4, decimals), other (0, 5 and more).

## Around every page

skip-link = Preskoči na vsebino
menu = Meni
menu-close = Zapri meni
reach-label = Premikanje po strani
to-top = Nazaj na vrh
nav-label = Glavna navigacija
nav-earlier = Prejšnje ({ $n })
nav-later = Naslednje ({ $n })
breadcrumbs-label = Pot do strani
footer-label = Pregledi
languages-label = Jezik
language-untranslated = (še ni prevedeno)
tools-open = Jezik in videz
appearance = Videz
appearance-auto = Kot v napravi
appearance-light = Svetel
appearance-dark = Temen
a-z = Kazalo A–Ž
a-z-description = Naslovi strani, podnaslovi in izrazi po abecedi.
letters-label = Črke
parts-label = Deli seznama
glossary = Slovarček
glossary-description = Izrazi, ki jih srečate tukaj, in njihov pomen.
glossary-synonyms = Tudi:
glossary-page = Več na strani
tags = Teme
tags-description = Vse teme in kaj spada k njim.
tags-all = Vse teme
tag = Tema
tag-description = Vse, kar spada k tej temi.
tag-count = { $n ->
    [one] { $n } stran
    [two] { $n } strani
    [few] { $n } strani
   *[other] { $n } strani
}
page-count = { $n ->
    [one] { $n } stran
    [two] { $n } strani
    [few] { $n } strani
   *[other] { $n } strani
}
# unsure: "Zemljevid spletnega mesta" or "Kazalo strani".
map = Zemljevid spletnega mesta
map-description = Kaj je kje in kako so strani povezane med seboj.
map-picture = Slika: strani in povezave med njimi. Spodaj je isto v obliki seznama.
map-list = Isto v obliki seznama
map-leads-to = Vodi na:
print = Vse za tisk
print-description = Celotno spletno mesto na eni strani. Natisnite ali shranite jo z ukazom za tiskanje v svojem brskalniku.
print-too-long = To spletno mesto je preveliko za eno stran. Vsako stran lahko natisnete posebej:
print-toc = Vsebina
feed = Novosti (Atom)

## A page

toc = Na tej strani
reading-time = { $n ->
    [one] { $n } minuta branja
    [two] { $n } minuti branja
    [few] { $n } minute branja
   *[other] { $n } minut branja
}
review-done = Pregledano:
review-next = Naslednji pregled:
updated = Posodobljeno:
changes = Kaj se je spremenilo
change-major = Pomembno:
status-deprecated = Ta stran je zastarela
status-withdrawn = Ta stran je umaknjena
status-withdrawn-text = Ne velja več.
status-instead = Namesto nje preberite:
generated-title = Strojni prevod
generated-source = To besedilo je prevedel program. Preberite izvirnik
review-none = Še ni pregledano
review-overdue = Rok za pregled je potekel
owner = Odgovarja:
place = Velja za:
sources = Viri
exception-title = Kdaj ta nasvet ne velja
children = V tem delu
related = Kam naprej
used-by = Omenjeno tudi tukaj
used-by-rest = Več ({ $n })
kind-page = stran
kind-scenario = situacija
kind-quiz = vprašalnik
kind-glossary = izraz
sequence-label = Prejšnja in naslednja stran
previous = Prejšnja
next = Naslednja
edit = Predlagaj spremembo te strani
feedback = Prijavi napako na tej strani
home-children = Vsi deli spletnega mesta
home-scenarios = Poiščite svojo situacijo
copy = Kopiraj
copied = Kopirano
copy-failed = Ni uspelo, označite besedilo ročno

## Inside the text

callout-note = Opomba
callout-tip = Nasvet
callout-important = Pomembno
callout-warning = Pozor
callout-caution = Nevarnost
callout-info = Informacija
callout-success = Uspeh
callout-question = Vprašanje
callout-danger = Nevarnost
callout-bug = Napaka
callout-example = Primer
callout-quote = Navedek
callout-abstract = Povzetek
callout-details = Podrobnosti
table = Tabela
code = Koda
letter = Besedilo za uporabo
diagram-source = Izvorna koda diagrama
footnotes = Opombe
footnote-back = Nazaj k besedilu
heading-anchor = Povezava na razdelek:
changed-section = Ta razdelek se je v izvirniku spremenil.
missing-section = Ta razdelek še ni preveden.

## Translations

translations = Stanje prevodov
translations-description = Katere strani so prevedene in katere zaostajajo za izvirnikom.
translations-page = Stran
translations-pages = Vse strani tega prevoda
translations-state = Stanje
translations-changed = Kaj manjka
translations-since = Od kdaj
state-source = izvirnik
# unsure: "posodobljen" or "ažuren".
state-fresh = posodobljen
state-stale = zastarel
state-removed = del je odstranjen iz izvirnika
state-moved = del je premaknjen v izvirniku
state-incomplete = nepopoln
state-extra = vsebuje več
state-unconfirmed = nepotrjen
state-untranslated = brez prevoda
state-in-translation = v prevajanju
state-orphan = brez izvirnika
sections-of = { $n ->
    [one] spremenjen { $n } od { $total } razdelkov
    [two] spremenjena { $n } od { $total } razdelkov
    [few] spremenjeni { $n } od { $total } razdelkov
   *[other] spremenjenih { $n } od { $total } razdelkov
}
sections-missing = { $n ->
    [one] manjka { $n } razdelek
    [two] manjkata { $n } razdelka
    [few] manjkajo { $n } razdelki
   *[other] manjka { $n } razdelkov
}
freshness-label = Stanje prevoda
freshness-stale-title = Ta prevod zaostaja za izvirnikom
freshness-changed = { $n ->
    [one] V izvirniku se je spremenil { $n } od { $total } razdelkov.
    [two] V izvirniku sta se spremenila { $n } od { $total } razdelkov.
    [few] V izvirniku so se spremenili { $n } od { $total } razdelkov.
   *[other] V izvirniku se je spremenilo { $n } od { $total } razdelkov.
}
freshness-since = Zadnja primerjava: { $date }.
freshness-missing = { $n ->
    [one] { $n } razdelek je še v izvirnem jeziku.
    [two] { $n } razdelka sta še v izvirnem jeziku.
    [few] { $n } razdelki so še v izvirnem jeziku.
   *[other] { $n } razdelkov je še v izvirnem jeziku.
}
freshness-beginning = Začetek strani
freshness-in-source = v izvirniku
freshness-major = bistvena sprememba
freshness-untranslated-title = Ta stran še ni prevedena
freshness-untranslated = Prikazujemo jo v izvirnem jeziku.
freshness-open-source = Odpri izvirnik
freshness-unconfirmed = Nihče še ni potrdil, da se ta prevod ujema z izvirnikom.

## Search

search = Iskanje
search-description = Poiščite stran, situacijo ali izraz.
search-label = Išči po spletnem mestu
search-placeholder = Iskanje
search-count = { $n ->
    [one] { $n } zadetek
    [two] { $n } zadetka
    [few] { $n } zadetki
   *[other] { $n } zadetkov
}
search-none = Ni zadetkov. Poskusite z drugo besedo ali samo z njenim začetkom.
search-loading = Nalaganje…
search-failed = Iskanja ni bilo mogoče naložiti. Vse je navedeno tudi tukaj:
search-results = Rezultati iskanja
search-more = Več zadetkov
search-ways = Druge poti do vsebine
search-all = Vsi zadetki
search-other = V drugih jezikih
search-unknown = Tega na tem spletišču ni:
search-similar = Podobne besede:
search-clear = Počisti
search-kind = Vrsta
search-everything = Vse
search-noscript = Iskanje potrebuje JavaScript. Brez njega vse najdete tukaj:

## Situations

scenarios = Situacije
scenarios-by-severity = Po resnosti
scenarios-by-signal = Po tem, kaj se dogaja
scenarios-signal = Kaj se dogaja
scenarios-scenario = Situacija
severity = Resnost
severity-info = Vsakdanja situacija
severity-caution = Previdno
severity-serious = Resna situacija
severity-danger = Nevarnost
scenario-signals = Kako jo prepoznate
scenario-channel = Kako to sporočiti
scenario-steps = Kaj storiti
scenario-scripts = Kaj reči ali napisati
scenario-risks = Kaj gre lahko narobe
scenario-exceptions = Kateri nasveti tu ne veljajo
scenario-related = Kam naprej
channel-recommended = Najbolje
channel-allowed = Gre tudi tako
channel-never = Nikoli tako
step-when = Velja, če:
step-page = Kako to storiti:
step-script = Besedilo za uporabo:
script-channel = Način:
script-fields = Izpolnite podatke
script-private = Kar vpišete, ostane v tem oknu. Nikamor se ne pošlje in se ne shrani.
script-remember = Zapomni si te podatke v tej napravi tudi za druga besedila. Vidi jih vsak, ki uporablja ta brskalnik.
script-email = Odpri v e-pošti
script-download = Prenesi
script-missing = Izpolniti je treba še:
safety-title = Ste prav zdaj v nevarnosti?
safety-leave = Hitro zapusti stran
safety-leave-key = Enako deluje trikratni pritisk tipke Esc.

## Quiz

and = in hkrati
or = ali
quizzes = Vprašalniki
quiz-how = Odgovorite na vprašanja. Pod vprašanji sta vaš rezultat in vaš načrt.
quiz-many = Izberite vse, kar velja.
quiz-questions = Vprašanja
quiz-question = vprašanje { $n }
quiz-only-if = Odgovorite samo, če velja:
quiz-skipped = Če to vprašanje preskočite, prištejte:
quiz-go-to = Nadaljujte na:
quiz-not = ne velja, da
quiz-outcome = Rezultat
quiz-stop = Najprej to
quiz-cap = Še pred tem
quiz-applies-if = Velja, če:
quiz-then = Vaš rezultat:
quiz-best-result = Najboljši možni rezultat:
quiz-add-up = Seštejte točke
quiz-add-up-how = Števila ob svojih odgovorih seštejte najprej v vsaki vrstici, nato pa vsa skupaj.
quiz-dimension = Področje
quiz-yours = Vaše točke
quiz-most = Največ
quiz-total = Vsota
quiz-floors = In poleg tega
quiz-result = Rezultat
quiz-band = od { $from } do { $to }
quiz-band-best = { $from } ali več
quiz-floor = vsaj { $n }
quiz-read = Preberite:
quiz-plan = Vaš načrt
quiz-plan-how = Za vas veljajo koraki, pri katerih drži vsaj en razlog.
quiz-because = Zaradi odgovora
quiz-because-condition = Zaradi vaših odgovorov
quiz-because-result = Zaradi rezultata
quiz-step = { $left ->
    [0] Vprašanje { $n }, zadnje
    [one] Vprašanje { $n }, ostane največ { $left }
    [two] Vprašanje { $n }, ostaneta največ { $left }
    [few] Vprašanje { $n }, ostanejo največ { $left }
   *[other] Vprašanje { $n }, ostane največ { $left }
}
quiz-continue = Naprej
quiz-back = Nazaj
quiz-error-title = Manjka še odgovor
quiz-error-prefix = Napaka:
quiz-print = Natisni
quiz-copy-plan = Kopiraj načrt
quiz-score = Točke po področjih
quiz-score-of = { $n } od { $max }
quiz-answers = Pregled odgovorov
quiz-change = Spremeni
quiz-own = Vaši odgovori
quiz-own-memory = Obstajajo samo v tem zavihku. Ko ga zaprete, izginejo.
quiz-own-kept = Shranjeni so v tej napravi.
quiz-keep = Obdrži v tej napravi
quiz-keep-note = Vidi jih vsak, kdor uporablja ta brskalnik.
quiz-copy-link = Kopiraj povezavo
quiz-copy-link-note = Kdor dobi povezavo, vidi vaše odgovore.
quiz-delete = Izbriši moje odgovore
quiz-delete-note = Takoj in vse, tudi shranjene.
quiz-deleted = Vaši odgovori so izbrisani.
quiz-kept = Vaši odgovori so shranjeni v tej napravi.
quiz-not-kept = Vaši odgovori niso več shranjeni v tej napravi.
quiz-keep-failed = Brskalnik ni dovolil shranjevanja. Vaši odgovori ostanejo samo na tej strani.
quiz-outdated = Vprašalnik se je medtem spremenil. Vaši prejšnji odgovori se z njim ne ujemajo več, zato prosimo, da odgovorite znova.

## Special pages

accessibility = Dostopnost
accessibility-full = To spletno mesto izpolnjuje smernice WCAG 2.2 AA.
accessibility-partial = To spletno mesto izpolnjuje večino smernic WCAG 2.2 AA.
accessibility-none = To spletno mesto še ne izpolnjuje smernic WCAG 2.2 AA.
accessibility-problems = Kaj še ne deluje
accessibility-tests = Kako se spletno mesto preizkuša
accessibility-tests-text = Programi preizkušajo vsako vrsto strani: z orodjem axe in validatorjem HTML, s tipkovnico, brez skriptov, na majhnih zaslonih, v vseh barvah in v tisku. Najdejo le del vseh težav.
accessibility-contact = Sporočite nam, kaj ne deluje
accessibility-prepared = Izjava preverjena
not-found = Te strani nimamo
not-found-description = Morda je v naslovu tipkarska napaka ali pa je bila stran premaknjena.
not-found-home = Začetna stran
redirect = Stran je bila premaknjena
redirect-text = Nov naslov:
