//! Croatian. Sources: CLDR.

use crate::lang::data::{LOW_HIGH, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "hr",
    typography: TypographyRules { quotes: Some(LOW_HIGH), ..TypographyRules::NEUTRAL },
    digraphs: &["Dž", "Lj", "Nj"],
    quantities: QUANTITIES,
    ..Language::OTHER
};

/// The words of Croatian and Bosnian.
pub(super) const QUANTITIES: QuantityWords = QuantityWords {
    seconds: "sekund*",
    minutes: "minut*",
    hours: "sat sata sati satima",
    days: "dan dana dani danima",
    weeks: "tjedan tjedn* sedmic*",
    months: "mjesec*",
    years: "godin*",
    percent: "posto postot* procent*",
    points: "postotn* procentn*",
    scales: &[(3, "tisuć* hiljad* tis"), (6, "milijun* milion* mil"), (9, "milijard* mlrd")],
    half: "pol pola polovic* polovin*",
    numbers: &[
        (1, "jedan jedna jedno jednog jednu prv*"),
        (2, "dva dvije dvaju obje oba drug*"),
        (3, "tri triju treć*"),
        (4, "četiri četvrt*"),
        (5, "pet peti pete"),
        (6, "šest"),
        (7, "sedam"),
        (8, "osam"),
        (9, "devet"),
        (10, "deset*"),
        (12, "dvanaest*"),
        (20, "dvadeset"),
        (30, "trideset"),
        (100, "sto stotin*"),
    ],
};
