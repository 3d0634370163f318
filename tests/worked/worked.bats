# worked.bats: engine/model/worked.md against a program that shares nothing with the engine, and against the
# program that a reader would run.
load ../cli/helper

setup_file() {
    cd "$BATS_TEST_DIRNAME/../.."
    export PAGE=engine/model/worked.md
}

@test "every number of the page follows from its address" {
    run tests/worked/follow.py "$PAGE"
    ends_with 0
    says 'all follow'
}

# found_out WHAT SED: the page with this change is refused, and the message says what does not follow.
found_out() {
    sed -E "$2" "$PAGE" >"$BATS_TEST_TMPDIR/page.md"
    ! cmp -s "$PAGE" "$BATS_TEST_TMPDIR/page.md"
    run tests/worked/follow.py "$BATS_TEST_TMPDIR/page.md"
    ends_with 1
    says "the $1 does not follow"
    says ": 1 numbers do not follow"
}

@test "one wrong number on the page is found out, whatever it is" {
    found_out key '0,/^\| exit \|/s/^(\| exit \| [^|]*\| [0-9]+ \| )[0-9a-f]{8}/\100000000/'
    found_out word '0,/^\| dropout \|/s/^(\| dropout \|.*) [0-9a-f]{16} (\| 0\.)/\1 0123456789abcdef \2/'
    found_out u '0,/^\| dropout \|/s/^(\| dropout \|.*\| 0\.)/\19/'
    found_out result '0,/\| Bin\([0-9]/s/(\| Bin\([^|]*\| )([0-9]+)/\11\2/'
    found_out result '0,/\| Poisson\([0-9]/s/(\| Poisson\([^|]*\| )([0-9]+)/\11\2/'
    found_out result '0,/\| Hyp\([0-9]/s/(\| Hyp\([^|]*\| )([0-9]+)/\11\2/'
    found_out result '0,/\| Round\([0-9]/s/(\| Round\([^|]*\| )([0-9]+)/\11\2/'
    found_out result '0,/\| AR\([0-9]/s/(\| AR\([^|]*\| -?0\.)/\19/'
    found_out stratum '0,/\| uniform\(/s/\| [0-9]+ (\| [0-9a-f]{8} \| [0-9.]+ \| uniform)/| 256 \1/'
    found_out value '0,/\| gamma\(/s/(\| gamma.*\| 0\.)[0-9]/\10/'
}

@test "the study runs, and its first replicate has the staff and the starters of the page" {
    raat run tests/worked/study.yaml -n 1 --quiet -o "$BATS_TEST_TMPDIR/worked.h5"
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/worked.h5" "$PAGE" <<'PYTHON'
import sys, netCDF4
sys.path.insert(0, "tests/worked")
import follow
results, page = netCDF4.Dataset(sys.argv[1]), open(sys.argv[2]).read()
about = dict(follow.block(page, "study"))
scenario = [str(s) for s in results["scenario"][...]].index(about["scenario"])
years = len(results["year"])
def of_page(block, array):
    rows = [row[2:] for row in follow.block(page, block) if row[0] == array]
    return [sum(int(x) for x in column) for column in zip(*rows)]
staff, students = of_page("state", "W workforce"), of_page("flows", "starters")
starters = [a + b for a, b in zip(students, of_page("flows", "upskilling"))]
a_year = len(starters) // years
for y in range(years):
    assert results["heads"][scenario, 0, y, 0] == staff[a_year * (y + 1)], y
    assert results["starters"][scenario, 0, y, 0] == sum(starters[a_year * y:a_year * (y + 1)]), y
PYTHON
}
