# shellcheck shell=bash
# Everything that CI runs. Each check counts as one test; the last line sums them up.

PASSED=0 FAILED=0 SKIPPED=0
RESULTS=$RUN/test-results

# Test projects that run beside the others, after the checks. EdgeAgent and EndToEnd stay in one lane: beside a browser the
# camera's and the player's tests get too little of two cores.
BESIDE=(Dashboard Lab Odd)

# run_tests [NAME]: all parts, one part, or the tests of one project.
run_tests() {
    local name=${1:-} project projects
    export ROOMTONE_TEST_STRICT=1 # What a test needs is there now: its absence fails the test instead of skipping it.
    export UseSharedCompilation=true # One compiler for all projects; started anew for each, most of its time is its own start.
    rm -rf "$RESULTS"
    mkdir -p "$RESULTS"
    case $name in
    '')
        # Two lanes for two cores: what mostly computes runs beside the tests, which mostly wait for their servers.
        start_beside beside
        if build_tests; then
            echo built >"$RESULTS/build"
            read -ra projects <<<"$(others_than "${BESIDE[@]}")"
            test_projects "${projects[@]}"
        else
            echo failed >"$RESULTS/build"
        fi
        join_beside
        ;;
    build) build_tests || true ;;
    dotnet)
        read -ra projects <<<"$(test_names)"
        if build_tests; then test_projects "${projects[@]}"; fi
        ;;
    format) check_format || true ;;
    web) test_web ;;
    scripts) check_scripts || true ;;
    units) check_units || true ;;
    packages) check_packages || true ;;
    *)
        project=tests/$name/$name.Tests.csproj
        [[ -f $project ]] || fail "There is no part '$name'. Parts: build dotnet format web scripts units packages, and a test project each of: $(test_names)"
        if build_tests "$project"; then test_project "$project" || true; fi
        ;;
    esac
    sum_up
}

beside() {
    test_web
    check_format || true
    check_scripts || true
    if build_went_well; then
        check_units || true
        check_packages || true
        test_projects "${BESIDE[@]}"
    fi
}

# The build runs in the other lane, beside the page's checks, which need nothing of it.
build_went_well() {
    while [[ ! -s $RESULTS/build ]]; do sleep 1; done
    [[ $(<"$RESULTS/build") == built ]]
}

# start_beside FUNCTION: runs it in a process of its own; join_beside waits for it and adds what it counted.
start_beside() {
    trap 'kill -TERM 0' INT # A background process would not hear Ctrl+C.
    # shellcheck disable=SC2030 # Its counts come back by a file.
    (
        PASSED=0 FAILED=0 SKIPPED=0
        "$1"
        printf '%s %s %s\n' "$PASSED" "$FAILED" "$SKIPPED" >"$RESULTS/beside"
    ) &
}

join_beside() {
    local passed failed skipped
    wait
    trap - INT
    if read -r passed failed skipped 2>/dev/null <"$RESULTS/beside"; then
        # shellcheck disable=SC2031
        PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
    else
        FAILED=$((FAILED + 1))
        say "The checks beside the tests ended without a result."
    fi
}

test_names() {
    local project names=()
    for project in tests/*/*.Tests.csproj; do names+=("$(basename "$project" .Tests.csproj)"); done
    printf '%s' "${names[*]}"
}

# others_than NAME...: the names of the test projects but for these.
others_than() {
    local name
    for name in $(test_names); do
        [[ " $* " == *" $name "* ]] || printf '%s ' "$name"
    done
}

# check NAME COMMAND...: one test.
check() {
    local name=$1 log=$RESULTS/$1.log start=$SECONDS
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        PASSED=$((PASSED + 1))
        say "$name: passed ($((SECONDS - start)) s)"
    else
        FAILED=$((FAILED + 1))
        tail -n 60 "$log" >&2
        say "$name: FAILED ($((SECONDS - start)) s). The command was: $*"
        return 1
    fi
}

build_tests() { check build "$DOTNET" build "${1:-Roomtone.slnx}" --configuration Release --verbosity quiet; }
# The build holds the rules of style and the analyzers (EnforceCodeStyleInBuild), and a test the order of usings.
check_format() { check format "$DOTNET" format whitespace . --folder --verify-no-changes --verbosity minimal; }
check_scripts() { check scripts shellcheck --external-sources --check-sourced roomtone .ci/run systemd/verify systemd/packages/{verify,fresh-root,postinst,prerm,postrm}; }
check_units() { check units systemd/verify; }
check_packages() { check packages packages_work; }

packages_work() {
    build_packages "$(dpkg --print-architecture)" # ./roomtone package builds the other one too.
    systemd/packages/verify "$PACKAGES" "$RUN/pictures/sample1.jpg"
}

# test_projects NAME...: one after the other, as each starts servers of its own.
test_projects() {
    local name
    for name in "$@"; do test_project "tests/$name/$name.Tests.csproj" || true; done
}

test_project() {
    local name log code=0 start=$SECONDS counts
    name=$(basename "$1" .Tests.csproj)
    log=$RESULTS/$name.log
    "$DOTNET" test "tests/$name/bin/Release/net10.0/Roomtone.$name.Tests.dll" --blame-hang-timeout 5m \
        --results-directory "$RESULTS" --logger "trx;LogFileName=$name.trx" >"$log" 2>&1 </dev/null || code=$?
    counts=$(grep -o '<Counters [^>]*' "$RESULTS/$name.trx" 2>/dev/null || true)
    if [[ -z $counts ]]; then
        if grep -q 'No test is available' "$log" && ((code == 0)); then
            say "$name: has no tests"
            return 0
        fi
        FAILED=$((FAILED + 1))
        tail -n 60 "$log" >&2
        say "$name: FAILED, it ended without a result (exit code $code)"
        return 1
    fi
    add_counts "$name" "$(count passed "$counts")" "$(count failed "$counts")" "$(($(count total "$counts") - $(count executed "$counts")))" $((SECONDS - start))
    if ((code != 0)) && (($(count failed "$counts") == 0)); then
        FAILED=$((FAILED + 1)) # A test that hung is among neither.
        say "$name: FAILED, it did not come to its end (exit code $code)"
    fi
    ((code == 0)) || grep -vE '^\s*(Passed|Skipped) ' "$log" | tail -n 120 >&2
    return "$code"
}

# count ATTRIBUTE COUNTERS
count() { [[ $2 =~ [[:space:]]$1=\"([0-9]+)\" ]] && printf '%s' "${BASH_REMATCH[1]}" || printf 0; }

add_counts() {
    PASSED=$((PASSED + $2)) FAILED=$((FAILED + $3)) SKIPPED=$((SKIPPED + $4))
    say "$1: $2 passed, $3 failed, $4 skipped ($5 s)"
}

test_web() {
    local web=src/Dashboard/web start=$SECONDS report=$RESULTS/web.json script
    [[ -f $web/package.json ]] || return 0
    for script in check lint typecheck; do
        if grep -q "\"$script\":" "$web/package.json"; then check "web-$script" npm --prefix "$web" run "$script" || true; fi
    done
    [[ -x $web/node_modules/.bin/vitest ]] || return 0
    (cd "$web" && npx vitest run --reporter=json --outputFile="$report") >"$RESULTS/web.log" 2>&1 </dev/null || tail -n 80 "$RESULTS/web.log" >&2
    if [[ -s $report ]]; then
        read -r passed failed skipped < <(node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests + (r.success || r.numFailedTests ? 0 : 1), r.numPendingTests + (r.numTodoTests || 0))' "$report")
        add_counts web "$passed" "$failed" "$skipped" $((SECONDS - start))
    else
        add_counts web 0 1 0 $((SECONDS - start))
    fi
}

sum_up() {
    "$DOTNET" build-server shutdown --vbcscompiler >/dev/null 2>&1 </dev/null || true
    local line="$PASSED passed, $FAILED failed"
    ((SKIPPED == 0)) || line+=", $SKIPPED skipped"
    printf '%s\n' "$line"
    ((FAILED == 0 && PASSED > 0))
    exit $?
}
