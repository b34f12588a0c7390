// Queries of a parse5 tree that the gates need.

/** Every element below a node, in document order. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
  if (node.content) yield* elements(node.content);
}

/** The elements with one of the tag names. */
export function byTag(node, ...names) {
  return [...elements(node)].filter((element) => names.includes(element.tagName));
}

/** The value of an attribute, or null. */
export function attribute(element, name) {
  return element?.attrs.find((each) => each.name === name)?.value ?? null;
}

/** The text in an element. */
export function text(node) {
  if (node.nodeName === "#text") return node.value;
  return (node.childNodes ?? []).map(text).join("");
}
