//! Configuration for hosts and tools that `kb init --with` adds to a site.

use crate::cmd::arguments::RecipeName;

/// What recipes need from kb.yaml.
pub(super) struct OfSite<'a> {
    /// The languages.
    pub(super) languages: &'a [&'a str],
    /// The Content-Security-Policy of pages, frames included.
    pub(super) policy: String,
}

/// One recipe: a file, and what is left for the author to do.
pub(super) struct Recipe {
    /// Path from the folder of the site.
    pub(super) path: &'static str,
    /// The file, with `@VERSION@`, `@LANGUAGES@` and `@POLICY@` for the version of kb and
    /// what [`OfSite`] has.
    text: &'static str,
    /// The next step, as a clause.
    pub(super) next: &'static str,
}

impl Recipe {
    /// The recipe with a name.
    pub(super) fn of(name: RecipeName) -> Recipe {
        match name {
            RecipeName::GithubPages => Recipe {
                path: ".github/workflows/site.yml",
                text: include_str!("with/github-pages.yml"),
                next: "choose GitHub Actions as the source in the settings of the repository, under Pages",
            },
            RecipeName::GitlabPages => Recipe {
                path: ".gitlab-ci.yml",
                text: include_str!("with/gitlab-pages.yml"),
                next: "push to the default branch; GitLab shows the address under Deploy, Pages",
            },
            RecipeName::Netlify => Recipe {
                path: "netlify.toml",
                text: include_str!("with/netlify.toml"),
                next: "import the repository in Netlify",
            },
            RecipeName::CloudflarePages => Recipe {
                path: "wrangler.toml",
                text: include_str!("with/wrangler.toml"),
                next: "enter the build command that is in wrangler.toml in the settings of the Pages project",
            },
            RecipeName::Nginx => Recipe {
                path: "nginx.conf",
                text: include_str!("with/nginx.conf"),
                next: "set `server_name` and `root` in nginx.conf, and save it in /etc/nginx/conf.d/",
            },
            RecipeName::PreCommit => Recipe {
                path: ".pre-commit-config.yaml",
                text: include_str!("with/pre-commit.yaml"),
                next: "run `pip install pre-commit` and `pre-commit install`",
            },
        }
    }

    /// The file for a site.
    pub(super) fn text(&self, site: &OfSite<'_>) -> String {
        self.text
            .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
            .replace("@LANGUAGES@", &site.languages.join("|"))
            .replace("@POLICY@", &site.policy)
    }

    /// Whether the file works only at the top of a repository.
    pub(super) fn is_for_repository(&self) -> bool {
        self.path.starts_with('.')
    }
}
