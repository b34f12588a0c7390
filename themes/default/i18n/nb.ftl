# The words of the interface, in Norwegian Bokmål. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address (du), as on public services; imperatives on buttons. Lawyers are named by what they give
# (legal review, legal advice), so that no word depends on anybody's gender. A part of the site or of a page
# is "del". States of a translation agree with "oversettelse". Quotation marks « ».
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other.

## Around every page

skip-link = Hopp til innhold
menu = Meny
menu-close = Lukk menyen
reach-label = Rundt på siden
to-top = Til toppen
nav-label = Hovednavigasjon
nav-earlier = Foregående ({ $n })
nav-later = Følgende ({ $n })
breadcrumbs-label = Brødsmulesti
footer-label = Oversikter
languages-label = Språk
language-untranslated = (ikke oversatt ennå)
tools-open = Språk og utseende
appearance = Utseende
appearance-auto = Som enheten
appearance-light = Lyst
appearance-dark = Mørkt
a-z = Indeks A–Å
a-z-description = Sidetitler, overskrifter og begreper i alfabetisk rekkefølge.
letters-label = Bokstaver
parts-label = Deler av listen
glossary = Ordliste
glossary-description = Begrepene du møter her, og hva de betyr.
glossary-synonyms = Også:
glossary-page = Mer på siden
tags = Emner
tags-description = Alle emner og det som hører til dem.
tags-all = Alle emner
tag = Emne
tag-description = Alt som hører til emnet.
tag-count = { $n ->
    [one] { $n } side
   *[other] { $n } sider
}
page-count = { $n ->
    [one] { $n } side
   *[other] { $n } sider
}
map = Nettstedskart
map-description = Hva som er hvor, og hvordan sidene fører til hverandre.
map-picture = Bilde: sider og lenkene mellom dem. Det samme står nedenfor som liste.
map-list = Det samme som liste
map-leads-to = Fører til:
print = Skriv ut alt
print-description = Hele nettstedet på én side. Skriv den ut eller lagre den med utskriftskommandoen i nettleseren.
print-too-long = Nettstedet er for stort til én side. Hver side kan skrives ut for seg:
print-toc = Innhold
feed = Nyheter (Atom)

## A page

toc = På denne siden
reading-time = { $n ->
    [one] { $n } minutts lesing
   *[other] { $n } minutters lesing
}
review-done = Gjennomgått
review-next = Neste gjennomgang
updated = Oppdatert
changes = Hva er endret
change-major = Viktig:
status-deprecated = Denne siden er utdatert
status-withdrawn = Denne siden er trukket tilbake
status-withdrawn-text = Den gjelder ikke lenger.
status-instead = Les i stedet:
generated-title = Maskinoversettelse
generated-source = Denne teksten er oversatt av et program. Les originalen
review-none = Ennå ikke gjennomgått
review-overdue = Gjennomgangen er forsinket
owner = Ansvarlig:
place = Gjelder for:
sources = Kilder
exception-title = Når dette rådet ikke gjelder
# unsure: "I denne delen" or "I dette avsnittet": the pages of a section of the site.
children = I denne delen
related = Les videre
used-by = Også nevnt i
used-by-rest = Flere ({ $n })
kind-page = side
kind-scenario = situasjon
kind-quiz = spørreskjema
kind-glossary = begrep
sequence-label = Forrige og neste side
previous = Forrige
next = Neste
edit = Foreslå en endring på denne siden
feedback = Meld fra om en feil på denne siden
home-children = Alle deler av nettstedet
home-scenarios = Finn din situasjon
copy = Kopier
copied = Kopiert
copy-failed = Det gikk ikke, merk teksten selv

## Inside the text

callout-note = Merk
callout-tip = Tips
callout-important = Viktig
callout-warning = Advarsel
callout-caution = Fare
callout-info = Informasjon
callout-success = Vellykket
callout-question = Spørsmål
callout-danger = Fare
callout-bug = Feil
callout-example = Eksempel
callout-quote = Sitat
callout-abstract = Sammendrag
callout-details = Detaljer
table = Tabell
code = Kode
letter = Tekst du kan bruke
diagram-source = Kilde til et diagram
footnotes = Fotnoter
footnote-back = Tilbake til teksten
heading-anchor = Lenke til delen:
changed-section = Denne delen er endret i originalen.
missing-section = Denne delen er ikke oversatt ennå.

## Translations

translations = Status for oversettelsene
translations-description = Hvilke sider som er oversatt, og hvilke som ligger etter originalen.
translations-page = Side
translations-pages = Alle sider i denne oversettelsen
translations-state = Status
translations-changed = Hva som mangler
translations-since = Siden når
state-source = original
state-fresh = oppdatert
state-stale = ligger etter
state-removed = del fjernet i originalen
state-moved = del flyttet i originalen
state-incomplete = ufullstendig
state-extra = med tillegg
state-unconfirmed = ikke bekreftet
state-untranslated = ikke oversatt
state-in-translation = under oversettelse
state-orphan = uten original
sections-of = { $n ->
    [one] { $n } av { $total } deler endret
   *[other] { $n } av { $total } deler endret
}
sections-missing = { $n ->
    [one] { $n } del mangler
   *[other] { $n } deler mangler
}
freshness-label = Status for oversettelsen
freshness-stale-title = Denne oversettelsen ligger etter originalen
freshness-changed = { $n ->
    [one] { $n } av { $total } deler er endret i originalen.
   *[other] { $n } av { $total } deler er endret i originalen.
}
freshness-since = Sist sammenlignet { $date }.
freshness-missing = { $n ->
    [one] { $n } del er fortsatt på originalspråket.
   *[other] { $n } deler er fortsatt på originalspråket.
}
freshness-beginning = Begynnelsen av siden
freshness-in-source = i originalen
freshness-major = stor endring
freshness-untranslated-title = Denne siden er ikke oversatt ennå
freshness-untranslated = Den vises på originalspråket.
freshness-open-source = Åpne originalen
freshness-unconfirmed = Ingen har ennå bekreftet at oversettelsen stemmer med originalen.

## Search

search = Søk
search-description = Finn en side, en situasjon eller et begrep.
search-label = Søk på nettstedet
search-placeholder = Søk
search-count = { $n ->
    [one] { $n } treff
   *[other] { $n } treff
}
search-none = Ingen treff. Prøv et annet ord eller bare begynnelsen av det.
search-loading = Laster inn…
search-failed = Søket kunne ikke lastes inn. Alt finnes også her:
search-results = Søkeresultater
search-more = Flere treff
search-ways = Andre måter å finne innhold på
search-all = Alle treff
search-other = På andre språk
search-unknown = Finnes ikke på dette nettstedet:
search-similar = Lignende ord:
search-clear = Tøm
search-kind = Type
search-everything = Alle
search-noscript = Søket krever JavaScript. Uten JavaScript finner du alt her:

## Situations

scenarios = Situasjoner
scenarios-by-severity = Etter alvorlighetsgrad
scenarios-by-signal = Etter hva som skjer
scenarios-signal = Hva som skjer
scenarios-scenario = Situasjon
severity = Alvorlighetsgrad
severity-info = Vanlig situasjon
severity-caution = Vær forsiktig
severity-serious = Alvorlig situasjon
severity-danger = Fare
scenario-signals = Slik kjenner du den igjen
scenario-channel = Slik sier du det
scenario-steps = Hva du skal gjøre
scenario-scripts = Hva du kan si eller skrive
scenario-risks = Hva som kan gå galt
scenario-exceptions = Råd som ikke gjelder her
scenario-related = Les videre
channel-recommended = Best
channel-allowed = Går også bra
channel-never = Aldri
step-when = Gjelder hvis:
step-page = Slik gjør du det:
step-script = Tekst du kan bruke:
script-channel = Hvordan:
script-fields = Fyll inn opplysningene
script-private = Det du skriver, blir værende i dette vinduet. Det blir verken sendt eller lagret.
script-remember = Husk opplysningene på denne enheten også for andre tekster. Alle som bruker denne nettleseren, kan se dem.
script-email = Åpne i e-post
script-download = Last ned
script-missing = Mangler å fylles ut:
safety-title = Er du i fare akkurat nå?
safety-leave = Forlat siden raskt
safety-leave-key = Tre trykk på Esc gjør det samme.

