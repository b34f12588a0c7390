# The words of the interface, in Danish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address (du), as on public services; imperatives on buttons. Lawyers are named by what they give
# (legal review, legal advice), so that no word depends on anybody's gender. A part of the site or of a page
# is "afsnit". States of a translation agree with "oversættelse". Quotation marks “ ”.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other.

## Around every page

skip-link = Gå til indhold
menu = Menu
menu-close = Luk menu
reach-label = Rundt på siden
to-top = Til toppen
nav-label = Hovednavigation
nav-earlier = Foregående ({ $n })
nav-later = Følgende ({ $n })
breadcrumbs-label = Brødkrummesti
footer-label = Oversigter
languages-label = Sprog
language-untranslated = (endnu ikke oversat)
tools-open = Sprog og udseende
appearance = Udseende
appearance-auto = Som enheden
appearance-light = Lyst
appearance-dark = Mørkt
a-z = Indeks A–Å
a-z-description = Sidetitler, overskrifter og begreber i alfabetisk rækkefølge.
letters-label = Bogstaver
parts-label = Dele af listen
glossary = Ordliste
glossary-description = De begreber, du møder her, og hvad de betyder.
glossary-synonyms = Også:
glossary-page = Mere på siden
tags = Emner
tags-description = Alle emner og det, der hører til dem.
tags-all = Alle emner
tag = Emne
tag-description = Alt, der hører til emnet.
tag-count = { $n ->
    [one] { $n } side
   *[other] { $n } sider
}
page-count = { $n ->
    [one] { $n } side
   *[other] { $n } sider
}
# unsure: "Sitemap" or "Oversigt over webstedet".
map = Sitemap
map-description = Hvad der er hvor, og hvordan siderne fører til hinanden.
map-picture = Billede: sider og links mellem dem. Det samme står nedenfor som liste.
map-list = Det samme som liste
map-leads-to = Fører til:
print = Udskriv alt
print-description = Hele webstedet på én side. Udskriv eller gem den med browserens udskriftskommando.
print-too-long = Webstedet er for stort til én side. Hver side kan udskrives for sig:
print-toc = Indhold
feed = Nyheder (Atom)

## A page

toc = På denne side
reading-time = { $n ->
    [one] { $n } minuts læsning
   *[other] { $n } minutters læsning
}
review-done = Gennemgået
review-next = Næste gennemgang
updated = Opdateret
changes = Hvad er ændret
change-major = Vigtigt:
status-deprecated = Denne side er forældet
status-withdrawn = Denne side er trukket tilbage
status-withdrawn-text = Den gælder ikke længere.
status-instead = Læs i stedet:
generated-title = Maskinoversættelse
generated-source = Denne tekst er oversat af et program. Læs originalen
review-none = Endnu ikke gennemgået
review-overdue = Fristen for gennemgang er overskredet
owner = Ansvarlig:
place = Gælder for:
sources = Kilder
exception-title = Hvornår dette råd ikke gælder
children = I dette afsnit
related = Læs videre
used-by = Også nævnt i
used-by-rest = Flere ({ $n })
kind-page = side
kind-scenario = situation
kind-quiz = spørgeskema
kind-glossary = begreb
sequence-label = Forrige og næste side
previous = Forrige
next = Næste
edit = Foreslå en ændring af siden
feedback = Meld en fejl på denne side
home-children = Alle dele af webstedet
home-scenarios = Find din situation
copy = Kopiér
copied = Kopieret
copy-failed = Det lykkedes ikke, markér teksten manuelt

## Inside the text

callout-note = Bemærk
callout-tip = Tip
callout-important = Vigtigt
callout-warning = Advarsel
callout-caution = Fare
callout-info = Information
callout-success = Lykkedes
callout-question = Spørgsmål
callout-danger = Fare
callout-bug = Fejl
callout-example = Eksempel
callout-quote = Citat
callout-abstract = Resumé
callout-details = Detaljer
table = Tabel
code = Kode
letter = Tekst, du kan bruge
diagram-source = Kilde til et diagram
footnotes = Fodnoter
footnote-back = Tilbage til teksten
heading-anchor = Link til afsnittet:
changed-section = Dette afsnit er ændret i originalen.
missing-section = Dette afsnit er endnu ikke oversat.

## Translations

translations = Oversættelsernes status
translations-description = Hvilke sider der er oversat, og hvilke der ikke er opdateret.
translations-page = Side
translations-pages = Alle sider i denne oversættelse
translations-state = Status
translations-changed = Hvad der mangler
translations-since = Siden hvornår
state-source = original
state-fresh = opdateret
state-stale = ikke opdateret
state-removed = del fjernet i originalen
state-moved = del flyttet i originalen
state-incomplete = ufuldstændig
state-extra = med tilføjelser
state-unconfirmed = ikke bekræftet
state-untranslated = ikke oversat
state-in-translation = under oversættelse
state-orphan = uden original
sections-of = { $n ->
    [one] { $n } af { $total } afsnit ændret
   *[other] { $n } af { $total } afsnit ændret
}
sections-missing = { $n ->
    [one] { $n } afsnit mangler
   *[other] { $n } afsnit mangler
}
freshness-label = Oversættelsens status
freshness-stale-title = Oversættelsen er ikke opdateret
freshness-changed = { $n ->
    [one] { $n } af { $total } afsnit er ændret i originalen.
   *[other] { $n } af { $total } afsnit er ændret i originalen.
}
freshness-since = Senest sammenlignet den { $date }.
freshness-missing = { $n ->
    [one] { $n } afsnit er stadig på originalsproget.
   *[other] { $n } afsnit er stadig på originalsproget.
}
freshness-beginning = Sidens begyndelse
freshness-in-source = i originalen
freshness-major = væsentlig ændring
freshness-untranslated-title = Siden er endnu ikke oversat
freshness-untranslated = Den vises på originalsproget.
freshness-open-source = Åbn originalen
freshness-unconfirmed = Endnu har ingen bekræftet, at oversættelsen svarer til originalen.

## Search

search = Søgning
search-description = Find en side, en situation eller et begreb.
search-label = Søg på webstedet
search-placeholder = Søg
search-count = { $n ->
    [one] { $n } resultat
   *[other] { $n } resultater
}
search-none = Ingen resultater. Prøv et andet ord eller kun begyndelsen af det.
search-loading = Indlæser…
search-failed = Søgningen kunne ikke indlæses. Du finder også alt her:
search-results = Søgeresultater
search-more = Flere resultater
search-ways = Andre måder at finde indholdet på
search-all = Alle resultater
search-other = På andre sprog
search-unknown = Findes ikke på dette websted:
search-similar = Lignende ord:
search-clear = Ryd
search-kind = Type
search-everything = Alle
search-noscript = Søgningen kræver JavaScript. Uden JavaScript finder du alt her:

## Situations

scenarios = Situationer
scenarios-by-severity = Efter alvor
scenarios-by-signal = Efter det, der sker
scenarios-signal = Hvad der sker
scenarios-scenario = Situation
severity = Alvor
severity-info = Hverdagssituation
severity-caution = Vær forsigtig
severity-serious = Alvorlig situation
severity-danger = Fare
scenario-signals = Sådan genkender du den
scenario-channel = Sådan siger du det
scenario-steps = Hvad du skal gøre
scenario-scripts = Hvad du kan sige eller skrive
scenario-risks = Hvad der kan gå galt
scenario-exceptions = Råd, der ikke gælder her
scenario-related = Læs videre
channel-recommended = Bedst
channel-allowed = Også muligt
channel-never = Aldrig
step-when = Gælder, hvis:
step-page = Sådan gør du:
step-script = Tekst, du kan bruge:
script-channel = Hvordan:
script-fields = Udfyld oplysningerne
script-private = Det, du skriver, bliver i dette vindue. Det bliver hverken sendt eller gemt.
script-remember = Husk oplysningerne på denne enhed også til andre tekster. Alle, der bruger denne browser, kan se dem.
script-email = Åbn i e-mail
script-download = Hent
script-missing = Mangler at blive udfyldt:
safety-title = Er du i fare lige nu?
safety-leave = Forlad siden hurtigt
safety-leave-key = Tre tryk på Esc gør det samme.

## Quiz

and = og
or = eller
quizzes = Spørgeskemaer
quiz-how = Besvar spørgsmålene. Dit resultat og din plan står under spørgsmålene.
quiz-many = Vælg alt, der passer.
quiz-questions = Spørgsmål
quiz-question = spørgsmål { $n }
quiz-only-if = Svar kun, hvis:
quiz-skipped = Hvis du springer spørgsmålet over, så tæl:
quiz-go-to = Gå videre til:
quiz-not = ikke
quiz-outcome = Resultat
quiz-stop = Først dette
quiz-cap = Inden da
quiz-applies-if = Gælder, hvis:
quiz-then = Dit resultat:
quiz-best-result = Det bedst mulige resultat:
quiz-add-up = Læg dine point sammen
quiz-add-up-how = Læg tallene ved siden af dine svar sammen, først linje for linje og derefter alle sammen.
quiz-dimension = Område
quiz-yours = Dine point
quiz-most = Højst
quiz-total = I alt
quiz-floors = Og desuden
quiz-result = Resultat
quiz-band = { $from } til { $to }
quiz-band-best = { $from } eller mere
quiz-floor = mindst { $n }
quiz-read = Læs:
quiz-plan = Din plan
quiz-plan-how = De trin, hvor mindst én grund passer, gælder for dig.
quiz-because = Fordi du svarede
quiz-because-condition = På grund af dine svar
quiz-because-result = Fordi dit resultat er
quiz-step = { $left ->
    [0] Spørgsmål { $n }, det sidste
    [one] Spørgsmål { $n }, højst { $left } tilbage
   *[other] Spørgsmål { $n }, højst { $left } tilbage
}
quiz-continue = Fortsæt
quiz-back = Tilbage
quiz-error-title = Der mangler et svar
quiz-error-prefix = Fejl:
quiz-print = Udskriv
quiz-copy-plan = Kopiér planen
quiz-score = Point pr. område
quiz-score-of = { $n } af { $max }
quiz-answers = Gennemse dine svar
quiz-change = Ret
quiz-own = Dine svar
quiz-own-memory = De findes kun i denne fane. Når du lukker den, er de væk.
quiz-own-kept = De er gemt på denne enhed.
quiz-keep = Gem på denne enhed
quiz-keep-note = Alle, der bruger denne browser, kan se dem.
quiz-copy-link = Kopiér link
quiz-copy-link-note = Alle, der får linket, kan se dine svar.
quiz-delete = Slet mine svar
quiz-delete-note = Med det samme og dem alle, også de gemte.
quiz-deleted = Dine svar er slettet.
quiz-kept = Dine svar er gemt på denne enhed.
quiz-not-kept = Dine svar er ikke længere gemt på denne enhed.
quiz-keep-failed = Din browser tillod ikke at gemme. Dine svar findes kun på denne side.
quiz-outdated = Spørgeskemaet er ændret i mellemtiden. Dine tidligere svar passer ikke længere, svar venligst igen.

## Special pages

accessibility = Tilgængelighed
accessibility-full = Webstedet opfylder retningslinjerne WCAG 2.2 AA.
accessibility-partial = Webstedet opfylder de fleste retningslinjer i WCAG 2.2 AA.
accessibility-none = Webstedet opfylder endnu ikke retningslinjerne WCAG 2.2 AA.
accessibility-problems = Hvad der endnu ikke virker
accessibility-tests = Sådan testes webstedet
accessibility-tests-text = Programmer tester hver slags side: med axe og en HTML-validator, med tastaturet, uden scripts, på små skærme, i alle farver og på papir. De finder kun en del af alle problemer.
accessibility-contact = Fortæl os, hvad der ikke virker
accessibility-prepared = Erklæringen er kontrolleret
not-found = Siden findes ikke
not-found-description = Måske er der en tastefejl i adressen, eller siden er flyttet.
not-found-home = Forside
redirect = Siden er flyttet
redirect-text = Ny adresse:
