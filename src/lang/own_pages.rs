//! Words of the addresses of kb's own pages: `/cs/slovnicek/`, `/de/glossar/`.
//!
//! A word is the slug itself. An address must not change with the words of a theme, so these are
//! not UI messages; a word that is published stays.

use crate::lang::parents;
use crate::lang::tag::Tag;

/// A page or folder whose name kb chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnPage {
    /// The A–Z index.
    AToZ,
    /// The glossary.
    Glossary,
    /// The map of the site.
    Map,
    /// Everything on one page.
    Print,
    /// The folder of the quizzes.
    Quizzes,
    /// The folder of the scenarios, and their index.
    Scenarios,
    /// The search page.
    Search,
    /// All tags, and the folder of their pages.
    Tags,
    /// The state of the translations.
    Translations,
}

/// How many pages there are.
const N_PAGES: usize = 9;

impl OwnPage {
    /// All of them, in the order of [`WORDS`].
    pub const ALL: [OwnPage; N_PAGES] = [
        OwnPage::AToZ,
        OwnPage::Glossary,
        OwnPage::Map,
        OwnPage::Print,
        OwnPage::Quizzes,
        OwnPage::Scenarios,
        OwnPage::Search,
        OwnPage::Tags,
        OwnPage::Translations,
    ];

    /// Whether its content is only a list of other pages.
    #[must_use]
    pub fn is_list(self) -> bool {
        !matches!(self, OwnPage::Glossary | OwnPage::Quizzes | OwnPage::Scenarios)
    }
}

/// The words for the pages in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnWords([&'static str; N_PAGES]);

impl OwnWords {
    /// The English ones, which are also the names of folders and files in `content/`.
    pub const ENGLISH: OwnWords = OwnWords([
        "a-z",
        "glossary",
        "map",
        "print",
        "quizzes",
        "scenarios",
        "search",
        "tags",
        "translations",
    ]);

    /// The words of a language, those of the nearest language that its readers read, or English.
    #[must_use]
    pub fn of_language(tag: &Tag) -> OwnWords {
        let known: Vec<Tag> = WORDS.iter().filter_map(|(tag, _)| Tag::parse(tag).ok()).collect();
        let best = parents::best(tag, &known).map(Tag::as_str);
        let words = WORDS.iter().find(|(tag, _)| Some(*tag) == best);
        words.map_or(OwnWords::ENGLISH, |(_, words)| OwnWords(*words))
    }

    /// The word for a page: a slug.
    #[must_use]
    pub fn of(&self, page: OwnPage) -> &'static str {
        self.0[page as usize]
    }

    /// The page with a word.
    #[must_use]
    pub fn page(&self, word: &str) -> Option<OwnPage> {
        let nth = self.0.iter().position(|known| *known == word)?;
        Some(OwnPage::ALL[nth])
    }
}

