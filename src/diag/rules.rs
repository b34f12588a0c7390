//! The table of all rules: code, severity, summary and manual page.
//!
//! A manual page is `tests/spec/rules/<code>.md`. `kb explain` prints it, and the specification
//! tests run its examples, so every rule has a page and every page is correct.

use crate::diag::Severity;

macro_rules! rules {
    ($($name:ident $severity:ident $code:literal $summary:literal;)*) => {
        /// A rule of `kb check`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $summary] $name,)*
        }

        impl Rule {
            /// All rules in the order of the table.
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)*];

            /// The code in `error[code]`, which `kb explain` takes.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Rule::$name => $code,)* }
            }

            /// The severity without `--strict`.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity,)* }
            }

            /// One sentence for lists of rules.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Rule::$name => $summary,)* }
            }

            /// The manual page in Markdown: what, why, an example and the fix.
            #[must_use]
            pub fn manual(self) -> &'static str {
                match self {
                    $(Rule::$name => include_str!(concat!("../../tests/spec/rules/", $code, ".md")),)*
                }
            }
        }
    };
}

rules! {
    // Files and their syntax.
    InvalidEncoding Error "invalid-encoding" "A content file is not UTF-8 text.";
    FileTooLarge Error "file-too-large" "A content file is larger than the limit.";
    RefusedFile Error "refused-file" "A file in the content folder is not a readable regular file.";
    UnsafeFile Error "unsafe-file" "A file in the content folder could run code in a reader's browser, or does not match its extension.";
    UnlistedFolder Warning "unlisted-folder" "A folder in content/ does not belong to a language of the site.";
    DuplicateFolder Error "duplicate-folder" "Two folders in content/ are for the same language.";
    StrayFile Warning "stray-file" "A file in content/ is not in the folder of a language.";
    MissingHome Error "missing-home" "The source language has no home page.";
    LimitExceeded Error "limit-exceeded" "A text exceeds a limit of nesting or repetition.";
    MalformedYaml Error "malformed-yaml" "A text is not valid YAML.";
    DuplicateKey Error "duplicate-key" "A YAML mapping has the same key twice.";
    UnclosedFrontMatter Error "unclosed-front-matter" "Front matter has no end.";
    UnknownKey Error "unknown-key" "This kind of file does not have this key.";
    MissingKey Error "missing-key" "A required key is missing.";
    WrongType Error "wrong-type" "A value has the wrong type for its key.";
    UnknownValue Error "unknown-value" "A value is not allowed for its key.";
    BadDate Error "bad-date" "A date is not a valid date in the form YYYY-MM-DD.";
    BadLanguageTag Error "bad-language-tag" "A language tag is not a valid BCP 47 tag.";
    BadId Error "bad-id" "An id is not in kebab-case.";
    BadSlug Error "bad-slug" "A slug, alias or file name cannot be part of a URL.";
    DuplicateId Error "duplicate-id" "Two items in one file have the same id.";
    BadBaseUrl Error "bad-base-url" "The base URL is not an absolute http or https URL.";
    MissingBaseUrl Warning "missing-base-url" "kb.yaml has no base URL, so kb leaves out the sitemap, feeds and canonical links.";

    // Links and references.
    BrokenLink Error "broken-link" "A link leads to a page that does not exist.";
    MissingAnchor Error "missing-anchor" "A link has an anchor that its page does not have.";
    MissingAsset Error "missing-asset" "A linked picture or file does not exist.";
    UnknownReference Error "unknown-reference" "A reference in YAML or front matter has no target.";
    AmbiguousReference Error "ambiguous-reference" "A reference matches more than one page.";
    UrlCollision Error "url-collision" "Two files would be published at the same URL.";
    UnsafeUrl Error "unsafe-url" "A URL has a scheme that can run code or leak data.";
    ExternalPicture Warning "external-picture" "A picture is on another site, which the security policy forbids.";
    RefusedHtml Error "refused-html" "Raw HTML is not in the list of allowed HTML.";
    OrphanPage Warning "orphan-page" "No page links to this page, and it is not in the navigation.";
    UnknownTag Error "unknown-tag" "A tag is not in the list in kb.yaml.";

    // Writing.
    MissingTitle Warning "missing-title" "A page has neither a title nor a heading.";
    TwoTitles Warning "two-titles" "A page has a title and a different first heading.";
    HeadingJump Warning "heading-jump" "A heading skips a level.";
    MissingAlt Warning "missing-alt" "A picture has no alternative text.";
    LinkText Warning "link-text" "The text of a link does not describe its target.";
    HyphenAsDash Warning "hyphen-as-dash" "A hyphen is used instead of a dash.";
    ReviewOverdue Warning "review-overdue" "A review is overdue.";

    // Translations.
    StructureInTranslation Error "structure-in-translation" "A translation sets a key that only the source can set.";
    OrphanTranslation Error "orphan-translation" "A translation has no source file.";
    UnknownId Error "unknown-id" "A translation has a text for an id that the source does not have.";
    MissingWords Error "missing-words" "A translation lacks a text that its source has.";
    MissingHeadingId Warning "missing-heading-id" "A heading of a translated page has no explicit id.";
    ExtraSection Error "extra-section" "A translation has a section that its source does not have.";
    DamagedBase Error "damaged-base" "A base file does not have the expected format.";

    // Themes.
    TemplateError Error "template-error" "A template cannot be parsed or rendered.";
    BadTheme Error "bad-theme" "The theme or one of its files cannot be used.";
    MissingMessage Error "missing-message" "A UI message is missing in a language.";
    PluralForms Error "plural-forms" "A UI message lacks a plural form of its language.";

    // Scenarios and quizzes.
    NeverChannel Error "never-channel" "A scenario uses a channel that it forbids.";
    Placeholder Error "placeholder" "A placeholder has no label, or the placeholders or lines of a script differ between languages.";
    SafetyStop Error "safety-stop" "No quiz stop leads to a dangerous scenario.";
    QuizOrder Error "quiz-order" "A condition uses its own or a later question.";
    QuizOptions Error "quiz-options" "A question has fewer than two options.";
    QuizScore Error "quiz-score" "Points are not a whole number from 0 to 10,000.";
    QuizSkipped Error "quiz-skipped" "The points for a skipped question are missing or not allowed.";
    QuizCycle Error "quiz-cycle" "The order of actions contains a cycle.";
    QuizStop Error "quiz-stop" "A stop has no result or no band.";
    QuizBands Error "quiz-bands" "The bands are not in order, or the last band has floors.";
    QuizUnreachable Error "quiz-unreachable" "No path of answers reaches this.";
    QuizNoResult Error "quiz-no-result" "A path of answers ends without a result.";
    QuizInvariant Error "quiz-invariant" "A path of answers breaks an invariant.";
    QuizCase Error "quiz-case" "A case does not have the expected outcome.";
    QuizLimit Error "quiz-limit" "A quiz is too large to be proved.";
    QuizNoEffect Warning "quiz-no-effect" "A stop, floor, option or score has no effect on any path.";
    QuizConstant Warning "quiz-constant" "A condition is always true or always false.";
    QuizRare Warning "quiz-rare" "Very few paths reach a band.";
    QuizPlan Warning "quiz-plan" "A plan can be empty or too long.";
    QuizWords Error "quiz-words" "Texts of a quiz are not unique, or a hint has more than one sentence or a link.";
}

impl Rule {
    /// The rule with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}
