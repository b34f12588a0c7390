#!/bin/sh
# Installs kb on Linux and macOS. The release workflow fills in the version and the repository.
#
#   KB_INSTALL_DIR   folder for the program (default: ~/.local/bin)
#   KB_VERSION       version to install (default: the version of this script)
#   KB_DOWNLOADS     where the archives are (default: the downloads of the release)
set -eu

version=${KB_VERSION:-@VERSION@}
downloads=${KB_DOWNLOADS:-https://github.com/@REPOSITORY@/releases/download/v$version}
folder=${KB_INSTALL_DIR:-$HOME/.local/bin}

fail() { echo "kb: $1" >&2; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  *) fail "there is no program for $(uname -s) on $(uname -m); build it with Rust: cargo install kb-site" ;;
esac
name=kb-$version-$target

if command -v curl >/dev/null; then fetch() { curl --proto '=https,file' --fail --silent --show-error --location --output "$2" "$1"; }
elif command -v wget >/dev/null; then fetch() { wget --quiet --output-document="$2" "$1"; }
else fail "curl or wget is needed"; fi
if command -v sha256sum >/dev/null; then sum() { sha256sum "$1"; }
elif command -v shasum >/dev/null; then sum() { shasum -a 256 "$1"; }
else fail "sha256sum or shasum is needed"; fi

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
fetch "$downloads/$name.tar.gz" "$temporary/$name.tar.gz" || fail "cannot download $downloads/$name.tar.gz"
fetch "$downloads/SHA256SUMS" "$temporary/SHA256SUMS" || fail "cannot download $downloads/SHA256SUMS"

expected=$(sed -n "s/^\([0-9a-f]*\) [ *]$name\.tar\.gz\$/\1/p" "$temporary/SHA256SUMS")
found=$(sum "$temporary/$name.tar.gz" | cut -d ' ' -f 1)
[ -n "$expected" ] && [ "$expected" = "$found" ] || fail "the checksum of $name.tar.gz is wrong; nothing was installed"

tar -xzf "$temporary/$name.tar.gz" -C "$temporary"
mkdir -p "$folder"
# A rename replaces a program that is running.
cp "$temporary/$name/kb" "$folder/.kb-new"
chmod 755 "$folder/.kb-new"
mv -f "$folder/.kb-new" "$folder/kb"

echo "installed $("$folder/kb" -V) in $folder"
case ":$PATH:" in
  *":$folder:"*) ;;
  *) echo "add $folder to PATH to run it as \`kb\`" ;;
esac
