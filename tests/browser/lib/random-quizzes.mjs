// A site of random quizzes without errors. The seeds are fixed, so the site is too.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { kb } from "./kb.mjs";

const N_CANDIDATES = 240;

/** Writes the site to `root` and builds it to `out`; returns the ids of `n` quizzes. */
export function randomQuizzes(root, out, n) {
  rmSync(root, { recursive: true, force: true });
  const folder = join(root, "content/en/quizzes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "kb.yaml"), "title: Random quizzes\nbase_url: https://example.org/\nlanguages: [en]\n");
  writeFileSync(join(root, "content/en/index.md"), "# Random quizzes\n\nMade by a test.\n");
  for (let seed = 0; seed < N_CANDIDATES; seed++) {
    writeFileSync(join(folder, `r${seed}.yaml`), JSON.stringify(randomQuiz(seed)));
  }
  // Most break a rule (for example, with an unreachable result). Those are left out.
  const found = kb(["check", "--format", "json"], { root, fails: true }).trim().split("\n");
  const faulty = new Set(found.map((line) => JSON.parse(line)).filter((each) => each.severity === "error").map((each) => each.file));
  const sound = Array.from({ length: N_CANDIDATES }, (_, seed) => `r${seed}`).filter((id) => !faulty.has(`content/en/quizzes/${id}.yaml`));
  const chosen = sound.slice(0, n);
  for (let seed = 0; seed < N_CANDIDATES; seed++) {
    if (!chosen.includes(`r${seed}`)) rmSync(join(folder, `r${seed}.yaml`));
  }
  kb(["build", "--out", out], { root });
  return chosen;
}

function randomQuiz(seed) {
  const random = generator(seed);
  const below = (n) => Math.floor(random() * n);
  const some = (n) => {
    const chosen = Array.from({ length: n }, (_, at) => at).filter(() => random() < 0.45);
    return chosen.length > 0 ? chosen : [below(n)];
  };
  const nQuestions = 2 + below(4);
  const nOptions = Array.from({ length: nQuestions }, () => 2 + below(2));
  const actions = ["a0", "a1", "a2", "a3", "a4"];
  const answer = (before) => {
    const asked = below(before);
    return { [`q${asked}`]: some(nOptions[asked]).slice(0, nOptions[asked] - 1).map((option) => `o${option}`) };
  };
  const condition = (before, depth) => {
    const kind = depth === 0 ? 9 : below(7);
    if (kind === 0) return { all: [condition(before, depth - 1), condition(before, depth - 1)] };
    if (kind === 1) return { any: [condition(before, depth - 1), condition(before, depth - 1)] };
    if (kind === 2) return { not: condition(before, depth - 1) };
    return answer(before);
  };
  const results = ["r0", "r1", "r2", "r3"];
  const effects = ["override", "halt", "cap", "note"];
  const stops = Array.from({ length: below(4) }, (_, at) => {
    const effect = effects[below(4)];
    const when = condition(nQuestions, 2);
    const to = { cap: { cap: "r1" }, note: {} }[effect] ?? { result: `r${2 + below(2)}` };
    const canShow = !to.result && !JSON.stringify(when).includes('"not"');
    return { id: `s${at}`, when, effect, ...to, ...(canShow && random() < 0.7 ? { at: "answer" } : {}), text: `Stop ${at}` };
  });
  const used = new Set(["r0", "r1", ...stops.map((stop) => stop.result ?? "r1")]);
  let best = 0;
  // More questions with several answers would make thousands of vectors of one quiz.
  let nMany = 0;
  const questions = nOptions.map((n, at) => {
    const conditional = at > 0 && random() < 0.5;
    const scores = Array.from({ length: n }, () => below(3));
    best += Math.max(...scores);
    const many = random() < 0.3 && nMany < 2;
    nMany += many ? 1 : 0;
    const exclusive = many && random() < 0.5 ? below(n) : -1;
    const question = {
      ...(many ? { many } : {}),
      id: `q${at}`, title: `Question number ${at}?`, short: `Q${at}`, error: `Answer question ${at}`,
      options: scores.map((score, option) => ({
        id: `o${option}`, label: `Option ${option} of ${at}`, score: { [`d${at % 2}`]: score },
        ...(at > 0 && option > 1 && random() < 0.5 ? { show_if: condition(at, 1) } : {}),
        ...(option === exclusive ? { exclusive: true } : {}),
        ...(random() < 0.5 ? { do: [actions[below(actions.length)]] } : {}),
      })),
    };
    if (conditional) Object.assign(question, { show_if: condition(at, 1), skipped: { [`d${at % 2}`]: 0 } });
    return question;
  });
  const asked = new Set(questions.flatMap((question) => question.options.flatMap((option) => option.do ?? [])));
  asked.add("a4");
  // Some actions have a condition, and some have nothing else.
  const when = Object.fromEntries(actions.filter(() => random() < 0.3).map((id) => [id, condition(nQuestions, 2)]));
  Object.keys(when).forEach((id) => asked.add(id));
  return {
    title: `Random quiz ${seed}`, answers_version: 1, dimensions: { d0: "Dimension zero", d1: "Dimension one" },
    phases: { p0: "Phase zero", p1: "Phase one" }, questions, stops,
    bands: [{ result: "r0", from: Math.max(1, Math.ceil(best / 2)) }, { result: "r1", from: 0 }],
    results: Object.fromEntries(results.filter((id) => used.has(id)).map((id) => [id, { title: `Result ${id}`, lead: "What it means.", ...(id === "r3" || id === "r0" ? { do: ["a4"] } : {}) }])),
    actions: Object.fromEntries(actions.filter((id) => asked.has(id)).map((id, at) => [id, { label: `Action ${id}`, phase: `p${at % 2}`, ...(when[id] ? { when: when[id] } : {}) }])),
  };
}

// Mulberry32 by Tommy Ettinger.
function generator(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
