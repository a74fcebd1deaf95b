# shellcheck shell=bash
# Compiles what is run, in Release, and only when a source has changed.

# need_build NAME PROJECT
need_build() {
    local name=$1 project=$2 hash
    hash=$(sources src tools bench tests | xargs -0 sha256sum | sha256sum | cut -c1-64)
    done_with "build-$name" "$hash" && return 0
    say "Building (a minute or two the first time)."
    quietly "The build" "$DOTNET" build "$project" --configuration Release --verbosity quiet
    mark_done "build-$name" "$hash"
}

# What a build reads; never what it writes.
sources() {
    find "$@" Directory.*.props global.json BannedSymbols.txt Roomtone.slnx models \
        \( -name node_modules -o -name bin -o -name obj -o -name web -o -name training \) -prune -o -type f -print0 | LC_ALL=C sort -z
}
