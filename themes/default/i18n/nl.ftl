# The words of the interface, in Dutch. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite address (u), as on public services; infinitives on buttons. Lawyers are named by what they give
# (legal check, legal advice) and people by "wie" and "iedereen", so that no gendered noun is needed.
# A part of the site is "onderdeel", a part of a page "gedeelte". Quotation marks ‘ ’.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other.

## Around every page

skip-link = Direct naar de inhoud
menu = Menu
menu-close = Menu sluiten
reach-label = Door deze pagina
to-top = Naar boven
nav-label = Hoofdnavigatie
nav-earlier = Vorige ({ $n })
nav-later = Volgende ({ $n })
breadcrumbs-label = Kruimelpad
footer-label = Overzichten
languages-label = Taal
language-untranslated = (nog niet vertaald)
tools-open = Taal en weergave
appearance = Weergave
appearance-auto = Zoals het apparaat
appearance-light = Licht
appearance-dark = Donker
a-z = Index A–Z
a-z-description = Paginatitels, tussenkoppen en begrippen op alfabetische volgorde.
letters-label = Letters
parts-label = Delen van de lijst
glossary = Begrippenlijst
glossary-description = De begrippen die u hier tegenkomt en wat ze betekenen.
glossary-synonyms = Ook:
glossary-page = Meer op de pagina
tags = Onderwerpen
tags-description = Alle onderwerpen en wat erbij hoort.
tags-all = Alle onderwerpen
tag = Onderwerp
tag-description = Alles wat bij dit onderwerp hoort.
tag-count = { $n ->
    [one] { $n } pagina
   *[other] { $n } pagina’s
}
page-count = { $n ->
    [one] { $n } pagina
   *[other] { $n } pagina’s
}
# unsure: "Sitemap" or "Overzicht van de website".
map = Sitemap
map-description = Wat waar staat en hoe de pagina’s naar elkaar verwijzen.
map-picture = Afbeelding: pagina’s en de links ertussen. Hetzelfde staat eronder als lijst.
map-list = Hetzelfde als lijst
map-leads-to = Leidt naar:
print = Alles afdrukken
print-description = De hele website op één pagina. Afdrukken of opslaan kan met de afdrukfunctie van uw browser.
print-too-long = Deze website is te groot voor één pagina. U kunt elke pagina apart afdrukken:
print-toc = Inhoud
feed = Nieuws (Atom)

## A page

toc = Op deze pagina
reading-time = { $n ->
    [one] { $n } minuut leestijd
   *[other] { $n } minuten leestijd
}
review-done = Gecontroleerd
review-next = Volgende controle
updated = Bijgewerkt
changes = Wat er veranderd is
change-major = Belangrijk:
status-deprecated = Deze pagina is verouderd
status-withdrawn = Deze pagina is ingetrokken
status-withdrawn-text = Ze geldt niet meer.
status-instead = Lees in plaats daarvan:
generated-title = Machinevertaling
generated-source = Een programma heeft deze tekst vertaald. Lees het origineel
review-none = Nog niet gecontroleerd
review-overdue = De controle had al moeten plaatsvinden
owner = Verantwoordelijk:
place = Geldt voor:
sources = Bronnen
exception-title = Wanneer dit advies niet geldt
children = In dit onderdeel
related = Verder lezen
used-by = Ook genoemd in
used-by-rest = Meer ({ $n })
kind-page = pagina
kind-scenario = situatie
kind-quiz = vragenlijst
kind-glossary = begrip
sequence-label = Vorige en volgende pagina
previous = Vorige
next = Volgende
edit = Wijziging van deze pagina voorstellen
feedback = Een fout op deze pagina melden
home-children = Alle onderdelen van deze website
home-scenarios = Vind uw situatie
copy = Kopiëren
copied = Gekopieerd
copy-failed = Dat lukte niet, selecteer de tekst zelf

## Inside the text

callout-note = Opmerking
callout-tip = Tip
callout-important = Belangrijk
callout-warning = Let op
callout-caution = Gevaar
callout-info = Informatie
callout-success = Gelukt
callout-question = Vraag
callout-danger = Gevaar
callout-bug = Fout
callout-example = Voorbeeld
callout-quote = Citaat
callout-abstract = Samenvatting
callout-details = Details
table = Tabel
code = Code
letter = Tekst om te gebruiken
diagram-source = Bron van een diagram
footnotes = Voetnoten
footnote-back = Terug naar de tekst
heading-anchor = Link naar het gedeelte:
changed-section = Dit gedeelte is in het origineel gewijzigd.
missing-section = Dit gedeelte is nog niet vertaald.

