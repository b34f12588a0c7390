# Slova rozhraní, česky. Id se nepřekládají; co je v {…}, doplní kb.
# Množné číslo má v češtině čtyři tvary: one (1), few (2–4), many (desetinná čísla), other (0, 5 a víc).

## Kolem každé stránky

skip-link = Přejít k obsahu
menu = Menu
menu-close = Zavřít menu
reach-label = Pohyb po stránce
to-top = Zpět nahoru
nav-label = Hlavní navigace
nav-earlier = Předchozí ({ $n })
nav-later = Další ({ $n })
breadcrumbs-label = Cesta ke stránce
footer-label = Přehledy
languages-label = Jazyk
language-untranslated = (zatím nepřeloženo)
tools-open = Jazyk a vzhled
appearance = Vzhled
appearance-auto = Podle zařízení
appearance-light = Světlý
appearance-dark = Tmavý
a-z = Rejstřík A–Z
a-z-description = Názvy stránek, nadpisy a pojmy podle abecedy.
letters-label = Písmena
parts-label = Části seznamu
glossary = Slovníček
glossary-description = Pojmy, které tu potkáte, a co znamenají.
glossary-synonyms = Také:
glossary-page = Víc na stránce
tags = Témata
tags-description = Všechna témata a co k nim patří.
tags-all = Všechna témata
tag = Téma
tag-description = Všechno, co k tématu patří.
tag-count = { $n ->
    [one] { $n } stránka
    [few] { $n } stránky
    [many] { $n } stránky
   *[other] { $n } stránek
}
page-count = { $n ->
    [one] { $n } stránka
    [few] { $n } stránky
    [many] { $n } stránky
   *[other] { $n } stránek
}
map = Mapa webu
map-description = Co kde najdete a jak na sebe stránky odkazují.
map-picture = Obrázek: stránky a odkazy mezi nimi. Totéž jako seznam je pod ním.
map-list = Totéž jako seznam
map-leads-to = Vede na:
print = Vše k vytištění
print-description = Celý web na jedné stránce. Vytisknete nebo uložíte ho příkazem tisku ve svém prohlížeči.
print-too-long = Na jednu stránku je tento web příliš velký. Každou stránku můžete vytisknout zvlášť:
print-toc = Obsah
feed = Novinky (Atom)

## Stránka

toc = Na této stránce
reading-time = { $n ->
    [one] { $n } minuta čtení
    [few] { $n } minuty čtení
    [many] { $n } minuty čtení
   *[other] { $n } minut čtení
}
review-done = Zkontrolováno
review-next = Příští kontrola
updated = Aktualizováno
changes = Co se změnilo
change-major = Důležité:
status-deprecated = Tato stránka je zastaralá
status-withdrawn = Tato stránka už neplatí
status-withdrawn-text = Zůstává jen pro ty, kdo mají její adresu.
status-instead = Místo ní čtěte:
generated-title = Strojový překlad
generated-source = Tento text přeložil program. Přečtěte si originál
review-none = Zatím nezkontrolováno
review-overdue = Kontrola je po termínu
owner = Odpovídá:
place = Platí pro:
sources = Zdroje
exception-title = Kdy tato rada neplatí
children = V této části
related = Kam dál
used-by = Kde se o tom ještě píše
used-by-rest = Další ({ $n })
kind-page = stránka
kind-scenario = situace
kind-quiz = dotazník
kind-glossary = pojem
sequence-label = Předchozí a další stránka
previous = Předchozí
next = Další
edit = Navrhnout úpravu této stránky
feedback = Nahlásit chybu na této stránce
home-children = Všechny části webu
home-scenarios = Najít svou situaci
copy = Kopírovat
copied = Zkopírováno
copy-failed = Nepodařilo se, označte text ručně

## Uvnitř textu

callout-note = Poznámka
callout-tip = Tip
callout-important = Důležité
callout-warning = Pozor
callout-caution = Nebezpečí
callout-info = Informace
callout-success = Hotovo
callout-question = Otázka
callout-danger = Nebezpečí
callout-bug = Chyba
callout-example = Příklad
callout-quote = Citace
callout-abstract = Shrnutí
callout-details = Podrobnosti
table = Tabulka
code = Kód
letter = Text k použití
diagram-source = Zdrojový text diagramu
footnotes = Poznámky pod čarou
footnote-back = Zpět k textu
heading-anchor = Odkaz na část:
changed-section = Tato část se v originálu změnila.
missing-section = Tato část ještě není přeložená.

## Překlady

translations = Stav překladů
translations-description = Které stránky jsou přeložené a které zaostávají za originálem.
translations-page = Stránka
translations-pages = Všechny stránky tohoto překladu
translations-state = Stav
translations-changed = Co chybí
translations-since = Od kdy
state-source = originál
state-fresh = aktuální
state-stale = zaostává
state-removed = originál část vypustil
state-moved = originál část přesunul
state-incomplete = neúplný
state-extra = má navíc
state-unconfirmed = nepotvrzený
state-untranslated = nepřeložená
state-in-translation = překládá se
state-orphan = bez originálu
sections-of = { $n ->
    [one] změněna { $n } část z { $total }
    [few] změněny { $n } části z { $total }
    [many] změněno { $n } části z { $total }
   *[other] změněno { $n } částí z { $total }
}
sections-missing = { $n ->
    [one] chybí { $n } část
    [few] chybí { $n } části
    [many] chybí { $n } části
   *[other] chybí { $n } částí
}
freshness-label = Stav překladu
freshness-stale-title = Překlad zaostává za originálem
freshness-changed = { $n ->
    [one] V originálu se změnila { $n } část z { $total }.
    [few] V originálu se změnily { $n } části z { $total }.
    [many] V originálu se změnilo { $n } části z { $total }.
   *[other] V originálu se změnilo { $n } částí z { $total }.
}
freshness-since = Naposledy porovnáno { $date }.
freshness-missing = { $n ->
    [one] { $n } část je zatím v původním jazyce.
    [few] { $n } části jsou zatím v původním jazyce.
    [many] { $n } části je zatím v původním jazyce.
   *[other] { $n } částí je zatím v původním jazyce.
}
freshness-beginning = Začátek stránky
freshness-in-source = v originálu
freshness-major = podstatná změna
freshness-untranslated-title = Tato stránka ještě není přeložená
freshness-untranslated = Zobrazujeme ji v původním jazyce.
freshness-open-source = Otevřít originál
freshness-unconfirmed = Nikdo zatím nepotvrdil, že překlad odpovídá originálu.

## Hledání

search = Hledání
search-description = Najděte stránku, situaci nebo pojem.
search-label = Hledat na webu
search-placeholder = Hledat
search-count = { $n ->
    [one] { $n } výsledek
    [few] { $n } výsledky
    [many] { $n } výsledku
   *[other] { $n } výsledků
}
search-none = Nic jsme nenašli. Zkuste jiné slovo nebo jen jeho začátek.
search-loading = Načítám…
search-failed = Hledání se nepodařilo načíst. Všechno najdete i tady:
search-results = Výsledky hledání
search-more = Další výsledky
search-ways = Jiné cesty k obsahu
search-all = Všechny výsledky
search-other = V jiných jazycích
search-unknown = Na tomto webu není:
search-similar = Podobná slova:
search-clear = Smazat
search-kind = Druh
search-everything = Vše
search-noscript = Hledání potřebuje JavaScript. Bez něj najdete všechno tady:

## Situace

scenarios = Situace
scenarios-by-severity = Podle závažnosti
scenarios-by-signal = Podle toho, co se děje
scenarios-signal = Co se děje
scenarios-scenario = Situace
severity = Závažnost
severity-info = Běžná situace
severity-caution = Opatrně
severity-serious = Vážná situace
severity-danger = Ohrožení
scenario-signals = Jak ji poznáte
scenario-channel = Jak to sdělit
scenario-steps = Co udělat
scenario-scripts = Co říct nebo napsat
scenario-risks = Co se může pokazit
scenario-exceptions = Které rady tu neplatí
scenario-related = Kam dál
channel-recommended = Nejlépe
channel-allowed = Jde to i takto
channel-never = Nikdy takto
step-when = Platí, když:
step-page = Jak na to:
step-script = Text k použití:
script-channel = Kudy:
script-fields = Doplňte údaje
script-private = Co sem napíšete, zůstane jen v tomto okně. Nikam se to neodesílá ani neukládá.
script-remember = Pamatovat si údaje v tomto zařízení i pro další texty. Uvidí je každý, kdo tento prohlížeč používá.
script-email = Otevřít v e-mailu
script-download = Stáhnout
script-missing = Zbývá doplnit:
safety-title = Hrozí vám něco právě teď?
safety-leave = Rychle opustit stránku
safety-leave-key = Totéž udělá třikrát stisknutá klávesa Esc.

## Dotazník

and = a zároveň
or = nebo
quizzes = Dotazníky
quiz-how = Odpovězte na otázky. Pod otázkami najdete výsledek a svůj plán.
quiz-many = Vyberte vše, co platí.
quiz-questions = Otázky
quiz-question = otázka { $n }
quiz-only-if = Odpovězte, jen když platí:
quiz-skipped = Když otázku přeskočíte, započítejte:
quiz-go-to = Pokračujte:
quiz-not = neplatí, že
quiz-outcome = Výsledek
quiz-stop = Nejdřív tohle
quiz-cap = Ještě před tím
quiz-applies-if = Platí, když:
quiz-then = Váš výsledek:
quiz-best-result = Nejlepší možný výsledek:
quiz-add-up = Sečtěte si body
quiz-add-up-how = Čísla u odpovědí sečtěte v každém řádku zvlášť a potom všechna dohromady.
quiz-dimension = Oblast
quiz-yours = Vaše body
quiz-most = Nejvíc
quiz-total = Součet
quiz-floors = A k tomu
quiz-result = Výsledek
quiz-band = { $from } až { $to }
quiz-band-best = { $from } a víc
quiz-floor = alespoň { $n }
quiz-read = Přečtěte si:
quiz-plan = Váš plán
quiz-plan-how = Platí kroky, u kterých sedí aspoň jeden důvod.
quiz-because = Kvůli odpovědi
quiz-because-condition = Kvůli vašim odpovědím
quiz-because-result = Protože vám vyšlo
quiz-step = { $left ->
    [0] Otázka { $n }, poslední
    [one] Otázka { $n }, zbývá nejvýš { $left }
    [few] Otázka { $n }, zbývají nejvýš { $left }
    [many] Otázka { $n }, zbývá nejvýš { $left }
   *[other] Otázka { $n }, zbývá nejvýš { $left }
}
quiz-continue = Pokračovat
quiz-back = Zpět
quiz-error-title = Ještě chybí odpověď
quiz-error-prefix = Chyba:
quiz-print = Vytisknout
quiz-copy-plan = Zkopírovat plán
quiz-score = Body podle oblastí
quiz-score-of = { $n } z { $max }
quiz-answers = Přehled odpovědí
quiz-change = Změnit
quiz-own = Vaše odpovědi
quiz-own-memory = Zůstávají jen v této kartě. Když ji zavřete, zmizí.
quiz-own-kept = Jsou uložené v tomto zařízení.
quiz-keep = Uchovat v tomto zařízení
quiz-keep-note = Uvidí je každý, kdo tento prohlížeč používá.
quiz-copy-link = Zkopírovat odkaz
quiz-copy-link-note = Kdo odkaz dostane, uvidí vaše odpovědi.
quiz-delete = Smazat moje odpovědi
quiz-delete-note = Hned a všechny, i uložené v zařízení.
quiz-deleted = Odpovědi jsou smazané.
quiz-kept = Odpovědi jsou uložené v tomto zařízení.
quiz-not-kept = Odpovědi už v zařízení uložené nejsou.
quiz-keep-failed = Prohlížeč ukládání nedovolil. Odpovědi zůstávají jen na této stránce.
quiz-outdated = Dotazník se mezitím změnil. Dřívější odpovědi už k němu nesedí, vyplňte ho prosím znovu.

## Zvláštní stránky

accessibility = Přístupnost
accessibility-full = Tento web splňuje pravidla WCAG 2.2 AA.
accessibility-partial = Tento web splňuje většinu pravidel WCAG 2.2 AA.
accessibility-none = Tento web zatím nesplňuje pravidla WCAG 2.2 AA.
accessibility-problems = Co zatím nefunguje
accessibility-tests = Jak se web zkouší
accessibility-tests-text = Programy zkoušejí každý druh stránky: nástrojem axe a validátorem HTML, z klávesnice, bez skriptů, na malých obrazovkách, ve všech barvách a v tisku. Najdou jen část všech potíží.
accessibility-contact = Napište nám, co nefunguje
accessibility-prepared = Prohlášení ověřeno
not-found = Tuhle stránku tu nemáme
not-found-description = Adresa je možná překlepnutá nebo se stránka přestěhovala.
not-found-home = Úvodní stránka
redirect = Stránka se přestěhovala
redirect-text = Nová adresa:
