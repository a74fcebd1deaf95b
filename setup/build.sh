# shellcheck shell=bash
# Compiles what is run, in Release, and only when a source has changed.

# need_build src|all|doctor
need_build() {
    local what=$1 hash target
    hash=$(sources src bench tests | xargs -0 sha256sum | sha256sum | cut -c1-64)
    done_with "build-$what" "$hash" && return 0
    case $what in
    src) target=src/Services.slnf ;;
    all) target=Roomtone.slnx ;;
    doctor) target=src/FrontDoor/FrontDoor.csproj ;;
    esac
    say "Building (a minute or two the first time)."
    quietly "The build" "$DOTNET" build "$target" --configuration Release --verbosity quiet
    mark_done "build-$what" "$hash"
    [[ $what != all ]] || mark_done build-src "$hash"
}

# What a build reads; never what it writes.
sources() {
    find "$@" Directory.*.props global.json BannedSymbols.txt Roomtone.slnx models \
        \( -name node_modules -o -name bin -o -name obj -o -name web -o -name training \) -prune -o -type f -print0 | LC_ALL=C sort -z
}
