// Reads a `_headers` file as Netlify and Cloudflare Pages do: every rule whose path matches adds its
// headers, in order; `! Name` removes a header of earlier rules. A path may contain one `*`, and
// `:name` matches one segment.

/** Rules of a `_headers` file: `[{ matches(path), lines: [{ name, value | null }] }]`. */
export function parseHeaders(text) {
  const rules = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    if (!/^\s/.test(raw)) rules.push({ matches: pattern(line), lines: [] });
    else if (rules.length === 0) throw new Error(`_headers: a header before the first path: ${line}`);
    else rules.at(-1).lines.push(header(line));
  }
  return rules;
}

/** What a server that reads the rules sends for a path, names in lower case. */
export function headersFor(rules, path) {
  const sent = {};
  for (const rule of rules.filter((rule) => rule.matches(path))) {
    for (const { name, value } of rule.lines) {
      if (value === null) delete sent[name];
      else sent[name] = name in sent && name !== "cache-control" ? `${sent[name]}, ${value}` : value;
    }
  }
  return sent;
}

function pattern(path) {
  const source = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replace(/:\w+/g, "[^/]+");
  const expression = new RegExp(`^${source}$`);
  return (candidate) => expression.test(candidate);
}

function header(line) {
  if (line.startsWith("!")) return { name: line.slice(1).trim().toLowerCase(), value: null };
  const colon = line.indexOf(":");
  if (colon < 1) throw new Error(`_headers: not a header: ${line}`);
  return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
}
