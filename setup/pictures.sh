# shellcheck shell=bash
# The photographs that the demo looks at where there is no camera.

need_pictures() {
    local source=node_modules/@vladmandic/face-api/demo
    [[ -f $RUN/pictures/sample6.jpg ]] && return 0
    need_npm
    mkdir -p "$RUN/pictures"
    cp "$source"/sample[1-6].jpg "$RUN/pictures/" || fail "The sample photographs are missing from $source. Delete node_modules and run ./roomtone setup."
}
