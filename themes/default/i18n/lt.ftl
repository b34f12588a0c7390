# The words of the interface, in Lithuanian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (jūs, small letter), infinitives on buttons. Lawyers are named by what they
# give (legal check, legal help), so that no gendered noun is needed.
# Dates are spelled out with "d." at their end, so no sentence ends with a date.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1, 21, …), few (2–9, 22–29, …), many (decimals), other (0, 10–20, …).

## Around every page

skip-link = Pereiti prie turinio
menu = Meniu
menu-close = Uždaryti meniu
reach-label = Judėjimas puslapyje
to-top = Į viršų
nav-label = Pagrindinė navigacija
nav-earlier = Ankstesni ({ $n })
nav-later = Tolesni ({ $n })
breadcrumbs-label = Naršymo kelias
footer-label = Svetainės apžvalga
languages-label = Kalba
language-untranslated = (dar neišversta)
tools-open = Kalba ir išvaizda
appearance = Išvaizda
appearance-auto = Kaip įrenginyje
appearance-light = Šviesi
appearance-dark = Tamsi
a-z = Rodyklė A–Ž
a-z-description = Puslapių pavadinimai, antraštės ir sąvokos abėcėlės tvarka.
letters-label = Raidės
parts-label = Sąrašo dalys
glossary = Sąvokų žodynėlis
glossary-description = Sąvokos, su kuriomis čia susidursite, ir jų reikšmės.
glossary-synonyms = Taip pat:
glossary-page = Daugiau puslapyje
tags = Temos
tags-description = Visos temos ir kas joms priklauso.
tags-all = Visos temos
tag = Tema
tag-description = Viskas, kas priklauso šiai temai.
tag-count = { $n ->
    [one] { $n } puslapis
    [few] { $n } puslapiai
    [many] { $n } puslapio
   *[other] { $n } puslapių
}
page-count = { $n ->
    [one] { $n } puslapis
    [few] { $n } puslapiai
    [many] { $n } puslapio
   *[other] { $n } puslapių
}
map = Svetainės žemėlapis
map-description = Kas kur yra ir kaip puslapiai susiję tarpusavyje.
map-picture = Paveikslas: puslapiai ir nuorodos tarp jų. Žemiau tas pats pateikta sąrašu.
map-list = Tas pats sąrašu
map-leads-to = Kur veda:
# unsure: title of the page and link to it; is there a better noun phrase?
print = Spausdinti viską
print-description = Visa svetainė viename puslapyje. Išspausdinkite arba įrašykite jį naršyklės spausdinimo komanda.
print-too-long = Ši svetainė per didelė vienam puslapiui. Kiekvieną puslapį galima išspausdinti atskirai:
print-toc = Turinys
feed = Naujienos (Atom)

## A page

toc = Šiame puslapyje
reading-time = { $n ->
    [one] Skaitymo laikas: { $n } minutė
    [few] Skaitymo laikas: { $n } minutės
    [many] Skaitymo laikas: { $n } minutės
   *[other] Skaitymo laikas: { $n } minučių
}
review-done = Patikrinta
review-next = Kita patikra
updated = Atnaujinta
changes = Kas pasikeitė
change-major = Svarbu:
status-deprecated = Šis puslapis pasenęs
status-withdrawn = Šis puslapis atšauktas
status-withdrawn-text = Jis nebegalioja.
status-instead = Vietoj jo skaitykite:
generated-title = Mašininis vertimas
generated-source = Šį tekstą išvertė programa. Skaityti originalą
review-none = Dar nepatikrinta
review-overdue = Patikrinimo terminas praėjo
owner = Atsako:
place = Galioja:
sources = Šaltiniai
exception-title = Kada šis patarimas netinka
children = Šioje dalyje
related = Kas toliau
used-by = Taip pat minima čia
used-by-rest = Daugiau ({ $n })
kind-page = puslapis
kind-scenario = situacija
kind-quiz = klausimynas
kind-glossary = sąvoka
sequence-label = Ankstesnis ir kitas puslapis
previous = Ankstesnis
next = Kitas
edit = Pasiūlyti šio puslapio pakeitimą
feedback = Pranešti apie klaidą šiame puslapyje
home-children = Visos svetainės dalys
home-scenarios = Rasti savo situaciją
copy = Kopijuoti
copied = Nukopijuota
copy-failed = Nepavyko, pažymėkite tekstą rankiniu būdu

## Inside the text

callout-note = Pastaba
callout-tip = Patarimas
callout-important = Svarbu
callout-warning = Dėmesio
callout-caution = Pavojus
callout-info = Informacija
callout-success = Pavyko
callout-question = Klausimas
callout-danger = Pavojus
callout-bug = Klaida
callout-example = Pavyzdys
callout-quote = Citata
callout-abstract = Santrauka
callout-details = Išsamiau
table = Lentelė
# unsure: "Naudotinas tekstas": a text that readers can copy and use.
code = Kodas
letter = Naudotinas tekstas
diagram-source = Diagramos šaltinio tekstas
footnotes = Išnašos
footnote-back = Grįžti į tekstą
heading-anchor = Nuoroda į skyrių:
changed-section = Šis skyrius originale pasikeitė.
missing-section = Šis skyrius dar neišverstas.

## Translations

translations = Vertimų būklė
translations-description = Kurie puslapiai išversti, o kurie atsilieka nuo originalo.
translations-page = Puslapis
translations-pages = Visi šio vertimo puslapiai
translations-state = Būklė
translations-changed = Ko trūksta
translations-since = Nuo kada
state-source = originalas
# unsure: "atnaujintas" or "naujausias".
state-fresh = atnaujintas
state-stale = pasenęs
state-removed = originale dalis pašalinta
state-moved = originale dalis perkelta
state-incomplete = neišsamus
state-extra = turi daugiau
state-unconfirmed = nepatvirtintas
state-untranslated = neišverstas
state-in-translation = verčiama
state-orphan = be originalo
sections-of = { $n ->
    [one] pakeistas { $n } iš { $total } skyrių
    [few] pakeisti { $n } iš { $total } skyrių
    [many] pakeista { $n } iš { $total } skyrių
   *[other] pakeista { $n } iš { $total } skyrių
}
sections-missing = { $n ->
    [one] trūksta { $n } skyriaus
    [few] trūksta { $n } skyrių
    [many] trūksta { $n } skyriaus
   *[other] trūksta { $n } skyrių
}
freshness-label = Vertimo būklė
freshness-stale-title = Šis vertimas atsilieka nuo originalo
freshness-changed = { $n ->
    [one] Originale pasikeitė { $n } iš { $total } skyrių.
    [few] Originale pasikeitė { $n } iš { $total } skyrių.
    [many] Originale pasikeitė { $n } iš { $total } skyrių.
   *[other] Originale pasikeitė { $n } iš { $total } skyrių.
}
freshness-since = Vertimas paskutinį kartą { $date } palygintas su originalu.
freshness-missing = { $n ->
    [one] { $n } skyrius kol kas yra originalo kalba.
    [few] { $n } skyriai kol kas yra originalo kalba.
    [many] { $n } skyriaus kol kas yra originalo kalba.
   *[other] { $n } skyrių kol kas yra originalo kalba.
}
freshness-beginning = Puslapio pradžia
freshness-in-source = originale
freshness-major = esminis pakeitimas
freshness-untranslated-title = Šis puslapis dar neišverstas
freshness-untranslated = Rodome jį originalo kalba.
freshness-open-source = Atverti originalą
freshness-unconfirmed = Dar niekas nepatvirtino, kad šis vertimas atitinka originalą.

## Search

search = Paieška
search-description = Raskite puslapį, situaciją arba sąvoką.
search-label = Ieškoti svetainėje
search-placeholder = Ieškoti
search-count = { $n ->
    [one] { $n } rezultatas
    [few] { $n } rezultatai
    [many] { $n } rezultato
   *[other] { $n } rezultatų
}
search-none = Nieko nerasta. Pabandykite kitą žodį arba tik jo pradžią.
search-loading = Įkeliama…
search-failed = Paieškos įkelti nepavyko. Viską rasite ir čia:
search-results = Paieškos rezultatai
search-more = Daugiau rezultatų
search-ways = Kiti būdai rasti turinį
search-all = Visi rezultatai
search-other = Kitomis kalbomis
search-unknown = Šioje svetainėje nėra:
search-similar = Panašūs žodžiai:
search-clear = Išvalyti
search-kind = Rūšis
search-everything = Viskas
search-noscript = Paieškai reikia „JavaScript“. Be jos viską rasite čia:

## Situations

scenarios = Situacijos
scenarios-by-severity = Pagal rimtumą
scenarios-by-signal = Pagal tai, kas vyksta
scenarios-signal = Kas vyksta
scenarios-scenario = Situacija
severity = Rimtumas
severity-info = Įprasta situacija
severity-caution = Atsargiai
severity-serious = Rimta situacija
severity-danger = Pavojus
scenario-signals = Kaip ją atpažinti
scenario-channel = Kaip apie tai pranešti
scenario-steps = Ką daryti
scenario-scripts = Ką pasakyti arba parašyti
scenario-risks = Kas gali nepavykti
scenario-exceptions = Kurie patarimai čia netinka
scenario-related = Kas toliau
channel-recommended = Geriausia
channel-allowed = Galima ir taip
channel-never = Niekada
step-when = Taikoma, jei:
step-page = Kaip tai padaryti:
step-script = Naudotinas tekstas:
script-channel = Būdas:
script-fields = Įrašykite duomenis
script-private = Tai, ką čia parašysite, liks šiame lange. Tai niekur nesiunčiama ir neišsaugoma.
script-remember = Įsiminti šiuos duomenis šiame įrenginyje ir kitiems tekstams. Juos matys visi, kas naudojasi šia naršykle.
script-email = Atverti el. laiške
script-download = Atsisiųsti
script-missing = Dar reikia įrašyti:
safety-title = Ar jums dabar gresia pavojus?
safety-leave = Greitai palikti puslapį
safety-leave-key = Tą patį galima padaryti tris kartus paspaudus klavišą „Esc“.

## Quiz

and = ir kartu
or = arba
quizzes = Klausimynai
quiz-how = Atsakykite į klausimus. Po klausimais rasite rezultatą ir savo planą.
quiz-many = Pažymėkite viską, kas tinka.
quiz-questions = Klausimai
quiz-question = { $n } klausimas
quiz-only-if = Atsakykite tik tuomet, jei:
quiz-skipped = Jei šį klausimą praleidžiate, pridėkite:
quiz-go-to = Toliau:
quiz-not = netiesa, kad
quiz-outcome = Rezultatas
quiz-stop = Pirmiausia tai
quiz-cap = Dar prieš tai
quiz-applies-if = Taikoma, jei:
quiz-then = Jūsų rezultatas:
quiz-best-result = Geriausias galimas rezultatas:
quiz-add-up = Suskaičiuokite taškus
quiz-add-up-how = Skaičius prie savo atsakymų sudėkite kiekvienoje eilutėje atskirai, o tada visus kartu.
quiz-dimension = Sritis
quiz-yours = Jūsų taškai
quiz-most = Daugiausia
quiz-total = Suma
quiz-floors = Ir dar
quiz-result = Rezultatas
quiz-band = nuo { $from } iki { $to }
quiz-band-best = { $from } ir daugiau
quiz-floor = bent { $n }
quiz-read = Paskaitykite:
quiz-plan = Jūsų planas
quiz-plan-how = Jums skirti žingsniai, kurių bent viena priežastis tinka.
quiz-because = Nes atsakėte
quiz-because-condition = Dėl jūsų atsakymų
quiz-because-result = Nes jūsų rezultatas yra
quiz-step = { $left ->
    [0] { $n } klausimas, paskutinis
    [one] { $n } klausimas, liko ne daugiau kaip { $left }
    [few] { $n } klausimas, liko ne daugiau kaip { $left }
    [many] { $n } klausimas, liko ne daugiau kaip { $left }
   *[other] { $n } klausimas, liko ne daugiau kaip { $left }
}
quiz-continue = Tęsti
quiz-back = Atgal
quiz-error-title = Dar trūksta atsakymo
quiz-error-prefix = Klaida:
quiz-print = Spausdinti
quiz-copy-plan = Kopijuoti planą
quiz-score = Taškai pagal sritis
quiz-score-of = { $n } iš { $max }
quiz-answers = Atsakymų apžvalga
quiz-change = Pakeisti
quiz-own = Jūsų atsakymai
quiz-own-memory = Jie yra tik šioje kortelėje. Ją uždarius jie dings.
quiz-own-kept = Jie išsaugoti šiame įrenginyje.
quiz-keep = Išsaugoti šiame įrenginyje
quiz-keep-note = Juos matys visi, kas naudojasi šia naršykle.
quiz-copy-link = Kopijuoti nuorodą
quiz-copy-link-note = Kas gaus nuorodą, matys jūsų atsakymus.
quiz-delete = Ištrinti mano atsakymus
quiz-delete-note = Iš karto ir visus, taip pat išsaugotus.
quiz-deleted = Jūsų atsakymai ištrinti.
quiz-kept = Jūsų atsakymai išsaugoti šiame įrenginyje.
quiz-not-kept = Jūsų atsakymai šiame įrenginyje nebesaugomi.
quiz-keep-failed = Naršyklė neleido išsaugoti. Jūsų atsakymai lieka tik šiame puslapyje.
quiz-outdated = Klausimynas per tą laiką pasikeitė. Ankstesni jūsų atsakymai jam nebetinka, užpildykite jį iš naujo.

## Special pages

accessibility = Prieinamumas
accessibility-full = Ši svetainė atitinka gaires WCAG 2.2 AA.
accessibility-partial = Ši svetainė atitinka daugumą gairių WCAG 2.2 AA.
accessibility-none = Ši svetainė dar neatitinka gairių WCAG 2.2 AA.
accessibility-problems = Kas dar neveikia
accessibility-tests = Kaip svetainė tikrinama
accessibility-tests-text = Programos tikrina kiekvienos rūšies puslapius: įrankiu „axe“ ir HTML tikrintuvu, klaviatūra, be scenarijų, mažuose ekranuose, visomis spalvomis ir išspausdintus. Jos randa tik dalį problemų.
accessibility-contact = Praneškite, kas neveikia
accessibility-prepared = Pareiškimas patikrintas
not-found = Tokio puslapio neturime
not-found-description = Galbūt adrese yra klaida arba puslapis perkeltas.
not-found-home = Pradžios puslapis
redirect = Puslapis perkeltas
redirect-text = Naujas adresas:
