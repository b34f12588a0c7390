// A browser of two years ago: Safari 16.4 or the extended support release of Firefox.

// Names that they do not support, in HTML, CSS and scripts.
const NEWER = /popover|light-dark|scripting(?=:)|details-content|(?<=\d)dvh|scrollbar-gutter|text-wrap|content-visibility|:dir(?=\()/g;
// The alternative text of generated content.
const ALTERNATIVE = /(content:\s*"[^"]*")\s*\/\s*""/g;

/** Renames, in all files that a page loads, what an old browser does not support. */
export async function forget(page) {
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const type = response.headers()["content-type"] ?? "";
    if (!/html|css|javascript/.test(type)) return route.fulfill({ response });
    const body = (await response.text()).replace(NEWER, (name) => `${name}-unknown`).replace(ALTERNATIVE, "$1 / unknown");
    return route.fulfill({ response, body });
  });
}
