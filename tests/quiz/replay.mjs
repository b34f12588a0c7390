// Replays the test vectors of a quiz with the script that readers get.
//
//   kb quiz vectors ID | node tests/quiz/replay.mjs
//
// Exits with 1 and the first differences when the script and the normative evaluator disagree.
// The browser gates use `evaluate` and `differences` of this file for quizzes of their own.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import vm from "node:vm";

const SHOWN = 5;

const script = fileURLToPath(new URL("../../themes/default/assets/quiz-evaluate.js", import.meta.url));
vm.runInThisContext(readFileSync(script, "utf8"), { filename: script });

/** The result of the theme's script for stored answers. */
export const evaluate = globalThis.kbQuizEvaluate;

/** Where script and vectors disagree, as texts. */
export function differences(data, vectors) {
  return vectors.flatMap((vector) => {
    const wrong = difference(data, vector);
    return wrong ? [`${JSON.stringify(vector.answers)}\n  ${wrong}`] : [];
  });
}

function difference(data, vector) {
  const { answers, visible, stops, at_answers: atAnswers, decided, result, total, sums, plan, phases } = vector;
  const expected = { open: null, visible, answers, stops, atAnswers, decided, result, total, sums, plan, phases };
  // Answers to hidden questions and unknown ids must make no difference.
  const actual = pick(evaluate(data, { ...vector.stale, ...answers, "no-such-question": "x" }));
  if (!isDeepStrictEqual(actual, expected)) {
    return `expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(actual)}`;
  }
  // Without its last answer, a path leads to exactly that question again.
  const last = visible.at(-1);
  const { [last]: _, ...rest } = answers;
  const asksAgain = last === undefined || evaluate(data, rest).open === last;
  return asksAgain ? null : "its last question is not asked again when its answer is missing";
}

function pick({ open, visible, answers, stops, atAnswers, decided, result, total, sums, plan, phases }) {
  return { open, visible, answers, stops, atAnswers, decided, result, total, sums, plan: plan.map((item) => item.id), phases };
}

function main() {
  const { data, vectors: { vectors } } = JSON.parse(readFileSync(0, "utf8"));
  const found = differences(data, vectors);
  for (const each of found.slice(0, SHOWN)) console.error(each);
  console.log(`${vectors.length - found.length} of ${vectors.length} vectors agree`);
  process.exitCode = found.length === 0 && vectors.length > 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