## Translations

translations = Stand van de vertalingen
translations-description = Welke pagina’s vertaald zijn en welke achterlopen op het origineel.
translations-page = Pagina
translations-pages = Alle pagina’s van deze vertaling
translations-state = Status
translations-changed = Wat ontbreekt
translations-since = Sinds
state-source = origineel
state-fresh = actueel
state-stale = loopt achter
state-removed = deel verwijderd in het origineel
state-moved = deel verplaatst in het origineel
state-incomplete = onvolledig
state-extra = met toevoegingen
state-unconfirmed = niet bevestigd
state-untranslated = niet vertaald
state-in-translation = wordt vertaald
state-orphan = zonder origineel
sections-of = { $n ->
    [one] { $n } van de { $total } gedeelten gewijzigd
   *[other] { $n } van de { $total } gedeelten gewijzigd
}
sections-missing = { $n ->
    [one] { $n } gedeelte ontbreekt
   *[other] { $n } gedeelten ontbreken
}
freshness-label = Status van de vertaling
freshness-stale-title = Deze vertaling loopt achter op het origineel
freshness-changed = { $n ->
    [one] In het origineel is { $n } van de { $total } gedeelten gewijzigd.
   *[other] In het origineel zijn { $n } van de { $total } gedeelten gewijzigd.
}
freshness-since = Voor het laatst vergeleken op { $date }.
freshness-missing = { $n ->
    [one] { $n } gedeelte is nog in de oorspronkelijke taal.
   *[other] { $n } gedeelten zijn nog in de oorspronkelijke taal.
}
freshness-beginning = Begin van de pagina
freshness-in-source = in het origineel
freshness-major = belangrijke wijziging
freshness-untranslated-title = Deze pagina is nog niet vertaald
freshness-untranslated = U ziet de pagina in de oorspronkelijke taal.
freshness-open-source = Het origineel openen
freshness-unconfirmed = Nog niemand heeft bevestigd dat deze vertaling overeenkomt met het origineel.

## Search

search = Zoeken
search-description = Zoek een pagina, een situatie of een begrip.
search-label = Deze website doorzoeken
search-placeholder = Zoeken
search-count = { $n ->
    [one] { $n } resultaat
   *[other] { $n } resultaten
}
search-none = Niets gevonden. Probeer een ander woord, of alleen het begin ervan.
search-loading = Laden…
search-failed = De zoekfunctie kon niet worden geladen. Alles staat ook hier:
search-results = Zoekresultaten
search-more = Meer resultaten
search-ways = Andere manieren om te zoeken
search-all = Alle resultaten
search-other = In andere talen
search-unknown = Niet op deze site:
search-similar = Vergelijkbare woorden:
search-clear = Wissen
search-kind = Soort
search-everything = Alles
search-noscript = Zoeken werkt alleen met JavaScript. Zonder JavaScript vindt u alles hier:

## Situations

scenarios = Situaties
scenarios-by-severity = Naar ernst
scenarios-by-signal = Naar wat er gebeurt
scenarios-signal = Wat er gebeurt
scenarios-scenario = Situatie
severity = Ernst
severity-info = Alledaagse situatie
severity-caution = Voorzichtig
severity-serious = Ernstige situatie
severity-danger = Gevaar
scenario-signals = Hoe u de situatie herkent
scenario-channel = Hoe u het zegt
scenario-steps = Wat u kunt doen
scenario-scripts = Wat u kunt zeggen of schrijven
scenario-risks = Wat er mis kan gaan
scenario-exceptions = Welk advies hier niet geldt
scenario-related = Verder lezen
channel-recommended = Het best
channel-allowed = Kan ook
channel-never = Nooit
step-when = Geldt als:
step-page = Zo doet u het:
step-script = Tekst om te gebruiken:
script-channel = Hoe:
script-fields = Vul de gegevens in
script-private = Wat u invult, blijft in dit venster. Het wordt niet verstuurd en niet opgeslagen.
script-remember = Deze gegevens op dit apparaat ook voor andere teksten onthouden. Iedereen die deze browser gebruikt, kan ze zien.
script-email = Openen in e-mail
script-download = Downloaden
script-missing = Nog in te vullen:
safety-title = Bent u op dit moment in gevaar?
safety-leave = Deze pagina snel verlaten
safety-leave-key = Drie keer op Esc drukken doet hetzelfde.

## Quiz

and = en
or = of
quizzes = Vragenlijsten
quiz-how = Beantwoord de vragen. Uw resultaat en uw plan staan onder de vragen.
quiz-many = Kies alles wat van toepassing is.
quiz-questions = Vragen
quiz-question = vraag { $n }
quiz-only-if = Alleen beantwoorden als:
quiz-skipped = Als u deze vraag overslaat, tel dan:
quiz-go-to = Ga verder met:
quiz-not = niet
quiz-outcome = Resultaat
quiz-stop = Eerst dit
# unsure: title of a notice about what limits the result.
quiz-cap = Eerst nog
quiz-applies-if = Geldt als:
quiz-then = Uw resultaat:
quiz-best-result = Het best mogelijke resultaat:
quiz-add-up = Tel uw punten op
quiz-add-up-how = Tel de getallen naast uw antwoorden op, eerst regel voor regel en daarna allemaal samen.
quiz-dimension = Gebied
quiz-yours = Uw punten
quiz-most = Maximaal
quiz-total = Totaal
quiz-floors = En ook
quiz-result = Resultaat
quiz-band = { $from } tot en met { $to }
quiz-band-best = { $from } of meer
quiz-floor = minstens { $n }
quiz-read = Lees:
quiz-plan = Uw plan
quiz-plan-how = De stappen waarbij minstens één reden klopt, gelden voor u.
quiz-because = Vanwege uw antwoord
quiz-because-condition = Vanwege uw antwoorden
quiz-because-result = Omdat uw resultaat luidt:
quiz-step = { $left ->
    [0] Vraag { $n }, de laatste
    [one] Vraag { $n }, nog hoogstens { $left }
   *[other] Vraag { $n }, nog hoogstens { $left }
}
quiz-continue = Verder
quiz-back = Terug
quiz-error-title = Er ontbreekt een antwoord
quiz-error-prefix = Fout:
quiz-print = Afdrukken
quiz-copy-plan = Plan kopiëren
quiz-score = Punten per gebied
quiz-score-of = { $n } van { $max }
quiz-answers = Controleer uw antwoorden
quiz-change = Wijzigen
quiz-own = Uw antwoorden
quiz-own-memory = Ze staan alleen in dit tabblad. Als u het sluit, zijn ze weg.
quiz-own-kept = Ze zijn opgeslagen op dit apparaat.
quiz-keep = Op dit apparaat bewaren
quiz-keep-note = Iedereen die deze browser gebruikt, kan ze zien.
quiz-copy-link = Link kopiëren
quiz-copy-link-note = Wie de link krijgt, kan uw antwoorden zien.
quiz-delete = Mijn antwoorden verwijderen
quiz-delete-note = Meteen en allemaal, ook de opgeslagen antwoorden.
quiz-deleted = Uw antwoorden zijn verwijderd.
quiz-kept = Uw antwoorden zijn opgeslagen op dit apparaat.
quiz-not-kept = Uw antwoorden zijn niet meer opgeslagen op dit apparaat.
quiz-keep-failed = Uw browser stond opslaan niet toe. Uw antwoorden blijven alleen op deze pagina.
quiz-outdated = De vragenlijst is intussen gewijzigd. Uw eerdere antwoorden passen niet meer, beantwoord de vragen opnieuw.

## Special pages

accessibility = Toegankelijkheid
accessibility-full = Deze site voldoet aan de richtlijnen WCAG 2.2 AA.
accessibility-partial = Deze site voldoet aan de meeste richtlijnen WCAG 2.2 AA.
accessibility-none = Deze site voldoet nog niet aan de richtlijnen WCAG 2.2 AA.
accessibility-problems = Wat nog niet werkt
accessibility-tests = Hoe de site wordt getest
accessibility-tests-text = Programma’s testen elk soort pagina: met axe en een HTML-validator, met het toetsenbord, zonder scripts, op kleine schermen, in alle kleuren en op papier. Ze vinden maar een deel van alle problemen.
accessibility-contact = Laat ons weten wat niet werkt
accessibility-prepared = Verklaring gecontroleerd op
not-found = Pagina niet gevonden
not-found-description = Misschien zit er een typefout in het adres, of is de pagina verplaatst.
not-found-home = Startpagina
redirect = Deze pagina is verplaatst
redirect-text = Nieuw adres:
