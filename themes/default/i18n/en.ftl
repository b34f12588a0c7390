# The words of the interface, in English. Ids are not translated; what is in {…} is filled in by kb.

## Around every page

skip-link = Skip to content
menu = Menu
menu-close = Close menu
reach-label = Ways through this page
to-top = Back to top
nav-label = Main navigation
nav-earlier = Earlier ({ $n })
nav-later = Later ({ $n })
breadcrumbs-label = Breadcrumbs
footer-label = Overviews
languages-label = Language
language-untranslated = (not translated yet)
tools-open = Language and appearance
appearance = Appearance
appearance-auto = Same as device
appearance-light = Light
appearance-dark = Dark
a-z = A–Z index
a-z-description = Page titles, headings and terms in alphabetical order.
letters-label = Letters
parts-label = Parts of this list
glossary = Glossary
glossary-description = The terms you meet here, and what they mean.
glossary-synonyms = Also:
glossary-page = More on the page
tags = Topics
tags-description = All topics and what belongs to them.
tags-all = All topics
tag = Topic
tag-description = Everything that belongs to the topic.
tag-count = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
page-count = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
map = Site map
map-description = What is where, and how the pages lead to each other.
map-picture = Picture: pages and the links between them. The same is below as a list.
map-list = The same as a list
map-leads-to = Leads to:
print = Print everything
print-description = The whole site on one page. Print or save it with the print command of your browser.
print-too-long = This site is too large for one page. Each page can be printed by itself:
print-toc = Contents
feed = News (Atom)

## A page

toc = On this page
reading-time = { $n ->
    [one] { $n } minute to read
   *[other] { $n } minutes to read
}
review-done = Reviewed
review-next = Next review
updated = Updated
changes = What changed
change-major = Important:
status-deprecated = This page is out of date
status-withdrawn = This page was withdrawn
status-withdrawn-text = It is no longer true.
status-instead = Read instead:
generated-title = Machine translation
generated-source = A program translated this text. Read the original
review-none = Not reviewed yet
review-overdue = The review is overdue
owner = Responsible:
place = Applies to:
sources = Sources
exception-title = When this advice does not apply
children = In this section
related = Where to go next
used-by = Also mentioned in
used-by-rest = { $n } more
kind-page = page
kind-scenario = situation
kind-quiz = questionnaire
kind-glossary = term
sequence-label = Previous and next page
previous = Previous
next = Next
edit = Suggest a change to this page
feedback = Report a mistake on this page
home-children = All parts of this site
home-scenarios = Find your situation
copy = Copy
copied = Copied
copy-failed = That did not work, please select the text by hand

## Inside the text

callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Danger
callout-info = Information
callout-success = Success
callout-question = Question
callout-danger = Danger
callout-bug = Bug
callout-example = Example
callout-quote = Quote
callout-abstract = Summary
callout-details = Details
table = Table
code = Code
letter = Text to use
diagram-source = Source of a diagram
footnotes = Footnotes
footnote-back = Back to the text
heading-anchor = Link to section:
changed-section = This section has changed in the original.
missing-section = This section has not been translated yet.

## Translations

translations = State of translations
translations-description = Which pages are translated, and which are behind the original.
translations-page = Page
translations-pages = All pages of this translation
translations-state = State
translations-changed = What is missing
translations-since = Since
state-source = original
state-fresh = up to date
state-stale = behind
state-removed = part removed in the original
state-moved = part moved in the original
state-incomplete = incomplete
state-extra = has more
state-unconfirmed = not confirmed
state-untranslated = not translated
state-in-translation = in translation
state-orphan = without original
sections-of = { $n ->
    [one] { $n } of { $total } sections changed
   *[other] { $n } of { $total } sections changed
}
sections-missing = { $n ->
    [one] { $n } section missing
   *[other] { $n } sections missing
}
freshness-label = State of the translation
freshness-stale-title = This translation is behind the original
freshness-changed = { $n ->
    [one] { $n } of { $total } sections has changed in the original.
   *[other] { $n } of { $total } sections have changed in the original.
}
freshness-since = Last compared on { $date }.
freshness-missing = { $n ->
    [one] { $n } section is still in the original language.
   *[other] { $n } sections are still in the original language.
}
freshness-beginning = Beginning of the page
freshness-in-source = in the original
freshness-major = major change
freshness-untranslated-title = This page has not been translated yet
freshness-untranslated = We show it in its original language.
freshness-open-source = Open the original
freshness-unconfirmed = Nobody has confirmed yet that this translation matches the original.

## Search

search = Search
search-description = Find a page, a situation or a term.
search-label = Search this site
search-placeholder = Search
search-count = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
search-none = Nothing found. Try another word, or only its beginning.
search-loading = Loading…
search-failed = The search could not be loaded. Everything is also listed here:
search-results = Search results
search-more = More results
search-ways = Other ways to find it
search-all = All results
search-other = In other languages
search-unknown = Not on this site:
search-similar = Similar words:
search-clear = Clear
search-kind = Kind
search-everything = All
search-noscript = Search needs JavaScript. Without it, you find everything here:

## Situations

scenarios = Situations
scenarios-by-severity = By severity
scenarios-by-signal = By what is happening
scenarios-signal = What is happening
scenarios-scenario = Situation
severity = Severity
severity-info = Everyday situation
severity-caution = Take care
severity-serious = Serious situation
severity-danger = Danger
scenario-signals = How to recognise it
scenario-channel = How to say it
scenario-steps = What to do
scenario-scripts = What to say or write
scenario-risks = What can go wrong
scenario-exceptions = Which advice does not apply here
scenario-related = Where to go next
channel-recommended = Best
channel-allowed = Also fine
channel-never = Never
step-when = Applies if:
step-page = How to do it:
step-script = Text to use:
script-channel = Channel:
script-fields = Fill in the details
script-private = What you type stays in this window. It is neither sent nor saved.
script-remember = Remember these details on this device for other texts too. Everyone who uses this browser can see them.
script-email = Open in e-mail
script-download = Download
script-missing = Still to fill in:
safety-title = Are you in danger right now?
safety-leave = Leave this page quickly
safety-leave-key = Pressing Esc three times does the same.

## Quiz

and = and
or = or
quizzes = Questionnaires
quiz-how = Answer the questions. Your result and your plan are below the questions.
quiz-many = Choose everything that applies.
quiz-questions = Questions
quiz-question = question { $n }
quiz-only-if = Answer only if:
quiz-skipped = If you skip this question, count:
quiz-go-to = Go on to:
quiz-not = not
quiz-outcome = Result
quiz-stop = This first
quiz-cap = Before that
quiz-applies-if = Applies if:
quiz-then = Your result:
quiz-best-result = The best possible result:
quiz-add-up = Add up your points
quiz-add-up-how = Add up the numbers beside your answers, line by line, and then all together.
quiz-dimension = Area
quiz-yours = Your points
quiz-most = At most
quiz-total = Total
quiz-floors = And also
quiz-result = Result
quiz-band = { $from } to { $to }
quiz-band-best = { $from } or more
quiz-floor = at least { $n }
quiz-read = Read:
quiz-plan = Your plan
quiz-plan-how = The steps with at least one reason that fits are yours.
quiz-because = Because you chose
quiz-because-condition = Because of your answers
quiz-because-result = Because your result is
quiz-step = { $left ->
    [0] Question { $n }, the last one
    [one] Question { $n }, at most { $left } left
   *[other] Question { $n }, at most { $left } left
}
quiz-continue = Continue
quiz-back = Back
quiz-error-title = There is a problem
quiz-error-prefix = Error:
quiz-print = Print
quiz-copy-plan = Copy the plan
quiz-score = Points by area
quiz-score-of = { $n } of { $max }
quiz-answers = Check your answers
quiz-change = Change
quiz-own = Your answers
quiz-own-memory = They are only in this tab. When you close it, they are gone.
quiz-own-kept = They are stored on this device.
quiz-keep = Keep on this device
quiz-keep-note = Everybody who uses this browser can see them.
quiz-copy-link = Copy link
quiz-copy-link-note = Whoever gets the link can see your answers.
quiz-delete = Delete my answers
quiz-delete-note = At once and all of them, stored ones too.
quiz-deleted = Your answers are deleted.
quiz-kept = Your answers are stored on this device.
quiz-not-kept = Your answers are no longer stored on this device.
quiz-keep-failed = Your browser did not allow storing. Your answers stay on this page only.
quiz-outdated = The questionnaire has changed since. Your earlier answers no longer fit it, please answer again.

## Special pages

accessibility = Accessibility
accessibility-full = This site meets the WCAG 2.2 AA guidelines.
accessibility-partial = This site meets most of the WCAG 2.2 AA guidelines.
accessibility-none = This site does not meet the WCAG 2.2 AA guidelines yet.
accessibility-problems = What does not work yet
accessibility-tests = How the site is tested
accessibility-tests-text = Programs test each kind of page: with axe and an HTML validator, by keyboard, without scripts, on small screens, in all colours and in print. They find only a part of all problems.
accessibility-contact = Tell us what does not work
accessibility-prepared = Statement checked on
not-found = We do not have this page
not-found-description = The address may be mistyped, or the page has moved.
not-found-home = Start page
redirect = This page has moved
redirect-text = New address:
