//! The table of all rules: code, default severity, handling, summary and manual page.
//!
//! A manual page is `tests/spec/rules/<code>.md`. `kb explain` prints it, and the specification
//! tests run its examples, so every rule has a page and every page is correct.

use crate::diag::Severity;

/// The address of the published documentation: `homepage` in Cargo.toml, or empty without one.
const HOMEPAGE: &str = env!("CARGO_PKG_HOMEPAGE");

/// What a site and a build may do with the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handling {
    /// The site sets the level; a comment can ignore the rule. The published site is safe and has
    /// all its pages whatever the level.
    Free,
    /// The level is fixed, because what the finding is about must not be published. It can be left
    /// out: `kb build --keep-going` publishes the rest.
    Contained,
    /// The level is fixed, and nothing is published: a page would be missing or wrong.
    Fatal,
}

macro_rules! rules {
    ($($name:ident $severity:ident $handling:ident $code:literal $summary:literal;)*) => {
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

            /// The default severity, without the levels of a site and `--strict`.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity,)* }
            }

            fn handling(self) -> Handling {
                match self { $(Rule::$name => Handling::$handling,)* }
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
    InvalidEncoding Error Fatal "invalid-encoding" "A content file is not UTF-8 text.";
    FileTooLarge Error Fatal "file-too-large" "A content file is larger than the limit.";
    RefusedFile Error Fatal "refused-file" "A file in the content folder is not a readable regular file.";
    UnsafeFile Error Contained "unsafe-file" "A file in the content folder could run code in a reader's browser, or does not match its extension.";
    UnlistedFolder Warning Free "unlisted-folder" "A folder in content/ does not belong to a language of the site.";
    DuplicateFolder Error Fatal "duplicate-folder" "Two folders in content/ are for the same language.";
    StrayFile Warning Free "stray-file" "A file in content/ is not in the folder of a language.";
    NoPages Error Fatal "no-pages" "The source language has no pages.";
    MissingHome Warning Free "missing-home" "The source language has no home page, so kb generates one.";
    LimitExceeded Error Fatal "limit-exceeded" "A text exceeds a limit of nesting or repetition.";
    MalformedYaml Error Fatal "malformed-yaml" "A text is not valid YAML.";
    MalformedToml Error Fatal "malformed-toml" "Front matter is not valid TOML.";
    DuplicateKey Error Fatal "duplicate-key" "A YAML mapping has the same key twice.";
    UnclosedFrontMatter Error Fatal "unclosed-front-matter" "Front matter has no end.";
    UnknownKey Error Free "unknown-key" "This kind of file does not have this key.";
    UnknownFrontMatter Warning Free "unknown-front-matter" "Front matter has a key that kb does not have.";
    MissingKey Error Fatal "missing-key" "A required key is missing.";
    WrongType Error Fatal "wrong-type" "A value has the wrong type for its key.";
    UnknownValue Error Fatal "unknown-value" "A value is not allowed for its key.";
    BadDate Error Free "bad-date" "A date is not a valid date in the form YYYY-MM-DD.";
    BadLanguageTag Error Fatal "bad-language-tag" "A language tag is not a valid BCP 47 tag.";
    UnlistedLanguage Info Free "unlisted-language" "A text in kb.yaml is in a language that the site does not have.";
    BadId Error Fatal "bad-id" "An id is not in kebab-case.";
    BadSlug Error Fatal "bad-slug" "A slug, alias or file name cannot be part of a URL.";
    DuplicateId Error Fatal "duplicate-id" "Two items in one file have the same id.";
    BadBaseUrl Error Fatal "bad-base-url" "The base URL is not an absolute http or https URL.";
    MissingBaseUrl Warning Free "missing-base-url" "kb.yaml has no base URL, so kb leaves out the sitemap, feeds and canonical links.";
    FixedLevel Error Contained "fixed-level" "The level of a rule that protects readers cannot be lowered.";
    UselessIgnore Warning Free "useless-ignore" "A comment ignores a rule that reports nothing there.";

    // Links and references.
    BrokenLink Error Free "broken-link" "A link leads to a page that does not exist.";
    LinkForm Info Free "link-form" "A link has a form that not all programs support.";
    MissingAnchor Error Free "missing-anchor" "A link has an anchor that its page does not have.";
    MissingAsset Error Free "missing-asset" "A linked picture or file does not exist.";
    UnknownReference Error Free "unknown-reference" "A reference in YAML or front matter has no target.";
    AmbiguousReference Error Free "ambiguous-reference" "A reference matches more than one page.";
    WithdrawnLink Warning Free "withdrawn-link" "A link leads to a page that was withdrawn.";
    EmbedCycle Warning Free "embed-cycle" "A page is embedded in itself.";
    UrlCollision Error Fatal "url-collision" "Two files would be published at the same URL.";
    VanishedAddress Warning Free "vanished-address" "An address that the last build published has no page or redirect now.";
    UnsafeUrl Error Contained "unsafe-url" "A URL has a scheme that can run code or leak data.";
    UnsafePolicy Error Fatal "unsafe-policy" "A key of kb.yaml would let pages run or send what strangers can write.";
    ExternalPicture Warning Free "external-picture" "A picture, film or frame is on another site, which the security policy forbids.";
    ForeignSyntax Warning Free "foreign-syntax" "A text uses the syntax of another generator, which readers see as it is.";
    DiagramSource Info Free "diagram-source" "Readers see the source of a diagram, because kb draws none.";
    BadMath Warning Free "bad-math" "A formula cannot be read.";
    RefusedHtml Error Contained "refused-html" "Raw HTML is not in the list of allowed HTML.";
    UnknownLayout Warning Free "unknown-layout" "A page names a layout that the theme does not have.";
    OrphanPage Warning Free "orphan-page" "No page links to this page, and it is not in the navigation.";
    UnknownTag Error Free "unknown-tag" "A tag is not in the list in kb.yaml.";

    // Writing.
    MissingTitle Info Free "missing-title" "A page has neither a title nor a heading.";
    TwoTitles Warning Free "two-titles" "A page has a title and a different first heading.";
    SecondTitle Warning Free "second-title" "A page has another level-1 heading after its title.";
    HeadingJump Warning Free "heading-jump" "A heading skips a level.";
    MissingAlt Warning Free "missing-alt" "A picture has no alternative text.";
    LinkText Warning Free "link-text" "The text of a link does not describe its target.";
    AccidentalDefinition Warning Free "accidental-definition" "A paragraph becomes the term of a definition list.";
    HyphenAsDash Warning Free "hyphen-as-dash" "A hyphen is used instead of a dash.";
    ReviewOverdue Warning Free "review-overdue" "A review is overdue.";
    FutureDay Warning Free "future-day" "The day of a change is in the future.";

    // Translations.
    StructureInTranslation Error Free "structure-in-translation" "A translation sets a key that only the source can set.";
    OrphanTranslation Warning Free "orphan-translation" "A translation has no source file.";
    UnknownId Warning Free "unknown-id" "A translation has a text for an id that the source does not have.";
    MissingWords Warning Free "missing-words" "A translation lacks a text that its source has.";
    MissingHeadingId Warning Free "missing-heading-id" "A heading of a translated page has no explicit id.";
    ExtraSection Warning Free "extra-section" "A translation has a section that its source has never had.";
    DraftText Warning Free "draft-text" "A translation has a text that is still the draft of `kb i18n new`.";
    FactDiffers Warning Free "fact-differs" "A section of a translation has other numbers, dates, amounts or addresses than its source.";
    OutdatedLink Warning Free "outdated-link" "A link of a translation has no target, for example because its source has changed.";
    ScriptDiffers Warning Free "script-differs" "A script of a translation has other lines or placeholders than its source.";
    QuizTranslation Warning Free "quiz-translation" "A translated quiz has two equal texts, or a hint with more than one sentence or a link, so readers see the texts of the source.";
    TakenSlug Warning Free "taken-slug" "The source and a translation ask for one address, so an untranslated page has another one or an alias is left out.";
    DamagedBase Error Contained "damaged-base" "A base file does not have the expected format.";

    // Themes.
    TemplateError Error Fatal "template-error" "A template cannot be parsed or rendered.";
    BadTheme Error Fatal "bad-theme" "The theme or one of its files cannot be used.";
    ThemeUrl Error Fatal "theme-url" "A style sheet of the theme names an asset that does not exist.";
    ThemeInline Error Free "theme-inline" "A template has a script or style that the security policy forbids.";
    ThemeUnused Warning Free "theme-unused" "Nothing uses a file or message of the theme.";
    ThemeOldName Warning Free "theme-old-name" "A style sheet of the site has a name that kb does not use now.";
    ThemeUnknownToken Warning Free "theme-unknown-token" "A style sheet of the site has a token that kb does not have.";
    ThemeBehind Warning Free "theme-behind" "A file was copied from kb, and kb has changed it since.";
    LowContrast Error Free "low-contrast" "Text in the accent colour of the site is hard to read.";
    MissingMessage Warning Free "missing-message" "A language lacks UI messages, so pages show them in English.";
    PluralForms Error Fatal "plural-forms" "A UI message lacks a plural form of its language.";

    // Scenarios and quizzes.
    NeverChannel Error Fatal "never-channel" "A scenario uses a channel that it forbids.";
    Placeholder Error Free "placeholder" "A placeholder has no label, or a confirmed translation of a script has other lines or placeholders.";
    SafetyStop Warning Free "safety-stop" "The site has quizzes, but none of their stops leads to a dangerous scenario.";
    MissingHelpLines Warning Free "missing-help-lines" "The site has texts for readers in danger, and kb.yaml names no help lines.";
    QuizOrder Error Fatal "quiz-order" "A condition uses its own or a later question.";
    QuizOptions Error Fatal "quiz-options" "A question has fewer than two options.";
    QuizScore Error Fatal "quiz-score" "Points are not a whole number from 0 to 10,000.";
    QuizSkipped Error Fatal "quiz-skipped" "The points for a skipped question are missing or not allowed.";
    QuizCycle Error Fatal "quiz-cycle" "The order of actions contains a cycle.";
    QuizStop Error Fatal "quiz-stop" "A stop has no result or no band, or is shown at the wrong place.";
    QuizBands Error Fatal "quiz-bands" "The bands are not in order, or the last band has floors.";
    QuizUnreachable Error Fatal "quiz-unreachable" "No path of answers reaches this.";
    QuizNoResult Error Fatal "quiz-no-result" "A path of answers ends without a result.";
    QuizInvariant Error Fatal "quiz-invariant" "A path of answers breaks an invariant.";
    QuizCase Error Fatal "quiz-case" "A case does not have the expected outcome.";
    QuizLimit Error Fatal "quiz-limit" "A quiz is too large to be proved.";
    QuizNoEffect Warning Free "quiz-no-effect" "A stop, floor, option or score has no effect on any path.";
    QuizConstant Warning Free "quiz-constant" "A condition is always true or always false.";
    QuizRare Warning Free "quiz-rare" "Very few paths reach a band.";
    QuizPlan Warning Free "quiz-plan" "A plan can be empty or too long.";
    QuizStyle Warning Free "quiz-style" "Readers without scripts see parts of a quiz that do not apply to them.";
    QuizWords Error Fatal "quiz-words" "Texts of a quiz are not unique, or a hint has more than one sentence or a link.";
}

impl Rule {
    /// Whether a site may set the level of the rule, and a comment may ignore it.
    #[must_use]
    pub fn can_lower(self) -> bool {
        self.handling() == Handling::Free
    }

    /// Whether the rest of the site can be published in spite of an error.
    #[must_use]
    pub fn is_contained(self) -> bool {
        self.handling() != Handling::Fatal
    }

    /// The address of the manual page in the published documentation; `None` in a program that was
    /// built before the documentation had an address.
    #[must_use]
    pub fn address(self) -> Option<String> {
        (!HOMEPAGE.is_empty()).then(|| self.address_below(HOMEPAGE))
    }

    /// The address of the manual page in a documentation at this address.
    #[must_use]
    pub fn address_below(self, documentation: &str) -> String {
        format!("{}/rules/{}/", documentation.trim_end_matches('/'), self.code())
    }

    /// The rule with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}
