//! Stored answers: which options of each question are chosen.

use crate::quiz::id::{OptionId, QuestionId, ids};
use crate::quiz::{Choice, Question, Quiz};

/// The most options of a question with several answers.
pub(super) const MAX_TICKS: usize = 16;

/// The chosen options of one question, as bits; empty if there is no answer.
///
/// A question with more than 64 options is refused by the proof; options beyond cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Chosen(u64);

impl Chosen {
    /// No answer.
    pub const NONE: Chosen = Chosen(0);

    /// One option.
    #[must_use]
    pub fn one(option: OptionId) -> Chosen {
        Chosen(u32::try_from(option.index()).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0))
    }

    /// These options.
    #[must_use]
    pub fn of(options: impl IntoIterator<Item = OptionId>) -> Chosen {
        options.into_iter().fold(Chosen::NONE, |all, option| all.with(Chosen::one(option)))
    }

    /// The options as bits, the first as the lowest.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// Whether there is no answer.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether an option is among them.
    #[must_use]
    pub fn has(self, option: OptionId) -> bool {
        !self.only(Chosen::one(option)).is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// These and others.
    #[must_use]
    pub fn with(self, others: Chosen) -> Chosen {
        Chosen(self.0 | others.0)
    }

    /// Those that are also among others.
    #[must_use]
    pub fn only(self, others: Chosen) -> Chosen {
        Chosen(self.0 & others.0)
    }

    /// Those that are not among others.
    #[must_use]
    pub fn without(self, others: Chosen) -> Chosen {
        Chosen(self.0 & !others.0)
    }

    /// The first of them alone.
    #[must_use]
    pub fn first(self) -> Chosen {
        Chosen(self.0 & self.0.wrapping_neg())
    }

    /// The options, in order.
    pub fn options(self) -> impl Iterator<Item = OptionId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let at = (rest != 0).then_some(rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(OptionId::new(at as usize))
        })
    }
}

impl Question {
    /// The options that exclude all others.
    pub(crate) fn exclusive(&self) -> Chosen {
        let exclusive =
            ids(&self.options, OptionId::new).filter(|(_, one)| one.exclusive.is_some());
        Chosen::of(exclusive.map(|(id, _)| id))
    }

    /// The options that a reader can ever choose.
    pub(crate) fn offered(&self) -> Chosen {
        Chosen::of(ids(&self.options, OptionId::new).map(|(id, _)| id))
    }

    /// The options that are offered after these answers.
    pub(crate) fn offered_after(&self, answers: &Answers) -> Chosen {
        let is_offered =
            |option: &Choice| option.show_if.as_ref().is_none_or(|when| when.holds(answers));
        let offered = ids(&self.options, OptionId::new).filter(|(_, option)| is_offered(option));
        Chosen::of(offered.map(|(id, _)| id))
    }

    /// The part of a stored answer that counts: the first option, or all of them if several can be
    /// chosen. An exclusive option counts only alone.
    pub(crate) fn counted(&self, stored: Chosen) -> Chosen {
        let known = stored.only(self.offered());
        let free = known.without(self.exclusive());
        if self.many && !free.is_empty() { free } else { known.first() }
    }

    /// Every answer that can be given where these options are offered, in a fixed order.
    pub(crate) fn choices(&self, offered: Chosen) -> impl Iterator<Item = Chosen> {
        (0..self.n_choices(offered)).map(move |nth| self.choice(offered, nth))
    }

    /// How many answers can be given where these options are offered.
    pub(crate) fn n_choices(&self, offered: Chosen) -> usize {
        let single = self.single(offered);
        let free = offered.without(single).len();
        // The proof refuses a quiz with more options; such answers cannot be listed.
        single.len() + if free > MAX_TICKS { 0 } else { (1 << free) - 1 }
    }

    /// One of these answers: first the options that are chosen alone, then the sets of the others.
    pub(crate) fn choice(&self, offered: Chosen, nth: usize) -> Chosen {
        let single = self.single(offered);
        let Some(set) = nth.checked_sub(single.len()) else {
            return single.options().nth(nth).map_or(Chosen::NONE, Chosen::one);
        };
        let free = offered.without(single).options().enumerate();
        Chosen::of(free.filter(|(bit, _)| (set + 1) >> bit & 1 == 1).map(|(_, option)| option))
    }

    /// Those of these options that are only ever chosen alone.
    fn single(&self, offered: Chosen) -> Chosen {
        if self.many { self.exclusive().only(offered) } else { offered }
    }
}

/// The answers to the questions of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Answers(Vec<Chosen>);

impl Answers {
    /// No answers to this many questions.
    #[must_use]
    pub fn none(n_questions: usize) -> Answers {
        Answers(vec![Chosen::NONE; n_questions])
    }

    /// Answers by id, one pair for each option; ids that the quiz does not have are dropped.
    #[must_use]
    pub fn from_ids<'a>(
        quiz: &Quiz,
        answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Answers {
        let mut known = Answers::none(quiz.questions.len());
        for (question, option) in answers {
            let asked =
                ids(&quiz.questions, QuestionId::new).find(|(_, one)| one.id.text == question);
            let Some((id, asked)) = asked else { continue };
            let mut options = ids(&asked.options, OptionId::new);
            if let Some((option, _)) = options.find(|(_, one)| one.id.text == option) {
                known.set(id, known.get(id).with(Chosen::one(option)));
            }
        }
        known
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: QuestionId) -> Chosen {
        self.0.get(question.index()).copied().unwrap_or_default()
    }

    /// Sets or removes an answer.
    pub fn set(&mut self, question: QuestionId, answer: Chosen) {
        if let Some(slot) = self.0.get_mut(question.index()) {
            *slot = answer;
        }
    }

    /// The given answers, in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, Chosen)> + '_ {
        let all = ids(&self.0, QuestionId::new).map(|(question, answer)| (question, *answer));
        all.filter(|(_, answer)| !answer.is_empty())
    }

    /// The chosen options, in the order of the questions.
    pub fn options(&self) -> impl Iterator<Item = (QuestionId, OptionId)> + '_ {
        self.iter().flat_map(|(question, answer)| answer.options().map(move |one| (question, one)))
    }
}
