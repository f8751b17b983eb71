#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Installs a build into a folder, moves that folder, and builds a program outside the tree against it: with find_package,
# with pkg-config, and with the source tree as a sub-directory; likewise the sensor of examples/ids.
# Usage: run.sh SOURCE BUILD COMPILER
set -eu
source=$1 build=$2 compiler=$3
here=$source/tests/install
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs quietly; shows what was said when it fails.
quietly()
{
    "$@" >"$work/log" 2>&1 || { echo "failed: $*"; cat "$work/log"; exit 1; }
}

# Builds the outside project in a folder of its own and runs its three programs.
outside()
{
    name=$1
    shift
    quietly cmake -S "$here" -B "$work/$name" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Release "$@"
    quietly cmake --build "$work/$name" -j 2
    for form in icmpwire static shared; do
        "$work/$name/user_$form" >/dev/null || { echo "$name: user_$form ends with $?"; exit 1; }
    done
    echo "$name: fine"
}

# Is the program linked with the shared library?
shares()
{
    readelf -d "$1" | grep -q 'NEEDED.*libicmpwire\.so\.0\]'
}

quietly cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"
prefix=$work/moved

outside find_package -DCMAKE_PREFIX_PATH="$prefix"
outside find_package_shared -DCMAKE_PREFIX_PATH="$prefix" -DBUILD_SHARED_LIBS=ON
outside add_subdirectory -DICMPWIRE_SOURCE="$source"
outside add_subdirectory_shared -DICMPWIRE_SOURCE="$source" -DBUILD_SHARED_LIBS=ON
for way in find_package add_subdirectory; do
    shares "$work/${way}_shared/user_icmpwire" || { echo "$way: BUILD_SHARED_LIBS is not honoured"; exit 1; }
    ! shares "$work/$way/user_icmpwire" || { echo "$way: not static by default"; exit 1; }
done

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name icmpwire.pc)")
export PKG_CONFIG_PATH
libraries=$(pkg-config --variable=libdir icmpwire)
# shellcheck disable=SC2046 # flags are words
quietly "$compiler" -o "$work/by_pkg_config" "$here/user.c" $(pkg-config --cflags --libs icmpwire)
shares "$work/by_pkg_config"
LD_LIBRARY_PATH=$libraries "$work/by_pkg_config" >/dev/null
# shellcheck disable=SC2046
quietly "$compiler" -static -o "$work/by_pkg_config_static" "$here/user.c" $(pkg-config --static --cflags --libs icmpwire)
"$work/by_pkg_config_static" >/dev/null
# shellcheck disable=SC2046
quietly "$compiler" -o "$work/host" "$source/examples/host.c" $(pkg-config --cflags --libs icmpwire)
LD_LIBRARY_PATH=$libraries "$work/host" >/dev/null
pkg-config --exact-version="$(sed -n 's/.*VERSION_TEXT *"\(.*\)"/\1/p' "$source/include/icmpwire/base.h")" icmpwire
echo "pkg-config: fine"

# The sensor of examples/ids, by CMake and by make: what it finds in a capture is there again, whatever the workers are.
if pkg-config --exists libpcap; then
    sensor=$source/examples/ids
    quietly cmake -S "$sensor" -B "$work/sensor" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$prefix"
    quietly cmake --build "$work/sensor"
    mkdir "$work/made"
    cp "$sensor/Makefile" "$sensor/sensor.c" "$work/made"
    quietly make -C "$work/made" CC="$compiler"
    shares "$work/made/sensor"
    "$work/sensor/sensor" "$source/corpus/demo.pcap" 1 2>/dev/null | grep finding | sort >"$work/one"
    LD_LIBRARY_PATH=$libraries "$work/made/sensor" "$source/corpus/demo.pcap" 3 2>/dev/null | grep finding | sort >"$work/three"
    [ "$(wc -l <"$work/one")" -gt 100 ] && cmp "$work/one" "$work/three"
    [ "$(wc -l <"$sensor/sensor.c")" -lt 200 ]
    echo "sensor: fine"
fi
