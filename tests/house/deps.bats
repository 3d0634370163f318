# deps.bats: what .ci/deps asks of a machine, on a machine of paper: dpkg-query, apt and sudo are
# scripts that write down what they were asked.

setup() {
    bin=$BATS_TEST_TMPDIR/bin
    asked=$BATS_TEST_TMPDIR/asked
    mkdir "$bin"
    : >"$asked"
    export asked
    # ABSENT: names that are not installed. UNKNOWN: names that apt does not know.
    shim dpkg-query 'for name; do :; done; case " $ABSENT " in *" $name "*) exit 1 ;; esac; printf installed'
    shim apt-cache 'case " $UNKNOWN " in *" $2 "*) ;; *) echo "$2 | 1 | here" ;; esac'
    shim apt-get 'echo "$DEBIAN_FRONTEND apt-get $*" >>"$asked"; [ -z "$BROKEN" ] || { echo no network; exit 100; }'
    shim id 'echo "${USER_ID:-0}"'
    shim sudo '[ -n "$SUDO_WORKS" ] || exit 1; [ "$1" = -n ] || exit 9; shift; echo sudo >>"$asked"; "$@"'
    PATH=$bin:$PATH
}

shim() {
    printf '#!/bin/bash\n%s\n' "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}

@test "deps: silent, and apt is not asked, when all is there" {
    run .ci/deps build test
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ ! -s "$asked" ]
}

@test "deps: installs what is missing and nothing else, without a question" {
    ABSENT='libyaml-dev bats' run .ci/deps build test
    [ "$status" -eq 0 ]
    cat "$asked"
    [ "$(cat "$asked")" = "noninteractive apt-get update -qq
noninteractive apt-get install -y -qq --no-install-recommends libyaml-dev bats" ]
}

@test "deps: make deps leaves the packages of the tests alone" {
    ABSENT=bats run .ci/deps build
    [ "$status" -eq 0 ]
    [ ! -s "$asked" ]
}

@test "deps: neither build nor tests ask for an emulator, the long checks do" {
    ABSENT=bochs run .ci/deps build test
    [ "$status" -eq 0 ]
    [ ! -s "$asked" ]
    ABSENT=bochs run .ci/deps verify
    grep -q 'install .* bochs$' "$asked"
}

@test "deps: without root and sudo the one line to type is printed, with status 2" {
    USER_ID=1000 ABSENT=libyaml-dev run .ci/deps build
    [ "$status" -eq 2 ]
    [ "$output" = 'sudo apt-get update && sudo apt-get install -y --no-install-recommends libyaml-dev' ]
    [ ! -s "$asked" ]
}

@test "deps: sudo is used where it asks no password" {
    USER_ID=1000 SUDO_WORKS=1 ABSENT=libyaml-dev run .ci/deps build
    [ "$status" -eq 0 ]
    grep -q sudo "$asked"
    grep -q 'install .* libyaml-dev' "$asked"
}

@test "deps: of names that differ between systems the first that exists is taken" {
    names='libclang-rt-14-dev libclang-rt-dev libclang-common-14-dev'
    ABSENT=$names UNKNOWN=libclang-rt-14-dev run .ci/deps test
    [ "$status" -eq 0 ]
    grep -q 'install .* libclang-rt-dev$' "$asked"
    : >"$asked"
    ABSENT='libclang-rt-14-dev libclang-rt-dev' run .ci/deps test # the third is there
    [ "$status" -eq 0 ]
    [ ! -s "$asked" ]
}

@test "deps: when apt fails its words are shown" {
    ABSENT=libyaml-dev BROKEN=1 run .ci/deps build
    [ "$status" -eq 1 ]
    [[ $output == *'no network'* && $output == *'deps: failed: apt-get update'* ]]
}
