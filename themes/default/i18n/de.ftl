# Die Wörter der Oberfläche, deutsch. Ids werden nicht übersetzt; was in {…} steht, setzt kb ein.

## Rund um jede Seite

skip-link = Zum Inhalt springen
menu = Menü
menu-close = Menü schließen
reach-label = Wege durch diese Seite
to-top = Nach oben
nav-label = Hauptnavigation
nav-earlier = Davor ({ $n })
nav-later = Danach ({ $n })
breadcrumbs-label = Pfad zur Seite
footer-label = Übersichten
languages-label = Sprache
language-untranslated = (noch nicht übersetzt)
tools-open = Sprache und Darstellung
appearance = Darstellung
appearance-auto = Wie das Gerät
appearance-light = Hell
appearance-dark = Dunkel
a-z = Register A–Z
a-z-description = Seitentitel, Überschriften und Begriffe in alphabetischer Ordnung.
letters-label = Buchstaben
parts-label = Teile dieser Liste
glossary = Glossar
glossary-description = Begriffe, die Ihnen hier begegnen, und was sie bedeuten.
glossary-synonyms = Auch:
glossary-page = Mehr auf der Seite
tags = Themen
tags-description = Alle Themen und was dazugehört.
tags-all = Alle Themen
tag = Thema
tag-description = Alles, was zum Thema gehört.
tag-count = { $n ->
    [one] { $n } Seite
   *[other] { $n } Seiten
}
page-count = { $n ->
    [one] { $n } Seite
   *[other] { $n } Seiten
}
map = Seitenübersicht
map-description = Was wo steht und wie die Seiten aufeinander verweisen.
map-picture = Bild: Seiten und die Verweise zwischen ihnen. Dasselbe steht darunter als Liste.
map-list = Dasselbe als Liste
map-leads-to = Führt zu:
print = Alles zum Drucken
print-description = Die ganze Website auf einer Seite. Drucken oder speichern Sie sie mit dem Druckbefehl Ihres Browsers.
print-too-long = Für eine einzige Seite ist diese Website zu groß. Jede Seite lässt sich einzeln drucken:
print-toc = Inhalt
feed = Neues (Atom)

## Eine Seite

toc = Auf dieser Seite
reading-time = { $n ->
    [one] { $n } Minute Lesezeit
   *[other] { $n } Minuten Lesezeit
}
review-done = Geprüft
review-next = Nächste Prüfung
updated = Aktualisiert
changes = Was sich geändert hat
change-major = Wichtig:
status-deprecated = Diese Seite ist veraltet
status-withdrawn = Diese Seite gilt nicht mehr
status-withdrawn-text = Sie bleibt nur für alle, die ihre Adresse haben.
status-instead = Lesen Sie stattdessen:
generated-title = Maschinelle Übersetzung
generated-source = Diesen Text hat ein Programm übersetzt. Original lesen
review-none = Noch nicht geprüft
review-overdue = Die Prüfung ist überfällig
owner = Verantwortlich:
place = Gilt für:
sources = Quellen
exception-title = Wann dieser Rat nicht gilt
children = In diesem Teil
related = Wie es weitergeht
used-by = Auch erwähnt in
used-by-rest = Weitere ({ $n })
kind-page = Seite
kind-scenario = Situation
kind-quiz = Fragebogen
kind-glossary = Begriff
sequence-label = Vorige und nächste Seite
previous = Zurück
next = Weiter
edit = Änderung an dieser Seite vorschlagen
feedback = Einen Fehler auf dieser Seite melden
home-children = Alle Teile dieser Website
home-scenarios = Die eigene Situation finden
copy = Kopieren
copied = Kopiert
copy-failed = Das ging nicht, bitte den Text von Hand markieren

## Im Text

callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Achtung
callout-caution = Gefahr
callout-info = Info
callout-success = Erfolg
callout-question = Frage
callout-danger = Gefahr
callout-bug = Fehler
callout-example = Beispiel
callout-quote = Zitat
callout-abstract = Zusammenfassung
callout-details = Details
table = Tabelle
code = Code
letter = Text zum Verwenden
diagram-source = Quelltext eines Diagramms
footnotes = Fußnoten
footnote-back = Zurück zum Text
heading-anchor = Link zum Abschnitt:
changed-section = Dieser Abschnitt hat sich im Original geändert.
missing-section = Dieser Abschnitt ist noch nicht übersetzt.

## Übersetzungen

translations = Stand der Übersetzungen
translations-description = Welche Seiten übersetzt sind und welche hinter dem Original zurückliegen.
translations-page = Seite
translations-pages = Alle Seiten dieser Übersetzung
translations-state = Stand
translations-changed = Was fehlt
translations-since = Seit
state-source = Original
state-fresh = aktuell
state-stale = veraltet
state-removed = Teil im Original entfernt
state-moved = Teil im Original verschoben
state-incomplete = unvollständig
state-extra = enthält mehr
state-unconfirmed = nicht bestätigt
state-untranslated = nicht übersetzt
state-in-translation = wird übersetzt
state-orphan = ohne Original
sections-of = { $n ->
    [one] { $n } von { $total } Abschnitten geändert
   *[other] { $n } von { $total } Abschnitten geändert
}
sections-missing = { $n ->
    [one] { $n } Abschnitt fehlt
   *[other] { $n } Abschnitte fehlen
}
freshness-label = Stand der Übersetzung
freshness-stale-title = Diese Übersetzung liegt hinter dem Original zurück
freshness-changed = { $n ->
    [one] Im Original hat sich { $n } von { $total } Abschnitten geändert.
   *[other] Im Original haben sich { $n } von { $total } Abschnitten geändert.
}
freshness-since = Zuletzt abgeglichen am { $date }.
freshness-missing = { $n ->
    [one] { $n } Abschnitt ist noch in der Originalsprache.
   *[other] { $n } Abschnitte sind noch in der Originalsprache.
}
freshness-beginning = Anfang der Seite
freshness-in-source = im Original
freshness-major = wesentliche Änderung
freshness-untranslated-title = Diese Seite ist noch nicht übersetzt
freshness-untranslated = Wir zeigen sie in der Originalsprache.
freshness-open-source = Original öffnen
freshness-unconfirmed = Noch niemand hat bestätigt, dass diese Übersetzung dem Original entspricht.

## Suche

search = Suche
search-description = Eine Seite, eine Situation oder einen Begriff finden.
search-label = Diese Website durchsuchen
search-placeholder = Suchen
search-count = { $n ->
    [one] { $n } Ergebnis
   *[other] { $n } Ergebnisse
}
search-none = Nichts gefunden. Versuchen Sie ein anderes Wort oder nur seinen Anfang.
search-loading = Wird geladen…
search-failed = Die Suche ließ sich nicht laden. Alles steht auch hier:
search-results = Suchergebnisse
search-more = Weitere Ergebnisse
search-ways = Andere Wege zum Inhalt
search-all = Alle Ergebnisse
search-other = In anderen Sprachen
search-unknown = Auf dieser Website nicht zu finden:
search-similar = Ähnliche Wörter:
search-clear = Löschen
search-kind = Art
search-everything = Alle
search-noscript = Die Suche braucht JavaScript. Ohne finden Sie alles hier:

## Situationen

scenarios = Situationen
scenarios-by-severity = Nach Schwere
scenarios-by-signal = Nach dem, was geschieht
scenarios-signal = Was geschieht
scenarios-scenario = Situation
severity = Schwere
severity-info = Alltägliche Situation
severity-caution = Mit Vorsicht
severity-serious = Ernste Situation
severity-danger = Gefahr
scenario-signals = Woran Sie sie erkennen
scenario-channel = Wie Sie es mitteilen
scenario-steps = Was zu tun ist
scenario-scripts = Was Sie sagen oder schreiben
scenario-risks = Was schiefgehen kann
scenario-exceptions = Welche Ratschläge hier nicht gelten
scenario-related = Wie es weitergeht
channel-recommended = Am besten
channel-allowed = Geht auch so
channel-never = Niemals so
step-when = Gilt, wenn:
step-page = So geht es:
step-script = Text zum Verwenden:
script-channel = Weg:
script-fields = Angaben ergänzen
script-private = Was Sie hier eingeben, bleibt in diesem Fenster. Es wird weder gesendet noch gespeichert.
script-remember = Angaben auf diesem Gerät auch für andere Texte merken. Alle, die diesen Browser benutzen, können sie sehen.
script-email = In E-Mail öffnen
script-download = Herunterladen
script-missing = Noch auszufüllen:
safety-title = Droht Ihnen gerade jetzt etwas?
safety-leave = Diese Seite schnell verlassen
safety-leave-key = Dreimal Esc drücken bewirkt dasselbe.

## Fragebogen

and = und
or = oder
quizzes = Fragebögen
quiz-how = Beantworten Sie die Fragen. Unter den Fragen stehen Ihr Ergebnis und Ihr Plan.
quiz-many = Wählen Sie alles, was zutrifft.
quiz-questions = Fragen
quiz-question = Frage { $n }
quiz-only-if = Nur beantworten, wenn gilt:
quiz-skipped = Wenn Sie diese Frage überspringen, zählen Sie:
quiz-go-to = Weiter mit:
quiz-not = nicht
quiz-outcome = Ergebnis
quiz-stop = Das zuerst
quiz-cap = Vorher noch
quiz-applies-if = Gilt, wenn:
quiz-then = Ihr Ergebnis:
quiz-best-result = Das bestmögliche Ergebnis:
quiz-add-up = Zählen Sie Ihre Punkte
quiz-add-up-how = Zählen Sie die Zahlen neben Ihren Antworten zuerst je Zeile und dann alle zusammen.
quiz-dimension = Bereich
quiz-yours = Ihre Punkte
quiz-most = Höchstens
quiz-total = Summe
quiz-floors = Und außerdem
quiz-result = Ergebnis
quiz-band = { $from } bis { $to }
quiz-band-best = { $from } und mehr
quiz-floor = mindestens { $n }
quiz-read = Zum Lesen:
quiz-plan = Ihr Plan
quiz-plan-how = Für Sie gelten die Schritte, bei denen mindestens ein Grund zutrifft.
quiz-because = Wegen Ihrer Antwort
quiz-because-condition = Aufgrund Ihrer Antworten
quiz-because-result = Weil Ihr Ergebnis lautet:
quiz-step = { $left ->
    [0] Frage { $n }, die letzte
    [one] Frage { $n }, danach höchstens { $left }
   *[other] Frage { $n }, danach höchstens { $left }
}
quiz-continue = Weiter
quiz-back = Zurück
quiz-error-title = Es fehlt noch eine Antwort
quiz-error-prefix = Fehler:
quiz-print = Drucken
quiz-copy-plan = Plan kopieren
quiz-score = Punkte nach Bereich
quiz-score-of = { $n } von { $max }
quiz-answers = Antworten im Überblick
quiz-change = Ändern
quiz-own = Ihre Antworten
quiz-own-memory = Sie stehen nur in diesem Tab. Wenn Sie ihn schließen, sind sie weg.
quiz-own-kept = Sie sind auf diesem Gerät gespeichert.
quiz-keep = Auf diesem Gerät behalten
quiz-keep-note = Wer diesen Browser benutzt, kann sie sehen.
quiz-copy-link = Link kopieren
quiz-copy-link-note = Wer den Link bekommt, sieht Ihre Antworten.
quiz-delete = Meine Antworten löschen
quiz-delete-note = Sofort und alle, auch die gespeicherten.
quiz-deleted = Ihre Antworten sind gelöscht.
quiz-kept = Ihre Antworten sind auf diesem Gerät gespeichert.
quiz-not-kept = Ihre Antworten sind nicht mehr auf diesem Gerät gespeichert.
quiz-keep-failed = Ihr Browser hat das Speichern nicht erlaubt. Die Antworten bleiben nur auf dieser Seite.
quiz-outdated = Der Fragebogen wurde inzwischen geändert. Ihre früheren Antworten passen nicht mehr, bitte antworten Sie neu.

## Besondere Seiten

accessibility = Barrierefreiheit
accessibility-full = Diese Website erfüllt die Richtlinien WCAG 2.2 AA.
accessibility-partial = Diese Website erfüllt die meisten Richtlinien der WCAG 2.2 AA.
accessibility-none = Diese Website erfüllt die Richtlinien WCAG 2.2 AA noch nicht.
accessibility-problems = Was noch nicht funktioniert
accessibility-tests = Wie die Website getestet wird
accessibility-tests-text = Programme testen jede Art von Seite: mit axe und einem HTML-Validator, mit der Tastatur, ohne Skripte, auf kleinen Bildschirmen, in allen Farben und im Druck. Sie finden nur einen Teil aller Probleme.
accessibility-contact = Schreiben Sie uns, was nicht funktioniert
accessibility-prepared = Erklärung geprüft am
not-found = Diese Seite haben wir nicht
not-found-description = Vielleicht ist die Adresse vertippt oder die Seite ist umgezogen.
not-found-home = Startseite
redirect = Diese Seite ist umgezogen
redirect-text = Neue Adresse:
