# frontdoor.bats: what every command of raat has in common.
load helper

# The commands that `raat help` lists.
commands() {
    raat help | awk '/^  [a-z]/ && $1 != "help" { print $1 }'
}

@test "version is one line" {
    run raat --version
    ends_with 0
    [ "$output" = "raat 0.1.0" ]
}

@test "help lists the commands and the exit statuses" {
    run raat help
    ends_with 0
    says 'usage: raat COMMAND'
    [ "$(commands | tr '\n' ' ')" = 'run estimate check actions schema compare solve report words bench ' ]
    says 'Exit status: 0 done, 1 the run failed, 2 the command line or an input file is wrong'
}

@test "each command has a help page on standard output, by both ways of asking" {
    for command in $(commands); do
        run raat "$command" --help
        ends_with 0
        says "usage: raat $command"
        by_help=$(raat help "$command")
        [ "$output" = "$by_help" ]
        [ -z "$(raat "$command" --help 2>&1 >/dev/null)" ]
        # Nobody's terminal is narrower.
        [ "$(raat "$command" --help | awk '{ if (length > n) n = length } END { print n }')" -le 80 ]
    done
}

@test "each command refuses an option it does not have, with status 2 and on standard error" {
    for command in $(commands); do
        run raat "$command" --no-such-option
        ends_with 2
        says 'raat: error: no option --no-such-option'
        quiet_on_stdout raat "$command" --no-such-option
    done
}

@test "an unknown command is refused with the nearest one" {
    run raat hepl
    ends_with 2
    says "raat: error: no command 'hepl'; did you mean 'help'?"
    quiet_on_stdout raat hepl
}

@test "no command at all is a usage error" {
    run raat
    ends_with 2
    says 'a command is missing'
}

@test "a full disk under standard output is not success" {
    run bash -c '"$RAAT" help >/dev/full'
    ends_with 1
    says 'standard output cannot be written'
}
