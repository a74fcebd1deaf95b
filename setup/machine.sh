# shellcheck shell=bash
# What every command needs of the machine, before anything else fails over it in words of its own.

LEAST_MEGABYTES=200

need_machine() {
    need_home
    need_folder_for_temporary_files
    need_run_folder
    need_room "$RUN"
    need_room "${TMPDIR:-/tmp}"
}

# cron, systemd and containers may leave HOME out; dotnet and npm keep their packages there.
need_home() {
    [[ -z ${HOME:-} ]] || return 0
    HOME=$(getent passwd "$EUID" 2>/dev/null | cut -d: -f6 || true)
    if [[ -z $HOME || ! -d $HOME || ! -w $HOME ]]; then HOME=$RUN/home; fi
    export HOME
    say "HOME is not set; $HOME is used."
}

need_folder_for_temporary_files() {
    local folder=${TMPDIR:-/tmp}
    [[ -d $folder ]] || fail "TMPDIR is $folder, and there is no such folder. Make it (mkdir -p '$folder'), or unset TMPDIR."
    [[ -w $folder && -x $folder ]] || fail "$(id -un) may not write into $folder, where temporary files go. Set TMPDIR to a folder of your own."
}

need_run_folder() {
    mkdir -p "$RUN/setup" 2>/dev/null && [[ -w $RUN/setup ]] && { [[ ! -e $RUN/setup/turn ]] || [[ -w $RUN/setup/turn ]]; } && return 0
    local made=$RUN
    [[ -e $made ]] || made=$ROOT
    [[ ! -e $RUN || -d $RUN ]] || fail "$RUN is in the way: it must be a folder. Move it away."
    need_room "$ROOT"
    fail "$(id -un) may not write into $made, which belongs to $(stat -c %U "$made"). Run this as $(stat -c %U "$made"), or give the checkout to yourself:
    sudo chown -R $(id -un) '$ROOT'"
}

# need_room FOLDER: whether its disk has room for a build.
need_room() {
    local free
    free=$(df -Pm "$1" 2>/dev/null | awk 'NR == 2 { print $4 }')
    [[ -z $free ]] || ((free >= LEAST_MEGABYTES)) ||
        fail "The disk that holds $1 has $free MB left; $LEAST_MEGABYTES MB are needed. Free some room: $RUN/demo and ~/.nuget/packages can be deleted."
}
