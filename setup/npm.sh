# shellcheck shell=bash
# What comes from npm: the photographs of the demo and the tests, and the dashboard's page.

need_npm() {
    local hash
    hash=$(hash_of package-lock.json .npmrc)
    done_with npm "$hash" && [[ -d node_modules/@vladmandic/face-api ]] && return 0
    if [[ ! -L node_modules ]]; then # A linked folder belongs to another working copy.
        need_node
        say "Fetching the sample photographs from npm (24 MB once)."
        quietly "npm ci" npm ci --no-progress
    fi
    mark_done npm "$hash"
}

# What ./roomtone bench edge measures beside the agent. Without a network it measures the rest.
need_peers() {
    local peers=bench/peers hash
    hash=$(hash_of "$peers/package-lock.json")
    done_with peers "$hash" && [[ -d $peers/node_modules ]] && return 0
    [[ -L $peers/node_modules ]] && return 0
    say "Fetching what the agent is measured beside from npm (about 160 MB once)."
    if npm --prefix "$peers" ci --no-progress >/dev/null 2>&1; then mark_done peers "$hash"; else say "They cannot be fetched; the bench goes on without them."; fi
}

need_web() {
    local web=src/Dashboard/web hash
    [[ -f $web/package.json ]] || return 0
    hash=$(hash_of "$web/package-lock.json")
    if ! done_with web-packages "$hash" || [[ ! -d $web/node_modules ]]; then
        need_node
        say "Fetching the packages of the dashboard's page from npm."
        [[ -L $web/node_modules ]] || quietly "npm ci (dashboard)" npm --prefix "$web" ci --no-progress
        mark_done web-packages "$hash"
    fi
    hash=$(web_sources | xargs -0 sha256sum | sha256sum | cut -c1-64)
    done_with web-build "$hash" && [[ -f src/Dashboard/wwwroot/index.html ]] && return 0
    say "Building the dashboard's page."
    quietly "The build of the dashboard's page" npm --prefix "$web" run build
    mark_done web-build "$hash"
}

# The build copies the networks too, for the page that reads expressions in the browser.
web_sources() { find src/Dashboard/web models/blazeface/blazeface-256.onnx models/expression.onnx -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z; }
