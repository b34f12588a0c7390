# The words of the interface, in Romanian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (dumneavoastră, mostly left out) in sentences; short imperatives on buttons
# (Copiază, Caută), as usual in software. Lawyers are named by what they give (legal review, legal advice) and
# people by "oricine", so that no gendered noun is needed. A part of the site or of a page is "secțiune".
# States of a translation agree with "traducere". Letters ș and ț with a comma below.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), few (0, 2–19, 101–119, …), other (20 and more, with "de").

## Around every page

skip-link = Sari la conținut
menu = Meniu
menu-close = Închide meniul
reach-label = Navigare în pagină
to-top = Înapoi sus
nav-label = Meniul principal
nav-earlier = Anterioare ({ $n })
nav-later = Următoare ({ $n })
breadcrumbs-label = Cale de navigare
footer-label = Prezentări generale
languages-label = Limbă
language-untranslated = (încă netradus)
tools-open = Limbă și aspect
appearance = Aspect
appearance-auto = Ca dispozitivul
appearance-light = Luminos
appearance-dark = Întunecat
a-z = Index A–Z
a-z-description = Titluri de pagini, subtitluri și termeni în ordine alfabetică.
letters-label = Litere
parts-label = Părțile listei
glossary = Glosar
glossary-description = Termenii folosiți aici și ce înseamnă.
glossary-synonyms = De asemenea:
glossary-page = Mai multe pe pagina
tags = Teme
tags-description = Toate temele și paginile fiecăreia.
tags-all = Toate temele
tag = Temă
tag-description = Tot ce ține de această temă.
tag-count = { $n ->
    [one] { $n } pagină
    [few] { $n } pagini
   *[other] { $n } de pagini
}
page-count = { $n ->
    [one] { $n } pagină
    [few] { $n } pagini
   *[other] { $n } de pagini
}
map = Harta site-ului
map-description = Unde se află fiecare conținut și cum duc paginile una la alta.
map-picture = Imagine: paginile și linkurile dintre ele. Același conținut se află mai jos ca listă.
map-list = Același conținut ca listă
map-leads-to = Duce la:
print = Tipărește tot
print-description = Întregul site pe o singură pagină. Tipăriți-o sau salvați-o cu comanda de tipărire a browserului.
print-too-long = Acest site este prea mare pentru o singură pagină. Fiecare pagină poate fi tipărită separat:
print-toc = Cuprins
feed = Noutăți (Atom)

## A page

toc = Pe această pagină
reading-time = { $n ->
    [one] { $n } minut de lectură
    [few] { $n } minute de lectură
   *[other] { $n } de minute de lectură
}
review-done = Verificat
review-next = Următoarea verificare
updated = Actualizat
changes = Ce s-a schimbat
change-major = Important:
status-deprecated = Această pagină este depășită
status-withdrawn = Această pagină a fost retrasă
status-withdrawn-text = Nu mai este valabilă.
status-instead = Citiți în locul ei:
generated-title = Traducere automată
generated-source = Un program a tradus acest text. Citiți originalul
review-none = Încă neverificat
review-overdue = Termenul de verificare a trecut
owner = Responsabil:
place = Se aplică pentru:
sources = Surse
exception-title = Când nu se aplică acest sfat
children = În această secțiune
related = Continuați cu
used-by = Menționat și în
used-by-rest = Altele ({ $n })
kind-page = pagină
kind-scenario = situație
kind-quiz = chestionar
kind-glossary = termen
sequence-label = Pagina anterioară și cea următoare
previous = Pagina anterioară
next = Pagina următoare
edit = Propune o modificare a acestei pagini
feedback = Raportați o greșeală pe această pagină
home-children = Toate secțiunile site-ului
home-scenarios = Găsiți situația dumneavoastră
copy = Copiază
copied = Copiat
copy-failed = Copierea nu a reușit, selectați textul manual

## Inside the text

callout-note = Notă
callout-tip = Sfat
callout-important = Important
callout-warning = Atenție
callout-caution = Pericol
callout-info = Informație
callout-success = Succes
callout-question = Întrebare
callout-danger = Pericol
callout-bug = Eroare
callout-example = Exemplu
callout-quote = Citat
callout-abstract = Rezumat
callout-details = Detalii
table = Tabel
# unsure: a text that readers can copy and use.
code = Cod
letter = Text de folosit
diagram-source = Codul sursă al unei diagrame
footnotes = Note de subsol
footnote-back = Înapoi la text
heading-anchor = Link către secțiunea:
changed-section = Această secțiune s-a schimbat în original.
missing-section = Această secțiune nu este încă tradusă.

## Translations

translations = Starea traducerilor
translations-description = Ce pagini sunt traduse și care nu mai sunt la zi.
translations-page = Pagină
translations-pages = Toate paginile acestei traduceri
translations-state = Stare
translations-changed = Ce lipsește
translations-since = De când
state-source = original
state-fresh = la zi
state-stale = neactualizată
state-removed = parte eliminată din original
state-moved = parte mutată în original
state-incomplete = incompletă
state-extra = cu adăugiri
state-unconfirmed = neconfirmată
state-untranslated = netradusă
state-in-translation = în curs de traducere
state-orphan = fără original
sections-of = { $n ->
    [one] { $n } secțiune din { $total } modificată
    [few] { $n } secțiuni din { $total } modificate
   *[other] { $n } de secțiuni din { $total } modificate
}
sections-missing = { $n ->
    [one] lipsește { $n } secțiune
    [few] lipsesc { $n } secțiuni
   *[other] lipsesc { $n } de secțiuni
}
freshness-label = Starea traducerii
freshness-stale-title = Această traducere nu mai este la zi
freshness-changed = { $n ->
    [one] În original s-a schimbat { $n } secțiune din { $total }.
    [few] În original s-au schimbat { $n } secțiuni din { $total }.
   *[other] În original s-au schimbat { $n } de secțiuni din { $total }.
}
freshness-since = Ultima comparație: { $date }.
freshness-missing = { $n ->
    [one] { $n } secțiune este încă în limba originală.
    [few] { $n } secțiuni sunt încă în limba originală.
   *[other] { $n } de secțiuni sunt încă în limba originală.
}
freshness-beginning = Începutul paginii
freshness-in-source = în original
freshness-major = schimbare majoră
freshness-untranslated-title = Această pagină nu este încă tradusă
freshness-untranslated = Este afișată în limba originală.
freshness-open-source = Deschide originalul
freshness-unconfirmed = Nimeni nu a confirmat încă faptul că această traducere corespunde originalului.

## Search

search = Căutare
search-description = Găsiți o pagină, o situație sau un termen.
search-label = Caută pe acest site
search-placeholder = Caută
search-count = { $n ->
    [one] { $n } rezultat
    [few] { $n } rezultate
   *[other] { $n } de rezultate
}
search-none = Niciun rezultat. Încercați alt cuvânt sau doar începutul lui.
search-loading = Se încarcă…
search-failed = Căutarea nu a putut fi încărcată. Găsiți totul și aici:
search-results = Rezultatele căutării
search-more = Mai multe rezultate
search-ways = Alte moduri de a găsi ce căutați
search-all = Toate rezultatele
search-other = În alte limbi
search-unknown = Nu există pe acest site:
search-similar = Cuvinte asemănătoare:
search-clear = Șterge
search-kind = Tip
search-everything = Toate
search-noscript = Căutarea are nevoie de JavaScript. Fără JavaScript, găsiți totul aici:

## Situations

scenarios = Situații
scenarios-by-severity = După gravitate
scenarios-by-signal = După ce se întâmplă
scenarios-signal = Ce se întâmplă
scenarios-scenario = Situație
severity = Gravitate
severity-info = Situație obișnuită
severity-caution = Cu grijă
severity-serious = Situație gravă
severity-danger = Pericol
scenario-signals = Cum o recunoașteți
scenario-channel = Cum să comunicați
scenario-steps = Ce să faceți
scenario-scripts = Ce să spuneți sau să scrieți
scenario-risks = Ce poate merge prost
scenario-exceptions = Ce sfaturi nu se aplică aici
scenario-related = Continuați cu
channel-recommended = Cel mai bine
channel-allowed = Se poate și
channel-never = Niciodată
step-when = Se aplică dacă:
step-page = Cum procedați:
step-script = Text de folosit:
script-channel = Cum:
script-fields = Completați datele
script-private = Ce scrieți rămâne în această fereastră. Nu se trimite și nu se salvează.
script-remember = Reține aceste date pe acest dispozitiv și pentru alte texte. Le poate vedea oricine folosește acest browser.
script-email = Deschideți în e-mail
script-download = Descărcați
script-missing = Mai trebuie completat:
safety-title = Sunteți în pericol chiar acum?
safety-leave = Ieșire rapidă din pagină
safety-leave-key = Apăsarea de trei ori a tastei Esc are același efect.

## Quiz

and = și
or = sau
quizzes = Chestionare
quiz-how = Răspundeți la întrebări. Rezultatul și planul dumneavoastră sunt sub întrebări.
quiz-many = Alegeți tot ce se potrivește.
quiz-questions = Întrebări
quiz-question = întrebarea { $n }
quiz-only-if = Răspundeți numai dacă:
quiz-skipped = Dacă săriți peste această întrebare, adăugați:
quiz-go-to = Treceți la:
quiz-not = nu
quiz-outcome = Rezultat
quiz-stop = Mai întâi
# unsure: title of a notice about what limits the result.
quiz-cap = Înainte de asta
quiz-applies-if = Se aplică dacă:
quiz-then = Rezultatul dumneavoastră:
quiz-best-result = Cel mai bun rezultat posibil:
quiz-add-up = Adunați punctele
quiz-add-up-how = Adunați numerele de lângă răspunsurile alese, întâi pe fiecare rând, apoi toate împreună.
quiz-dimension = Domeniu
quiz-yours = Punctele dumneavoastră
quiz-most = Maximum
quiz-total = Total
quiz-floors = Și, în plus
quiz-result = Rezultat
quiz-band = de la { $from } la { $to }
quiz-band-best = { $from } sau mai mult
quiz-floor = cel puțin { $n }
quiz-read = De citit:
quiz-plan = Planul dumneavoastră
quiz-plan-how = Urmați pașii la care se potrivește cel puțin un motiv.
quiz-because = Pentru că ați răspuns
quiz-because-condition = Pe baza răspunsurilor dumneavoastră
quiz-because-result = Pentru că rezultatul este
quiz-step = { $left ->
    [0] Întrebarea { $n }, ultima
    [one] Întrebarea { $n }, mai rămâne cel mult { $left }
    [few] Întrebarea { $n }, mai rămân cel mult { $left }
   *[other] Întrebarea { $n }, mai rămân cel mult { $left }
}
quiz-continue = Continuă
quiz-back = Înapoi
quiz-error-title = Lipsește un răspuns
quiz-error-prefix = Eroare:
quiz-print = Tipărește
quiz-copy-plan = Copiază planul
quiz-score = Puncte pe domenii
quiz-score-of = { $n } din { $max }
quiz-answers = Verificați răspunsurile
quiz-change = Modifică
quiz-own = Răspunsurile dumneavoastră
quiz-own-memory = Se află doar în această filă. Când o închideți, dispar.
quiz-own-kept = Sunt salvate pe acest dispozitiv.
quiz-keep = Păstrează pe acest dispozitiv
quiz-keep-note = Oricine folosește acest browser le poate vedea.
quiz-copy-link = Copiază linkul
quiz-copy-link-note = Oricine primește linkul vă poate vedea răspunsurile.
quiz-delete = Șterge răspunsurile mele
quiz-delete-note = Imediat și pe toate, inclusiv cele salvate.
quiz-deleted = Răspunsurile dumneavoastră au fost șterse.
quiz-kept = Răspunsurile dumneavoastră sunt salvate pe acest dispozitiv.
quiz-not-kept = Răspunsurile dumneavoastră nu mai sunt salvate pe acest dispozitiv.
quiz-keep-failed = Browserul nu a permis salvarea. Răspunsurile rămân doar pe această pagină.
quiz-outdated = Chestionarul s-a schimbat între timp. Răspunsurile anterioare nu se mai potrivesc, vă rugăm să răspundeți din nou.

## Special pages

accessibility = Accesibilitate
accessibility-full = Acest site respectă recomandările WCAG 2.2 AA.
accessibility-partial = Acest site respectă majoritatea recomandărilor WCAG 2.2 AA.
accessibility-none = Acest site nu respectă încă recomandările WCAG 2.2 AA.
accessibility-problems = Ce nu funcționează încă
accessibility-tests = Cum este testat site-ul
accessibility-tests-text = Programe testează fiecare tip de pagină: cu axe și un validator HTML, din tastatură, fără scripturi, pe ecrane mici, în toate culorile și la tipărire. Ele găsesc doar o parte din probleme.
accessibility-contact = Spuneți-ne ce nu funcționează
accessibility-prepared = Declarație verificată la
not-found = Pagina nu a fost găsită
not-found-description = Poate că adresa conține o greșeală sau pagina a fost mutată.
not-found-home = Pagina principală
redirect = Această pagină a fost mutată
redirect-text = Adresa nouă:
