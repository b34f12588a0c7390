//! Files for programs: sitemap, robots.txt, _headers, llms.txt.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use crate::config::policy::{self, PolicyAddition};
use crate::config::{Config, Host};
use crate::lang::by_lang::Lang;
use crate::lang::parts::plain;
use crate::markdown::HtmlPolicy;
use crate::names::path::OutputPath;
use crate::render::{Renderer, frame};
use crate::route::{self, Route, What, own, parts};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::source::{Kind, media};
use crate::text::{RelPath, encode_path, escape_xml};

/// The Content-Security-Policy of pages, without what kb.yaml adds.
pub const PAGE_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// The Content-Security-Policy of the pages of a site.
#[must_use]
pub fn page_policy(config: &Config) -> String {
    let hosts = config.img_hosts.iter().map(|host| format!(" https://{}", host.as_str()));
    let pictures = format!("img-src 'self' data:{};", hosts.collect::<String>());
    let mut policy = PAGE_CSP.replace("img-src 'self' data:;", &pictures);
    if config.offline.is_some() {
        policy.push_str("; worker-src 'self'");
    }
    policy::extended(&policy, &config.policy)
}

/// The Content-Security-Policy of a page that shows these hosts in frames.
#[must_use]
pub fn embed_policy<'a>(config: &Config, hosts: impl IntoIterator<Item = &'a Host>) -> String {
    let sources: Vec<String> =
        hosts.into_iter().map(|host| format!("https://{}", host.as_str())).collect();
    if sources.is_empty() {
        return page_policy(config);
    }
    let frames = PolicyAddition { directive: "frame-src".to_owned(), sources };
    policy::extended(&page_policy(config), &[frames])
}

/// The stricter policy of quizzes: no connections, and nothing that `csp:` of kb.yaml adds. Not every host sends it, so
/// the template of quizzes forbids connections too.
pub const QUIZ_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'none'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The policy of content files: a file that is opened by itself runs no scripts, loads nothing from
/// other hosts, and has no access to the storage of the site. Styles are allowed for SVG pictures.
pub const ASSET_CSP: &str = "default-src 'none'; img-src 'self' data:; media-src 'self'; \
    style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; sandbox";

/// Whether a content file is sent with [`ASSET_CSP`]. Browsers do not show PDF in a sandbox, and
/// files of a site with `html: trusted` get the policy of pages. The rule of a host is for an extension, so those of kb's
/// own pages and scripts have none: only `static/`, which is trusted, can have such files.
#[must_use]
pub fn is_sandboxed(site: &Site, path: &RelPath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    site.config.html == HtmlPolicy::Safe && !WITHOUT_SANDBOX.contains(&&*extension)
}

/// The extensions of files with the policy of pages; the empty one is that of names like `CNAME`.
const WITHOUT_SANDBOX: [&str; 7] = ["", "pdf", "html", "htm", "js", "mjs", "xml"];

fn routes(renderer: &Renderer, lang: Lang) -> impl Iterator<Item = (EntryId, Route)> {
    let site = &*renderer.site;
    route::translated(site, lang).map(move |id| {
        (id, Route { path: site.path(id, lang).clone(), lang, what: What::Entry(id) })
    })
}

/// `sitemap.xml`: only pages with text in their language, and the same alternates as in their
/// heads. If there are more pages than one sitemap may contain, it is an index of numbered
/// sitemaps.
#[must_use]
pub fn sitemap(renderer: &Renderer, part: Option<usize>) -> String {
    let site = &*renderer.site;
    let n_parts = route::n_sitemaps(site);
    if part.is_none() && n_parts > 1 {
        return sitemap_index(renderer, n_parts);
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let all = site.config.languages.langs().flat_map(|lang| routes(renderer, lang));
    let skipped = part.unwrap_or(0) * route::MAX_IN_SITEMAP;
    for (id, route) in all.skip(skipped).take(route::MAX_IN_SITEMAP) {
        let Some(url) = renderer.absolute(&route.path) else { continue };
        let _ = write!(out, "<url><loc>{}</loc>", escape_xml(&url));
        if let Some(day) = site.updated(id, route.lang) {
            let _ = write!(out, "<lastmod>{day}</lastmod>");
        }
        for alternate in frame::alternates(renderer, &route, Some(id)) {
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                escape_xml(&alternate.hreflang),
                escape_xml(&alternate.href)
            );
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn sitemap_index(renderer: &Renderer, n_parts: usize) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let base = renderer.options.base_url.as_deref().unwrap_or_default();
    for part in 1..=n_parts {
        let url = format!("{base}sitemap-{part}.xml");
        let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escape_xml(&url));
    }
    out.push_str("</sitemapindex>\n");
    out
}

/// `robots.txt`.
#[must_use]
pub fn robots(renderer: &Renderer) -> String {
    let mut out = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &renderer.options.base_url {
        let _ = write!(out, "\nSitemap: {base}sitemap.xml\n");
    }
    add(&renderer.site, "robots.txt", &mut out);
    out
}

/// The most rules that `_headers` has beside those for all pages and assets, unless quizzes alone need more: Cloudflare
/// Pages ignores those after the hundredth, and a site can add its own.
const MAX_HEADER_RULES: usize = 90;

/// `_headers`, which Netlify and Cloudflare Pages read. If pages with frames would need too many rules, the policy of all
/// pages allows the hosts of the site in frames.
#[must_use]
pub fn headers(renderer: &Renderer) -> String {
    let site = &*renderer.site;
    let mut rules = String::new();
    if site.config.languages.langs().any(|lang| own::manifest(site, lang).is_some()) {
        // Not every host knows the type.
        let media_type = media::MANIFEST;
        let _ = write!(rules, "\n/*.webmanifest\n  Content-Type: {media_type}\n");
    }
    for extension in sandboxed_extensions(site) {
        rules.push_str(&policy_rule(&format!("*.{extension}"), ASSET_CSP));
    }
    for id in site.ids().filter(|id| site.entry(*id).kind == Kind::Quiz) {
        // Languages without a page of their own share that of the source.
        let published = site.paths[id].iter().filter(|(lang, _)| site.is_published(id, *lang));
        for (_, path) in published {
            let address = encode_path(route::public(renderer.style(), path));
            rules.push_str(&policy_rule(&address, QUIZ_CSP));
            rules.push_str("  Referrer-Policy: no-referrer\n");
        }
    }
    let framed = framed_pages(renderer);
    let n_rules = rules.matches("\n/").count() + framed.len();
    let policy = if n_rules > MAX_HEADER_RULES {
        embed_policy(&site.config, &site.config.embeds)
    } else {
        rules.extend(framed.iter().map(|(address, policy)| policy_rule(address, policy)));
        page_policy(&site.config)
    };
    let mut out = format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: interest-cohort=(), geolocation=(), camera=(), microphone=()\n\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n{rules}",
    );
    add(site, "_headers", &mut out);
    out
}

/// A rule with a policy in place of that of all pages.
fn policy_rule(address: &str, policy: &str) -> String {
    format!("\n/{address}\n  ! Content-Security-Policy\n  Content-Security-Policy: {policy}\n")
}

/// Addresses of pages that show other hosts in frames, with their policies.
fn framed_pages(renderer: &Renderer) -> Vec<(String, String)> {
    let site = &*renderer.site;
    let pages = site.ids().flat_map(|id| site.config.languages.langs().map(move |lang| (id, lang)));
    let published = pages.filter(|(id, lang)| site.is_published(*id, *lang));
    let framed = published.filter_map(|(id, lang)| {
        let hosts = site.embeds(id, lang);
        (!hosts.is_empty()).then(|| {
            let address = encode_path(route::public(renderer.style(), site.path(id, lang)));
            (address.into_owned(), embed_policy(&site.config, &hosts))
        })
    });
    framed.collect()
}

/// Adds the text for a file of kb that the site has in `static/`.
fn add(site: &Site, name: &str, out: &mut String) {
    let of_name = site.assets.values().find(|it| it.is_static && it.inner.as_str() == name);
    if let Some(text) = of_name.and_then(|file| file.addition.as_deref()) {
        let _ = write!(out, "\n{}\n", text.trim_matches('\n'));
    }
}

/// The extensions of files that are sent with [`ASSET_CSP`], as written in file names. There is one
/// rule per extension, because hosts limit the number of rules.
fn sandboxed_extensions(site: &Site) -> BTreeSet<&str> {
    let published = site.assets.values().filter(|asset| !asset.is_refused);
    let sandboxed = published.filter(|asset| is_sandboxed(site, &asset.path));
    sandboxed.map(|asset| asset.path.extension()).collect()
}

/// `llms.txt`: a Markdown list of the pages, for language models (llmstxt.org). Models have a
/// limited context, so a long list is split into one file per language, which this one names.
#[must_use]
pub fn llms(renderer: &Renderer) -> String {
    let site = &*renderer.site;
    let from = OutputPath::new("llms.txt");
    let mut out = format!("# {}\n", plain(site.config.title.source()));
    if !site.config.description.source().is_empty() {
        let description = plain(site.config.description.source());
        let _ = write!(out, "\n> {description}\n");
    }
    for (lang, tag) in site.config.languages.iter() {
        let _ = write!(out, "\n## {}\n\n", tag.endonym());
        let n_parts = parts::n_llms(site, lang);
        let twins = parts::twins(site, lang);
        for nth in (0..parts::n_parts(twins.len())).filter(|_| !twins.is_empty()) {
            let path = parts::llms_full(site, lang, nth);
            let name = path.file_name().trim_end_matches(".txt").to_owned();
            let address = address(renderer, &from, &path);
            let _ = writeln!(out, "- [{} ({name})]({address})", tag.endonym());
        }
        for nth in 0..n_parts {
            let address = address(renderer, &from, &parts::llms(site, lang, nth));
            let _ = writeln!(out, "- [{} {}]({address})", tag.endonym(), nth + 1);
        }
        if n_parts == 0 {
            let n_pages = route::translated(site, lang).count();
            list_pages(renderer, lang, &from, 0..n_pages, &mut out);
        }
    }
    out
}

/// A part of the pages of a language, if `llms.txt` does not list them itself.
#[must_use]
pub fn llms_part(renderer: &Renderer, lang: Lang, nth: usize) -> String {
    let site = &*renderer.site;
    let mut out = format!("# {}\n\n", plain(&site.config.title[lang]));
    let shown = parts::entries(route::translated(site, lang).count(), nth);
    list_pages(renderer, lang, &parts::llms(site, lang, nth), shown, &mut out);
    out
}

/// Some of the pages of a language: title, address and description.
fn list_pages(
    renderer: &Renderer,
    lang: Lang,
    from: &RelPath,
    shown: Range<usize>,
    out: &mut String,
) {
    let site = &*renderer.site;
    for id in route::translated(site, lang).skip(shown.start).take(shown.len()) {
        let Some(variant) = site.shown(id, lang) else { continue };
        let entry = site.entry(id);
        let path = site.path(id, lang);
        let address = match own::has_twin(entry, lang) {
            true => address(renderer, from, &own::twin(path)),
            false => address(renderer, from, path),
        };
        // The theme names the glossary.
        let title = match entry.kind {
            Kind::Glossary => renderer.named(lang, id).title.as_str(),
            _ => &*plain(&variant.title),
        };
        let description = plain(&variant.description);
        let _ = writeln!(out, "- [{title}]({address}): {description}");
    }
}

/// The address of a file in a list at `from`: absolute, if there is a base URL.
fn address(renderer: &Renderer, from: &RelPath, to: &RelPath) -> String {
    renderer.absolute(to).unwrap_or_else(|| renderer.href(from, to))
}
