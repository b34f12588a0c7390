# The words of the interface, in Estonian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (teie, small letter) in sentences; short imperatives on buttons (Kopeeri, Prindi), as
# usual in software. Estonian has no grammatical gender. A page is "leht", the site is "veebisait".
# Dates are in the nominative, so they follow a colon.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other; after other numbers the noun is in the partitive singular (5 lehte).

## Around every page

skip-link = Liigu sisu juurde
menu = Menüü
menu-close = Sule menüü
reach-label = Lehel liikumine
to-top = Tagasi üles
nav-label = Põhinavigatsioon
nav-earlier = Eelmised ({ $n })
nav-later = Järgmised ({ $n })
breadcrumbs-label = Lehe asukoht
footer-label = Ülevaated
languages-label = Keel
language-untranslated = (veel tõlkimata)
tools-open = Keel ja välimus
appearance = Välimus
appearance-auto = Nagu seadmes
appearance-light = Hele
appearance-dark = Tume
a-z = Register A–Ü
a-z-description = Lehtede pealkirjad, vahepealkirjad ja mõisted tähestiku järjekorras.
letters-label = Tähed
parts-label = Loendi osad
glossary = Mõisted
glossary-description = Mõisted, mida siin kohtate, ja nende tähendus.
glossary-synonyms = Ka:
glossary-page = Rohkem lehel
tags = Teemad
tags-description = Kõik teemad ja mis nende alla kuulub.
tags-all = Kõik teemad
tag = Teema
tag-description = Kõik, mis selle teema alla kuulub.
tag-count = { $n ->
    [one] { $n } leht
   *[other] { $n } lehte
}
page-count = { $n ->
    [one] { $n } leht
   *[other] { $n } lehte
}
map = Sisukaart
map-description = Mis kus asub ja kuidas lehed omavahel seotud on.
map-picture = Pilt: lehed ja nendevahelised lingid. Allpool on sama loendina.
map-list = Sama loendina
map-leads-to = Viib edasi:
print = Kõik printimiseks
print-description = Kogu veebisait ühel lehel. Printige või salvestage see oma brauseri printimiskäsuga.
print-too-long = See veebisait on ühe lehe jaoks liiga suur. Iga lehte saab printida eraldi:
print-toc = Sisukord
feed = Uudised (Atom)

## A page

toc = Sellel lehel
reading-time = { $n ->
    [one] { $n } minut lugemist
   *[other] { $n } minutit lugemist
}
review-done = Üle vaadatud:
review-next = Järgmine ülevaatus:
updated = Uuendatud:
changes = Mis on muutunud
change-major = Oluline:
status-deprecated = See leht on aegunud
status-withdrawn = See leht on tühistatud
status-withdrawn-text = See ei kehti enam.
status-instead = Selle asemel lugege:
generated-title = Masintõlge
generated-source = Selle teksti tõlkis programm. Loe originaali
review-none = Veel üle vaatamata
review-overdue = Ülevaatuse tähtaeg on möödas
owner = Vastutab:
place = Kehtib:
sources = Allikad
exception-title = Millal see nõuanne ei kehti
children = Selles osas
related = Kuhu edasi
used-by = Sellest on juttu ka siin
used-by-rest = Veel ({ $n })
kind-page = leht
kind-scenario = olukord
kind-quiz = küsimustik
kind-glossary = mõiste
sequence-label = Eelmine ja järgmine leht
previous = Eelmine
next = Järgmine
edit = Tee ettepanek selle lehe muutmiseks
feedback = Teata veast sellel lehel
home-children = Veebisaidi kõik osad
home-scenarios = Leidke oma olukord
copy = Kopeeri
copied = Kopeeritud
copy-failed = Ei õnnestunud, märgistage tekst käsitsi

## Inside the text

callout-note = Märkus
callout-tip = Nõuanne
callout-important = Oluline
callout-warning = Tähelepanu
callout-caution = Oht
callout-info = Teave
callout-success = Õnnestus
callout-question = Küsimus
callout-danger = Oht
callout-bug = Viga
callout-example = Näide
callout-quote = Tsitaat
callout-abstract = Kokkuvõte
callout-details = Üksikasjad
table = Tabel
# unsure: "Kasutatav tekst": a text that readers can copy and use.
code = Kood
letter = Kasutatav tekst
diagram-source = Diagrammi lähtetekst
footnotes = Joonealused märkused
footnote-back = Tagasi teksti juurde
heading-anchor = Link jaotisele:
changed-section = See jaotis on originaalis muutunud.
missing-section = See jaotis on veel tõlkimata.

## Translations

translations = Tõlgete seis
translations-description = Millised lehed on tõlgitud ja millised on originaalist maha jäänud.
translations-page = Leht
translations-pages = Kõik selle tõlke lehed
translations-state = Seis
translations-changed = Mis on puudu
translations-since = Mis ajast
state-source = originaal
state-fresh = ajakohane
state-stale = aegunud
state-removed = osa on originaalist eemaldatud
state-moved = osa on originaalis ümber tõstetud
state-incomplete = puudulik
state-extra = sisaldab rohkem
state-unconfirmed = kinnitamata
state-untranslated = tõlkimata
state-in-translation = tõlkimisel
state-orphan = originaalita
# unsure: "2 jaotist 5-st" or "2 jaotist 5st".
sections-of = { $n ->
    [one] muutunud { $n } jaotis { $total }-st
   *[other] muutunud { $n } jaotist { $total }-st
}
sections-missing = { $n ->
    [one] puudu on { $n } jaotis
   *[other] puudu on { $n } jaotist
}
freshness-label = Tõlke seis
freshness-stale-title = See tõlge on originaalist maha jäänud
freshness-changed = { $n ->
    [one] Originaalis on muutunud { $n } jaotis { $total }-st.
   *[other] Originaalis on muutunud { $n } jaotist { $total }-st.
}
freshness-since = Viimati võrreldud: { $date }.
freshness-missing = { $n ->
    [one] { $n } jaotis on veel originaalkeeles.
   *[other] { $n } jaotist on veel originaalkeeles.
}
freshness-beginning = Lehe algus
freshness-in-source = originaalis
freshness-major = oluline muudatus
freshness-untranslated-title = See leht on veel tõlkimata
freshness-untranslated = Näitame seda originaalkeeles.
freshness-open-source = Ava originaal
freshness-unconfirmed = Keegi pole veel kinnitanud, et see tõlge vastab originaalile.

## Search

search = Otsing
search-description = Leidke leht, olukord või mõiste.
search-label = Otsi veebisaidilt
search-placeholder = Otsi
search-count = { $n ->
    [one] { $n } tulemus
   *[other] { $n } tulemust
}
search-none = Midagi ei leitud. Proovige mõnda teist sõna või ainult sõna algust.
search-loading = Laadimine…
search-failed = Otsingut ei õnnestunud laadida. Kõik on kirjas ka siin:
search-results = Otsingutulemused
search-more = Veel tulemusi
search-ways = Muud viisid sisu leidmiseks
search-all = Kõik tulemused
search-other = Teistes keeltes
search-unknown = Sellel saidil puudub:
search-similar = Sarnased sõnad:
search-clear = Tühjenda
search-kind = Liik
search-everything = Kõik
search-noscript = Otsing vajab JavaScripti. Ilma selleta leiate kõik siit:

## Situations

scenarios = Olukorrad
scenarios-by-severity = Tõsiduse järgi
scenarios-by-signal = Toimuva järgi
scenarios-signal = Mis toimub
scenarios-scenario = Olukord
severity = Tõsidus
severity-info = Tavaline olukord
severity-caution = Ettevaatust
severity-serious = Tõsine olukord
severity-danger = Oht
scenario-signals = Kuidas seda ära tunda
scenario-channel = Kuidas sellest teada anda
scenario-steps = Mida teha
scenario-scripts = Mida öelda või kirjutada
scenario-risks = Mis võib valesti minna
scenario-exceptions = Millised nõuanded siin ei kehti
scenario-related = Kuhu edasi
channel-recommended = Parim
channel-allowed = Sobib ka
channel-never = Mitte kunagi
step-when = Kehtib, kui:
step-page = Kuidas seda teha:
step-script = Kasutatav tekst:
script-channel = Viis:
script-fields = Täitke andmed
script-private = See, mida siia kirjutate, jääb ainult sellesse aknasse. Seda ei saadeta kuhugi ega salvestata.
script-remember = Jäta need andmed selles seadmes meelde ka teiste tekstide jaoks. Neid näeb igaüks, kes seda brauserit kasutab.
script-email = Ava e-kirjas
script-download = Laadi alla
script-missing = Veel täitmata:
safety-title = Kas olete praegu ohus?
safety-leave = Lahku kiiresti sellelt lehelt
safety-leave-key = Sama teeb Esc-klahvi kolmekordne vajutamine.

## Quiz

and = ja
or = või
quizzes = Küsimustikud
quiz-how = Vastake küsimustele. Küsimuste all on teie tulemus ja tegevuskava.
quiz-many = Valige kõik, mis sobib.
quiz-questions = Küsimused
quiz-question = { $n }. küsimus
quiz-only-if = Vastake ainult siis, kui:
quiz-skipped = Kui jätate selle küsimuse vahele, arvestage:
quiz-go-to = Edasi:
quiz-not = pole tõsi, et
quiz-outcome = Tulemus
quiz-stop = Kõigepealt see
quiz-cap = Enne seda veel
quiz-applies-if = Kehtib, kui:
quiz-then = Teie tulemus:
quiz-best-result = Parim võimalik tulemus:
quiz-add-up = Liitke oma punktid
quiz-add-up-how = Liitke oma vastuste juures olevad arvud kõigepealt ridade kaupa ja seejärel kõik kokku.
quiz-dimension = Valdkond
quiz-yours = Teie punktid
quiz-most = Maksimum
quiz-total = Kokku
quiz-floors = Ja lisaks
quiz-result = Tulemus
quiz-band = { $from } kuni { $to }
quiz-band-best = { $from } või rohkem
quiz-floor = vähemalt { $n }
quiz-read = Lugege:
quiz-plan = Teie tegevuskava
quiz-plan-how = Teie jaoks on need sammud, mille juures kehtib vähemalt üks põhjus.
quiz-because = Sest vastasite
quiz-because-condition = Teie vastuste põhjal
quiz-because-result = Sest teie tulemus on
quiz-step = { $left ->
    [0] { $n }. küsimus, viimane
    [one] { $n }. küsimus, jäänud kuni { $left }
   *[other] { $n }. küsimus, jäänud kuni { $left }
}
quiz-continue = Jätka
quiz-back = Tagasi
quiz-error-title = Vastus on veel puudu
quiz-error-prefix = Viga:
quiz-print = Prindi
quiz-copy-plan = Kopeeri tegevuskava
quiz-score = Punktid valdkonniti
quiz-score-of = { $max } punktist { $n }
quiz-answers = Vastuste ülevaade
quiz-change = Muuda
quiz-own = Teie vastused
quiz-own-memory = Need on ainult sellel vahekaardil. Kui selle sulgete, need kaovad.
quiz-own-kept = Need on salvestatud sellesse seadmesse.
quiz-keep = Säilita selles seadmes
quiz-keep-note = Neid näevad kõik, kes seda brauserit kasutavad.
quiz-copy-link = Kopeeri link
quiz-copy-link-note = Kes lingi saab, näeb teie vastuseid.
quiz-delete = Kustuta minu vastused
quiz-delete-note = Kohe ja kõik, ka salvestatud.
quiz-deleted = Teie vastused on kustutatud.
quiz-kept = Teie vastused on sellesse seadmesse salvestatud.
quiz-not-kept = Teie vastused ei ole enam sellesse seadmesse salvestatud.
quiz-keep-failed = Brauser ei lubanud salvestada. Teie vastused jäävad ainult sellele lehele.
quiz-outdated = Küsimustik on vahepeal muutunud. Teie varasemad vastused sellega enam ei sobi, palun vastake uuesti.

## Special pages

accessibility = Ligipääsetavus
accessibility-full = Veebileht vastab suunistele WCAG 2.2 AA.
accessibility-partial = Veebileht vastab enamikule suunistest WCAG 2.2 AA.
accessibility-none = Veebileht ei vasta veel suunistele WCAG 2.2 AA.
accessibility-problems = Mis veel ei tööta
accessibility-tests = Kuidas veebilehte testitakse
accessibility-tests-text = Programmid testivad igat liiki lehte: axe ja HTML-i validaatoriga, klaviatuuriga, skriptideta, väikestel ekraanidel, kõigis värvides ja paberil. Nad leiavad vaid osa probleemidest.
accessibility-contact = Andke meile teada, mis ei tööta
accessibility-prepared = Avaldus kontrollitud
not-found = Sellist lehte meil ei ole
not-found-description = Võib-olla on aadressis kirjaviga või on leht kolinud.
not-found-home = Avaleht
redirect = Leht on kolinud
redirect-text = Uus aadress:
