# words.bats: the words that others test are those of the page of the model.
load helper

# words ARGUMENT...: the first word of each group of 64, as the page says it, and as raat does.
words() {
    /usr/bin/python3 - "$@" <<'PY'
import importlib.util, struct, subprocess, sys, os
spec = importlib.util.spec_from_file_location("follow", "tests/worked/follow.py")
follow = importlib.util.module_from_spec(spec)
spec.loader.exec_module(follow)
fastest, steps, replicates, cells = sys.argv[1], *(list(map(int, a.split(","))) for a in sys.argv[2:5])
out = subprocess.run([os.environ["RAAT"], "words", "scenarios/limburg", "--fastest", fastest, "-n", str(256 * len(steps))],
                     stdout=subprocess.PIPE, check=True).stdout
found = struct.unpack(f"<{len(out) // 4}I", out)[::64]
names = ["growth", "exit_factor"]
wanted = tuple(follow.word(20180101, r, follow.key_of("limburg", names[c], ""), s, 0)
               for s, r, c in zip(steps, replicates, cells))
assert found == wanted, (found, wanted)
PY
}

@test "the words are those of the addresses of the study, in each order" {
    words cell 8048,8048 0,0 0,1
    words step 8048,8049 0,0 0,0
    words replicate 8048,8048 0,64 0,0
}

@test "it writes as many bytes as it is asked, and stops when the reader has enough" {
    [ "$(raat words scenarios/limburg -n 1000 | wc -c)" -eq 1000 ]
    run bash -c '"$RAAT" words scenarios/limburg | head -c 100000 | wc -c'
    ends_with 0
    [ "$output" -eq 100000 ]
}

@test "an order that is none is refused" {
    run raat words scenarios/limburg --fastest lane
    ends_with 2
    says '--fastest is cell, step or replicate, not `lane`'
}
