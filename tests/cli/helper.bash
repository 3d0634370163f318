# helper.bash: `load helper` in a .bats file. $RAAT is the program under test; each test has a folder
# of its own, $BATS_TEST_TMPDIR, and starts at the root of the repository.

# raat ARGUMENT...: the program; use it with bats' `run`.
raat() {
    "${RAAT:?run the tests by make test}" "$@"
}

# says TEXT: the output of the last `run` has TEXT in it.
says() {
    [[ $output == *"$1"* ]] || {
        printf 'wanted: %s\ngot:\n%s\n' "$1" "$output"
        return 1
    }
}

# ends_with STATUS: the last `run` ended so.
ends_with() {
    [ "$status" -eq "$1" ] || {
        printf 'wanted status %s, got %s:\n%s\n' "$1" "$status" "$output"
        return 1
    }
}

# quiet_on_stdout COMMAND...: standard output stays empty, so messages cannot mix with results.
quiet_on_stdout() {
    [ -z "$("$@" 2>/dev/null)" ]
}
