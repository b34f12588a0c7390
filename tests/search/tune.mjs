// Tunes the numbers of the ranking (`TUNED` in search.js) with cross-validation over the judged queries,
// one set of numbers for all languages. It takes ten minutes or more, so `tests/run` does not run it.
//
//   node tests/search/tune.mjs [kb] [--folds=5]
//
// 1. The queries are dealt into folds, each with the same share of every language and kind.
// 2. For each fold, the numbers are tuned on the queries of all other folds: from START, one number after
//    the other takes the value of its grid with the best mean nDCG, until no number changes.
// 3. The queries of the fold, which were not used for tuning, are answered with these numbers.
//
// Prints the measures of today's numbers and of the held-out answers by language and kind, with intervals
// of 95 % from a bootstrap, and the numbers tuned on all queries together. Today's numbers were chosen
// with these queries at hand, so a new set is worth adopting only if its held-out answers are better by an
// interval that is above zero.
import path from "node:path";

import { LANGUAGES, interval, judge, mean } from "./judged.mjs";
import { build, open, root, scratch } from "./sites.mjs";

// The numbers of the design, from which each fold begins; what to try for each.
const START = {
  stem: 0.8, swap: 0.7, prefix: 0.25, part: 0.6, guess: 0.4, saturation: 3, rarity: 0.75,
  stop: 0.1, beside: 0.5, minor: 0.8, title: 0.3, phrase: 1,
};
const GRID = {
  stem: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9], swap: [0.3, 0.4, 0.5, 0.7, 0.85], prefix: [0, 0.05, 0.1, 0.25, 0.5], part: [0.4, 0.6, 0.8],
  guess: [0.05, 0.1, 0.15, 0.25, 0.4, 0.6], saturation: [1.5, 2, 3, 4, 6], rarity: [0.5, 0.75, 1, 1.25],
  stop: [0, 0.1, 0.2, 0.3, 0.4, 0.5], beside: [0.15, 0.3, 0.5, 0.8], minor: [0.6, 0.7, 0.8, 0.9, 1],
  title: [0, 0.3, 0.6, 0.9], phrase: [0, 0.25, 0.5, 1, 1.5],
};
// A change that gains less than this in the mean nDCG is noise.
const LEAST_GAIN = 0.0005;
const MOST_ROUNDS = 4;
const N_FOLDS = Number((process.argv.find((argument) => argument.startsWith("--folds=")) || "--folds=5").slice(8));

const site = open(build(root, path.join(scratch, "site")));
const today = { ...site.tuned };

// The judged queries with certain numbers, each set answered once.
const answered = new Map();
function answers(numbers) {
  const key = JSON.stringify(Object.keys(START).map((name) => numbers[name]));
  if (!answered.has(key)) {
    Object.assign(site.tuned, numbers);
    answered.set(key, LANGUAGES.flatMap((lang) => judge(site, lang)).map(({ lang, kind, ndcg, first }) => ({ lang, kind, ndcg, first: Number(first) })));
    Object.assign(site.tuned, today);
  }
  return answered.get(key);
}

// The fold of each query: the queries of a language and kind in turn.
function deal(queries) {
  const seen = new Map();
  return queries.map(({ lang, kind }) => {
    const n = seen.get(`${lang} ${kind}`) ?? seen.size % N_FOLDS;
    seen.set(`${lang} ${kind}`, n + 1);
    return n % N_FOLDS;
  });
}

// The best numbers for some of the queries.
function tune(isSeen) {
  const value = (numbers) => mean(answers(numbers).filter((_, n) => isSeen(n)).map(({ ndcg }) => ndcg));
  let best = START, reached = value(START);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (const [name, values] of Object.entries(GRID)) {
      for (const each of values) {
        const tried = { ...best, [name]: each }, gained = value(tried);
        if (gained > reached + LEAST_GAIN) [best, reached] = [tried, gained];
      }
    }
    if (best === before) break;
  }
  return best;
}

const number = (value) => value.toFixed(3);
const within = ({ low, high }) => `${number(low)} to ${number(high)}`;
function row(name, pairs) {
  const of = (which, measure) => pairs.map((pair) => pair[which][measure]);
  const gain = (measure) => interval(pairs.map(({ now, held }) => held[measure] - now[measure]));
  const cells = ["ndcg", "first"].flatMap((measure) => {
    const { mean: now, ...range } = interval(of("now", measure)), gained = gain(measure);
    return [`${number(now)} (${within(range)})`, number(mean(of("held", measure))), `${number(gained.mean)} (${within(gained)})`];
  });
  console.log(`| ${name} | ${pairs.length} | ${cells.join(" | ")} |`);
}

const now = answers(today), folds = deal(now);
const chosen = Array.from({ length: N_FOLDS }, (_, fold) => {
  const numbers = tune((n) => folds[n] !== fold);
  console.log(`without fold ${fold + 1}: ${JSON.stringify(numbers)}`);
  return numbers;
});
const all = tune(() => true);
console.log(`from all queries: ${JSON.stringify(all)}, nDCG ${number(mean(answers(all).map(({ ndcg }) => ndcg)))}`);
console.log(`today: ${JSON.stringify(today)}, nDCG ${number(mean(now.map(({ ndcg }) => ndcg)))}`);
console.log(`design: nDCG ${number(mean(answers(START).map(({ ndcg }) => ndcg)))}; ${answered.size} sets of numbers tried`);
console.log("\n| queries | n | nDCG@5 today | held out | difference | first three today | held out | difference |\n| --- | --: | --: | --: | --: | --: | --: | --: |");
const pairs = now.map((each, n) => ({ now: each, held: answers(chosen[folds[n]])[n] }));
row("all", pairs);
LANGUAGES.forEach((lang) => row(lang, pairs.filter((pair) => pair.now.lang === lang)));
new Set(now.map(({ kind }) => kind)).forEach((kind) => row(kind, pairs.filter((pair) => pair.now.kind === kind)));
