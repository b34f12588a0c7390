//! Every rule once: its code, its severity, what it says in a line, and its manual page.
//!
//! A manual page is `tests/spec/rules/<code>.md`: `kb explain` prints it and the spec tests run the
//! examples in it, so a rule cannot exist without a page, nor a page say what is not true.

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

            /// The code in words, as shown in `error[code]` and taken by `kb explain`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Rule::$name => $code,)* }
            }

            /// How bad a breach is without `--strict`.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity,)* }
            }

            /// One line for lists.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Rule::$name => $summary,)* }
            }

            /// The manual page: Markdown with what, why, an example and the fix.
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
    FileTooLarge Error "file-too-large" "A content file is larger than kb reads.";
    RefusedFile Error "refused-file" "A file in the content folder cannot be read as a plain file.";
    UnsafeFile Error "unsafe-file" "A file in the content folder could run code in a reader's browser, or is not what its name says.";
    UnlistedFolder Warning "unlisted-folder" "A folder in content/ is not a language of the site.";
    DuplicateFolder Error "duplicate-folder" "Two folders in content/ are for the same language.";
    StrayFile Warning "stray-file" "A file in content/ is in no folder of a language.";
    MissingHome Error "missing-home" "The source language has no home page.";
    LimitExceeded Error "limit-exceeded" "A text is nested or repeated beyond what kb renders.";
    MalformedYaml Error "malformed-yaml" "A YAML text cannot be parsed.";
    DuplicateKey Error "duplicate-key" "A YAML mapping has the same key twice.";
    UnclosedFrontMatter Error "unclosed-front-matter" "Front matter begins but does not end.";
    UnknownKey Error "unknown-key" "A key is not one that this kind of file has.";
    MissingKey Error "missing-key" "A required key is missing.";
    WrongType Error "wrong-type" "A value has the wrong shape for its key.";
    UnknownValue Error "unknown-value" "A value is not one of those allowed for its key.";
    BadDate Error "bad-date" "A date is not a real day written as YYYY-MM-DD.";
    BadLanguageTag Error "bad-language-tag" "A language tag is not a valid BCP 47 tag.";
    BadId Error "bad-id" "An id is not in kebab-case.";
    BadSlug Error "bad-slug" "A slug, alias or file name cannot be part of a URL.";
    DuplicateId Error "duplicate-id" "Two things in one file have the same id.";
    BadBaseUrl Error "bad-base-url" "The base URL is not an absolute http or https URL.";
    MissingBaseUrl Warning "missing-base-url" "There is no base URL, so sitemap, feeds and canonical links are left out.";

    // Links and references.
    BrokenLink Error "broken-link" "A link leads to no page of the site.";
    MissingAnchor Error "missing-anchor" "A link names a heading that its page does not have.";
    MissingAsset Error "missing-asset" "An image or file that is linked does not exist.";
    UnknownReference Error "unknown-reference" "A reference in YAML names nothing that exists.";
    AmbiguousReference Error "ambiguous-reference" "A reference fits more than one page.";
    UrlCollision Error "url-collision" "Two sources would be published at the same URL.";
    UnsafeUrl Error "unsafe-url" "A URL has a scheme that can run code or leak data.";
    ExternalPicture Warning "external-picture" "A picture is loaded from another site, which the shipped security policy forbids.";
    RefusedHtml Error "refused-html" "Raw HTML outside the allowed list.";
    OrphanPage Warning "orphan-page" "No page links to this page and no navigation leads to it.";
    UnknownTag Error "unknown-tag" "A tag is not one of the tags of kb.yaml.";

    // Writing.
    MissingTitle Warning "missing-title" "A page has neither a title nor a heading.";
    TwoTitles Warning "two-titles" "A page has a title and another first heading.";
    HeadingJump Warning "heading-jump" "A heading skips a level.";
    MissingAlt Warning "missing-alt" "An image has no alternative text.";
    LinkText Warning "link-text" "A link's text does not say where it leads.";
    HyphenAsDash Warning "hyphen-as-dash" "A hyphen stands where a dash belongs.";
    ReviewOverdue Warning "review-overdue" "The last review is longer ago than promised.";

    // Translations.
    StructureInTranslation Error "structure-in-translation" "A translation says more than words.";
    OrphanTranslation Error "orphan-translation" "A translation has no source file.";
    UnknownId Error "unknown-id" "A translation has words for an id that the source does not have.";
    MissingWords Error "missing-words" "A translation lacks a text that its source has.";
    MissingHeadingId Warning "missing-heading-id" "A heading of a translated page has no explicit id.";
    ExtraSection Error "extra-section" "A translation has a section that its source does not have.";
    DamagedBase Error "damaged-base" "A machine-written base file has been damaged.";

    // Themes.
    TemplateError Error "template-error" "A template cannot be compiled or rendered.";
    BadTheme Error "bad-theme" "The theme or a part of it cannot be used.";
    MissingMessage Error "missing-message" "A UI message lacks a text in a language.";
    PluralForms Error "plural-forms" "A UI message lacks a plural form that its language has.";

    // Scenarios and quizzes.
    NeverChannel Error "never-channel" "A script or recommendation uses a channel that the scenario forbids.";
    Placeholder Error "placeholder" "A script's placeholders or lines differ between languages.";
    SafetyStop Error "safety-stop" "No quiz stop leads to a dangerous scenario.";
    QuizOrder Error "quiz-order" "A condition looks at its own or a later question.";
    QuizOptions Error "quiz-options" "A question has fewer than two options.";
    QuizScore Error "quiz-score" "A score is not a whole number from 0.";
    QuizSkipped Error "quiz-skipped" "The score of a skipped question is missing or misplaced.";
    QuizCycle Error "quiz-cycle" "Actions wait for each other in a circle.";
    QuizStop Error "quiz-stop" "A stop lacks its result or names no band.";
    QuizBands Error "quiz-bands" "The bands are not in order or do not reach the smallest total.";
    QuizUnreachable Error "quiz-unreachable" "No path of answers reaches this.";
    QuizNoResult Error "quiz-no-result" "A path of answers ends without exactly one result.";
    QuizInvariant Error "quiz-invariant" "A path of answers breaks a promise of the author.";
    QuizCase Error "quiz-case" "A golden path does not end as it says.";
    QuizLimit Error "quiz-limit" "A quiz is too large to be proved.";
    QuizNoEffect Warning "quiz-no-effect" "A rule changes no outcome on any path.";
    QuizConstant Warning "quiz-constant" "A condition is always true or always false.";
    QuizRare Warning "quiz-rare" "A band is reached by very few paths.";
    QuizPlan Warning "quiz-plan" "A plan can be empty or very long.";
    QuizWords Error "quiz-words" "Words of a quiz are not unique or not in the expected form.";
}

impl Rule {
    /// The rule with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}
