# shellcheck shell=bash
# What must be there already: the .NET SDK, and Node for the dashboard's page. Neither comes new enough from every distribution.

need_tools() {
    [[ $(uname -s) == Linux ]] || fail "Roomtone runs on Linux; this is $(uname -s). A virtual machine with Debian or Ubuntu will do."
    DOTNET=$(find_dotnet) || fail "The .NET SDK 10 is missing. Install it: https://dotnet.microsoft.com/download/dotnet/10.0, or
    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
}

need_node() {
    local node
    node=$(node --version 2>/dev/null) || fail "Node 20.19 or newer is missing. Install it: https://nodejs.org/en/download"
    # Vite, which builds the dashboard's page, wants 20.19.
    [[ $(printf '%s\n' v20.19.0 "$node" | sort -V | head -n 1) == v20.19.0 ]] ||
        fail "Node ${node#v} is too old; Roomtone needs 20.19 or newer: https://nodejs.org/en/download"
    command -v npm >/dev/null || fail "npm is missing; it comes with Node: https://nodejs.org/en/download"
}

# The folders of 'dotnet --list-sdks' are read instead of asking dotnet, which takes a tenth of a second.
find_dotnet() {
    local candidate home
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        [[ -x $candidate ]] || continue
        home=$(dirname "$(readlink -f "$candidate")")
        if compgen -G "$home/sdk/1[0-9].*" >/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}
