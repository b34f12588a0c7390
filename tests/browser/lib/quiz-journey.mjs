// A reader's way through a quiz, in the browsers with drivers of their own: what a page needs is `evaluate` and `click`.

import assert from "node:assert/strict";

/** The ids of the results that are shown. */
export const results = (page) => page.evaluate(() => Array.from(document.querySelectorAll(".kb-quiz-result")).filter((each) => each.checkVisibility()).map(({ id }) => id));

const asked = (page) => page.evaluate(() => Array.from(document.querySelectorAll("[data-kb-question]")).find((each) => each.checkVisibility())?.id);

/** Answers the questions that are asked, on a page with this text, and returns the id of the only result. */
export async function answered(page, html) {
  const most = html.split('class="kb-question"').length - 1;
  // The last option of each question: the first one may decide at once.
  for (let question = await asked(page), n = 0; question; question = await asked(page), n += 1) {
    assert.ok(n < most, `${question} comes again`);
    await page.click(`#${question} .kb-option:last-of-type label`);
    await page.click("[data-kb-do=continue]");
  }
  const [result, ...others] = await results(page);
  assert.ok(result && others.length === 0, "one result");
  return result;
}