/// The words by language, in the order of [`OwnPage::ALL`].
#[rustfmt::skip]
const WORDS: &[(&str, [&str; N_PAGES])] = &[
    ("ar", ["فهرس", "مسرد", "خريطة", "طباعة", "استبيانات", "حالات", "بحث", "مواضيع", "ترجمات"]),
    ("bg", ["азбучен-указател", "речник", "карта", "печат", "въпросници", "ситуации", "търсене", "теми", "преводи"]),
    ("cs", ["rejstrik", "slovnicek", "mapa", "tisk", "dotazniky", "situace", "hledani", "temata", "preklady"]),
    ("da", ["indeks", "ordliste", "sitemap", "udskriv", "spoergeskemaer", "situationer", "soegning", "emner", "oversaettelser"]),
    ("de", ["register", "glossar", "seitenuebersicht", "drucken", "frageboegen", "situationen", "suche", "themen", "uebersetzungen"]),
    ("el", ["ευρετήριο", "γλωσσάρι", "χάρτης", "εκτύπωση", "ερωτηματολόγια", "περιπτώσεις", "αναζήτηση", "θέματα", "μεταφράσεις"]),
    ("es", ["indice", "glosario", "mapa", "imprimir", "cuestionarios", "situaciones", "busqueda", "temas", "traducciones"]),
    ("et", ["register", "moisted", "sisukaart", "printimine", "kusimustikud", "olukorrad", "otsing", "teemad", "tolked"]),
    ("fi", ["hakemisto", "sanasto", "sivukartta", "tulosta", "kyselyt", "tilanteet", "haku", "aiheet", "kaannokset"]),
    ("fr", ["index-a-z", "glossaire", "plan-du-site", "imprimer", "questionnaires", "situations", "recherche", "themes", "traductions"]),
    ("he", ["אינדקס", "מילון", "מפה", "הדפסה", "שאלונים", "מצבים", "חיפוש", "נושאים", "תרגומים"]),
    ("hr", ["kazalo", "pojmovnik", "mapa", "ispis", "upitnici", "situacije", "pretrazivanje", "teme", "prijevodi"]),
    ("hu", ["mutato", "fogalomtar", "oldalterkep", "nyomtatas", "kerdoivek", "helyzetek", "kereses", "temak", "forditasok"]),
    ("it", ["indice", "glossario", "mappa", "stampa", "questionari", "situazioni", "ricerca", "argomenti", "traduzioni"]),
    ("ja", ["索引", "用語集", "サイトマップ", "印刷", "質問票", "状況", "検索", "トピック", "翻訳"]),
    ("ko", ["색인", "용어집", "사이트맵", "인쇄", "설문", "상황", "검색", "주제", "번역"]),
    ("lt", ["rodykle", "zodynelis", "zemelapis", "spausdinti", "klausimynai", "situacijos", "paieska", "temos", "vertimai"]),
    ("lv", ["raditajs", "terminu-skaidrojumi", "karte", "drukasana", "anketas", "situacijas", "meklesana", "temati", "tulkojumi"]),
    ("nb", ["indeks", "ordliste", "nettstedskart", "utskrift", "sporreskjemaer", "situasjoner", "sok", "emner", "oversettelser"]),
    ("nl", ["index-a-z", "begrippenlijst", "sitemap", "afdrukken", "vragenlijsten", "situaties", "zoeken", "onderwerpen", "vertalingen"]),
    ("pl", ["indeks", "slowniczek", "mapa", "druk", "kwestionariusze", "sytuacje", "wyszukiwanie", "tematy", "tlumaczenia"]),
    ("pt", ["indice", "glossario", "mapa", "imprimir", "questionarios", "situacoes", "pesquisa", "temas", "traducoes"]),
    ("pt-BR", ["indice", "glossario", "mapa", "imprimir", "questionarios", "situacoes", "busca", "temas", "traducoes"]),
    ("ro", ["index-a-z", "glosar", "harta", "tiparire", "chestionare", "situatii", "cautare", "teme", "traduceri"]),
    ("ru", ["указатель", "словарь", "карта", "печать", "опросники", "ситуации", "поиск", "темы", "переводы"]),
    ("sk", ["register", "slovnik", "mapa", "tlac", "dotazniky", "situacie", "vyhladavanie", "temy", "preklady"]),
    ("sl", ["kazalo", "slovarcek", "zemljevid", "tisk", "vprasalniki", "situacije", "iskanje", "teme", "prevodi"]),
    ("sv", ["index-a-o", "ordlista", "webbkarta", "utskrift", "frageformular", "situationer", "sok", "amnen", "oversattningar"]),
    ("tr", ["dizin", "sozluk", "harita", "yazdir", "soru-formlari", "durumlar", "arama", "konular", "ceviriler"]),
    ("uk", ["покажчик", "словник", "мапа", "друк", "опитувальники", "ситуації", "пошук", "теми", "переклади"]),
    ("vi", ["chi-muc", "bang-thuat-ngu", "so-do", "in", "bang-cau-hoi", "tinh-huong", "tim-kiem", "chu-de", "ban-dich"]),
    ("zh-Hans", ["索引", "术语表", "网站地图", "打印", "问卷", "情形", "搜索", "主题", "翻译"]),
    ("zh-Hant", ["索引", "詞彙表", "網站導覽", "列印", "問卷", "情況", "搜尋", "主題", "翻譯"]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{OwnPage, OwnWords, WORDS};
    use crate::lang::tag::Tag;

    fn words(tag: &str) -> OwnWords {
        OwnWords::of_language(&Tag::parse(tag).expect("a tag"))
    }

    #[test]
    fn each_language_has_a_different_word_for_each_page() {
        for (tag, words) in WORDS {
            let different: BTreeSet<&str> = words.iter().copied().collect();
            assert_eq!(different.len(), words.len(), "{tag}");
            assert!(!words.contains(&"index"), "{tag}: the start page has this name");
            // The folders of languages are beside these where the source has no prefix.
            assert!(words.iter().all(|word| !WORDS.iter().any(|(tag, _)| tag == word)), "{tag}");
        }
        for (nth, page) in OwnPage::ALL.into_iter().enumerate() {
            assert_eq!(page as usize, nth);
            assert_eq!(words("cs").page(words("cs").of(page)), Some(page));
        }
    }

    #[test]
    fn a_language_without_words_has_those_of_one_that_its_readers_read() {
        let glossary = |tag: &str| words(tag).of(OwnPage::Glossary);
        assert_eq!(glossary("de-AT"), "glossar");
        assert_eq!(glossary("zh-TW"), "詞彙表");
        assert_eq!(glossary("no"), "ordliste");
        assert_eq!(glossary("pt-AO"), "glossario");
        assert_eq!(glossary("en-GB"), "glossary");
        assert_eq!(glossary("tlh"), "glossary");
    }
}
