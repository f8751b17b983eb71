#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Do the rules made from the policy table say to nft what they should? In a network namespace of its own, as root.
# Usage: run.sh RULES      exit code 77: cannot be run here
set -eu
rules=$1

skip()
{
    echo "skipped: $*"
    exit 77
}

PATH=$PATH:/usr/sbin:/sbin
command -v nft >/dev/null || skip "nft is not installed"
[ "$(id -u)" = 0 ] || skip "not root"
unshare --net true 2>/dev/null || skip "network namespaces cannot be made"
unshare --net nft list ruleset >/dev/null 2>&1 || skip "the kernel has no nftables"

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

# The rules as they are, and with every matter of policy let through.
sed 's/^\(\t*\)#icmp/\1icmp/' "$rules" >"$folder/all.nft"
for file in "$rules" "$folder/all.nft"; do
    unshare --net nft --check -f "$file"
done

# Loaded twice, they are there once.
unshare --net sh -euc "nft -f '$rules' && nft -f '$rules' && nft list ruleset" >"$folder/listed"
[ "$(grep -c 'hook input' "$folder/listed")" = 1 ]
for hop_limit in 1 255; do
    grep -q "icmpv6 type .* ip6 hoplimit $hop_limit accept" "$folder/listed"
done

# nft does find what is wrong.
sed 's/hoplimit 255/hoplimit 256/' "$rules" >"$folder/wrong.nft"
if unshare --net nft --check -f "$folder/wrong.nft" 2>/dev/null; then
    echo "nft accepted a hop limit of 256"
    exit 1
fi
