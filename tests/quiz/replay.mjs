// Replays the test vectors of a quiz with the script that readers get.
//
//   node tests/quiz/replay.mjs DIR
//
// DIR holds vectors.json and data.json of one quiz. Exits with 1 and the first differences when
// the script and the normative evaluator disagree.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import vm from "node:vm";

const SHOWN = 5;

const dir = process.argv[2];
if (!dir) {
  console.error("usage: node tests/quiz/replay.mjs DIR");
  process.exit(2);
}
const script = fileURLToPath(
  new URL("../../themes/default/assets/quiz-evaluate.js", import.meta.url),
);
vm.runInThisContext(readFileSync(script, "utf8"), { filename: script });
const read = (name) => JSON.parse(readFileSync(join(dir, name), "utf8"));
const data = read("data.json");
const { vectors } = read("vectors.json");

const expectedOf = (vector) => ({
  open: null,
  visible: vector.visible,
  answers: vector.answers,
  stops: vector.stops,
  decided: vector.decided,
  result: vector.result,
  total: vector.total,
  sums: vector.sums,
  plan: vector.plan,
});

const actualOf = (stored) => {
  const outcome = globalThis.kbQuizEvaluate(data, stored);
  const { open, visible, answers, stops, decided, result, total, sums } = outcome;
  const plan = outcome.plan.map((item) => item.id);
  return { open, visible, answers, stops, decided, result, total, sums, plan };
};

// Without its last answer a path asks exactly that question again.
const opensAgain = (vector) => {
  const last = vector.visible.at(-1);
  const { [last]: _, ...rest } = vector.answers;
  return last === undefined || globalThis.kbQuizEvaluate(data, rest).open === last;
};

let failed = 0;
const fail = (vector, what) => {
  failed += 1;
  if (failed <= SHOWN) console.error(`${JSON.stringify(vector.answers)}\n  ${what}`);
};
for (const vector of vectors) {
  const expected = expectedOf(vector);
  // Answers to hidden questions and unknown ids must make no difference.
  const stored = { ...vector.stale, ...vector.answers, "no-such-question": "x" };
  const actual = actualOf(stored);
  if (!isDeepStrictEqual(actual, expected)) {
    fail(vector, `expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(actual)}`);
  } else if (!opensAgain(vector)) {
    fail(vector, "its last question is not asked again when its answer is missing");
  }
}
console.log(`${vectors.length - failed} of ${vectors.length} vectors agree`);
process.exit(failed === 0 && vectors.length > 0 ? 0 : 1);
