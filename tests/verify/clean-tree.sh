#!/bin/bash
# clean-tree.sh [TARGET...]: what is committed, cloned into a fresh Debian 12 that holds only make and
# git, runs `make demo` and `make test` (or the make targets named), timed. Root only: debootstrap
# and chroot. KEEP=1 keeps the tree and says where; TREE=DIR uses a kept one again.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- demo test

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    echo 'clean-tree: needs root and debootstrap'
    exit 77
fi

tree=${TREE:-}
leave() {
    ! mountpoint -q "$tree/proc" || umount "$tree/proc"
    if [ -n "${KEEP:-}" ]; then
        echo "kept: $tree"
    else
        rm -rf --one-file-system "$tree"
    fi
}

if [ -z "$tree" ]; then
    tree=$(mktemp -d /var/tmp/raat-clean.XXXXXX)
    chmod 755 "$tree" # apt reads as a user of its own
    trap leave EXIT
    echo "== debootstrap into $tree"
    begin=$SECONDS
    debootstrap --variant=minbase --include=make,git bookworm "$tree" http://deb.debian.org/debian \
        >"$tree.log" 2>&1 || { tail "$tree.log"; exit 1; }
    rm -f "$tree.log"
    # The same sources as here, and how to reach them.
    rm -f "$tree/etc/apt/sources.list"
    cp /etc/apt/sources.list.d/debian.sources "$tree/etc/apt/sources.list.d/"
    for file in $(grep -l '^Acquire' /etc/apt/apt.conf.d/*); do
        cp "$file" "$tree/etc/apt/apt.conf.d/"
    done
    cp /etc/resolv.conf "$tree/etc/"
    echo "seconds: $((SECONDS - begin))"
else
    trap leave EXIT
fi
mountpoint -q "$tree/proc" || mount -t proc proc "$tree/proc"

rm -rf "$tree/root/raat"
git clone -q --no-local . "$tree/root/raat"
for target in "$@"; do
    echo "== make $target"
    begin=$SECONDS
    chroot "$tree" env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin CI=true \
        make -C /root/raat "$target" </dev/null
    echo "seconds: $((SECONDS - begin))"
done