## Quiz

and = og
or = eller
quizzes = Spørreskjemaer
quiz-how = Svar på spørsmålene. Resultatet og planen din står under spørsmålene.
quiz-many = Velg alt som passer.
quiz-questions = Spørsmål
quiz-question = spørsmål { $n }
quiz-only-if = Svar bare hvis:
quiz-skipped = Hvis du hopper over dette spørsmålet, tell:
quiz-go-to = Gå videre til:
quiz-not = ikke
quiz-outcome = Resultat
quiz-stop = Dette først
quiz-cap = Før det
quiz-applies-if = Gjelder hvis:
quiz-then = Resultatet ditt:
quiz-best-result = Best mulig resultat:
quiz-add-up = Legg sammen poengene dine
quiz-add-up-how = Legg sammen tallene ved siden av svarene dine, først linje for linje og deretter alle sammen.
quiz-dimension = Område
quiz-yours = Poengene dine
quiz-most = Maksimalt
quiz-total = Sum
quiz-floors = Og i tillegg
quiz-result = Resultat
quiz-band = { $from } til { $to }
quiz-band-best = { $from } eller mer
quiz-floor = minst { $n }
quiz-read = Les:
quiz-plan = Planen din
quiz-plan-how = Trinnene der minst én grunn passer, gjelder for deg.
quiz-because = Fordi du svarte
quiz-because-condition = På grunn av svarene dine
quiz-because-result = Fordi resultatet ditt er
quiz-step = { $left ->
    [0] Spørsmål { $n }, det siste
    [one] Spørsmål { $n }, høyst { $left } igjen
   *[other] Spørsmål { $n }, høyst { $left } igjen
}
quiz-continue = Fortsett
quiz-back = Tilbake
quiz-error-title = Et svar mangler
quiz-error-prefix = Feil:
quiz-print = Skriv ut
quiz-copy-plan = Kopier planen
quiz-score = Poeng per område
quiz-score-of = { $n } av { $max }
quiz-answers = Se over svarene dine
quiz-change = Endre
quiz-own = Svarene dine
quiz-own-memory = De finnes bare i denne fanen. Når du lukker den, er de borte.
quiz-own-kept = De er lagret på denne enheten.
quiz-keep = Lagre på denne enheten
quiz-keep-note = Alle som bruker denne nettleseren, kan se dem.
quiz-copy-link = Kopier lenke
quiz-copy-link-note = Alle som får lenken, kan se svarene dine.
quiz-delete = Slett svarene mine
quiz-delete-note = Med en gang og alle sammen, også de lagrede.
quiz-deleted = Svarene dine er slettet.
quiz-kept = Svarene dine er lagret på denne enheten.
quiz-not-kept = Svarene dine er ikke lenger lagret på denne enheten.
quiz-keep-failed = Nettleseren tillot ikke lagring. Svarene dine finnes bare på denne siden.
quiz-outdated = Spørreskjemaet er endret i mellomtiden. De tidligere svarene dine passer ikke lenger, svar på nytt.

## Special pages

accessibility = Tilgjengelighet
accessibility-full = Nettstedet oppfyller retningslinjene WCAG 2.2 AA.
accessibility-partial = Nettstedet oppfyller de fleste retningslinjene i WCAG 2.2 AA.
accessibility-none = Nettstedet oppfyller ennå ikke retningslinjene WCAG 2.2 AA.
accessibility-problems = Hva som ikke virker ennå
accessibility-tests = Slik testes nettstedet
accessibility-tests-text = Programmer tester hver type side: med axe og en HTML-validator, med tastaturet, uten skript, på små skjermer, i alle farger og på papir. De finner bare en del av alle problemer.
accessibility-contact = Fortell oss hva som ikke virker
accessibility-prepared = Erklæringen er kontrollert
not-found = Denne siden finnes ikke
not-found-description = Adressen kan være feilskrevet, eller siden er flyttet.
not-found-home = Forside
redirect = Denne siden er flyttet
redirect-text = Ny adresse:
