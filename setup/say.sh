# shellcheck shell=bash
# Words for people, stamps for steps that are done, and turns for two runs at once.
# Everything goes to standard error: standard output belongs to the command's result.

say() { printf 'roomtone: %s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# quietly WHAT COMMAND...: runs it, and shows what it printed only when it fails.
quietly() {
    local what=$1 log
    shift
    log=$(mktemp) || fail "A temporary file cannot be made in ${TMPDIR:-/tmp}; the reason stands above."
    if ! "$@" >"$log" 2>&1 {TURN}>&-; then
        tail -n 40 "$log" >&2
        if grep -qiE 'no space left|ENOSPC|disk quota' "$log"; then say "The disk is full: df -h '$ROOT' '${TMPDIR:-/tmp}' '${HOME:-/}' shows which one."; fi
        rm -f "$log"
        fail "$what failed; the reason stands above. The command was: $*"
    fi
    rm -f "$log"
}

# A stamp holds the hash of what a step was made from. done_with STEP HASH, mark_done STEP HASH.
done_with() { [[ -f $RUN/setup/$1 && $(<"$RUN/setup/$1") == "$2" ]]; }
mark_done() { printf '%s' "$2" >"$RUN/setup/$1" || fail "$RUN/setup/$1 cannot be written; the reason stands above."; }

hash_of() { sha256sum "$@" | sha256sum | cut -c1-64; }

# Two runs at once would build into the same folders. The lock goes with the process, however it ends.
take_turns() {
    need_machine
    exec {TURN}>"$RUN/setup/turn"
    if ! flock --nonblock "$TURN"; then
        say "Another ./roomtone is setting up here; waiting for it."
        flock "$TURN"
    fi
}

end_turn() { exec {TURN}>&-; }
