#!/bin/bash -eu
# SPDX-License-Identifier: BSD-2-Clause
# Builds the fuzz targets as OSS-Fuzz and ClusterFuzzLite ask for: $CC, $CFLAGS, $LIB_FUZZING_ENGINE, $SRC, $WORK and $OUT
# are theirs. Beside each target go its seeds, words and options.
source=${SRC:?}/icmpwire
build=${WORK:?}/icmpwire
machine=
[ "${ARCHITECTURE:-x86_64}" != i386 ] || machine=${ICMPWIRE_MACHINE:--m32}

# Their flags bring the sanitizer; libpcap is not there where the targets run; the planted fault is for our own tests.
cmake -S "$source" -B "$build" -DCMAKE_C_COMPILER="${CC:?}" -DCMAKE_CXX_COMPILER="${CXX:?}" -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="${CFLAGS-}" -DCMAKE_CXX_FLAGS="${CXXFLAGS-}" -DICMPWIRE_BUILD_FUZZ=ON -DICMPWIRE_BUILD_TESTS=OFF -DICMPWIRE_BUILD_CLI=OFF \
    -DICMPWIRE_INSTALL=OFF -DICMPWIRE_FUZZ_CAPTURE=OFF -DICMPWIRE_FUZZ_MACHINE="${machine// /;}"
cmake --build "$build" --parallel "${ICMPWIRE_JOBS:-$(nproc)}"

for seeds in "$source"/corpus/*/; do
    name=$(basename "$seeds")
    [ "$name" != negative ] && [ -x "$build/fuzz/$name" ] || continue
    cp "$build/fuzz/$name" "${OUT:?}/$name"
    (cd "$seeds" && python3 -m zipfile -c "$OUT/${name}_seed_corpus.zip" *)
    words=$source/fuzz/$name.dict
    [ -f "$words" ] || words=$source/fuzz/decode.dict
    cp "$words" "$OUT/$name.dict"
    printf '[libfuzzer]\nmax_len = 2048\ntimeout = 5\n' >"$OUT/$name.options"
done
