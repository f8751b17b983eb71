#!/bin/bash -eu
# SPDX-License-Identifier: BSD-2-Clause
exec "$(dirname "$0")/icmpwire/fuzz/oss-fuzz/build.sh"
