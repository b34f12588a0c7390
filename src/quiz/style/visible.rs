//! When questions are asked, stops apply and answers count, as statements about radio buttons.
//!
//! For each condition there are two statements: that it certainly holds, and that it certainly
//! fails. For complete answers exactly one of them is true, whatever is checked in hidden
//! questions; before that, both can be false.

use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::condition::{Condition, Test};
use crate::quiz::id::{OptionId, PlacedId, QuestionId, ResultId, ids};
use crate::quiz::style::formula::BooleanFormula;
use crate::quiz::{Effect, Quiz, Stop};

/// The statements about a quiz; `None` if a statement would have too many parts.
pub(super) struct QuizStatements<'q> {
    quiz: &'q Quiz,
    /// Per question, that it is asked.
    asked: Vec<Option<BooleanFormula>>,
    /// Per question, that it is not asked.
    ruled_out: Vec<Option<BooleanFormula>>,
    /// Per question, its options that are not always offered.
    offers: Vec<Vec<Offer>>,
}

/// An option that is not always offered.
pub(super) struct Offer {
    pub(super) option: OptionId,
    /// That it is offered.
    offered: Option<BooleanFormula>,
    /// That it is not offered.
    pub(super) ruled_out: Option<BooleanFormula>,
}

/// An answer that can make a condition hold.
pub(super) struct SufficientAnswer {
    pub(super) question: QuestionId,
    pub(super) option: OptionId,
    /// When it does; `None` if that takes too many parts.
    pub(super) when: Option<BooleanFormula>,
}

impl<'q> QuizStatements<'q> {
    /// Per stop: the result it decides for, and when it applies, if no points are needed to decide
    /// that.
    pub(super) fn deciding(&self) -> Vec<(Option<ResultId>, Option<BooleanFormula>)> {
        let of = |stop: &Stop| match stop.effect {
            Effect::Override(result) | Effect::Halt(result) => (result, self.stop(stop)),
            Effect::Cap(_) | Effect::Note => (None, None),
        };
        self.quiz.stops.iter().map(of).collect()
    }

    /// Computes the statements in the order of the questions; each one uses those before.
    pub(super) fn of(quiz: &'q Quiz) -> QuizStatements<'q> {
        let mut terms =
            QuizStatements { quiz, asked: Vec::new(), ruled_out: Vec::new(), offers: Vec::new() };
        for (id, question) in ids(&quiz.questions, QuestionId::new) {
            let show_if = question.show_if.as_ref();
            let holds =
                show_if.map_or(Some(BooleanFormula::TRUE), |when| terms.holds(when, id.index()));
            let fails =
                show_if.map_or(Some(BooleanFormula::FALSE), |when| terms.fails(when, id.index()));
            let asked = BooleanFormula::all([holds, terms.halt_fails(id.index())]);
            let ruled_out = BooleanFormula::any([fails, terms.halt_holds(id.index())]);
            let conditional = ids(&question.options, OptionId::new)
                .filter_map(|(option, choice)| Some((option, choice.show_if.as_ref()?)));
            let offers = conditional.map(|(option, when)| Offer {
                option,
                offered: terms.holds(when, id.index()),
                ruled_out: terms.fails(when, id.index()),
            });
            let offers = offers.collect();
            terms.offers.push(offers);
            terms.asked.push(asked);
            terms.ruled_out.push(ruled_out);
        }
        terms
    }

    /// That a question is not asked.
    pub(super) fn ruled_out(&self, question: QuestionId) -> Option<&BooleanFormula> {
        self.ruled_out[question.index()].as_ref()
    }

    /// The options of a question that are not always offered.
    pub(super) fn offers(&self, question: QuestionId) -> &[Offer] {
        &self.offers[question.index()]
    }

    /// That an answer was given and counts.
    pub(super) fn answer(&self, question: QuestionId, option: OptionId) -> Option<BooleanFormula> {
        self.chosen(question, Chosen::one(option))
    }

    /// That the condition of a stop holds at the end.
    pub(super) fn stop(&self, stop: &Stop) -> Option<BooleanFormula> {
        stop.when.as_ref().map_or(Some(BooleanFormula::FALSE), |when| self.at_end(when))
    }

    /// That a stop is to be shown under a question that is asked and gives an answer it names.
    pub(super) fn at_answer(
        &self,
        stop: &Stop,
        question: QuestionId,
        named: Chosen,
    ) -> Option<BooleanFormula> {
        let when = stop.when.as_ref();
        let holds = when.and_then(|when| self.holds_under(when, question));
        BooleanFormula::all([self.counted(question, named), holds])
    }

    /// That a condition holds without the questions after this one, which is asked.
    fn holds_under(&self, when: &Condition, question: QuestionId) -> Option<BooleanFormula> {
        let part = |part: &Condition| self.holds_under(part, question);
        match &when.test {
            Test::Answer(asked, options) if asked.id == question => {
                self.counted(question, named(options))
            }
            Test::All(parts) => BooleanFormula::all(parts.iter().map(part)),
            Test::Any(parts) => BooleanFormula::any(parts.iter().map(part)),
            Test::Answer(..) | Test::Not(_) => self.holds(when, question.index() + 1),
        }
    }

    /// That a condition holds at the end.
    pub(super) fn at_end(&self, when: &Condition) -> Option<BooleanFormula> {
        self.holds(when, self.quiz.questions.len())
    }

    /// The answers that a condition names, each with the statement that it makes the condition
    /// hold.
    pub(super) fn grounds(&self, when: &Condition) -> Vec<SufficientAnswer> {
        self.grounds_below(when, Some(&BooleanFormula::TRUE))
    }

    /// The grounds of a part that counts only while `above` holds.
    fn grounds_below(
        &self,
        when: &Condition,
        above: Option<&BooleanFormula>,
    ) -> Vec<SufficientAnswer> {
        let here = BooleanFormula::all([above.cloned(), self.at_end(when)]);
        let ground = |question: QuestionId, option: OptionId| {
            let when = BooleanFormula::all([above.cloned(), self.answer(question, option)]);
            SufficientAnswer { question, option, when }
        };
        match &when.test {
            Test::Answer(question, options) => {
                options.iter().map(|option| ground(question.id, option.id)).collect()
            }
            Test::All(parts) | Test::Any(parts) => {
                parts.iter().flat_map(|part| self.grounds_below(part, here.as_ref())).collect()
            }
            Test::Not(_) => Vec::new(),
        }
    }

    /// That one of these options was chosen and counts.
    fn chosen(&self, question: QuestionId, options: Chosen) -> Option<BooleanFormula> {
        let asked = self.asked[question.index()].clone();
        BooleanFormula::all([self.counted(question, options), asked])
    }

    /// That one of these options was chosen and counts if the question is asked.
    fn counted(&self, question: QuestionId, options: Chosen) -> Option<BooleanFormula> {
        let posed = self.quiz.question(question);
        let exclusive = posed.exclusive();
        let free = posed.offered().without(exclusive);
        if !posed.many || options == posed.offered() {
            return self.checked(question, options);
        }
        // An exclusive option counts only alone.
        let alone = BooleanFormula::all([
            self.checked(question, options.only(exclusive)),
            self.unchecked(question, free),
        ]);
        BooleanFormula::any([self.checked(question, options.only(free)), alone])
    }

    /// That an option other than these was chosen.
    fn chosen_otherwise(&self, question: QuestionId, options: Chosen) -> Option<BooleanFormula> {
        let posed = self.quiz.question(question);
        let others = self.checked(question, posed.offered().without(options));
        if !posed.many {
            return others;
        }
        let exclusive = posed.exclusive();
        let free = posed.offered().without(exclusive);
        let beside = if options.only(exclusive).is_empty() {
            Some(BooleanFormula::TRUE)
        } else {
            self.checked(question, free)
        };
        BooleanFormula::all([others, self.unchecked(question, options.only(free)), beside])
    }

    /// That one of these options is checked and offered.
    fn checked(&self, question: QuestionId, options: Chosen) -> Option<BooleanFormula> {
        let many = self.quiz.question(question).many;
        let formula = if many { BooleanFormula::ticked } else { BooleanFormula::checked };
        let is_among = |offer: &&Offer| options.has(offer.option);
        let conditional = || self.offers(question).iter().filter(is_among);
        let plain = options.without(Chosen::of(conditional().map(|offer| offer.option)));
        let checked = conditional().map(|offer| {
            let checked = formula(question, Chosen::one(offer.option).bits());
            BooleanFormula::all([Some(checked), offer.offered.clone()])
        });
        BooleanFormula::any(std::iter::once(Some(formula(question, plain.bits()))).chain(checked))
    }

    /// That none of these options of a question with several answers is checked and offered.
    fn unchecked(&self, question: QuestionId, options: Chosen) -> Option<BooleanFormula> {
        let is_among = |offer: &&Offer| options.has(offer.option);
        let conditional = || self.offers(question).iter().filter(is_among);
        let plain = options.without(Chosen::of(conditional().map(|offer| offer.option)));
        let unchecked = conditional().map(|offer| {
            let unchecked = BooleanFormula::unticked(question, Chosen::one(offer.option).bits());
            BooleanFormula::any([Some(unchecked), offer.ruled_out.clone()])
        });
        let plain = Some(BooleanFormula::unticked(question, plain.bits()));
        BooleanFormula::all(std::iter::once(plain).chain(unchecked))
    }

    /// That a condition holds when only the first `n_known` questions can have been answered.
    fn holds(&self, when: &Condition, n_known: usize) -> Option<BooleanFormula> {
        match &when.test {
            Test::Answer(question, _) if question.id.index() >= n_known => {
                Some(BooleanFormula::FALSE)
            }
            Test::Answer(question, options) => self.chosen(question.id, named(options)),
            Test::All(parts) => {
                BooleanFormula::all(parts.iter().map(|part| self.holds(part, n_known)))
            }
            Test::Any(parts) => {
                BooleanFormula::any(parts.iter().map(|part| self.holds(part, n_known)))
            }
            Test::Not(part) => self.fails(part, n_known),
        }
    }

    /// That a condition fails when only the first `n_known` questions can have been answered.
    fn fails(&self, when: &Condition, n_known: usize) -> Option<BooleanFormula> {
        match &when.test {
            Test::Answer(question, _) if question.id.index() >= n_known => {
                Some(BooleanFormula::TRUE)
            }
            Test::Answer(question, options) => {
                let otherwise = self.chosen_otherwise(question.id, named(options));
                BooleanFormula::any([otherwise, self.ruled_out[question.id.index()].clone()])
            }
            Test::All(parts) => {
                BooleanFormula::any(parts.iter().map(|part| self.fails(part, n_known)))
            }
            Test::Any(parts) => {
                BooleanFormula::all(parts.iter().map(|part| self.fails(part, n_known)))
            }
            Test::Not(part) => self.holds(part, n_known),
        }
    }

    /// That some halt has ended the questions before this one.
    fn halt_holds(&self, question: usize) -> Option<BooleanFormula> {
        BooleanFormula::any(self.moments(question).into_iter().map(|(halt, at)| match at {
            None => self.holds(halt, question),
            Some(at) => BooleanFormula::all([
                self.chosen(at, self.quiz.question(at).offered()),
                self.holds(halt, at.index() + 1),
            ]),
        }))
    }

    /// That no halt has ended the questions before this one.
    fn halt_fails(&self, question: usize) -> Option<BooleanFormula> {
        BooleanFormula::all(self.moments(question).into_iter().map(|(halt, at)| match at {
            None => self.fails(halt, question),
            Some(at) => BooleanFormula::any([
                self.ruled_out[at.index()].clone(),
                self.fails(halt, at.index() + 1),
            ]),
        }))
    }

    /// The halts, and the questions before this one after which to evaluate them. A halt without
    /// `not` stays true once it is true, so one evaluation is enough (`None`). One with a `not` can
    /// be true temporarily, and one without answers still needs the first question to be answered.
    /// Both are evaluated after the first question and after each question that they name.
    fn moments(&self, question: usize) -> Vec<(&'q Condition, Option<QuestionId>)> {
        let halts = self.quiz.stops.iter().filter(|stop| matches!(stop.effect, Effect::Halt(_)));
        let no_answers = Answers::none(self.quiz.questions.len());
        let mut moments = Vec::new();
        for halt in halts.filter_map(|stop| stop.when.as_ref()) {
            if !has_not(halt) && !halt.holds(&no_answers) {
                moments.push((halt, None));
                continue;
            }
            let first = self.quiz.questions.iter().position(|asked| asked.show_if.is_none());
            let mut about: Vec<QuestionId> = first.map(QuestionId::new).into_iter().collect();
            halt.each_question(&mut |looked_at| about.push(looked_at.id));
            about.sort_unstable();
            about.dedup();
            about.retain(|at| at.index() < question);
            moments.extend(about.into_iter().map(|at| (halt, Some(at))));
        }
        moments
    }
}

fn named(options: &[PlacedId<OptionId>]) -> Chosen {
    Chosen::of(options.iter().map(|option| option.id))
}

fn has_not(when: &Condition) -> bool {
    matches!(when.test, Test::Not(_)) || when.parts().iter().any(has_not)
}
