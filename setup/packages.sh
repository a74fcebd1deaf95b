# shellcheck shell=bash
# What comes from Debian: the servers, GStreamer, the demo's music. Installed once, never started as system services.

# libav decodes the H.264 of cameras in the network and of video files.
CAMERA_PACKAGES=(gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-libav webp libjpeg-turbo-progs)
RUN_PACKAGES=("${CAMERA_PACKAGES[@]}" mosquitto mariadb-server mpd ffmpeg tzdata)
DEMO_PACKAGES=(fretsonfire-songs-sectoid fretsonfire-songs-muldjord)
TRACE_PACKAGES=(strace)
BENCH_PACKAGES=(fluidsynth timgm6mb-soundfont)
TEST_PACKAGES=(shellcheck systemd strace gir1.2-gst-rtsp-server-1.0 python3-gi)
# What OpenCV's library is linked with; tests/Oracle runs on x64 only.
[[ $(uname -m) != x86_64 ]] || TEST_PACKAGES+=(libgtk-3-0)
CHAOS_PACKAGES=(libfaketime)
TRAIN_PACKAGES=(python3-torch python3-onnx python3-opencv python3-numpy)
AS_ROOT=() # How to become root; empty for root itself.
SERVICES=(mosquitto.service mariadb.service mpd.service mpd.socket)

# need_packages GROUP...: camera, run, demo, trace, bench, test, chaos, train.
need_packages() {
    local group wanted=() missing=()
    for group in "$@"; do
        case $group in
        camera) wanted+=("${CAMERA_PACKAGES[@]}") ;;
        run) wanted+=("${RUN_PACKAGES[@]}") ;;
        demo) wanted+=("${DEMO_PACKAGES[@]}") ;;
        trace) wanted+=("${TRACE_PACKAGES[@]}") ;;
        bench) wanted+=("${BENCH_PACKAGES[@]}") ;;
        test) wanted+=("${TEST_PACKAGES[@]}") && has_browser || wanted+=(chromium) ;;
        chaos) wanted+=("${CHAOS_PACKAGES[@]}") ;;
        train) wanted+=("${TRAIN_PACKAGES[@]}") ;;
        esac
    done
    ((${#wanted[@]} > 0)) || return 0
    command -v dpkg-query >/dev/null || {
        say "This is no Debian, Ubuntu or Raspberry Pi OS, so nothing is installed here. Needed: ${wanted[*]} (by Debian's names)."
        return 0
    }
    mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(installed "${wanted[@]}"))
    ((${#missing[@]} == 0)) || install "${missing[@]}"
}

has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null

may_use_sudo() { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; }

installed() { dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u; }

install() {
    local available=()
    if ((EUID != 0)); then
        may_use_sudo || fail "These packages are missing, and installing them needs root: $*
    Run this once as root:  apt-get update && apt-get install --no-install-recommends $*"
        AS_ROOT=(sudo)
    fi
    say "Installing from your distribution: $*"
    quietly "apt-get update" "${AS_ROOT[@]}" apt-get -o DPkg::Lock::Timeout=300 update
    mapfile -t available < <(with_candidate "$@")
    ((${#available[@]} == 0)) || install_without_starting "${available[@]}"
    local absent
    absent=$(comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "${available[@]}" | sort -u) | tr '\n' ' ')
    [[ -z $absent ]] || say "Your distribution does not have: $absent"
}

with_candidate() {
    local package
    for package in "$@"; do
        [[ $(LC_ALL=C apt-cache policy "$package" 2>/dev/null) =~ Candidate:\ [^\(] ]] && printf '%s\n' "$package"
    done
    return 0
}

# Debian starts a server when it is installed, and at each boot. policy-rc.d forbids the first (exit code 101, see
# invoke-rc.d(8)); disabling ends the second. Servers that you had installed before stay as they are.
install_without_starting() {
    local policy=/usr/sbin/policy-rc.d ours=no code=0 service fresh=()
    for service in "${SERVICES[@]}"; do
        [[ -e /lib/systemd/system/$service || -e /usr/lib/systemd/system/$service ]] || fresh+=("$service")
    done
    if [[ ! -e $policy ]]; then
        ours=yes
        printf '#!/bin/sh\nexit 101\n' | "${AS_ROOT[@]}" tee "$policy" >/dev/null
        "${AS_ROOT[@]}" chmod 755 "$policy"
        trap '"${AS_ROOT[@]}" rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    local log=$RUN/setup/apt.log
    "${AS_ROOT[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null {TURN}>&- || code=$?
    if [[ $ours == yes ]]; then
        "${AS_ROOT[@]}" rm -f "$policy"
        trap - EXIT
    fi
    for service in "${fresh[@]}"; do
        "${AS_ROOT[@]}" systemctl disable "$service" >/dev/null 2>&1 || true # There may be no such unit, or no systemd.
    done
    ((code == 0)) || {
        tail -n 30 "$log" >&2
        fail "apt-get could not install: $*. The reason stands above; the whole log is $log."
    }
}
