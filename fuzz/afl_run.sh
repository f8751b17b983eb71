#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Runs one AFL++ target until it crashed, or for a while; fails when it crashed or hung, or when nothing was run.
# Usage: afl_run.sh TARGET SEEDS OUTPUT SECONDS MUTATOR WORDS
set -eu
target=$1 seeds=$2 output=$3 seconds=$4 mutator=$5 words=$6

export AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_BENCH_UNTIL_CRASH=1
export AFL_CUSTOM_MUTATOR_LIBRARY="$mutator" ICMPWIRE_FUZZ_TARGET="${target##*/}"
rm -rf "$output"
mkdir -p "$output"
if ! afl-fuzz -x "$words" -i "$seeds" -o "$output" -V "$seconds" -m none -- "$target" >"$output/log" 2>&1; then
    tail -n 40 "$output/log"
    exit 1
fi
stats=$output/default/fuzzer_stats
grep -E '^(execs_done|execs_per_sec|edges_found|corpus_count|saved_crashes|saved_hangs) ' "$stats"
[ -z "$(find "$output/default/crashes" "$output/default/hangs" -name 'id*')" ]
[ "$(sed -n 's/^execs_done *: *//p' "$stats")" -gt 1000 ]
