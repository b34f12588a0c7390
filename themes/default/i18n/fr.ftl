# The words of the interface, in French. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite address (vous) in sentences, infinitives on buttons, as on public services. Lawyers are named
# by what they give (legal review, legal advice) and people by "une personne", so that no gendered noun is needed.
# A part of the site is "rubrique", a part of a page "section". States of a translation agree with "traduction".
# Spaces before : ; ! ? and inside « » and between a number and its noun are non-breaking (U+00A0).
# Plural forms: one (0, 1), many (whole millions), other.

## Around every page

skip-link = Aller au contenu
menu = Menu
menu-close = Fermer le menu
reach-label = Parcourir cette page
to-top = Haut de page
nav-label = Navigation principale
nav-earlier = Précédentes ({ $n })
nav-later = Suivantes ({ $n })
breadcrumbs-label = Fil d’Ariane
footer-label = Vues d’ensemble
languages-label = Langue
language-untranslated = (pas encore traduit)
tools-open = Langue et apparence
appearance = Apparence
appearance-auto = Comme l’appareil
appearance-light = Clair
appearance-dark = Sombre
a-z = Index A–Z
a-z-description = Titres des pages, intertitres et termes par ordre alphabétique.
letters-label = Lettres
parts-label = Parties de la liste
glossary = Glossaire
glossary-description = Les termes employés ici et leur signification.
glossary-synonyms = Aussi :
glossary-page = En savoir plus :
tags = Thèmes
tags-description = Tous les thèmes et les pages qui s’y rapportent.
tags-all = Tous les thèmes
tag = Thème
tag-description = Tout ce qui se rapporte à ce thème.
tag-count = { $n ->
    [one] { $n } page
    [many] { $n } de pages
   *[other] { $n } pages
}
page-count = { $n ->
    [one] { $n } page
    [many] { $n } de pages
   *[other] { $n } pages
}
map = Plan du site
map-description = Où se trouve chaque contenu, et comment les pages mènent les unes aux autres.
map-picture = Image : les pages et les liens entre elles. La liste ci-dessous contient la même chose.
map-list = La même chose sous forme de liste
map-leads-to = Mène à :
print = Tout imprimer
print-description = Tout le site sur une seule page. Utilisez la commande d’impression de votre navigateur pour l’imprimer ou l’enregistrer.
print-too-long = Ce site est trop volumineux pour une seule page. Chaque page peut être imprimée séparément :
print-toc = Sommaire
feed = Nouveautés (Atom)

## A page

toc = Sur cette page
reading-time = { $n ->
    [one] { $n } minute de lecture
    [many] { $n } de minutes de lecture
   *[other] { $n } minutes de lecture
}
review-done = Relu
review-next = Prochaine relecture
updated = Mis à jour le
changes = Ce qui a changé
change-major = Important :
status-deprecated = Cette page est dépassée
status-withdrawn = Cette page a été retirée
status-withdrawn-text = Elle n’est plus valable.
status-instead = À lire à la place :
generated-title = Traduction automatique
generated-source = Un programme a traduit ce texte. Lire l’original
review-none = Pas encore relu
review-overdue = La relecture aurait déjà dû avoir lieu
owner = Responsable :
place = S’applique à :
sources = Sources
exception-title = Quand ce conseil ne s’applique pas
children = Dans cette rubrique
related = Pour continuer
used-by = Également mentionné dans
used-by-rest = Autres mentions ({ $n })
kind-page = page
kind-scenario = situation
kind-quiz = questionnaire
kind-glossary = terme
sequence-label = Page précédente et page suivante
previous = Précédent
next = Suivant
edit = Proposer une modification de cette page
feedback = Signaler une erreur sur cette page
home-children = Toutes les rubriques du site
home-scenarios = Trouver votre situation
copy = Copier
copied = Copié
copy-failed = La copie a échoué, veuillez sélectionner le texte à la main

## Inside the text

callout-note = Remarque
callout-tip = Conseil
callout-important = Important
callout-warning = Attention
callout-caution = Danger
callout-info = Information
callout-success = Succès
callout-question = Question
callout-danger = Danger
callout-bug = Bogue
callout-example = Exemple
callout-quote = Citation
callout-abstract = Résumé
callout-details = Détails
table = Tableau
code = Code
letter = Texte à utiliser
diagram-source = Source d’un diagramme
footnotes = Notes
footnote-back = Retour au texte
heading-anchor = Lien vers la section :
changed-section = Cette section a changé dans l’original.
missing-section = Cette section n’est pas encore traduite.

## Translations

translations = État des traductions
translations-description = Quelles pages sont traduites et lesquelles ne sont plus à jour.
translations-page = Page
translations-pages = Toutes les pages de cette traduction
translations-state = État
translations-changed = Ce qui manque
translations-since = Depuis
state-source = original
state-fresh = à jour
state-stale = pas à jour
state-removed = partie supprimée dans l’original
state-moved = partie déplacée dans l’original
state-incomplete = incomplète
state-extra = avec ajouts
state-unconfirmed = non confirmée
state-untranslated = non traduite
state-in-translation = en cours de traduction
state-orphan = sans original
sections-of = { $n ->
    [one] { $n } section sur { $total } a changé
    [many] { $n } de sections sur { $total } ont changé
   *[other] { $n } sections sur { $total } ont changé
}
sections-missing = { $n ->
    [one] { $n } section manquante
    [many] { $n } de sections manquantes
   *[other] { $n } sections manquantes
}
freshness-label = État de la traduction
freshness-stale-title = Cette traduction n’est plus à jour
freshness-changed = { $n ->
    [one] { $n } section sur { $total } a changé dans l’original.
    [many] { $n } de sections sur { $total } ont changé dans l’original.
   *[other] { $n } sections sur { $total } ont changé dans l’original.
}
freshness-since = Dernière comparaison : { $date }.
freshness-missing = { $n ->
    [one] { $n } section est encore dans la langue d’origine.
    [many] { $n } de sections sont encore dans la langue d’origine.
   *[other] { $n } sections sont encore dans la langue d’origine.
}
freshness-beginning = Début de la page
freshness-in-source = dans l’original
freshness-major = changement important
freshness-untranslated-title = Cette page n’est pas encore traduite
freshness-untranslated = Elle s’affiche dans sa langue d’origine.
freshness-open-source = Ouvrir l’original
freshness-unconfirmed = Personne n’a encore confirmé que cette traduction correspond à l’original.

## Search

search = Recherche
search-description = Trouver une page, une situation ou un terme.
search-label = Rechercher sur ce site
search-placeholder = Rechercher
search-count = { $n ->
    [one] { $n } résultat
    [many] { $n } de résultats
   *[other] { $n } résultats
}
search-none = Aucun résultat. Essayez un autre mot, ou seulement son début.
search-loading = Chargement…
search-failed = La recherche n’a pas pu être chargée. Vous trouverez aussi tout ici :
search-results = Résultats de la recherche
search-more = Plus de résultats
search-ways = Autres moyens d’accéder au contenu
search-all = Tous les résultats
search-other = Dans d’autres langues
search-unknown = Absent de ce site :
search-similar = Mots proches :
search-clear = Effacer
search-kind = Type
search-everything = Tout
search-noscript = La recherche nécessite JavaScript. Sans JavaScript, vous trouverez tout ici :

## Situations

scenarios = Situations
scenarios-by-severity = Selon la gravité
scenarios-by-signal = Selon ce qui se passe
scenarios-signal = Ce qui se passe
scenarios-scenario = Situation
severity = Gravité
severity-info = Situation courante
severity-caution = Prudence
severity-serious = Situation grave
severity-danger = Danger
scenario-signals = Comment la reconnaître
scenario-channel = Comment le dire
scenario-steps = Que faire
scenario-scripts = Que dire ou écrire
scenario-risks = Ce qui peut mal tourner
scenario-exceptions = Conseils qui ne s’appliquent pas ici
scenario-related = Pour continuer
channel-recommended = De préférence
channel-allowed = Possible également
channel-never = Jamais
step-when = S’applique si :
step-page = Comment faire :
step-script = Texte à utiliser :
script-channel = Par quel moyen :
script-fields = Complétez les informations
script-private = Ce que vous saisissez reste dans cette fenêtre. Rien n’est envoyé ni enregistré.
script-remember = Garder ces informations sur cet appareil pour d’autres textes aussi. Toute personne qui utilise ce navigateur peut les voir.
script-email = Ouvrir dans un e-mail
script-download = Télécharger
script-missing = Reste à compléter :
safety-title = Êtes-vous en danger en ce moment ?
safety-leave = Quitter rapidement cette page
safety-leave-key = Appuyer trois fois sur la touche Échap a le même effet.

## Quiz

and = et
or = ou
quizzes = Questionnaires
quiz-how = Répondez aux questions. Votre résultat et votre plan se trouvent sous les questions.
quiz-many = Choisissez tout ce qui s’applique.
quiz-questions = Questions
quiz-question = question { $n }
quiz-only-if = Répondez seulement si :
quiz-skipped = Si vous passez cette question, comptez :
quiz-go-to = Allez à :
quiz-not = non
quiz-outcome = Résultat
quiz-stop = À faire en premier
# unsure: title of a notice about what limits the result.
quiz-cap = Avant cela
quiz-applies-if = S’applique si :
quiz-then = Votre résultat :
quiz-best-result = Le meilleur résultat possible :
quiz-add-up = Additionnez vos points
quiz-add-up-how = Additionnez les nombres à côté de vos réponses, d’abord ligne par ligne, puis tous ensemble.
quiz-dimension = Domaine
quiz-yours = Vos points
quiz-most = Maximum
quiz-total = Total
quiz-floors = Et aussi
quiz-result = Résultat
quiz-band = de { $from } à { $to }
quiz-band-best = { $from } ou plus
quiz-floor = au moins { $n }
quiz-read = À lire :
quiz-plan = Votre plan
quiz-plan-how = Suivez les étapes dont au moins une raison s’applique à vous.
quiz-because = Parce que vous avez répondu
quiz-because-condition = En raison de vos réponses
quiz-because-result = Parce que votre résultat est
quiz-step = { $left ->
    [0] Question { $n }, la dernière
    [one] Question { $n }, encore { $left } au maximum
    [many] Question { $n }, encore { $left } au maximum
   *[other] Question { $n }, encore { $left } au maximum
}
quiz-continue = Continuer
quiz-back = Retour
quiz-error-title = Il manque une réponse
quiz-error-prefix = Erreur :
quiz-print = Imprimer
quiz-copy-plan = Copier le plan
quiz-score = Points par domaine
quiz-score-of = { $n } sur { $max }
quiz-answers = Vérifiez vos réponses
quiz-change = Modifier
quiz-own = Vos réponses
quiz-own-memory = Elles ne se trouvent que dans cet onglet. Quand vous le fermez, elles disparaissent.
quiz-own-kept = Elles sont enregistrées sur cet appareil.
quiz-keep = Garder sur cet appareil
quiz-keep-note = Toute personne qui utilise ce navigateur peut les voir.
quiz-copy-link = Copier le lien
quiz-copy-link-note = Toute personne qui reçoit le lien peut voir vos réponses.
quiz-delete = Supprimer mes réponses
quiz-delete-note = Immédiatement et en totalité, y compris les réponses enregistrées.
quiz-deleted = Vos réponses sont supprimées.
quiz-kept = Vos réponses sont enregistrées sur cet appareil.
quiz-not-kept = Vos réponses ne sont plus enregistrées sur cet appareil.
quiz-keep-failed = Votre navigateur n’a pas permis l’enregistrement. Vos réponses ne restent que sur cette page.
quiz-outdated = Le questionnaire a changé entre-temps. Vos réponses précédentes n’y correspondent plus, veuillez y répondre à nouveau.

## Special pages

accessibility = Accessibilité
accessibility-full = Ce site respecte les règles WCAG 2.2 AA.
accessibility-partial = Ce site respecte la plupart des règles WCAG 2.2 AA.
accessibility-none = Ce site ne respecte pas encore les règles WCAG 2.2 AA.
accessibility-problems = Ce qui ne marche pas encore
accessibility-tests = Comment le site est testé
accessibility-tests-text = Des programmes testent chaque type de page : avec axe et un validateur HTML, au clavier, sans scripts, sur de petits écrans, dans toutes les couleurs et à l’impression. Ils ne trouvent qu’une partie des problèmes.
accessibility-contact = Signalez-nous ce qui ne marche pas
accessibility-prepared = Déclaration vérifiée le
not-found = Page introuvable
not-found-description = L’adresse contient peut-être une faute de frappe, ou la page a été déplacée.
not-found-home = Accueil
redirect = Cette page a été déplacée
redirect-text = Nouvelle adresse :
