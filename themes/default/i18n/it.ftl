# The words of the interface, in Italian. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: direct address (tu), as on Italian public digital services; nouns and imperatives on buttons (Copia,
# Stampa), as usual in software. Lawyers are named by what they give (legal review, legal advice) and people by
# "chi", so that no gendered noun is needed; no participle agrees with the reader.
# A part of the site or of a page is "sezione". States of a translation agree with "traduzione".
# A date follows a colon, because "il" depends on the day (il 7, l’8).
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), many (whole millions), other.

## Around every page

skip-link = Vai al contenuto
menu = Menu
menu-close = Chiudi menu
reach-label = Muoversi in questa pagina
to-top = Torna su
nav-label = Navigazione principale
nav-earlier = Precedenti ({ $n })
nav-later = Successive ({ $n })
breadcrumbs-label = Percorso di navigazione
footer-label = Panoramiche
languages-label = Lingua
language-untranslated = (non ancora tradotto)
tools-open = Lingua e aspetto
appearance = Aspetto
appearance-auto = Come il dispositivo
appearance-light = Chiaro
appearance-dark = Scuro
a-z = Indice A–Z
a-z-description = Titoli delle pagine, titoli delle sezioni e termini in ordine alfabetico.
letters-label = Lettere
parts-label = Parti dell’elenco
glossary = Glossario
glossary-description = I termini usati qui e il loro significato.
glossary-synonyms = Anche:
glossary-page = Per saperne di più:
tags = Argomenti
tags-description = Tutti gli argomenti e le pagine di ciascuno.
tags-all = Tutti gli argomenti
tag = Argomento
tag-description = Tutto ciò che riguarda questo argomento.
tag-count = { $n ->
    [one] { $n } pagina
    [many] { $n } di pagine
   *[other] { $n } pagine
}
page-count = { $n ->
    [one] { $n } pagina
    [many] { $n } di pagine
   *[other] { $n } pagine
}
map = Mappa del sito
map-description = Dove si trova ogni contenuto e come le pagine portano l’una all’altra.
map-picture = Immagine: le pagine e i link tra di esse. Sotto c’è lo stesso contenuto in forma di elenco.
map-list = Lo stesso contenuto in forma di elenco
map-leads-to = Porta a:
print = Stampa tutto
print-description = Tutto il sito in una sola pagina. Stampala o salvala con il comando di stampa del browser.
print-too-long = Questo sito è troppo grande per una sola pagina. Ogni pagina si può stampare separatamente:
print-toc = Indice
feed = Novità (Atom)

## A page

toc = In questa pagina
reading-time = { $n ->
    [one] { $n } minuto di lettura
    [many] { $n } di minuti di lettura
   *[other] { $n } minuti di lettura
}
review-done = Revisionato
review-next = Prossima revisione
updated = Aggiornato il
changes = Che cosa è cambiato
change-major = Importante:
status-deprecated = Questa pagina è superata
status-withdrawn = Questa pagina è stata ritirata
status-withdrawn-text = Non è più valida.
status-instead = Da leggere al suo posto:
generated-title = Traduzione automatica
generated-source = Un programma ha tradotto questo testo. Leggere l’originale
review-none = Non ancora revisionato
review-overdue = La revisione è in ritardo
owner = Responsabile:
place = Vale per:
sources = Fonti
exception-title = Quando questo consiglio non vale
children = In questa sezione
related = Per continuare
used-by = Citato anche in
used-by-rest = Altre pagine ({ $n })
kind-page = pagina
kind-scenario = situazione
kind-quiz = questionario
kind-glossary = termine
sequence-label = Pagina precedente e successiva
previous = Precedente
next = Successiva
edit = Proponi una modifica a questa pagina
feedback = Segnala un errore in questa pagina
home-children = Tutte le sezioni del sito
home-scenarios = Trova la tua situazione
copy = Copia
copied = Copiato
copy-failed = Copia non riuscita, seleziona il testo a mano

## Inside the text

callout-note = Nota
callout-tip = Suggerimento
callout-important = Importante
callout-warning = Attenzione
callout-caution = Pericolo
callout-info = Informazione
callout-success = Operazione riuscita
callout-question = Domanda
callout-danger = Pericolo
callout-bug = Errore
callout-example = Esempio
callout-quote = Citazione
callout-abstract = Sintesi
callout-details = Dettagli
table = Tabella
code = Codice
letter = Testo da usare
diagram-source = Sorgente di un diagramma
footnotes = Note
footnote-back = Torna al testo
heading-anchor = Link alla sezione:
changed-section = Questa sezione è cambiata nell’originale.
missing-section = Questa sezione non è ancora stata tradotta.

## Translations

translations = Stato delle traduzioni
translations-description = Quali pagine sono tradotte e quali non sono aggiornate.
translations-page = Pagina
translations-pages = Tutte le pagine di questa traduzione
translations-state = Stato
translations-changed = Cosa manca
translations-since = Da quando
state-source = originale
state-fresh = aggiornata
state-stale = non aggiornata
state-removed = parte rimossa nell’originale
state-moved = parte spostata nell’originale
state-incomplete = incompleta
state-extra = con aggiunte
state-unconfirmed = non confermata
state-untranslated = non tradotta
state-in-translation = in traduzione
state-orphan = senza originale
sections-of = { $n ->
    [one] { $n } sezione su { $total } modificata
    [many] { $n } di sezioni su { $total } modificate
   *[other] { $n } sezioni su { $total } modificate
}
sections-missing = { $n ->
    [one] { $n } sezione mancante
    [many] { $n } di sezioni mancanti
   *[other] { $n } sezioni mancanti
}
freshness-label = Stato della traduzione
freshness-stale-title = Questa traduzione non è aggiornata
freshness-changed = { $n ->
    [one] { $n } sezione su { $total } è cambiata nell’originale.
    [many] { $n } di sezioni su { $total } sono cambiate nell’originale.
   *[other] { $n } sezioni su { $total } sono cambiate nell’originale.
}
freshness-since = Ultimo confronto: { $date }.
freshness-missing = { $n ->
    [one] { $n } sezione è ancora nella lingua originale.
    [many] { $n } di sezioni sono ancora nella lingua originale.
   *[other] { $n } sezioni sono ancora nella lingua originale.
}
freshness-beginning = Inizio della pagina
freshness-in-source = nell’originale
freshness-major = modifica importante
freshness-untranslated-title = Questa pagina non è ancora stata tradotta
freshness-untranslated = Viene mostrata nella lingua originale.
freshness-open-source = Apri l’originale
freshness-unconfirmed = Nessuno ha ancora confermato che questa traduzione corrisponda all’originale.

## Search

search = Ricerca
search-description = Trova una pagina, una situazione o un termine.
search-label = Cerca in questo sito
search-placeholder = Cerca
search-count = { $n ->
    [one] { $n } risultato
    [many] { $n } di risultati
   *[other] { $n } risultati
}
search-none = Nessun risultato. Prova con un’altra parola o solo con l’inizio.
search-loading = Caricamento…
search-failed = Non è stato possibile caricare la ricerca. Trovi tutto anche qui:
search-results = Risultati della ricerca
search-more = Altri risultati
search-ways = Altri modi per trovare ciò che cerchi
search-all = Tutti i risultati
search-other = In altre lingue
search-unknown = Non presente in questo sito:
search-similar = Parole simili:
search-clear = Cancella
search-kind = Tipo
search-everything = Tutto
search-noscript = La ricerca richiede JavaScript. Senza JavaScript, trovi tutto qui:

## Situations

scenarios = Situazioni
scenarios-by-severity = Per gravità
scenarios-by-signal = In base a ciò che succede
scenarios-signal = Cosa succede
scenarios-scenario = Situazione
severity = Gravità
severity-info = Situazione comune
severity-caution = Prudenza
severity-serious = Situazione grave
severity-danger = Pericolo
scenario-signals = Come riconoscerla
scenario-channel = Come dirlo
scenario-steps = Cosa fare
scenario-scripts = Cosa dire o scrivere
scenario-risks = Cosa può andare storto
scenario-exceptions = Quali consigli non valgono qui
scenario-related = Per continuare
channel-recommended = Meglio
channel-allowed = Va bene anche
channel-never = Mai
step-when = Vale se:
step-page = Come fare:
step-script = Testo da usare:
script-channel = Come:
script-fields = Completa i dati
script-private = Quello che scrivi resta in questa finestra. Non viene né inviato né salvato.
script-remember = Ricorda questi dati su questo dispositivo anche per altri testi. Li vede chiunque usi questo browser.
script-email = Apri in un’e-mail
script-download = Scarica
script-missing = Ancora da compilare:
safety-title = Sei in pericolo in questo momento?
safety-leave = Esci subito da questa pagina
safety-leave-key = Premere tre volte il tasto Esc ha lo stesso effetto.

## Quiz

and = e
or = o
quizzes = Questionari
quiz-how = Rispondi alle domande. Il tuo risultato e il tuo piano sono sotto le domande.
quiz-many = Scegli tutto ciò che vale.
quiz-questions = Domande
quiz-question = domanda { $n }
quiz-only-if = Rispondi solo se:
quiz-skipped = Se salti questa domanda, conta:
quiz-go-to = Passa a:
quiz-not = non
quiz-outcome = Risultato
quiz-stop = Prima di tutto
# unsure: title of a notice about what limits the result.
quiz-cap = Prima però
quiz-applies-if = Vale se:
quiz-then = Il tuo risultato:
quiz-best-result = Il miglior risultato possibile:
quiz-add-up = Somma i tuoi punti
quiz-add-up-how = Somma i numeri accanto alle tue risposte, prima riga per riga e poi tutti insieme.
quiz-dimension = Ambito
quiz-yours = I tuoi punti
quiz-most = Massimo
quiz-total = Totale
quiz-floors = E inoltre
quiz-result = Risultato
quiz-band = da { $from } a { $to }
quiz-band-best = { $from } o più
quiz-floor = almeno { $n }
quiz-read = Da leggere:
quiz-plan = Il tuo piano
quiz-plan-how = Segui i passi per i quali vale almeno uno dei motivi.
quiz-because = Perché hai risposto
quiz-because-condition = In base alle tue risposte
quiz-because-result = Perché il tuo risultato è
quiz-step = { $left ->
    [0] Domanda { $n }, l’ultima
    [one] Domanda { $n }, ne resta al massimo { $left }
    [many] Domanda { $n }, ne restano al massimo { $left }
   *[other] Domanda { $n }, ne restano al massimo { $left }
}
quiz-continue = Continua
quiz-back = Indietro
quiz-error-title = Manca una risposta
quiz-error-prefix = Errore:
quiz-print = Stampa
quiz-copy-plan = Copia il piano
quiz-score = Punti per ambito
quiz-score-of = { $n } su { $max }
quiz-answers = Controlla le tue risposte
quiz-change = Modifica
quiz-own = Le tue risposte
quiz-own-memory = Si trovano solo in questa scheda. Quando la chiudi, vanno perse.
quiz-own-kept = Sono salvate su questo dispositivo.
quiz-keep = Conserva su questo dispositivo
quiz-keep-note = Chi usa questo browser può vederle.
quiz-copy-link = Copia link
quiz-copy-link-note = Chi riceve il link può vedere le tue risposte.
quiz-delete = Cancella le mie risposte
quiz-delete-note = Subito e tutte, anche quelle salvate.
quiz-deleted = Le tue risposte sono state cancellate.
quiz-kept = Le tue risposte sono salvate su questo dispositivo.
quiz-not-kept = Le tue risposte non sono più salvate su questo dispositivo.
quiz-keep-failed = Il tuo browser non ha consentito il salvataggio. Le tue risposte restano solo in questa pagina.
quiz-outdated = Nel frattempo il questionario è cambiato. Le tue risposte precedenti non sono più valide; rispondi di nuovo.

## Special pages

accessibility = Accessibilità
accessibility-full = Questo sito rispetta le linee guida WCAG 2.2 AA.
accessibility-partial = Questo sito rispetta la maggior parte delle linee guida WCAG 2.2 AA.
accessibility-none = Questo sito non rispetta ancora le linee guida WCAG 2.2 AA.
accessibility-problems = Che cosa non funziona ancora
accessibility-tests = Come viene testato il sito
accessibility-tests-text = Dei programmi testano ogni tipo di pagina: con axe e un validatore HTML, da tastiera, senza script, su schermi piccoli, in tutti i colori e in stampa. Trovano solo una parte dei problemi.
accessibility-contact = Segnalaci che cosa non funziona
accessibility-prepared = Dichiarazione verificata il
not-found = Pagina non trovata
not-found-description = L’indirizzo potrebbe contenere un errore, oppure la pagina è stata spostata.
not-found-home = Pagina iniziale
redirect = Questa pagina è stata spostata
redirect-text = Nuovo indirizzo:
