// The queries of benches/search.mjs, by chance from the pages of benches/corpus.py, always the same.
import fs from "node:fs";
import path from "node:path";

/** Queries by kind: each has a text, and says of a result whether it is the wanted one. */
export function queries(pages, n) {
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const sections = fs.readdirSync(pages).filter((name) => /^s\d+$/.test(name)).sort();

  /** A page by chance: its address, the two words of its title, and the words of a paragraph. */
  function anyPage() {
    const section = sections[random(sections.length)];
    const names = fs.readdirSync(path.join(pages, section)).filter((name) => name.startsWith("p")).sort();
    const name = names[random(names.length)];
    const text = fs.readFileSync(path.join(pages, section, name), "utf8");
    const title = /^title: Page \d+ \d+ (.*)$/m.exec(text)[1].split(" ");
    const paragraphs = text.split("\n").filter((line) => line.includes("](")).map((line) => line.split(" [")[0]);
    const words = paragraphs[random(paragraphs.length)].toLowerCase().split(/[^a-z]+/).filter((word) => word);
    return { address: `en/${section}/${name.replace(".md", "")}/`, title, words };
  }

  // Two neighbouring letters of the longest word the other way round, in each third query the first two.
  function misspelt(words, nth) {
    const word = words.reduce((a, b) => (b.length > a.length ? b : a));
    for (let at = nth % 3 ? 1 + random(word.length - 2) : 0; at + 1 < word.length; at++) {
      if (word[at] === word[at + 1]) continue;
      return words.map((each) => (each === word ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : each)).join(" ");
    }
    return words.join(" ");
  }

  const hasTitle = ({ title }) => (found) => title.every((word) => found.title.toLowerCase().split(/[^a-z]+/).includes(word));
  const isPage = ({ address }) => (found) => found.href.endsWith(`/${address}`);
  const long = ({ title }) => title.every((word) => word.length > 5) && title[0] !== title[1];

  function some(make, fits = () => true) {
    const all = [];
    while (all.length < n) {
      const page = anyPage();
      if (fits(page)) all.push(make(page, all.length));
    }
    return all;
  }

  /** Five words of a text one after another. */
  function phrase(page) {
    const at = random(page.words.length - 5);
    return page.words.slice(at, at + 5).join(" ");
  }

  return {
    "the two words of a title": some((page) => ({ text: page.title.join(" "), isWanted: hasTitle(page) }), long),
    "the same, one misspelt": some((page, nth) => ({ text: misspelt(page.title, nth), isWanted: hasTitle(page) }), long),
    "five consecutive words": some((page) => ({ text: phrase(page), isWanted: isPage(page) }), ({ words }) => words.length > 10),
    "the same in quotation marks": some((page) => ({ text: `"${phrase(page)}"`, isWanted: isPage(page) }), ({ words }) => words.length > 10),
  };
}
