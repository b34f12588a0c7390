# The words of the interface, in Swedish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address (du), as on public services; imperatives on buttons. Lawyers are named by what they give
# (legal review, legal advice), so that no word depends on anybody's gender. A part of the site or of a page
# is "avsnitt". States of a translation agree with "översättning". Quotation marks ” ”.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other.

## Around every page

skip-link = Hoppa till innehållet
menu = Meny
menu-close = Stäng menyn
reach-label = På den här sidan
to-top = Till toppen
nav-label = Huvudmeny
nav-earlier = Föregående ({ $n })
nav-later = Följande ({ $n })
breadcrumbs-label = Länkstig
footer-label = Översikter
languages-label = Språk
language-untranslated = (ännu inte översatt)
tools-open = Språk och utseende
appearance = Utseende
appearance-auto = Som enheten
appearance-light = Ljust
appearance-dark = Mörkt
a-z = Index A–Ö
a-z-description = Sidtitlar, rubriker och begrepp i bokstavsordning.
letters-label = Bokstäver
parts-label = Listans delar
glossary = Ordlista
glossary-description = Begreppen som du möter här och vad de betyder.
glossary-synonyms = Även:
glossary-page = Mer på sidan
tags = Ämnen
tags-description = Alla ämnen och det som hör till dem.
tags-all = Alla ämnen
tag = Ämne
tag-description = Allt som hör till ämnet.
tag-count = { $n ->
    [one] { $n } sida
   *[other] { $n } sidor
}
page-count = { $n ->
    [one] { $n } sida
   *[other] { $n } sidor
}
map = Webbkarta
map-description = Var allt finns och hur sidorna leder till varandra.
map-picture = Bild: sidor och länkarna mellan dem. Samma sak finns nedanför som en lista.
map-list = Samma sak som en lista
map-leads-to = Leder till:
print = Skriv ut allt
print-description = Hela webbplatsen på en enda sida. Skriv ut eller spara den med webbläsarens utskriftskommando.
print-too-long = Webbplatsen är för stor för en enda sida. Varje sida kan skrivas ut för sig:
print-toc = Innehåll
feed = Nyheter (Atom)

## A page

toc = På den här sidan
reading-time = { $n ->
    [one] { $n } minuts läsning
   *[other] { $n } minuters läsning
}
review-done = Granskad
review-next = Nästa granskning
updated = Uppdaterad
changes = Vad som har ändrats
change-major = Viktigt:
status-deprecated = Den här sidan är inaktuell
status-withdrawn = Den här sidan är återkallad
status-withdrawn-text = Den gäller inte längre.
status-instead = Läs i stället:
generated-title = Maskinöversättning
generated-source = Ett program har översatt texten. Läs originalet
review-none = Ännu inte granskad
review-overdue = Granskningen är försenad
owner = Ansvarig:
place = Gäller för:
sources = Källor
exception-title = När det här rådet inte gäller
children = I det här avsnittet
related = Läs vidare
used-by = Nämns även i
used-by-rest = Fler ({ $n })
kind-page = sida
kind-scenario = situation
kind-quiz = frågeformulär
kind-glossary = begrepp
sequence-label = Föregående och nästa sida
previous = Föregående
next = Nästa
edit = Föreslå en ändring av sidan
feedback = Rapportera ett fel på den här sidan
home-children = Alla delar av webbplatsen
home-scenarios = Hitta din situation
copy = Kopiera
copied = Kopierat
copy-failed = Det gick inte, markera texten själv

## Inside the text

callout-note = Observera
callout-tip = Tips
callout-important = Viktigt
callout-warning = Varning
callout-caution = Fara
callout-info = Information
callout-success = Lyckades
callout-question = Fråga
callout-danger = Fara
callout-bug = Fel
callout-example = Exempel
callout-quote = Citat
callout-abstract = Sammanfattning
callout-details = Detaljer
table = Tabell
code = Kod
letter = Text att använda
diagram-source = Källa till ett diagram
footnotes = Fotnoter
footnote-back = Tillbaka till texten
heading-anchor = Länk till avsnittet:
changed-section = Det här avsnittet har ändrats i originalet.
missing-section = Det här avsnittet är ännu inte översatt.

## Translations

translations = Översättningarnas status
translations-description = Vilka sidor som är översatta och vilka som ligger efter originalet.
translations-page = Sida
translations-pages = Alla sidor i översättningen
translations-state = Status
translations-changed = Vad som saknas
translations-since = Sedan
state-source = original
state-fresh = aktuell
# unsure: "ligger efter" or "inaktuell".
state-stale = ligger efter
state-removed = del borttagen i originalet
state-moved = del flyttad i originalet
state-incomplete = ofullständig
state-extra = med tillägg
state-unconfirmed = inte bekräftad
state-untranslated = inte översatt
state-in-translation = under översättning
state-orphan = utan original
sections-of = { $n ->
    [one] { $n } av { $total } avsnitt ändrat
   *[other] { $n } av { $total } avsnitt ändrade
}
sections-missing = { $n ->
    [one] { $n } avsnitt saknas
   *[other] { $n } avsnitt saknas
}
freshness-label = Översättningens status
freshness-stale-title = Översättningen ligger efter originalet
freshness-changed = { $n ->
    [one] { $n } av { $total } avsnitt har ändrats i originalet.
   *[other] { $n } av { $total } avsnitt har ändrats i originalet.
}
freshness-since = Senast jämförd den { $date }.
freshness-missing = { $n ->
    [one] { $n } avsnitt är fortfarande på originalspråket.
   *[other] { $n } avsnitt är fortfarande på originalspråket.
}
freshness-beginning = Sidans början
freshness-in-source = i originalet
freshness-major = stor ändring
freshness-untranslated-title = Sidan är ännu inte översatt
freshness-untranslated = Den visas på originalspråket.
freshness-open-source = Öppna originalet
freshness-unconfirmed = Ingen har ännu bekräftat att översättningen stämmer med originalet.

## Search

search = Sök
search-description = Hitta en sida, en situation eller ett begrepp.
search-label = Sök på webbplatsen
search-placeholder = Sök
search-count = { $n ->
    [one] { $n } träff
   *[other] { $n } träffar
}
search-none = Inga träffar. Pröva ett annat ord eller bara början av ordet.
search-loading = Läser in…
search-failed = Sökningen kunde inte läsas in. Allt finns också här:
search-results = Sökresultat
search-more = Fler träffar
search-ways = Andra sätt att hitta innehåll
search-all = Alla träffar
search-other = På andra språk
search-unknown = Finns inte på den här webbplatsen:
search-similar = Liknande ord:
search-clear = Rensa
search-kind = Typ
search-everything = Alla
search-noscript = Sökningen kräver JavaScript. Utan JavaScript hittar du allt här:

## Situations

scenarios = Situationer
scenarios-by-severity = Efter allvarlighetsgrad
scenarios-by-signal = Efter vad som händer
scenarios-signal = Vad som händer
scenarios-scenario = Situation
severity = Allvarlighetsgrad
severity-info = Vardaglig situation
severity-caution = Var försiktig
severity-serious = Allvarlig situation
severity-danger = Fara
scenario-signals = Så känner du igen den
scenario-channel = Så säger du det
scenario-steps = Vad du ska göra
scenario-scripts = Vad du kan säga eller skriva
scenario-risks = Vad som kan gå fel
scenario-exceptions = Råd som inte gäller här
scenario-related = Läs vidare
channel-recommended = Bäst
channel-allowed = Går också bra
channel-never = Aldrig
step-when = Gäller om:
step-page = Så gör du:
step-script = Text att använda:
script-channel = Hur:
script-fields = Fyll i uppgifterna
script-private = Det du skriver stannar i det här fönstret. Det varken skickas eller sparas.
script-remember = Kom ihåg uppgifterna på den här enheten även för andra texter. Alla som använder den här webbläsaren kan se dem.
script-email = Öppna i e-post
script-download = Ladda ner
script-missing = Återstår att fylla i:
safety-title = Är du i fara just nu?
safety-leave = Lämna sidan snabbt
safety-leave-key = Tre tryck på Esc gör samma sak.

## Quiz

and = och
or = eller
quizzes = Frågeformulär
quiz-how = Besvara frågorna. Ditt resultat och din plan finns under frågorna.
quiz-many = Välj allt som stämmer.
quiz-questions = Frågor
quiz-question = fråga { $n }
quiz-only-if = Svara bara om:
quiz-skipped = Om du hoppar över frågan, räkna:
quiz-go-to = Gå vidare till:
quiz-not = inte
quiz-outcome = Resultat
quiz-stop = Det här först
quiz-cap = Innan dess
quiz-applies-if = Gäller om:
quiz-then = Ditt resultat:
quiz-best-result = Bästa möjliga resultat:
quiz-add-up = Räkna ihop dina poäng
quiz-add-up-how = Räkna ihop talen bredvid dina svar, först rad för rad och sedan alla tillsammans.
quiz-dimension = Område
quiz-yours = Dina poäng
quiz-most = Högst
quiz-total = Summa
quiz-floors = Och dessutom
quiz-result = Resultat
quiz-band = { $from } till { $to }
quiz-band-best = { $from } eller mer
quiz-floor = minst { $n }
quiz-read = Läs:
quiz-plan = Din plan
quiz-plan-how = Stegen där minst ett skäl stämmer gäller dig.
quiz-because = Eftersom du svarade
quiz-because-condition = På grund av dina svar
quiz-because-result = Eftersom ditt resultat är
quiz-step = { $left ->
    [0] Fråga { $n }, den sista
    [one] Fråga { $n }, högst { $left } kvar
   *[other] Fråga { $n }, högst { $left } kvar
}
quiz-continue = Fortsätt
quiz-back = Tillbaka
quiz-error-title = Ett svar saknas
quiz-error-prefix = Fel:
quiz-print = Skriv ut
quiz-copy-plan = Kopiera planen
quiz-score = Poäng per område
quiz-score-of = { $n } av { $max }
quiz-answers = Kontrollera dina svar
quiz-change = Ändra
quiz-own = Dina svar
quiz-own-memory = De finns bara i den här fliken. När du stänger den försvinner de.
quiz-own-kept = De är sparade på den här enheten.
quiz-keep = Spara på den här enheten
quiz-keep-note = Alla som använder webbläsaren kan se dem.
quiz-copy-link = Kopiera länk
quiz-copy-link-note = Den som får länken kan se dina svar.
quiz-delete = Radera mina svar
quiz-delete-note = Genast och alla, även de sparade.
quiz-deleted = Dina svar är raderade.
quiz-kept = Dina svar är sparade på den här enheten.
quiz-not-kept = Dina svar är inte längre sparade på den här enheten.
quiz-keep-failed = Webbläsaren tillät inte att svaren sparades. De finns bara kvar på den här sidan.
quiz-outdated = Frågeformuläret har ändrats sedan dess. Dina tidigare svar passar inte längre, svara på nytt.

## Special pages

accessibility = Tillgänglighet
accessibility-full = Webbplatsen uppfyller riktlinjerna WCAG 2.2 AA.
accessibility-partial = Webbplatsen uppfyller de flesta riktlinjerna i WCAG 2.2 AA.
accessibility-none = Webbplatsen uppfyller ännu inte riktlinjerna WCAG 2.2 AA.
accessibility-problems = Vad som inte fungerar än
accessibility-tests = Så testas webbplatsen
accessibility-tests-text = Program testar varje slags sida: med axe och en HTML-validator, med tangentbordet, utan skript, på små skärmar, i alla färger och på papper. De hittar bara en del av alla problem.
accessibility-contact = Berätta för oss vad som inte fungerar
accessibility-prepared = Redogörelsen kontrollerades
not-found = Sidan finns inte
not-found-description = Kanske är adressen felskriven, eller så har sidan flyttats.
not-found-home = Startsida
redirect = Sidan har flyttats
redirect-text = Ny adress:
