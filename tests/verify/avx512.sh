#!/bin/bash
# avx512.sh: AVX-512 gives the same bytes, shown on a machine that need not have it. Bochs emulates a processor with every
# instruction that isa.c asks for; on it a Debian kernel starts from a RAM disk that holds a build of this tree (bochs.h makes
# up for two mistakes of Bochs), and there
#
#   - studies and reference model 1 give what they give here, portable and with the best this machine has: all of them
#     with RAAT_ISA=avx512; the small ones with avx2 and portable too, so that a difference is not the emulator's;
#   - the unit tests of engine/numeric/ pass, and so do the tests of hard draws, on a PARTth of their blocks.
#
# Bochs does some 50 million instructions a second, and needs half an hour of a processor to itself. KEEP=1 keeps the
# folder and says where; PART=N (100) and LIMIT=SECONDS (7200) for a longer look.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${BUILD:-build}

if [ "$(uname -m)" != x86_64 ]; then
    echo 'avx512: for x86-64 only'
    exit 77
fi
.ci/deps verify

emulated=$build/bochs
programs=()
for source in tests/unit/test_*.c; do
    name=${source##*/test_} name=${name%.c}
    ! compgen -G "engine/numeric/$name*.[ch]" >/dev/null || programs+=("$emulated/${source%.c}")
done
programs+=("$emulated"/tests/chance/test_{binomial_pdf,binomial_adversary,unimodal_adversary})
make -s -j"$(nproc)" "BUILD=$build" "$build/raat"
make -s -j"$(nproc)" "BUILD=$emulated" CPPFLAGS='-include tests/verify/bochs.h' "$emulated/raat" "${programs[@]}"

work=$(mktemp -d /var/tmp/raat-avx512.XXXXXX)
leave() {
    if [ -n "${KEEP:-}" ]; then
        echo "kept: $work"
    else
        rm -rf "$work"
    fi
}
trap leave EXIT
root=$work/root boot=$work/iso/boot
mkdir -p "$root"/{bin,proc,dev,tmp} "$boot/grub"

# ---- what is asked, here and there ----

cat >"$work/answers.sh" <<'SH'
# answers RAAT ISA CASE...: a line each, with the digest of a study's file or the means of a case of `raat bench`.
answers() {
    local raat=$1 isa=$2 it
    shift 2
    for it; do
        case $it in
        *.yaml)
            RAAT_ISA=$isa "$raat" run "$it" -n 64 -j 1 --store summary --quiet -o /tmp/avx512.h5 >/dev/null
            echo "answer $isa $it $(sha256sum </tmp/avx512.h5)"
            rm -f /tmp/avx512.h5
            ;;
        *) echo "answer $isa $it $(RAAT_ISA=$isa "$raat" bench "$it" -n 64 | sed 's/"cpu_s".*"edu40"/"edu40"/')" ;;
        esac
    done
}
SH
. "$work/answers.sh"
small=(tests/worked/study.yaml tests/invalid/valid/study.yaml rm1 changing skeleton)
all=("${small[@]}" scenarios/limburg/study.yaml)

answers "$build/raat" portable "${all[@]}" >"$work/portable"
best=$("$build/raat" bench skeleton -n 64 | sed 's/.*"isa": "\([a-z0-9]*\)".*/\1/')
answers "$build/raat" "$best" "${all[@]}" | sed "s/$best/portable/g" | diff "$work/portable" -
{
    sed 's/portable/avx512/g' "$work/portable"
    head -n ${#small[@]} "$work/portable" | sed 's/portable/avx2/g'
    head -n ${#small[@]} "$work/portable"
} >"$work/expected"

# ---- the RAM disk: busybox, the programs, their libraries, what they read ----

for program in "$emulated/raat" "${programs[@]}"; do
    strip -o "$root/bin/${program##*/}" "$program"
done
ldd "$emulated/raat" "${programs[@]}" | grep -o '/[^ :]*\.so[^ :]*' | sort -u | xargs cp -L --parents -t "$root"
cp --parents -r scenarios tests "$root"
cp --parents engine/model/*.md "$root"
cp /bin/busybox "$root/bin"
cp "$work/answers.sh" "$root"
cat >"$root/init" <<SH
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t devtmpfs dev /dev
. /answers.sh
answers raat avx512 ${all[*]}
answers raat avx2 ${small[*]}
answers raat portable ${small[*]}
export CMOCKA_MESSAGE_OUTPUT=TAP RAAT_ADVERSARY_PART=${PART:-100}
for program in ${programs[*]##*/}; do
    \$program >/tmp/log 2>&1
    echo "status \$? \$program: \$(grep -c '^ok ' /tmp/log) passed"
    grep -E '^(avx512|not ok|Bail)' /tmp/log
done
sleep 3 # the last words reach the line
poweroff -f
SH
chmod +x "$root/init"
(cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) >"$boot/initrd"

# ---- the machine ----

# The kernel is taken out of its package: installing it would change what this machine starts.
kernel=$(apt-cache depends linux-image-cloud-amd64 | awk '/Depends: linux-image/ { print $2; exit }')
(cd "$work" && apt-get download -qq "$kernel" 2>/dev/null)
dpkg-deb --fsys-tarfile "$work/$kernel"_*.deb | tar -xO --wildcards './boot/vmlinuz-*' >"$boot/vmlinuz"

# What Bochs 2.7 has but not as this kernel expects it is not used: sizes of compact and protection-key state, counters of
# cycles, and fast short string moves while it says that string moves are slow, on which memmove() would run away.
cat >"$boot/grub/grub.cfg" <<'CFG'
linux /boot/vmlinuz console=ttyS0 mitigations=off nokaslr loglevel=1 idle=nomwait clearcpuid=pku,xsaves,xsavec,aperfmperf,fsrm
initrd /boot/initrd
boot
CFG
grub-mkrescue -o "$work/boot.iso" "$work/iso" >"$work/mkrescue.log" 2>&1 || { cat "$work/mkrescue.log"; exit 1; }

cat >"$work/bochsrc" <<RC
cpu: model=corei7_icelake_u, ips=100000000
megs: 1024
romimage: file=/usr/share/bochs/BIOS-bochs-latest, options=fastboot
vgaromimage: file=/usr/share/bochs/VGABIOS-lgpl-latest
ata0-master: type=cdrom, path=$work/boot.iso, status=inserted
boot: cdrom
clock: sync=none, time0=utc
com1: enabled=1, mode=file, dev=$work/said
display_library: term
log: $work/bochs.log
panic: action=fatal
error: action=ignore
info: action=ignore
RC
echo c >"$work/continue" # Debian's Bochs waits for its debugger's command

# A terminal for a display nobody sees. Power off is a panic to Bochs: what counts is what was said.
begin=$SECONDS
TERM=vt100 timeout "${LIMIT:-7200}" script -qec "bochs -q -f '$work/bochsrc' -rc '$work/continue'" /dev/null \
    </dev/null >"$work/screen" 2>&1 || true
tr -d '\r' <"$work/said"
echo "seconds: $((SECONDS - begin)); instructions: $(tail -n 1 "$work/bochs.log" | cut -c 1-11)"

# ---- the verdict ----

guilty=0
tr -d '\r' <"$work/said" | grep '^answer ' | diff "$work/expected" - || guilty=1
passed=$(tr -d '\r' <"$work/said" | grep -c '^status 0 .*: [1-9]') || true
[ "$passed" -eq ${#programs[@]} ] || { echo "avx512: of ${#programs[@]} test programs $passed passed"; guilty=1; }
[ $guilty -ne 0 ] || echo "avx512: the same bytes; $passed test programs passed"
exit $guilty
