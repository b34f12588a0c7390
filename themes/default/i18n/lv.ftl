# The words of the interface, in Latvian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (jūs, small letter), infinitives on buttons. Lawyers are named by what they
# give (legal check, legal help), so that no gendered noun is needed. A page is "lapa", the site is "vietne".
# Dates are in the nominative, so they follow a colon.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: zero (0, 10–20, 30, …), one (1, 21, …), other (2–9, 22–29, …, decimals).

## Around every page

skip-link = Pāriet uz saturu
menu = Izvēlne
menu-close = Aizvērt izvēlni
reach-label = Pārvietošanās pa lapu
to-top = Uz augšu
nav-label = Galvenā navigācija
nav-earlier = Iepriekšējās ({ $n })
nav-later = Nākamās ({ $n })
breadcrumbs-label = Atpakaļceļš
footer-label = Vietnes pārskats
languages-label = Valoda
language-untranslated = (vēl nav iztulkots)
tools-open = Valoda un izskats
appearance = Izskats
appearance-auto = Kā ierīcē
appearance-light = Gaišs
appearance-dark = Tumšs
a-z = Rādītājs A–Ž
a-z-description = Lapu nosaukumi, virsraksti un termini alfabēta secībā.
letters-label = Burti
parts-label = Saraksta daļas
glossary = Terminu skaidrojumi
glossary-description = Termini, ar kuriem šeit saskarsieties, un to nozīme.
glossary-synonyms = Arī:
glossary-page = Vairāk lapā
tags = Temati
tags-description = Visi temati un tas, kas uz tiem attiecas.
tags-all = Visi temati
tag = Temats
tag-description = Viss, kas attiecas uz šo tematu.
tag-count = { $n ->
    [zero] { $n } lapu
    [one] { $n } lapa
   *[other] { $n } lapas
}
page-count = { $n ->
    [zero] { $n } lapu
    [one] { $n } lapa
   *[other] { $n } lapas
}
map = Vietnes karte
map-description = Kas kur atrodas un kā lapas ir saistītas savā starpā.
map-picture = Attēls: lapas un saites starp tām. Zemāk tas pats ir saraksta veidā.
map-list = Tas pats saraksta veidā
map-leads-to = Ved uz:
print = Viss drukāšanai
print-description = Visa vietne vienā lapā. Izdrukājiet vai saglabājiet to ar pārlūkprogrammas drukāšanas komandu.
print-too-long = Šī vietne ir pārāk liela vienai lapai. Katru lapu var izdrukāt atsevišķi:
print-toc = Saturs
feed = Jaunumi (Atom)

## A page

toc = Šajā lapā
reading-time = { $n ->
    [zero] Lasīšanas laiks: { $n } minūšu
    [one] Lasīšanas laiks: { $n } minūte
   *[other] Lasīšanas laiks: { $n } minūtes
}
review-done = Pārbaudīts:
review-next = Nākamā pārbaude:
updated = Atjaunināts:
changes = Kas mainījies
change-major = Svarīgi:
status-deprecated = Šī lapa ir novecojusi
status-withdrawn = Šī lapa ir atsaukta
status-withdrawn-text = Tā vairs nav spēkā.
status-instead = Tās vietā lasiet:
generated-title = Mašīntulkojums
generated-source = Šo tekstu tulkojusi programma. Lasīt oriģinālu
# unsure: is the word order natural for a label?
review-none = Vēl nav pārbaudīts
review-overdue = Pārbaudes termiņš ir pagājis
owner = Atbild:
place = Attiecas uz:
sources = Avoti
exception-title = Kad šis padoms neder
children = Šajā sadaļā
related = Kurp tālāk
used-by = Par to rakstīts arī šeit
used-by-rest = Vēl ({ $n })
kind-page = lapa
kind-scenario = situācija
kind-quiz = anketa
kind-glossary = termins
sequence-label = Iepriekšējā un nākamā lapa
previous = Iepriekšējā
next = Nākamā
edit = Ieteikt šīs lapas labojumu
feedback = Ziņot par kļūdu šajā lapā
home-children = Visas vietnes sadaļas
home-scenarios = Atrast savu situāciju
copy = Kopēt
copied = Nokopēts
copy-failed = Neizdevās, iezīmējiet tekstu ar roku

## Inside the text

callout-note = Piezīme
callout-tip = Padoms
callout-important = Svarīgi
callout-warning = Uzmanību
callout-caution = Bīstami
callout-info = Informācija
callout-success = Izdevās
callout-question = Jautājums
callout-danger = Bīstami
callout-bug = Kļūda
callout-example = Piemērs
callout-quote = Citāts
callout-abstract = Kopsavilkums
callout-details = Sīkāka informācija
table = Tabula
code = Kods
letter = Izmantojams teksts
diagram-source = Diagrammas pirmkods
footnotes = Zemsvītras piezīmes
footnote-back = Atpakaļ uz tekstu
heading-anchor = Saite uz sadaļu:
changed-section = Šī sadaļa oriģinālā ir mainījusies.
missing-section = Šī sadaļa vēl nav iztulkota.

