// HTML, CSS and SVG are valid (the W3C's Nu checker); pages of every structure follow good practice (html-validate).

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { HtmlValidate } from "html-validate";

import { DOCS, SITES, samples, site, structures } from "../lib/site.mjs";

const require = createRequire(import.meta.url);
const JAR = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** Errors of the Nu checker over files, as lines. */
function nuErrors(folder, files) {
  const options = ["--errors-only", "--also-check-css", "--also-check-svg", "--format", "gnu", "--exit-zero-always"];
  const run = spawnSync("java", ["-Xss4m", "-jar", JAR, ...options, ...files], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  assert.equal(run.status, 0, run.stderr);
  return run.stderr.split("\n").filter((line) => line !== "");
}

/** Pages of the documentation: the theme is that of the other sites, so one of each kind is enough. */
const sampled = (built) => samples(built).map(({ page }) => page);

test("the Nu checker runs and finds a planted fault", () => {
  const input = "<!DOCTYPE html><html lang=en><title>x</title><p><div></p>";
  const run = spawnSync("java", ["-jar", JAR, "--errors-only", "-"], { input, encoding: "utf8" });
  assert.notEqual(run.status, 0, "a stray end tag must be reported");
});

for (const name of [...SITES, DOCS]) {
  test(`${name}: HTML, CSS and SVG are valid`, () => {
    const built = site(name);
    const pages = name === DOCS ? sampled(built).map((page) => page.file) : built.files.filter((file) => file.endsWith(".html"));
    const checked = [...pages, ...built.files.filter((file) => /\.(css|svg)$/.test(file))];
    assert.ok(checked.length > 10, "files to check");
    assert.deepEqual(nuErrors(built.folder, checked), []);
  });

  test(`${name}: HTML follows good practice`, async () => {
    const validator = new HtmlValidate({
      root: true,
      extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
      rules: {
        // Subresource integrity guards against another origin; there is none here.
        "require-sri": ["error", { target: "crossorigin" }],
        // The boxes of a question with several answers have one name, as the options of a radio group do.
        "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
        // A list of results under a field is no <select> (ARIA Authoring Practices, combobox).
        "prefer-native-element": ["error", { exclude: ["listbox"] }],
        // Titles are as long as an odd author makes them.
        ...(name === "odd" && { "long-title": "off" }),
      },
    });
    const found = [];
    for (const page of name === DOCS ? sampled(site(name)) : structures(site(name))) {
      const report = await validator.validateString(page.html, page.file);
      for (const message of report.results.flatMap((result) => result.messages)) {
        found.push(`${page.file}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
      }
    }
    assert.deepEqual(found.slice(0, 40), [], `${found.length} findings`);
  });
}
