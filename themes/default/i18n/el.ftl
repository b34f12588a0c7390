# The words of the interface, in Greek. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural (εσείς) in sentences, nouns on buttons, as on gov.gr and in GNOME. Nouns for people
# and participles that agree with the reader are avoided. A page is "σελίδα", the site is "ιστότοπος".
# States of a translation are neuter or feminine after "μετάφραση". The space between a number and its
# noun is non-breaking (U+00A0).
# Plural forms: one (1), other (everything else).

## Around every page

skip-link = Μετάβαση στο περιεχόμενο
menu = Μενού
menu-close = Κλείσιμο μενού
reach-label = Πλοήγηση στη σελίδα
to-top = Επιστροφή στην κορυφή
nav-label = Κύρια πλοήγηση
nav-earlier = Προηγούμενα ({ $n })
nav-later = Επόμενα ({ $n })
breadcrumbs-label = Διαδρομή πλοήγησης
# unsure: the name of a group of links to indexes and lists.
footer-label = Ευρετήρια
languages-label = Γλώσσα
language-untranslated = (δεν έχει μεταφραστεί ακόμη)
tools-open = Γλώσσα και εμφάνιση
appearance = Εμφάνιση
appearance-auto = Όπως η συσκευή
appearance-light = Φωτεινή
appearance-dark = Σκούρα
a-z = Ευρετήριο Α–Ω
a-z-description = Τίτλοι σελίδων, επικεφαλίδες και όροι με αλφαβητική σειρά.
letters-label = Γράμματα
parts-label = Μέρη της λίστας
glossary = Γλωσσάρι
glossary-description = Οι όροι που θα συναντήσετε εδώ και η σημασία τους.
glossary-synonyms = Επίσης:
glossary-page = Περισσότερα στη σελίδα
tags = Θέματα
tags-description = Όλα τα θέματα και ό,τι ανήκει σε αυτά.
tags-all = Όλα τα θέματα
tag = Θέμα
tag-description = Όλα όσα ανήκουν σε αυτό το θέμα.
tag-count = { $n ->
    [one] { $n } σελίδα
   *[other] { $n } σελίδες
}
page-count = { $n ->
    [one] { $n } σελίδα
   *[other] { $n } σελίδες
}
map = Χάρτης ιστοτόπου
map-description = Τι βρίσκεται πού και πώς συνδέονται οι σελίδες μεταξύ τους.
map-picture = Εικόνα: οι σελίδες και οι σύνδεσμοι μεταξύ τους. Τα ίδια βρίσκονται παρακάτω σε μορφή λίστας.
map-list = Τα ίδια σε μορφή λίστας
map-leads-to = Οδηγεί σε:
print = Εκτύπωση όλων
print-description = Όλος ο ιστότοπος σε μία σελίδα. Εκτυπώστε τη ή αποθηκεύστε τη με την εντολή εκτύπωσης του προγράμματος περιήγησης.
print-too-long = Ο ιστότοπος είναι πολύ μεγάλος για μία σελίδα. Κάθε σελίδα μπορεί να εκτυπωθεί ξεχωριστά:
print-toc = Περιεχόμενα
feed = Νέα (Atom)

## A page

toc = Σε αυτή τη σελίδα
reading-time = { $n ->
    [one] { $n } λεπτό ανάγνωσης
   *[other] { $n } λεπτά ανάγνωσης
}
review-done = Ελέγχθηκε
review-next = Επόμενος έλεγχος
updated = Ενημερώθηκε
changes = Τι άλλαξε
change-major = Σημαντικό:
status-deprecated = Αυτή η σελίδα είναι παρωχημένη
status-withdrawn = Αυτή η σελίδα αποσύρθηκε
status-withdrawn-text = Δεν ισχύει πλέον.
status-instead = Διαβάστε αντί γι’ αυτήν:
generated-title = Αυτόματη μετάφραση
generated-source = Το κείμενο μεταφράστηκε από πρόγραμμα. Διαβάστε το πρωτότυπο
review-none = Δεν έχει ελεγχθεί ακόμη
review-overdue = Η προθεσμία του ελέγχου έχει παρέλθει
owner = Υπεύθυνος:
place = Ισχύει για:
sources = Πηγές
exception-title = Πότε δεν ισχύει αυτή η συμβουλή
children = Σε αυτή την ενότητα
related = Πού να συνεχίσετε
used-by = Αναφέρεται επίσης εδώ
used-by-rest = Ακόμη { $n }
kind-page = σελίδα
kind-scenario = περίπτωση
kind-quiz = ερωτηματολόγιο
kind-glossary = όρος
sequence-label = Προηγούμενη και επόμενη σελίδα
previous = Προηγούμενη
next = Επόμενη
edit = Προτείνετε αλλαγή σε αυτή τη σελίδα
feedback = Αναφορά λάθους σε αυτή τη σελίδα
home-children = Όλα τα μέρη του ιστοτόπου
home-scenarios = Βρείτε την περίπτωσή σας
copy = Αντιγραφή
copied = Αντιγράφηκε
copy-failed = Η αντιγραφή απέτυχε, επιλέξτε το κείμενο χειροκίνητα

## Inside the text

callout-note = Σημείωση
callout-tip = Συμβουλή
callout-important = Σημαντικό
callout-warning = Προσοχή
callout-caution = Κίνδυνος
callout-info = Πληροφορία
callout-success = Επιτυχία
callout-question = Ερώτηση
callout-danger = Κίνδυνος
callout-bug = Σφάλμα
callout-example = Παράδειγμα
callout-quote = Παράθεση
callout-abstract = Περίληψη
callout-details = Λεπτομέρειες
table = Πίνακας
code = Κώδικας
letter = Έτοιμο κείμενο
diagram-source = Πηγαίος κώδικας διαγράμματος
footnotes = Υποσημειώσεις
footnote-back = Επιστροφή στο κείμενο
heading-anchor = Σύνδεσμος προς την ενότητα:
changed-section = Αυτή η ενότητα έχει αλλάξει στο πρωτότυπο.
missing-section = Αυτή η ενότητα δεν έχει μεταφραστεί ακόμη.

## Translations

translations = Κατάσταση μεταφράσεων
translations-description = Ποιες σελίδες έχουν μεταφραστεί και ποιες έχουν μείνει πίσω από το πρωτότυπο.
translations-page = Σελίδα
translations-pages = Όλες οι σελίδες αυτής της μετάφρασης
translations-state = Κατάσταση
translations-changed = Τι λείπει
translations-since = Από
state-source = πρωτότυπο
state-fresh = ενημερωμένη
state-stale = μη ενημερωμένη
state-removed = τμήμα αφαιρέθηκε από το πρωτότυπο
state-moved = τμήμα μετακινήθηκε στο πρωτότυπο
state-incomplete = ελλιπής
state-extra = περιέχει περισσότερα
state-unconfirmed = μη επιβεβαιωμένη
state-untranslated = αμετάφραστη
state-in-translation = σε μετάφραση
state-orphan = χωρίς πρωτότυπο
sections-of = { $n ->
    [one] άλλαξε { $n } από τις { $total } ενότητες
   *[other] άλλαξαν { $n } από τις { $total } ενότητες
}
sections-missing = { $n ->
    [one] λείπει { $n } ενότητα
   *[other] λείπουν { $n } ενότητες
}
freshness-label = Κατάσταση της μετάφρασης
freshness-stale-title = Αυτή η μετάφραση δεν είναι ενημερωμένη
freshness-changed = { $n ->
    [one] Στο πρωτότυπο έχει αλλάξει { $n } από τις { $total } ενότητες.
   *[other] Στο πρωτότυπο έχουν αλλάξει { $n } από τις { $total } ενότητες.
}
freshness-since = Τελευταία σύγκριση: { $date }.
freshness-missing = { $n ->
    [one] { $n } ενότητα είναι ακόμη στη γλώσσα του πρωτοτύπου.
   *[other] { $n } ενότητες είναι ακόμη στη γλώσσα του πρωτοτύπου.
}
freshness-beginning = Αρχή της σελίδας
freshness-in-source = στο πρωτότυπο
freshness-major = σημαντική αλλαγή
freshness-untranslated-title = Αυτή η σελίδα δεν έχει μεταφραστεί ακόμη
freshness-untranslated = Εμφανίζεται στη γλώσσα του πρωτοτύπου.
freshness-open-source = Άνοιγμα του πρωτοτύπου
freshness-unconfirmed = Δεν έχει επιβεβαιωθεί ακόμη ότι αυτή η μετάφραση συμφωνεί με το πρωτότυπο.

## Search

search = Αναζήτηση
search-description = Βρείτε μια σελίδα, μια περίπτωση ή έναν όρο.
search-label = Αναζήτηση στον ιστότοπο
search-placeholder = Αναζήτηση
search-count = { $n ->
    [one] { $n } αποτέλεσμα
   *[other] { $n } αποτελέσματα
}
search-none = Δεν βρέθηκε τίποτα. Δοκιμάστε άλλη λέξη ή μόνο την αρχή της.
search-loading = Φόρτωση…
search-failed = Δεν ήταν δυνατή η φόρτωση της αναζήτησης. Όλα βρίσκονται και εδώ:
search-results = Αποτελέσματα αναζήτησης
search-more = Περισσότερα αποτελέσματα
search-ways = Άλλοι τρόποι εύρεσης
search-all = Όλα τα αποτελέσματα
search-other = Σε άλλες γλώσσες
search-unknown = Δεν υπάρχει σε αυτόν τον ιστότοπο:
search-similar = Παρόμοιες λέξεις:
search-clear = Καθαρισμός
search-kind = Είδος
search-everything = Όλα
search-noscript = Η αναζήτηση χρειάζεται JavaScript. Χωρίς αυτήν, όλα βρίσκονται εδώ:

## Situations

scenarios = Περιπτώσεις
scenarios-by-severity = Ανά σοβαρότητα
scenarios-by-signal = Ανάλογα με το τι συμβαίνει
scenarios-signal = Τι συμβαίνει
scenarios-scenario = Περίπτωση
severity = Σοβαρότητα
severity-info = Συνηθισμένη περίπτωση
severity-caution = Χρειάζεται προσοχή
severity-serious = Σοβαρή περίπτωση
severity-danger = Κίνδυνος
scenario-signals = Πώς να την αναγνωρίσετε
scenario-channel = Πώς να το πείτε
scenario-steps = Τι να κάνετε
scenario-scripts = Τι να πείτε ή να γράψετε
scenario-risks = Τι μπορεί να πάει στραβά
scenario-exceptions = Ποιες συμβουλές δεν ισχύουν εδώ
scenario-related = Πού να συνεχίσετε
channel-recommended = Προτιμότερο
channel-allowed = Εναλλακτικά
channel-never = Ποτέ
step-when = Ισχύει αν:
step-page = Πώς γίνεται:
step-script = Έτοιμο κείμενο:
script-channel = Τρόπος:
script-fields = Συμπληρώστε τα στοιχεία
script-private = Ό,τι πληκτρολογείτε μένει σε αυτό το παράθυρο. Δεν αποστέλλεται ούτε αποθηκεύεται.
script-remember = Να θυμάται αυτά τα στοιχεία σε αυτή τη συσκευή και για άλλα κείμενα. Μπορεί να τα δει όποιος χρησιμοποιεί αυτό το πρόγραμμα περιήγησης.
script-email = Άνοιγμα σε e-mail
script-download = Λήψη
script-missing = Μένει να συμπληρωθούν:
safety-title = Κινδυνεύετε αυτή τη στιγμή;
safety-leave = Γρήγορη έξοδος
safety-leave-key = Το ίδιο συμβαίνει αν πατήσετε τρεις φορές το πλήκτρο Esc.

## Quiz

