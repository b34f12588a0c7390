# The words of the interface, in Finnish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address in the second person singular, as on suomi.fi, and imperatives on buttons.
# Finnish has no grammatical gender. A page is "sivu", the whole site is "sivusto".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other (everything else).

## Around every page

skip-link = Siirry sisältöön
menu = Valikko
menu-close = Sulje valikko
reach-label = Sivulla liikkuminen
to-top = Takaisin ylös
nav-label = Päävalikko
nav-earlier = Edelliset ({ $n })
nav-later = Seuraavat ({ $n })
breadcrumbs-label = Murupolku
footer-label = Hakemistot
languages-label = Kieli
language-untranslated = (ei vielä käännetty)
tools-open = Kieli ja ulkoasu
appearance = Ulkoasu
appearance-auto = Laitteen mukaan
appearance-light = Vaalea
appearance-dark = Tumma
a-z = Hakemisto A–Ö
a-z-description = Sivujen nimet, otsikot ja termit aakkosjärjestyksessä.
letters-label = Kirjaimet
parts-label = Luettelon osat
glossary = Sanasto
glossary-description = Sivuston termit ja niiden selitykset.
glossary-synonyms = Myös:
glossary-page = Lisätietoa sivulla
tags = Aiheet
tags-description = Kaikki aiheet ja niihin kuuluvat sivut.
tags-all = Kaikki aiheet
tag = Aihe
tag-description = Kaikki tähän aiheeseen kuuluva.
tag-count = { $n ->
    [one] { $n } sivu
   *[other] { $n } sivua
}
page-count = { $n ->
    [one] { $n } sivu
   *[other] { $n } sivua
}
map = Sivukartta
map-description = Mitä mistäkin löytyy ja miten sivut liittyvät toisiinsa.
map-picture = Kuva: sivut ja niiden väliset linkit. Samat tiedot ovat alla luettelona.
map-list = Samat tiedot luettelona
map-leads-to = Linkit sivuille:
print = Tulosta kaikki
print-description = Koko sivusto yhdellä sivulla. Voit tulostaa tai tallentaa sen selaimen tulostustoiminnolla.
print-too-long = Tämä sivusto on liian laaja yhdelle sivulle. Voit tulostaa jokaisen sivun erikseen:
print-toc = Sisällys
feed = Uutta sivustolla (Atom)

## A page

toc = Tällä sivulla
reading-time = { $n ->
    [one] Lukuaika { $n } minuutti
   *[other] Lukuaika { $n } minuuttia
}
review-done = Tarkistettu
review-next = Seuraava tarkistus
updated = Päivitetty
changes = Mikä on muuttunut
change-major = Tärkeää:
status-deprecated = Tämä sivu on vanhentunut
status-withdrawn = Tämä sivu on poistettu käytöstä
status-withdrawn-text = Se ei ole enää voimassa.
status-instead = Lue sen sijaan:
generated-title = Konekäännös
generated-source = Ohjelma on kääntänyt tämän tekstin. Lue alkuperäinen
review-none = Ei vielä tarkistettu
review-overdue = Tarkistus on myöhässä
owner = Vastuussa:
place = Koskee:
sources = Lähteet
exception-title = Milloin tämä ohje ei päde
children = Tässä osiossa
related = Lue seuraavaksi
used-by = Mainittu myös sivuilla
used-by-rest = Lisää ({ $n })
kind-page = sivu
kind-scenario = tilanne
kind-quiz = kysely
kind-glossary = termi
sequence-label = Edellinen ja seuraava sivu
previous = Edellinen
next = Seuraava
edit = Ehdota muutosta tähän sivuun
feedback = Ilmoita virheestä tällä sivulla
home-children = Sivuston osiot
home-scenarios = Etsi oma tilanteesi
copy = Kopioi
copied = Kopioitu
copy-failed = Kopiointi ei onnistunut, valitse teksti itse

## Inside the text

callout-note = Huomaa
callout-tip = Vinkki
callout-important = Tärkeää
callout-warning = Varoitus
callout-caution = Vaara
callout-info = Tietoa
callout-success = Onnistui
callout-question = Kysymys
callout-danger = Vaara
callout-bug = Virhe
callout-example = Esimerkki
callout-quote = Lainaus
callout-abstract = Tiivistelmä
callout-details = Lisätiedot
table = Taulukko
code = Koodi
letter = Valmis teksti
diagram-source = Kaavion lähdekoodi
footnotes = Alaviitteet
footnote-back = Takaisin tekstiin
heading-anchor = Linkki kohtaan:
changed-section = Tämä kohta on muuttunut alkuperäisessä.
missing-section = Tätä kohtaa ei ole vielä käännetty.

## Translations

translations = Käännösten tila
translations-description = Mitkä sivut on käännetty ja mitkä käännökset eivät ole ajan tasalla.
translations-page = Sivu
translations-pages = Kaikki tämän käännöksen sivut
translations-state = Tila
translations-changed = Mitä puuttuu
translations-since = Alkaen
state-source = alkuperäinen
state-fresh = ajan tasalla
state-stale = vanhentunut
state-removed = osa poistettu alkuperäisestä
state-moved = osa siirretty alkuperäisessä
state-incomplete = keskeneräinen
state-extra = enemmän kuin alkuperäisessä
state-unconfirmed = vahvistamatta
state-untranslated = kääntämättä
state-in-translation = käännettävänä
state-orphan = ilman alkuperäistä
sections-of = { $n ->
    [one] { $n } kohta muuttunut ({ $total } kohdasta)
   *[other] { $n } kohtaa muuttunut ({ $total } kohdasta)
}
sections-missing = { $n ->
    [one] { $n } kohta puuttuu
   *[other] { $n } kohtaa puuttuu
}
freshness-label = Käännöksen tila
freshness-stale-title = Tämä käännös ei ole ajan tasalla
freshness-changed = { $n ->
    [one] Alkuperäisessä on muuttunut { $n } kohta ({ $total } kohdasta).
   *[other] Alkuperäisessä on muuttunut { $n } kohtaa ({ $total } kohdasta).
}
freshness-since = Viimeksi verrattu { $date }.
freshness-missing = { $n ->
    [one] { $n } kohta on vielä alkukielellä.
   *[other] { $n } kohtaa on vielä alkukielellä.
}
freshness-beginning = Sivun alku
freshness-in-source = alkuperäisessä
freshness-major = merkittävä muutos
freshness-untranslated-title = Tätä sivua ei ole vielä käännetty
freshness-untranslated = Näytämme sen alkukielellä.
freshness-open-source = Avaa alkuperäinen
freshness-unconfirmed = Kukaan ei ole vielä vahvistanut, että tämä käännös vastaa alkuperäistä.

## Search

search = Haku
search-description = Etsi sivu, tilanne tai termi.
search-label = Hae sivustolta
search-placeholder = Hae
search-count = { $n ->
    [one] { $n } hakutulos
   *[other] { $n } hakutulosta
}
search-none = Ei hakutuloksia. Kokeile toista sanaa tai vain sanan alkua.
search-loading = Ladataan…
search-failed = Hakua ei voitu ladata. Kaikki löytyy myös täältä:
search-results = Hakutulokset
search-more = Lisää tuloksia
search-ways = Muita tapoja etsiä
search-all = Kaikki tulokset
search-other = Muilla kielillä
search-unknown = Ei tällä sivustolla:
search-similar = Samankaltaisia sanoja:
search-clear = Tyhjennä
search-kind = Laji
search-everything = Kaikki
search-noscript = Haku vaatii JavaScriptin. Ilman sitä kaikki löytyy täältä:

## Situations

scenarios = Tilanteet
scenarios-by-severity = Vakavuuden mukaan
scenarios-by-signal = Sen mukaan, mitä tapahtuu
scenarios-signal = Mitä tapahtuu
scenarios-scenario = Tilanne
severity = Vakavuus
severity-info = Tavallinen tilanne
severity-caution = Ole varovainen
severity-serious = Vakava tilanne
severity-danger = Vaara
scenario-signals = Mistä tilanteen tunnistaa
scenario-channel = Miten asiasta kerrotaan
scenario-steps = Mitä tehdä
scenario-scripts = Mitä sanoa tai kirjoittaa
scenario-risks = Mikä voi mennä pieleen
scenario-exceptions = Mitkä ohjeet eivät päde tässä
scenario-related = Lue seuraavaksi
channel-recommended = Paras tapa
channel-allowed = Sopii myös
channel-never = Ei koskaan
step-when = Koskee tilannetta, jos:
step-page = Näin se tehdään:
step-script = Valmis teksti:
script-channel = Yhteydenottotapa:
script-fields = Täydennä tiedot
script-private = Kirjoittamasi teksti pysyy tässä ikkunassa. Sitä ei lähetetä eikä tallenneta.
script-remember = Muista nämä tiedot tällä laitteella myös muita tekstejä varten. Kaikki tämän selaimen käyttäjät näkevät ne.
script-email = Avaa sähköpostissa
script-download = Lataa
script-missing = Vielä täydennettävä:
safety-title = Oletko juuri nyt vaarassa?
safety-leave = Poistu sivulta nopeasti
safety-leave-key = Kun painat Esc-näppäintä kolme kertaa, tapahtuu sama.

## Quiz

and = ja
or = tai
quizzes = Kyselyt
quiz-how = Vastaa kysymyksiin. Tulos ja suunnitelmasi ovat kysymysten alla.
quiz-many = Valitse kaikki, jotka sopivat.
quiz-questions = Kysymykset
quiz-question = kysymys { $n }
quiz-only-if = Vastaa vain, jos:
quiz-skipped = Jos ohitat tämän kysymyksen, laske mukaan:
quiz-go-to = Siirry kohtaan:
# unsure: stands before a condition in parentheses.
quiz-not = ei päde
quiz-outcome = Tulos
quiz-stop = Ensin tämä
quiz-cap = Sitä ennen
quiz-applies-if = Pätee, jos:
quiz-then = Tuloksesi:
quiz-best-result = Paras mahdollinen tulos:
quiz-add-up = Laske pisteesi yhteen
quiz-add-up-how = Laske vastaustesi vieressä olevat luvut yhteen ensin riveittäin ja sitten kaikki yhteensä.
quiz-dimension = Osa-alue
quiz-yours = Pisteesi
quiz-most = Enintään
quiz-total = Yhteensä
quiz-floors = Ja lisäksi
quiz-result = Tulos
quiz-band = { $from }–{ $to }
quiz-band-best = { $from } tai enemmän
quiz-floor = vähintään { $n }
quiz-read = Lue:
quiz-plan = Suunnitelmasi
quiz-plan-how = Sinua koskevat ne vaiheet, joiden kohdalla vähintään yksi syy sopii sinuun.
quiz-because = Koska valitsit
quiz-because-condition = Vastaustesi perusteella
quiz-because-result = Koska tuloksesi on
quiz-step = { $left ->
    [0] Kysymys { $n }, viimeinen
    [one] Kysymys { $n }, jäljellä enintään { $left }
   *[other] Kysymys { $n }, jäljellä enintään { $left }
}
quiz-continue = Jatka
quiz-back = Takaisin
quiz-error-title = Jotain puuttuu
quiz-error-prefix = Virhe:
quiz-print = Tulosta
quiz-copy-plan = Kopioi suunnitelma
quiz-score = Pisteet osa-alueittain
quiz-score-of = { $n } / { $max }
quiz-answers = Tarkista vastauksesi
quiz-change = Muuta
quiz-own = Vastauksesi
quiz-own-memory = Ne ovat vain tässä välilehdessä. Kun suljet sen, ne katoavat.
quiz-own-kept = Ne on tallennettu tähän laitteeseen.
quiz-keep = Säilytä tässä laitteessa
quiz-keep-note = Kaikki tämän selaimen käyttäjät voivat nähdä ne.
quiz-copy-link = Kopioi linkki
quiz-copy-link-note = Linkin saaja näkee vastauksesi.
quiz-delete = Poista vastaukseni
quiz-delete-note = Heti ja kaikki, myös tallennetut.
quiz-deleted = Vastauksesi on poistettu.
quiz-kept = Vastauksesi on tallennettu tähän laitteeseen.
quiz-not-kept = Vastauksiasi ei enää säilytetä tässä laitteessa.
quiz-keep-failed = Selain ei sallinut tallennusta. Vastauksesi pysyvät vain tällä sivulla.
quiz-outdated = Kysely on muuttunut. Aiemmat vastauksesi eivät enää sovi siihen, vastaa uudelleen.

## Special pages

accessibility = Saavutettavuus
accessibility-full = Sivusto täyttää WCAG 2.2 AA -ohjeet.
accessibility-partial = Sivusto täyttää useimmat WCAG 2.2 AA -ohjeet.
accessibility-none = Sivusto ei vielä täytä WCAG 2.2 AA -ohjeita.
accessibility-problems = Mikä ei vielä toimi
accessibility-tests = Miten sivustoa testataan
accessibility-tests-text = Ohjelmat testaavat jokaisen sivutyypin: axella ja HTML-validaattorilla, näppäimistöllä, ilman skriptejä, pienillä näytöillä, kaikissa väreissä ja tulostettuna. Ne löytävät vain osan ongelmista.
accessibility-contact = Kerro meille, mikä ei toimi
accessibility-prepared = Seloste tarkistettu
not-found = Sivua ei löytynyt
not-found-description = Osoitteessa voi olla kirjoitusvirhe, tai sivu on siirretty.
not-found-home = Etusivu
redirect = Sivu on siirretty
redirect-text = Uusi osoite:
