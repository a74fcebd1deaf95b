# shellcheck shell=bash
# The Debian packages: one publish for each kind of machine, units, settings, and dpkg to wrap them. The runtime of .NET
# is a package of its own, which the programs share: a box needs no .NET (docs/decisions/030).

PACKAGES=$RUN/packages

# Package and folder of each program, and the runtime beside them.
declare -A PACKAGE_NAMES=([runtime]=roomtone-runtime [agent]=roomtone-agent [cloudsync]=roomtone-cloudsync [dashboard]=roomtone-dashboard [cli]=roomtone)
declare -A PACKAGE_FOLDERS=([runtime]=dotnet [agent]=agent [cloudsync]=cloudsync [dashboard]=dashboard [cli]=cli)
declare -A PACKAGE_PROGRAMS=([agent]=Roomtone.EdgeAgent [cloudsync]=Roomtone.CloudSync [dashboard]=Roomtone.Dashboard [cli]=roomtone)
declare -A MACHINES=([amd64]=linux-x64 [arm64]=linux-arm64)

# build_packages ARCHITECTURE...: what was built from the same sources stays.
build_packages() {
    command -v dpkg-deb >/dev/null || fail "Packages are built with dpkg-deb, which is not here. Use a Debian, Ubuntu or Raspberry Pi OS machine."
    # The time of the last commit, so that two builds of one commit give the same bytes.
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
    export SOURCE_DATE_EPOCH
    local architecture part hash
    hash=$( (sources src/{EdgeAgent,CloudSync,Dashboard,Shared} tools/Cli setup systemd && find src/Dashboard/wwwroot CHANGELOG.md docs/settings.md -type f -print0) | xargs -0 sha256sum | sha256sum | cut -c1-64)
    mkdir -p "$PACKAGES"
    for architecture in "$@"; do
        if done_with "packages-$architecture" "$hash" && compgen -G "$PACKAGES/*_$architecture.deb" >/dev/null; then continue; fi
        say "Building the packages for $architecture."
        rm -rf "$PACKAGES/work" "$PACKAGES"/*_"$architecture".deb "$PACKAGES"/*_all.deb
        publish "${MACHINES[$architecture]}"
        for part in runtime agent cloudsync dashboard cli; do package "$part" "$architecture"; done
        rm -rf "$PACKAGES/work"
        mark_done "packages-$architecture" "$hash"
    done
}

publish() { # MACHINE
    quietly "The publish for $1" "$DOTNET" msbuild setup/Packages.proj -restore -nologo -verbosity:quiet -p:Machine="$1" -p:PackagesOutput="$PACKAGES/work"
}

package() { # PART ARCHITECTURE
    local part=$1 architecture=$2 tree=$PACKAGES/work/tree
    rm -rf "$tree"
    lay_out "$part" "$tree"
    control "$part" "$architecture" "$tree"
    dpkg-deb --root-owner-group --build -Zxz "$tree" "$PACKAGES/${PACKAGE_NAMES[$part]}_$(version)_$architecture.deb" >/dev/null
}

lay_out() { # PART TREE
    local part=$1 tree=$2 folder=$2/usr/lib/roomtone/${PACKAGE_FOLDERS[$1]} papers=$2/usr/share/doc/${PACKAGE_NAMES[$1]} program=${PACKAGE_PROGRAMS[$1]:-}
    mkdir -p "$folder" "$papers"
    cp -r "$PACKAGES/work/${PACKAGE_FOLDERS[$part]}/." "$folder"
    find "$folder" -name "*.pdb" -delete
    case $part in
    agent)
        mkdir -p "$tree/usr/lib/roomtone/models"
        cp models/expression.onnx models/expression.card.md models/blazeface/blazeface-256.onnx "$tree/usr/lib/roomtone/models/"
        ;;
    cli)
        mkdir -p "$tree/usr/bin"
        ln -s ../lib/roomtone/cli/roomtone "$tree/usr/bin/roomtone"
        ;;
    esac
    if is_service "$part"; then
        mkdir -p "$tree/etc/roomtone" "$tree/usr/lib/systemd/system"
        cp "systemd/examples/$part.json" "$tree/etc/roomtone/"
        cp "systemd/roomtone-$part.service" "$tree/usr/lib/systemd/system/"
        cp systemd/README.md docs/settings.md systemd/examples/mosquitto-access "$papers/"
    fi
    cp systemd/packages/copyright "$papers/copyright"
    gzip -9nc CHANGELOG.md >"$papers/changelog.gz"
    find "$tree" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
    [[ -z $program ]] || chmod 755 "$folder/$program"
}

is_service() { [[ $1 == agent || $1 == cloudsync || $1 == dashboard ]]; }

control() { # PART ARCHITECTURE TREE
    local part=$1 tree=$3 script
    mkdir "$tree/DEBIAN"
    if is_service "$part"; then
        for script in postinst prerm postrm; do
            sed -e "s/@PACKAGE@/roomtone-$part/g" -e "s/@SERVICE@/$part/g" "systemd/packages/$script" >"$tree/DEBIAN/$script"
            chmod 755 "$tree/DEBIAN/$script"
        done
        printf '/etc/roomtone/%s.json\n' "$part" >"$tree/DEBIAN/conffiles"
    fi
    sed -e "s/@VERSION@/$(version)/" -e "s/@ARCHITECTURE@/$2/" -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" \
        "systemd/packages/$part/control" >"$tree/DEBIAN/control"
    (cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
}

version() { sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props; }