and = και
or = ή
quizzes = Ερωτηματολόγια
quiz-how = Απαντήστε στις ερωτήσεις. Το αποτέλεσμα και το πλάνο σας βρίσκονται κάτω από τις ερωτήσεις.
quiz-many = Επιλέξτε όλα όσα ισχύουν.
quiz-questions = Ερωτήσεις
quiz-question = ερώτηση { $n }
quiz-only-if = Απαντήστε μόνο αν:
quiz-skipped = Αν παραλείψετε αυτή την ερώτηση, μετρήστε:
quiz-go-to = Συνεχίστε στο:
# unsure: stands before a condition in parentheses.
quiz-not = δεν ισχύει
quiz-outcome = Αποτέλεσμα
quiz-stop = Πρώτα αυτό
quiz-cap = Πριν από αυτό
quiz-applies-if = Ισχύει αν:
quiz-then = Το αποτέλεσμά σας:
quiz-best-result = Το καλύτερο δυνατό αποτέλεσμα:
quiz-add-up = Αθροίστε τους βαθμούς σας
quiz-add-up-how = Αθροίστε τους αριθμούς δίπλα στις απαντήσεις σας, πρώτα ανά γραμμή και μετά όλους μαζί.
quiz-dimension = Τομέας
quiz-yours = Οι βαθμοί σας
quiz-most = Το πολύ
quiz-total = Σύνολο
quiz-floors = Και επιπλέον
quiz-result = Αποτέλεσμα
quiz-band = { $from } έως { $to }
quiz-band-best = { $from } και άνω
quiz-floor = τουλάχιστον { $n }
quiz-read = Διαβάστε:
quiz-plan = Το πλάνο σας
quiz-plan-how = Σας αφορούν τα βήματα για τα οποία ισχύει τουλάχιστον ένας λόγος.
quiz-because = Επειδή επιλέξατε
quiz-because-condition = Με βάση τις απαντήσεις σας
quiz-because-result = Επειδή το αποτέλεσμά σας είναι
quiz-step = { $left ->
    [0] Ερώτηση { $n }, η τελευταία
    [one] Ερώτηση { $n }, μένει το πολύ { $left }
   *[other] Ερώτηση { $n }, μένουν το πολύ { $left }
}
quiz-continue = Συνέχεια
quiz-back = Πίσω
quiz-error-title = Υπάρχει ένα πρόβλημα
quiz-error-prefix = Σφάλμα:
quiz-print = Εκτύπωση
quiz-copy-plan = Αντιγραφή του πλάνου
quiz-score = Βαθμοί ανά τομέα
quiz-score-of = { $n } από { $max }
quiz-answers = Ελέγξτε τις απαντήσεις σας
quiz-change = Αλλαγή
quiz-own = Οι απαντήσεις σας
quiz-own-memory = Βρίσκονται μόνο σε αυτή την καρτέλα. Όταν την κλείσετε, χάνονται.
quiz-own-kept = Είναι αποθηκευμένες σε αυτή τη συσκευή.
quiz-keep = Αποθήκευση σε αυτή τη συσκευή
quiz-keep-note = Μπορεί να τις δει όποιο άτομο χρησιμοποιεί αυτό το πρόγραμμα περιήγησης.
quiz-copy-link = Αντιγραφή συνδέσμου
quiz-copy-link-note = Όποιο άτομο λάβει τον σύνδεσμο μπορεί να δει τις απαντήσεις σας.
quiz-delete = Διαγραφή των απαντήσεών μου
quiz-delete-note = Αμέσως και όλες, ακόμη και οι αποθηκευμένες.
quiz-deleted = Οι απαντήσεις σας διαγράφηκαν.
quiz-kept = Οι απαντήσεις σας αποθηκεύτηκαν σε αυτή τη συσκευή.
quiz-not-kept = Οι απαντήσεις σας δεν αποθηκεύονται πλέον σε αυτή τη συσκευή.
quiz-keep-failed = Το πρόγραμμα περιήγησης δεν επέτρεψε την αποθήκευση. Οι απαντήσεις σας μένουν μόνο σε αυτή τη σελίδα.
quiz-outdated = Το ερωτηματολόγιο έχει αλλάξει στο μεταξύ. Οι προηγούμενες απαντήσεις σας δεν ταιριάζουν πια, απαντήστε ξανά.

## Special pages

accessibility = Προσβασιμότητα
accessibility-full = Ο ιστότοπος τηρεί τις οδηγίες WCAG 2.2 AA.
accessibility-partial = Ο ιστότοπος τηρεί τις περισσότερες οδηγίες WCAG 2.2 AA.
accessibility-none = Ο ιστότοπος δεν τηρεί ακόμη τις οδηγίες WCAG 2.2 AA.
accessibility-problems = Τι δεν λειτουργεί ακόμη
accessibility-tests = Πώς ελέγχεται ο ιστότοπος
accessibility-tests-text = Προγράμματα ελέγχουν κάθε είδος σελίδας: με το axe και έναν ελεγκτή HTML, με το πληκτρολόγιο, χωρίς δέσμες ενεργειών, σε μικρές οθόνες, σε όλα τα χρώματα και στην εκτύπωση. Βρίσκουν μόνο ένα μέρος των προβλημάτων.
accessibility-contact = Πείτε μας τι δεν λειτουργεί
accessibility-prepared = Η δήλωση ελέγχθηκε στις
not-found = Η σελίδα δεν βρέθηκε
not-found-description = Ίσως υπάρχει λάθος στη διεύθυνση ή η σελίδα έχει μετακινηθεί.
not-found-home = Αρχική σελίδα
redirect = Η σελίδα έχει μετακινηθεί
redirect-text = Νέα διεύθυνση:
