# The words of the interface, in Slovak. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural address (vy), infinitives on buttons. Lawyers are named by what they give (legal
# check, legal help), so that no gendered noun is needed. States of a translation agree with "preklad".
# Plural forms: one (1), few (2–4), many (decimals), other (0, 5 and more).

## Around every page

skip-link = Preskočiť na obsah
menu = Menu
menu-close = Zavrieť menu
reach-label = Pohyb po stránke
to-top = Späť hore
nav-label = Hlavná navigácia
nav-earlier = Predchádzajúce ({ $n })
nav-later = Ďalšie ({ $n })
breadcrumbs-label = Cesta k stránke
footer-label = Prehľady
languages-label = Jazyk
language-untranslated = (zatiaľ nepreložené)
tools-open = Jazyk a vzhľad
appearance = Vzhľad
appearance-auto = Podľa zariadenia
appearance-light = Svetlý
appearance-dark = Tmavý
a-z = Register A – Z
a-z-description = Názvy stránok, nadpisy a pojmy podľa abecedy.
letters-label = Písmená
parts-label = Časti zoznamu
glossary = Slovník pojmov
glossary-description = Pojmy, s ktorými sa tu stretnete, a čo znamenajú.
glossary-synonyms = Aj:
glossary-page = Viac na stránke
tags = Témy
tags-description = Všetky témy a čo k nim patrí.
tags-all = Všetky témy
tag = Téma
tag-description = Všetko, čo patrí k tejto téme.
tag-count = { $n ->
    [one] { $n } stránka
    [few] { $n } stránky
    [many] { $n } stránky
   *[other] { $n } stránok
}
page-count = { $n ->
    [one] { $n } stránka
    [few] { $n } stránky
    [many] { $n } stránky
   *[other] { $n } stránok
}
map = Mapa webu
map-description = Čo kde nájdete a ako na seba stránky odkazujú.
map-picture = Obrázok: stránky a odkazy medzi nimi. To isté ako zoznam je pod ním.
map-list = To isté ako zoznam
map-leads-to = Vedie na:
print = Všetko na vytlačenie
print-description = Celý web na jednej stránke. Vytlačíte alebo uložíte ho príkazom na tlač vo svojom prehliadači.
print-too-long = Na jednu stránku je tento web priveľký. Každú stránku môžete vytlačiť samostatne:
print-toc = Obsah
feed = Novinky (Atom)

## A page

toc = Na tejto stránke
reading-time = { $n ->
    [one] { $n } minúta čítania
    [few] { $n } minúty čítania
    [many] { $n } minúty čítania
   *[other] { $n } minút čítania
}
review-done = Skontrolované
review-next = Najbližšia kontrola
updated = Aktualizované
changes = Čo sa zmenilo
change-major = Dôležité:
status-deprecated = Táto stránka je zastaraná
status-withdrawn = Táto stránka už neplatí
status-withdrawn-text = Zostáva len pre tých, ktorí majú jej adresu.
status-instead = Namiesto nej čítajte:
generated-title = Strojový preklad
generated-source = Tento text preložil program. Prečítajte si originál
review-none = Zatiaľ neskontrolované
review-overdue = Kontrola je po termíne
owner = Zodpovedá:
place = Platí pre:
sources = Zdroje
exception-title = Kedy táto rada neplatí
children = V tejto časti
related = Kam ďalej
used-by = Kde sa o tom ešte píše
used-by-rest = Ďalšie ({ $n })
kind-page = stránka
kind-scenario = situácia
kind-quiz = dotazník
kind-glossary = pojem
sequence-label = Predchádzajúca a nasledujúca stránka
previous = Predchádzajúca
next = Nasledujúca
edit = Navrhnúť úpravu tejto stránky
feedback = Nahlásiť chybu na tejto stránke
home-children = Všetky časti webu
home-scenarios = Nájsť svoju situáciu
copy = Kopírovať
copied = Skopírované
copy-failed = Nepodarilo sa, označte text ručne

## Inside the text

callout-note = Poznámka
callout-tip = Tip
callout-important = Dôležité
callout-warning = Pozor
callout-caution = Nebezpečenstvo
callout-info = Informácia
callout-success = Hotovo
callout-question = Otázka
callout-danger = Nebezpečenstvo
callout-bug = Chyba
callout-example = Príklad
callout-quote = Citát
callout-abstract = Zhrnutie
callout-details = Podrobnosti
table = Tabuľka
code = Kód
letter = Text na použitie
diagram-source = Zdrojový text diagramu
footnotes = Poznámky pod čiarou
footnote-back = Späť k textu
heading-anchor = Odkaz na časť:
changed-section = Táto časť sa v origináli zmenila.
missing-section = Táto časť ešte nie je preložená.

## Translations

translations = Stav prekladov
translations-description = Ktoré stránky sú preložené a ktoré zaostávajú za originálom.
translations-page = Stránka
translations-pages = Všetky stránky tohto prekladu
translations-state = Stav
translations-changed = Čo chýba
translations-since = Odkedy
state-source = originál
state-fresh = aktuálny
state-stale = neaktuálny
state-removed = originál časť vypustil
state-moved = originál časť presunul
state-incomplete = neúplný
# unsure: short for "the translation contains more than the original"; is it clear in a table?
state-extra = má navyše
state-unconfirmed = nepotvrdený
state-untranslated = bez prekladu
state-in-translation = prekladá sa
state-orphan = bez originálu
sections-of = { $n ->
    [one] zmenená { $n } z { $total } častí
    [few] zmenené { $n } z { $total } častí
    [many] zmenené { $n } z { $total } častí
   *[other] zmenených { $n } z { $total } častí
}
sections-missing = { $n ->
    [one] chýba { $n } časť
    [few] chýbajú { $n } časti
    [many] chýba { $n } časti
   *[other] chýba { $n } častí
}
freshness-label = Stav prekladu
freshness-stale-title = Tento preklad zaostáva za originálom
freshness-changed = { $n ->
    [one] V origináli sa zmenila { $n } z { $total } častí.
    [few] V origináli sa zmenili { $n } z { $total } častí.
    [many] V origináli sa zmenilo { $n } z { $total } častí.
   *[other] V origináli sa zmenilo { $n } z { $total } častí.
}
freshness-since = Naposledy porovnané { $date }.
freshness-missing = { $n ->
    [one] { $n } časť je zatiaľ v pôvodnom jazyku.
    [few] { $n } časti sú zatiaľ v pôvodnom jazyku.
    [many] { $n } časti je zatiaľ v pôvodnom jazyku.
   *[other] { $n } častí je zatiaľ v pôvodnom jazyku.
}
freshness-beginning = Začiatok stránky
freshness-in-source = v origináli
freshness-major = podstatná zmena
freshness-untranslated-title = Táto stránka ešte nie je preložená
freshness-untranslated = Zobrazujeme ju v pôvodnom jazyku.
freshness-open-source = Otvoriť originál
freshness-unconfirmed = Nikto zatiaľ nepotvrdil, že tento preklad zodpovedá originálu.

## Search

search = Vyhľadávanie
search-description = Nájdite stránku, situáciu alebo pojem.
search-label = Hľadať na tomto webe
search-placeholder = Hľadať
search-count = { $n ->
    [one] { $n } výsledok
    [few] { $n } výsledky
    [many] { $n } výsledku
   *[other] { $n } výsledkov
}
search-none = Nič sme nenašli. Skúste iné slovo alebo len jeho začiatok.
search-loading = Načítava sa…
search-failed = Vyhľadávanie sa nepodarilo načítať. Všetko nájdete aj tu:
search-results = Výsledky vyhľadávania
search-more = Ďalšie výsledky
search-ways = Iné cesty k obsahu
search-all = Všetky výsledky
search-other = V iných jazykoch
search-unknown = Na tomto webe nie je:
search-similar = Podobné slová:
search-clear = Vymazať
search-kind = Druh
search-everything = Všetko
search-noscript = Vyhľadávanie potrebuje JavaScript. Bez neho nájdete všetko tu:

## Situations

scenarios = Situácie
scenarios-by-severity = Podľa závažnosti
scenarios-by-signal = Podľa toho, čo sa deje
scenarios-signal = Čo sa deje
scenarios-scenario = Situácia
severity = Závažnosť
severity-info = Bežná situácia
severity-caution = Opatrne
severity-serious = Vážna situácia
severity-danger = Ohrozenie
scenario-signals = Ako ju spoznáte
scenario-channel = Ako to oznámiť
scenario-steps = Čo urobiť
scenario-scripts = Čo povedať alebo napísať
scenario-risks = Čo sa môže pokaziť
scenario-exceptions = Ktoré rady tu neplatia
scenario-related = Kam ďalej
channel-recommended = Najlepšie
channel-allowed = Dá sa aj takto
channel-never = Nikdy takto
step-when = Platí, ak:
step-page = Ako na to:
step-script = Text na použitie:
script-channel = Spôsob:
script-fields = Doplňte údaje
script-private = Čo sem napíšete, zostane len v tomto okne. Nikam sa to neodosiela ani neukladá.
script-remember = Pamätať si údaje v tomto zariadení aj pre ďalšie texty. Uvidí ich každý, kto tento prehliadač používa.
script-email = Otvoriť v e-maile
script-download = Stiahnuť
script-missing = Zostáva doplniť:
safety-title = Hrozí vám niečo práve teraz?
# The number is the same in both countries.
safety-leave = Rýchlo opustiť stránku
safety-leave-key = To isté urobí trojité stlačenie klávesu Esc.

## Quiz

and = a zároveň
or = alebo
quizzes = Dotazníky
quiz-how = Odpovedzte na otázky. Pod otázkami nájdete výsledok a svoj plán.
quiz-many = Vyberte všetko, čo platí.
quiz-questions = Otázky
quiz-question = otázka { $n }
quiz-only-if = Odpovedzte, len ak platí:
quiz-skipped = Ak túto otázku preskočíte, započítajte:
quiz-go-to = Pokračujte:
quiz-not = neplatí, že
quiz-outcome = Výsledok
quiz-stop = Najprv toto
# unsure: title of a notice about what limits the result.
quiz-cap = Ešte predtým
quiz-applies-if = Platí, ak:
quiz-then = Váš výsledok:
quiz-best-result = Najlepší možný výsledok:
quiz-add-up = Spočítajte si body
quiz-add-up-how = Čísla pri odpovediach spočítajte v každom riadku zvlášť a potom všetky dokopy.
quiz-dimension = Oblasť
quiz-yours = Vaše body
quiz-most = Najviac
quiz-total = Súčet
quiz-floors = A k tomu
quiz-result = Výsledok
quiz-band = { $from } až { $to }
quiz-band-best = { $from } a viac
quiz-floor = aspoň { $n }
quiz-read = Prečítajte si:
quiz-plan = Váš plán
quiz-plan-how = Týkajú sa vás kroky, pri ktorých platí aspoň jeden dôvod.
quiz-because = Pretože ste odpovedali
quiz-because-condition = Na základe vašich odpovedí
quiz-because-result = Pretože vám vyšlo
quiz-step = { $left ->
    [0] Otázka { $n }, posledná
    [one] Otázka { $n }, zostáva najviac { $left }
    [few] Otázka { $n }, zostávajú najviac { $left }
    [many] Otázka { $n }, zostáva najviac { $left }
   *[other] Otázka { $n }, zostáva najviac { $left }
}
quiz-continue = Pokračovať
quiz-back = Späť
quiz-error-title = Ešte chýba odpoveď
quiz-error-prefix = Chyba:
quiz-print = Vytlačiť
quiz-copy-plan = Kopírovať plán
quiz-score = Body podľa oblastí
quiz-score-of = { $n } z { $max }
quiz-answers = Prehľad odpovedí
quiz-change = Zmeniť
quiz-own = Vaše odpovede
quiz-own-memory = Sú len na tejto karte. Keď ju zavriete, zmiznú.
quiz-own-kept = Sú uložené v tomto zariadení.
quiz-keep = Uchovať v tomto zariadení
quiz-keep-note = Uvidí ich každý, kto používa tento prehliadač.
quiz-copy-link = Kopírovať odkaz
quiz-copy-link-note = Kto odkaz dostane, uvidí vaše odpovede.
quiz-delete = Vymazať moje odpovede
quiz-delete-note = Hneď a všetky, aj tie uložené.
quiz-deleted = Vaše odpovede sú vymazané.
quiz-kept = Vaše odpovede sú uložené v tomto zariadení.
quiz-not-kept = Vaše odpovede už v tomto zariadení nie sú uložené.
quiz-keep-failed = Prehliadač ukladanie nepovolil. Vaše odpovede zostávajú len na tejto stránke.
quiz-outdated = Dotazník sa medzitým zmenil. Vaše staršie odpovede mu už nezodpovedajú, vyplňte ho, prosím, znova.

## Special pages

accessibility = Prístupnosť
accessibility-full = Tento web spĺňa pravidlá WCAG 2.2 AA.
accessibility-partial = Tento web spĺňa väčšinu pravidiel WCAG 2.2 AA.
accessibility-none = Tento web zatiaľ nespĺňa pravidlá WCAG 2.2 AA.
accessibility-problems = Čo zatiaľ nefunguje
accessibility-tests = Ako sa web skúša
accessibility-tests-text = Programy skúšajú každý druh stránky: nástrojom axe a validátorom HTML, z klávesnice, bez skriptov, na malých obrazovkách, vo všetkých farbách a v tlači. Nájdu len časť všetkých ťažkostí.
accessibility-contact = Napíšte nám, čo nefunguje
accessibility-prepared = Vyhlásenie overené
not-found = Takú stránku tu nemáme
not-found-description = V adrese je možno preklep alebo sa stránka presťahovala.
not-found-home = Úvodná stránka
redirect = Stránka sa presťahovala
redirect-text = Nová adresa:
