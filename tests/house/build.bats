# build.bats: what the Makefile promises.

# A copy of the sources in a folder of another name.
copy() {
    mkdir -p "$1"
    tar c --exclude=./build --exclude=./.git --exclude=node_modules . | tar x -C "$1"
}

# Quick flags: none of the promises is about optimisation.
quick() {
    make -s -j2 -C "$@" CFLAGS='-O0 -g'
}

setup_file() {
    copy "$BATS_FILE_TMPDIR/one"
    quick "$BATS_FILE_TMPDIR/one" all
}

@test "build: equal sources give equal bytes, wherever they lie" {
    copy "$BATS_TEST_TMPDIR/another-folder"
    quick "$BATS_TEST_TMPDIR/another-folder" all
    cmp "$BATS_FILE_TMPDIR/one/build/raat" "$BATS_TEST_TMPDIR/another-folder/build/raat"
}

@test "build: what is built is not built again" {
    run make -C "$BATS_FILE_TMPDIR/one" --no-print-directory all CFLAGS='-O0 -g'
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "build: a changed header, other flags, a removed source: each is built in" {
    tree=$BATS_TEST_TMPDIR/tree
    mkdir -p "$tree/engine/base"
    cp Makefile "$tree"
    cd "$tree"
    echo '#define ANSWER 1' >engine/base/answer.h
    printf '#include "engine/base/answer.h"\nint raat_answer(void);\nint raat_answer(void) { return ANSWER; }\n' \
        >engine/base/answer.c
    printf 'int raat_extra;\n' >engine/base/extra.c
    printf 'int raat_answer(void);\nint main(void) { return raat_answer() + PLUS; }\n' >engine/main.c
    make -s all CPPFLAGS=-DPLUS=0
    run build/raat
    [ "$status" -eq 1 ]
    echo '#define ANSWER 2' >engine/base/answer.h
    make -s all CPPFLAGS=-DPLUS=0
    run build/raat
    [ "$status" -eq 2 ]
    make -s all CPPFLAGS=-DPLUS=3
    run build/raat
    [ "$status" -eq 5 ]
    nm build/raat | grep raat_extra
    rm engine/base/extra.c
    make -s all CPPFLAGS=-DPLUS=3
    ! nm build/raat | grep raat_extra
}

@test "build: install puts the program and the scenarios below DESTDIR" {
    quick "$BATS_FILE_TMPDIR/one" install DESTDIR="$BATS_TEST_TMPDIR/root" PREFIX=/usr
    run "$BATS_TEST_TMPDIR/root/usr/bin/raat" --version
    [ "$output" = 'raat 0.1.0' ]
    [ -f "$BATS_TEST_TMPDIR/root/usr/share/raat/scenarios/limburg/study.yaml" ]
}
