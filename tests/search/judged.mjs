// The judged queries: how good the first five results are (nDCG), how often a best page is among the
// first three, and whether a change makes them worse than the run that is stored here.
import fs from "node:fs";
import path from "node:path";

import { here, keys, rows } from "./sites.mjs";

export const LANGUAGES = ["cs", "en", "de"];
const RUN = path.join(here, "judged-run.tsv");
export const mean = (numbers) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** The judged queries of a language with the measures of their answers. */
export function judge(site, lang) {
  const pages = keys(lang), index = site.indices[lang];
  if (pages.length !== index.head.pages) throw new Error(`${lang}: ${pages.length} files, ${index.head.pages} pages in the index`);
  return rows(`judged-${lang}.tsv`).map(([kind, query, judged]) => {
    const grades = Object.fromEntries(judged.split(" ").map((each) => [each.slice(0, -2), Number(each.slice(-1))]));
    const unknown = Object.keys(grades).filter((key) => !pages.includes(key));
    if (unknown.length) throw new Error(`judged-${lang}.tsv: no page ${unknown.join(", ")}`);
    const found = site.query(index, query).hits.slice(0, 5).map((hit) => pages[hit.page]);
    return { lang, kind, query, found, ...measures(found, grades) };
  });
}

/** nDCG at 5, and whether a page with the best grade is among the first three. */
export function measures(found, grades) {
  const gain = (list) => list.reduce((sum, grade, n) => sum + (2 ** grade - 1) / Math.log2(n + 2), 0);
  const all = Object.values(grades).sort((a, b) => b - a);
  const ndcg = gain(found.slice(0, 5).map((key) => grades[key] ?? 0)) / gain(all.slice(0, 5));
  return { ndcg, first: found.slice(0, 3).some((key) => grades[key] === all[0]) };
}

export const summary = (judged) => ({ ndcg: mean(judged.map(({ ndcg }) => ndcg)), first: mean(judged.map(({ first }) => Number(first))) });

/** Stores a run, to compare later ones with. */
export function store(judged) {
  const lines = judged.map(({ lang, query, ndcg }) => `${lang}\t${query}\t${ndcg.toFixed(4)}`);
  fs.writeFileSync(RUN, `# language, query, nDCG at 5 of the stored run: node tests/search/run.mjs --store\n${lines.join("\n")}\n`);
}

/** The mean difference from the stored run with its interval of 95 %, by a paired bootstrap. */
export function compare(judged) {
  const stored = new Map(rows(path.basename(RUN)).map(([lang, query, ndcg]) => [`${lang} ${query}`, Number(ndcg)]));
  const known = judged.filter(({ lang, query }) => stored.has(`${lang} ${query}`));
  return interval(known.map(({ lang, query, ndcg }) => ndcg - stored.get(`${lang} ${query}`)));
}

/** The mean of some numbers with its interval of 95 %, by a bootstrap with fixed random numbers. */
export function interval(numbers) {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const sample = () => mean(numbers.map(() => numbers[Math.floor(random() * numbers.length)]));
  const samples = Array.from({ length: 2000 }, sample).sort((a, b) => a - b);
  return { mean: mean(numbers), low: samples[50], high: samples[1949] };
}
