#!/usr/bin/env bash
# Builds Licet and runs its tests. The last line counts them: "N passed, N failed". A step that does not get as far as its tests
# counts as one failure, and the next step is run all the same.
#   bash tests/run.sh              quickstart release format: every test once, with the compiler that it is shipped with
#   bash tests/run.sh all          and with sanitizers (asan: with the fuzzers; tsan: tests with threads), and clang-tidy
#   bash tests/run.sh asan tidy    only these steps
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. tests/packages.sh

passed=0 failed=0 skipped=0
jobs=$(nproc)
export CTEST_PARALLEL_LEVEL=$jobs
export CCACHE_BASEDIR=$PWD # so that the consumers find in the cache what the release build has compiled

heading() { printf '\n== %s (%d s)\n' "$1" $SECONDS; }

fail() {
  echo "FAILED: $1"
  failed=$((failed + 1))
}

# check NAME COMMAND...: one test that is a command.
check() {
  local name=$1
  shift
  heading "$name"
  "$@" | tee build/output.log
  if [ "${PIPESTATUS[0]}" -eq 0 ]; then passed=$((passed + 1)); else fail "$name"; fi
  no_warnings "$name"
}

# The release build does not stop at a warning, since other compilers have others; here it must have none all the same.
no_warnings() { ! grep -q ' warning: ' build/output.log || fail "$1 has warnings"; }

# suite PRESET [CMAKE ARGUMENT...]: configures, builds, runs the tests, and adds up what ctest wrote about them.
suite() {
  local preset=$1 results=build/$1/results.xml
  heading "$preset: build"
  rm -f "$results"
  cmake --preset "$@" >build/configure.log 2>&1 || { cat build/configure.log; fail "$preset does not configure"; return; }
  cmake --build --preset "$preset" --parallel "$jobs" -- -k 0 2>&1 | tee build/output.log
  [ "${PIPESTATUS[0]}" -eq 0 ] || fail "$preset does not build"
  no_warnings "$preset"
  heading "$preset: test"
  ctest --preset "$preset" --output-junit "$PWD/$results" | grep -v ' Passed  *[0-9.]* sec$'
  [ -s "$results" ] || { fail "$preset has no results"; return; }
  local tests failures disabled skips
  tests=$(attribute tests "$results") failures=$(attribute failures "$results")
  disabled=$(attribute disabled "$results") skips=$(attribute skipped "$results")
  [ "$tests" -gt 0 ] || fail "$preset has no tests"
  passed=$((passed + tests - failures - disabled - skips))
  failed=$((failed + failures))
  skipped=$((skipped + disabled + skips))
}

attribute() { sed -n "s/^[[:space:]]*$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

mkdir -p build
steps=${*:-quickstart release format}
[ "$steps" != all ] || steps="quickstart release format asan tsan tidy"
for step in $steps; do
  if [ "$step" != quickstart ]; then # the quickstart installs for itself, and less
    install_missing "${packages_to_build[@]}" "${packages_to_test[@]}" || { fail "the packages"; break; }
  fi
  case $step in
    quickstart) check quickstart bash examples/quickstart.sh ;;
    release) suite release -DLICET_BENCH=ON ;;
    asan) suite asan ;;
    tsan) suite tsan ;;
    format | tidy) check "$step" bash tests/lint.sh "$step" ;;
    *) fail "there is no step '$step'" ;;
  esac
done

heading "done"
[ $skipped -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