## Translations

translations = Tulkojumu stāvoklis
translations-description = Kuras lapas ir iztulkotas un kuras atpaliek no oriģināla.
translations-page = Lapa
translations-pages = Visas šī tulkojuma lapas
translations-state = Stāvoklis
translations-changed = Kā trūkst
translations-since = Kopš
state-source = oriģināls
# unsure: "aktuāls" or "atjaunināts".
state-fresh = aktuāls
state-stale = novecojis
state-removed = oriģinālā daļa izņemta
state-moved = oriģinālā daļa pārvietota
state-incomplete = nepilnīgs
state-extra = satur vairāk
state-unconfirmed = neapstiprināts
state-untranslated = nav iztulkots
state-in-translation = tiek tulkots
state-orphan = bez oriģināla
sections-of = { $n ->
    [zero] mainītas { $n } no { $total } sadaļām
    [one] mainīta { $n } no { $total } sadaļām
   *[other] mainītas { $n } no { $total } sadaļām
}
sections-missing = { $n ->
    [zero] trūkst { $n } sadaļu
    [one] trūkst { $n } sadaļas
   *[other] trūkst { $n } sadaļu
}
freshness-label = Tulkojuma stāvoklis
freshness-stale-title = Šis tulkojums atpaliek no oriģināla
freshness-changed = { $n ->
    [zero] Oriģinālā ir mainījušās { $n } no { $total } sadaļām.
    [one] Oriģinālā ir mainījusies { $n } no { $total } sadaļām.
   *[other] Oriģinālā ir mainījušās { $n } no { $total } sadaļām.
}
freshness-since = Pēdējo reizi salīdzināts: { $date }.
freshness-missing = { $n ->
    [zero] { $n } sadaļu pagaidām ir oriģināla valodā.
    [one] { $n } sadaļa pagaidām ir oriģināla valodā.
   *[other] { $n } sadaļas pagaidām ir oriģināla valodā.
}
freshness-beginning = Lapas sākums
freshness-in-source = oriģinālā
freshness-major = būtiskas izmaiņas
freshness-untranslated-title = Šī lapa vēl nav iztulkota
freshness-untranslated = Rādām to oriģināla valodā.
freshness-open-source = Atvērt oriģinālu
freshness-unconfirmed = Neviens vēl nav apstiprinājis, ka šis tulkojums atbilst oriģinālam.

## Search

search = Meklēšana
search-description = Atrodiet lapu, situāciju vai terminu.
search-label = Meklēt vietnē
search-placeholder = Meklēt
search-count = { $n ->
    [zero] { $n } rezultātu
    [one] { $n } rezultāts
   *[other] { $n } rezultāti
}
search-none = Nekas nav atrasts. Mēģiniet citu vārdu vai tikai tā sākumu.
search-loading = Notiek ielāde…
search-failed = Meklēšanu neizdevās ielādēt. Viss atrodams arī šeit:
search-results = Meklēšanas rezultāti
search-more = Vairāk rezultātu
search-ways = Citi veidi, kā atrast vajadzīgo
search-all = Visi rezultāti
search-other = Citās valodās
search-unknown = Šajā vietnē nav:
search-similar = Līdzīgi vārdi:
search-clear = Notīrīt
search-kind = Veids
search-everything = Viss
search-noscript = Meklēšanai nepieciešams JavaScript. Bez tā viss atrodams šeit:

## Situations

scenarios = Situācijas
scenarios-by-severity = Pēc nopietnības
scenarios-by-signal = Pēc tā, kas notiek
scenarios-signal = Kas notiek
scenarios-scenario = Situācija
severity = Nopietnība
severity-info = Ikdienas situācija
severity-caution = Piesardzīgi
severity-serious = Nopietna situācija
severity-danger = Briesmas
scenario-signals = Kā to atpazīt
scenario-channel = Kā to paziņot
scenario-steps = Ko darīt
scenario-scripts = Ko teikt vai rakstīt
scenario-risks = Kas var noiet greizi
scenario-exceptions = Kuri padomi šeit neder
scenario-related = Kurp tālāk
channel-recommended = Vislabāk
channel-allowed = Var arī tā
channel-never = Nekad
step-when = Attiecas, ja:
step-page = Kā to darīt:
step-script = Izmantojams teksts:
script-channel = Veids:
script-fields = Aizpildiet datus
script-private = Tas, ko šeit ierakstāt, paliek šajā logā. Tas netiek ne nosūtīts, ne saglabāts.
script-remember = Atcerēties šos datus šajā ierīcē arī citiem tekstiem. Tos redzēs ikviens, kas lieto šo pārlūku.
script-email = Atvērt e-pastā
script-download = Lejupielādēt
script-missing = Vēl jāaizpilda:
safety-title = Vai jums šobrīd draud briesmas?
safety-leave = Ātri pamest lapu
safety-leave-key = Tas pats notiks, trīs reizes nospiežot taustiņu Esc.

## Quiz

and = un vienlaikus
or = vai
quizzes = Anketas
quiz-how = Atbildiet uz jautājumiem. Zem jautājumiem ir jūsu rezultāts un plāns.
quiz-many = Atzīmējiet visu, kas atbilst.
quiz-questions = Jautājumi
quiz-question = { $n }. jautājums
quiz-only-if = Atbildiet tikai tad, ja:
quiz-skipped = Ja šo jautājumu izlaižat, pieskaitiet:
quiz-go-to = Tālāk:
quiz-not = nav tiesa, ka
quiz-outcome = Rezultāts
quiz-stop = Vispirms tas
quiz-cap = Vēl pirms tam
quiz-applies-if = Attiecas, ja:
quiz-then = Jūsu rezultāts:
quiz-best-result = Labākais iespējamais rezultāts:
quiz-add-up = Saskaitiet punktus
quiz-add-up-how = Saskaitiet skaitļus pie savām atbildēm vispirms katrā rindā un tad visus kopā.
quiz-dimension = Joma
quiz-yours = Jūsu punkti
quiz-most = Maksimums
quiz-total = Summa
# unsure: heading of a column with further conditions.
quiz-floors = Un turklāt
quiz-result = Rezultāts
quiz-band = no { $from } līdz { $to }
quiz-band-best = { $from } vai vairāk
quiz-floor = vismaz { $n }
quiz-read = Izlasiet:
quiz-plan = Jūsu plāns
quiz-plan-how = Uz jums attiecas soļi, kuriem der vismaz viens iemesls.
quiz-because = Jo atbildējāt
quiz-because-condition = Jūsu atbilžu dēļ
quiz-because-result = Jo jūsu rezultāts ir
quiz-step = { $left ->
    [0] { $n }. jautājums, pēdējais
    [zero] { $n }. jautājums, atlicis ne vairāk kā { $left }
    [one] { $n }. jautājums, atlicis ne vairāk kā { $left }
   *[other] { $n }. jautājums, atlikuši ne vairāk kā { $left }
}
quiz-continue = Turpināt
quiz-back = Atpakaļ
quiz-error-title = Vēl trūkst atbildes
quiz-error-prefix = Kļūda:
quiz-print = Drukāt
quiz-copy-plan = Kopēt plānu
quiz-score = Punkti pa jomām
quiz-score-of = { $n } no { $max }
quiz-answers = Atbilžu pārskats
quiz-change = Mainīt
quiz-own = Jūsu atbildes
quiz-own-memory = Tās ir tikai šajā cilnē. Kad to aizvērsiet, tās pazudīs.
quiz-own-kept = Tās ir saglabātas šajā ierīcē.
quiz-keep = Saglabāt šajā ierīcē
quiz-keep-note = Tās redzēs visi, kas lieto šo pārlūkprogrammu.
quiz-copy-link = Kopēt saiti
quiz-copy-link-note = Kas saņems saiti, redzēs jūsu atbildes.
quiz-delete = Dzēst manas atbildes
quiz-delete-note = Uzreiz un visas, arī saglabātās.
quiz-deleted = Jūsu atbildes ir izdzēstas.
quiz-kept = Jūsu atbildes ir saglabātas šajā ierīcē.
quiz-not-kept = Jūsu atbildes šajā ierīcē vairs nav saglabātas.
quiz-keep-failed = Pārlūkprogramma neļāva saglabāt. Jūsu atbildes paliek tikai šajā lapā.
quiz-outdated = Anketa pa šo laiku ir mainījusies. Jūsu agrākās atbildes tai vairs neatbilst, lūdzu, aizpildiet to vēlreiz.

## Special pages

accessibility = Piekļūstamība
accessibility-full = Šī vietne atbilst vadlīnijām WCAG 2.2 AA.
accessibility-partial = Šī vietne atbilst lielākajai daļai vadlīniju WCAG 2.2 AA.
accessibility-none = Šī vietne vēl neatbilst vadlīnijām WCAG 2.2 AA.
accessibility-problems = Kas vēl nedarbojas
accessibility-tests = Kā vietni pārbauda
accessibility-tests-text = Programmas pārbauda katra veida lapas: ar axe un HTML validatoru, ar tastatūru, bez skriptiem, mazos ekrānos, visās krāsās un izdrukātas. Tās atrod tikai daļu problēmu.
accessibility-contact = Pastāstiet mums, kas nedarbojas
accessibility-prepared = Paziņojums pārbaudīts
not-found = Šādas lapas mums nav
not-found-description = Iespējams, adresē ir kļūda vai lapa ir pārvietota.
not-found-home = Sākumlapa
redirect = Lapa ir pārvietota
redirect-text = Jaunā adrese:
