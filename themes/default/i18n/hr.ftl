# The words of the interface, in Croatian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (vi) in sentences; short imperatives on buttons (Kopiraj, Ispiši), as usual in
# software. Lawyers are named by what they give (legal check, legal help), so that no gendered noun is needed.
# Dates end with a full stop, so no sentence ends with a date.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1, 21, …), few (2–4, 22–24, …), other (0, 5–20, …).

## Around every page

skip-link = Prijeđi na sadržaj
menu = Izbornik
menu-close = Zatvori izbornik
reach-label = Kretanje po stranici
to-top = Natrag na vrh
nav-label = Glavna navigacija
nav-earlier = Prethodne ({ $n })
nav-later = Sljedeće ({ $n })
breadcrumbs-label = Navigacijska putanja
footer-label = Pregledi
languages-label = Jezik
language-untranslated = (još nije prevedeno)
tools-open = Jezik i izgled
appearance = Izgled
appearance-auto = Kao na uređaju
appearance-light = Svijetli
appearance-dark = Tamni
a-z = Kazalo A–Ž
a-z-description = Naslovi stranica, podnaslovi i pojmovi abecednim redom.
letters-label = Slova
parts-label = Dijelovi popisa
glossary = Pojmovnik
glossary-description = Pojmovi s kojima se ovdje susrećete i njihovo značenje.
glossary-synonyms = Također:
glossary-page = Više na stranici
tags = Teme
tags-description = Sve teme i što im pripada.
tags-all = Sve teme
tag = Tema
tag-description = Sve što pripada ovoj temi.
tag-count = { $n ->
    [one] { $n } stranica
    [few] { $n } stranice
   *[other] { $n } stranica
}
page-count = { $n ->
    [one] { $n } stranica
    [few] { $n } stranice
   *[other] { $n } stranica
}
map = Mapa weba
map-description = Što se gdje nalazi i kako su stranice povezane.
map-picture = Slika: stranice i poveznice među njima. Isto je ispod u obliku popisa.
map-list = Isto u obliku popisa
map-leads-to = Vodi na:
print = Sve za ispis
# unsure: "web-mjesto" or "web-stranica" for the whole site; it is in several messages.
print-description = Cijelo web-mjesto na jednoj stranici. Ispišite ga ili spremite naredbom za ispis u svojem pregledniku.
print-too-long = Ovo je web-mjesto preveliko za jednu stranicu. Svaka se stranica može ispisati zasebno:
print-toc = Sadržaj
feed = Novosti (Atom)

## A page

toc = Na ovoj stranici
reading-time = { $n ->
    [one] { $n } minuta čitanja
    [few] { $n } minute čitanja
   *[other] { $n } minuta čitanja
}
review-done = Pregledano
review-next = Sljedeća provjera
updated = Ažurirano
changes = Što se promijenilo
change-major = Važno:
status-deprecated = Ova je stranica zastarjela
status-withdrawn = Ova je stranica povučena
status-withdrawn-text = Više ne vrijedi.
status-instead = Umjesto nje pročitajte:
generated-title = Strojni prijevod
generated-source = Ovaj je tekst preveo program. Pročitajte izvornik
review-none = Još nije provjereno
review-overdue = Rok za provjeru je prošao
owner = Odgovara:
place = Vrijedi za:
sources = Izvori
exception-title = Kada ovaj savjet ne vrijedi
children = U ovom dijelu
related = Kamo dalje
used-by = Spominje se i ovdje
used-by-rest = Još ({ $n })
kind-page = stranica
kind-scenario = situacija
kind-quiz = upitnik
kind-glossary = pojam
sequence-label = Prethodna i sljedeća stranica
previous = Prethodna
next = Sljedeća
edit = Predloži izmjenu ove stranice
feedback = Prijavi pogrešku na ovoj stranici
home-children = Svi dijelovi web-mjesta
home-scenarios = Pronađite svoju situaciju
copy = Kopiraj
copied = Kopirano
copy-failed = Nije uspjelo, označite tekst ručno

## Inside the text

callout-note = Napomena
callout-tip = Savjet
callout-important = Važno
callout-warning = Oprez
callout-caution = Opasnost
callout-info = Informacija
callout-success = Uspjeh
callout-question = Pitanje
callout-danger = Opasnost
callout-bug = Pogreška
callout-example = Primjer
callout-quote = Citat
callout-abstract = Sažetak
callout-details = Pojedinosti
table = Tablica
code = Kod
letter = Tekst za upotrebu
diagram-source = Izvorni kôd dijagrama
footnotes = Bilješke
footnote-back = Natrag na tekst
heading-anchor = Poveznica na odjeljak:
changed-section = Ovaj se odjeljak u izvorniku promijenio.
missing-section = Ovaj odjeljak još nije preveden.

## Translations

translations = Stanje prijevoda
translations-description = Koje su stranice prevedene, a koje zaostaju za izvornikom.
translations-page = Stranica
translations-pages = Sve stranice ovog prijevoda
translations-state = Stanje
translations-changed = Što nedostaje
translations-since = Otkad
state-source = izvornik
state-fresh = ažuran
state-stale = zastario
state-removed = dio je uklonjen iz izvornika
state-moved = dio je premješten u izvorniku
state-incomplete = nepotpun
state-extra = sadrži više
state-unconfirmed = nepotvrđen
state-untranslated = bez prijevoda
state-in-translation = prevodi se
state-orphan = bez izvornika
sections-of = { $n ->
    [one] promijenjen { $n } od { $total } odjeljaka
    [few] promijenjena { $n } od { $total } odjeljaka
   *[other] promijenjeno { $n } od { $total } odjeljaka
}
sections-missing = { $n ->
    [one] nedostaje { $n } odjeljak
    [few] nedostaju { $n } odjeljka
   *[other] nedostaje { $n } odjeljaka
}
freshness-label = Stanje prijevoda
freshness-stale-title = Ovaj prijevod zaostaje za izvornikom
freshness-changed = { $n ->
    [one] U izvorniku se promijenio { $n } od { $total } odjeljaka.
    [few] U izvorniku su se promijenila { $n } od { $total } odjeljaka.
   *[other] U izvorniku se promijenilo { $n } od { $total } odjeljaka.
}
freshness-since = Prijevod je { $date } posljednji put uspoređen s izvornikom.
freshness-missing = { $n ->
    [one] { $n } odjeljak još je na izvornom jeziku.
    [few] { $n } odjeljka još su na izvornom jeziku.
   *[other] { $n } odjeljaka još je na izvornom jeziku.
}
freshness-beginning = Početak stranice
freshness-in-source = u izvorniku
freshness-major = bitna promjena
freshness-untranslated-title = Ova stranica još nije prevedena
freshness-untranslated = Prikazujemo je na izvornom jeziku.
freshness-open-source = Otvori izvornik
freshness-unconfirmed = Još nitko nije potvrdio da ovaj prijevod odgovara izvorniku.

## Search

search = Pretraživanje
search-description = Pronađite stranicu, situaciju ili pojam.
search-label = Pretraži web-mjesto
search-placeholder = Pretraži
search-count = { $n ->
    [one] { $n } rezultat
    [few] { $n } rezultata
   *[other] { $n } rezultata
}
search-none = Ništa nije pronađeno. Pokušajte s drugom riječi ili samo s njezinim početkom.
search-loading = Učitavanje…
search-failed = Pretraživanje nije bilo moguće učitati. Sve možete pronaći i ovdje:
search-results = Rezultati pretraživanja
search-more = Više rezultata
search-ways = Drugi putovi do sadržaja
search-all = Svi rezultati
search-other = Na drugim jezicima
search-unknown = Nema na ovoj stranici:
search-similar = Slične riječi:
search-clear = Obriši
search-kind = Vrsta
search-everything = Sve
search-noscript = Za pretraživanje je potreban JavaScript. Bez njega sve možete pronaći ovdje:

## Situations

scenarios = Situacije
scenarios-by-severity = Po ozbiljnosti
scenarios-by-signal = Po onome što se događa
scenarios-signal = Što se događa
scenarios-scenario = Situacija
severity = Ozbiljnost
severity-info = Uobičajena situacija
severity-caution = Oprezno
severity-serious = Ozbiljna situacija
severity-danger = Opasnost
scenario-signals = Kako je prepoznati
scenario-channel = Kako to priopćiti
scenario-steps = Što učiniti
scenario-scripts = Što reći ili napisati
scenario-risks = Što može poći po zlu
scenario-exceptions = Koji savjeti ovdje ne vrijede
scenario-related = Kamo dalje
channel-recommended = Najbolje
channel-allowed = Može i ovako
channel-never = Nikad ovako
step-when = Vrijedi ako:
step-page = Kako to učiniti:
step-script = Tekst za upotrebu:
script-channel = Način:
script-fields = Ispunite podatke
script-private = Ono što ovdje upišete ostaje u ovom prozoru. Nikamo se ne šalje i ne sprema.
script-remember = Zapamti ove podatke na ovom uređaju i za druge tekstove. Vidi ih svatko tko se koristi ovim preglednikom.
script-email = Otvori u e-pošti
script-download = Preuzmi
script-missing = Još treba ispuniti:
safety-title = Jeste li upravo sada u opasnosti?
safety-leave = Brzo napusti stranicu
safety-leave-key = Isto radi i tipka Esc pritisnuta triput.

## Quiz

and = i istodobno
or = ili
quizzes = Upitnici
quiz-how = Odgovorite na pitanja. Ispod pitanja nalaze se vaš rezultat i vaš plan.
quiz-many = Odaberite sve što vrijedi.
quiz-questions = Pitanja
quiz-question = pitanje { $n }
quiz-only-if = Odgovorite samo ako vrijedi:
quiz-skipped = Ako preskočite ovo pitanje, pribrojite:
quiz-go-to = Nastavite na:
quiz-not = ne vrijedi da
quiz-outcome = Rezultat
quiz-stop = Najprije ovo
# unsure: title of a notice about what limits the result.
quiz-cap = Još prije toga
quiz-applies-if = Vrijedi ako:
quiz-then = Vaš rezultat:
quiz-best-result = Najbolji mogući rezultat:
quiz-add-up = Zbrojite bodove
quiz-add-up-how = Brojeve uz svoje odgovore zbrojite najprije u svakom retku, a zatim sve zajedno.
quiz-dimension = Područje
quiz-yours = Vaši bodovi
quiz-most = Najviše
quiz-total = Zbroj
quiz-floors = I uz to
quiz-result = Rezultat
quiz-band = { $from } do { $to }
quiz-band-best = { $from } ili više
quiz-floor = najmanje { $n }
quiz-read = Pročitajte:
quiz-plan = Vaš plan
quiz-plan-how = Za vas su koraci kod kojih vrijedi barem jedan razlog.
quiz-because = Zbog odgovora
quiz-because-condition = Zbog vaših odgovora
quiz-because-result = Zbog rezultata
quiz-step = { $left ->
    [0] Pitanje { $n }, posljednje
    [one] Pitanje { $n }, preostaje najviše { $left }
    [few] Pitanje { $n }, preostaju najviše { $left }
   *[other] Pitanje { $n }, preostaje najviše { $left }
}
quiz-continue = Nastavi
quiz-back = Natrag
quiz-error-title = Nedostaje odgovor
quiz-error-prefix = Pogreška:
quiz-print = Ispiši
quiz-copy-plan = Kopiraj plan
quiz-score = Bodovi po područjima
quiz-score-of = { $n } od { $max }
quiz-answers = Pregled odgovora
quiz-change = Promijeni
quiz-own = Vaši odgovori
quiz-own-memory = Nalaze se samo u ovoj kartici. Kad je zatvorite, nestaju.
quiz-own-kept = Spremljeni su na ovom uređaju.
quiz-keep = Zadrži na ovom uređaju
quiz-keep-note = Može ih vidjeti svatko tko se služi ovim preglednikom.
quiz-copy-link = Kopiraj poveznicu
quiz-copy-link-note = Tko dobije poveznicu, vidi vaše odgovore.
quiz-delete = Izbriši moje odgovore
quiz-delete-note = Odmah i sve, i spremljene.
quiz-deleted = Vaši su odgovori izbrisani.
quiz-kept = Vaši su odgovori spremljeni na ovom uređaju.
quiz-not-kept = Vaši odgovori više nisu spremljeni na ovom uređaju.
quiz-keep-failed = Preglednik nije dopustio spremanje. Vaši odgovori ostaju samo na ovoj stranici.
quiz-outdated = Upitnik se u međuvremenu promijenio. Vaši raniji odgovori više mu ne odgovaraju, molimo vas da odgovorite ponovno.

## Special pages

accessibility = Pristupačnost
accessibility-full = Ova web-stranica ispunjava smjernice WCAG 2.2 AA.
accessibility-partial = Ova web-stranica ispunjava većinu smjernica WCAG 2.2 AA.
accessibility-none = Ova web-stranica još ne ispunjava smjernice WCAG 2.2 AA.
accessibility-problems = Što još ne radi
accessibility-tests = Kako se web-stranica ispituje
accessibility-tests-text = Programi ispituju svaku vrstu stranice: alatom axe i HTML validatorom, tipkovnicom, bez skripti, na malim zaslonima, u svim bojama i u ispisu. Nalaze samo dio svih problema.
accessibility-contact = Javite nam što ne radi
accessibility-prepared = Izjava provjerena
not-found = Nemamo takvu stranicu
not-found-description = Možda je adresa pogrešno upisana ili je stranica premještena.
not-found-home = Početna stranica
redirect = Stranica je premještena
redirect-text = Nova adresa:
