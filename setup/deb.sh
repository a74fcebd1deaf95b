# shellcheck shell=bash
# The Debian packages, one for each service: a publish, a unit, settings, and dpkg to wrap them.

PACKAGES=$RUN/packages

# build_packages: the agent for amd64 and arm64, the others for any machine.
build_packages() {
    command -v dpkg-deb >/dev/null || fail "Packages are built with dpkg-deb, which is not here. Use a Debian, Ubuntu or Raspberry Pi OS machine."
    # The time of the last commit, so that two builds of one commit give the same bytes.
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
    export SOURCE_DATE_EPOCH
    rm -rf "$PACKAGES"
    mkdir -p "$PACKAGES/work"
    say "Building the packages."
    publish agent EdgeAgent
    publish cloudsync CloudSync
    publish dashboard Dashboard
    package agent amd64 linux-x64
    package agent arm64 linux-arm64
    package cloudsync all
    package dashboard all
    rm -rf "$PACKAGES/work"
}

publish() { # SERVICE PROJECT
    quietly "The publish of $2" "$DOTNET" publish "src/$2" --configuration Release --verbosity quiet -p:DebugType=none \
        -p:UseAppHost=false -p:IsTransformWebConfigDisabled=true -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false --output "$PACKAGES/work/$1"
}

package() { # SERVICE ARCHITECTURE [RUNTIME]
    local service=$1 architecture=$2 runtime=${3:-} tree=$PACKAGES/work/tree name=roomtone-$1
    rm -rf "$tree"
    lay_out "$service" "$tree" "$runtime"
    control "$service" "$architecture" "$tree"
    dpkg-deb --root-owner-group --build -Zxz "$tree" "$PACKAGES/${name}_$(version)_$architecture.deb" >/dev/null
}

lay_out() { # SERVICE TREE RUNTIME
    local service=$1 tree=$2 runtime=$3 program=$2/usr/lib/roomtone/$1 papers=$2/usr/share/doc/roomtone-$1
    mkdir -p "$program" "$papers" "$tree/etc/roomtone" "$tree/usr/lib/systemd/system"
    cp -r "$PACKAGES/work/$service/." "$program"
    only_runtime "$program/runtimes" "$runtime"
    if [[ $service == agent ]]; then
        mkdir -p "$tree/usr/lib/roomtone/models"
        cp models/expression.onnx models/expression.card.md models/blazeface/blazeface-256.onnx "$tree/usr/lib/roomtone/models/"
    fi
    cp "systemd/examples/$service.json" "$tree/etc/roomtone/"
    cp "systemd/roomtone-$service.service" "$tree/usr/lib/systemd/system/"
    cp systemd/README.md docs/settings.md systemd/examples/mosquitto-access "$papers/"
    cp systemd/packages/copyright "$papers/copyright"
    gzip -9nc CHANGELOG.md >"$papers/changelog.gz"
    find "$tree" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
}

# only_runtime FOLDER RUNTIME: native libraries of other machines are left out.
only_runtime() {
    [[ -d $1 ]] || return 0
    find "$1" -mindepth 1 -maxdepth 1 ! -name "$2" -exec rm -rf {} +
    find "$1" -maxdepth 0 -empty -delete
}

control() { # SERVICE ARCHITECTURE TREE
    local service=$1 tree=$3 script
    mkdir "$tree/DEBIAN"
    for script in postinst prerm postrm; do
        sed -e "s/@PACKAGE@/roomtone-$service/g" -e "s/@SERVICE@/$service/g" "systemd/packages/$script" >"$tree/DEBIAN/$script"
        chmod 755 "$tree/DEBIAN/$script"
    done
    printf '/etc/roomtone/%s.json\n' "$service" >"$tree/DEBIAN/conffiles"
    sed -e "s/@VERSION@/$(version)/" -e "s/@ARCHITECTURE@/$2/" -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" \
        "systemd/packages/$service/control" >"$tree/DEBIAN/control"
    (cd "$tree" && find etc usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
}

version() { sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props; }
