#!/usr/bin/env python3
"""The judge against the executable model: the same program and case to both, every part of the two decisions compared.

    compare.py --engine PATH [--examples] [--pairs N] [--first SEED] [--jobs N] [--show N]

The folder of the model is taken from LICET_MODEL, else ../shared/oracle beside the repository. Without it: status 77, skipped.
"""
import argparse
import ast
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODEL = pathlib.Path(os.environ.get("LICET_MODEL") or HERE.parents[1] / ".." / "shared" / "oracle")
CHUNK = 100


def load_model():
    sys.path.insert(0, str(MODEL))
    sys.dont_write_bytecode = True
    import reference
    mend(reference)
    return reference


# ---------------------------------------------------------------- where the language says more, or something else
def mend(reference):
    """Two things in which the language is more exact than the model."""
    if hasattr(reference, "mended"):
        return
    reference.mended = True
    judge = reference.Judge
    model_acts_of, model_instances = judge.acts_of, judge.make_instances

    def acts_of(self, i, pattern, t):
        """An event does not discharge, or break, the duty of which it is itself the cause, under any description."""
        own = self.root(i["cause"]["id"])
        return ((f, v) for f, v in model_acts_of(self, i, pattern, t) if f["id"] != own)

    def make_instances(self, r, t):
        """Where each of several is owed an act, it is known of each act to whom it is."""
        for i in model_instances(self, r, t):
            if i["to"] is not None:
                old, new = i["shadow"]["id"], i["shadow"]["id"] + ":" + i["to"]
                i["shadow"] = self.objects[new] = {**i["shadow"], "id": new, "to": i["to"]}
                i["env"] = {k: new if v == old else v for k, v in i["env"].items()}
            yield i
    judge.acts_of, judge.make_instances = acts_of, make_instances


def with_idle_days(case):
    """Days on which nothing happens are days too: an `unless` that holds on one lets a duty go. The model looks only at days
    with events, so it gets an event of no consequence on every day."""
    days = [{"id": f"idle{d}", "on": d, "act": "idle", "by": "nobody"} for d in range(0, case["on"] + 1)]
    return {**case, "events": case.get("events", []) + days}


def with_counterparty_in_pattern(program):
    """A duty towards a holder of a role is discharged only by an act towards one. (The model leaves `to` out of the discharge.)"""
    def rule(r):
        if r["modal"] in ("must", "should") and isinstance(r.get("to"), str) and not r.get("after"):
            agrees = ["isa", ["get", ["var", "act"], "to"], r["to"]]
            return {**r, "such": ["and", r["such"], agrees] if "such" in r else agrees}
        return r
    return {**program, "rules": [rule(r) for r in program["rules"]]}


# ---------------------------------------------------------------- one form for both decisions
def plain(cause):
    """The engine names errors, and acts that only a duty speaks of, in its own way."""
    if cause[0] == "error":
        return ["error"]
    return [re.sub(r"^duty:([^:]*):.*$", r"duty:\1", str(part), flags=re.S) for part in cause]


def unique(rows):
    return sorted({json.dumps(r): r for r in rows}.values(), key=json.dumps)


def licence(text):
    who, *advance = ast.literal_eval(text)
    name = "someone" if who is None else who["person"] if isinstance(who, dict) else who
    return name + (" in advance" if advance == [True] else "")


def key(parts):
    """An unknown bearer is `?` in the names of breaches too."""
    return [re.sub(r"U\[.*?\](?=:)", "?", part, flags=re.S) for part in parts]


def from_model(d):
    provided = []
    for p in d["provided"]:
        provided.append(["condition", p[1]] + plain(p[2:]) if p[0] == "condition" else key(p))
    return {"verdict": d["verdict"], "possible": d["possible"], "missing": unique(plain(m) for m in d["missing"]),
            "decisive": sorted(d["decisive"]), "pending": sorted(d["pending"]), "conflicts": unique(list(c) for c in d["conflicts"]),
            "readings": d["readings"], "instruments": d["instruments"], "needs": unique([r, licence(a)] for r, a in d["needs"]),
            "presumed": unique(plain(["presumed"] + p)[1:] for p in d["presumed"]),
            "duties": unique({"key": key(x["key"]), "status": x["status"], "missing": unique(plain(m) for m in x["missing"])} for x in d["duties"]),
            "provided": unique(provided)}


def from_engine(d):
    for name in ("missing", "decisive", "pending", "conflicts", "needs", "presumed", "duties", "provided"):
        d[name] = unique(d[name]) if name not in ("decisive", "pending") else sorted(d[name])
    for x in d["duties"]:
        x["missing"] = unique(x["missing"])
    return d


def differences(model, engine):
    if "wrong" in engine:
        return [f"the engine: {engine['wrong']}"]
    return [f"{k}: model {json.dumps(model[k])}, engine {json.dumps(engine.get(k))}" for k in model if model[k] != engine.get(k)]


# ---------------------------------------------------------------- running both
def ask_engine(engine, pairs):
    lines = "".join(json.dumps({"program": p, "case": c}) + "\n" for p, c in pairs)
    out = subprocess.run([engine], input=lines, capture_output=True, text=True, timeout=600, check=False)
    answers = [json.loads(line) for line in out.stdout.splitlines()]
    if len(answers) != len(pairs):
        raise RuntimeError(f"the engine answered {len(answers)} of {len(pairs)} pairs, status {out.returncode}: {out.stderr[-400:]}")
    return answers


def compare(engine, named):
    reference = load_model()
    found = []
    answers = ask_engine(engine, [(p, c) for _, p, c in named])
    for (name, program, case), answer in zip(named, answers):
        model = from_model(reference.decide(with_counterparty_in_pattern(program), with_idle_days(case)))
        wrong = differences(model, from_engine(answer) if "wrong" not in answer else answer)
        if wrong:
            found.append((name, wrong))
    return found


def chunk(engine, first, count):
    load_model()
    import gen
    return compare(engine, [(f"pair {seed}", *gen.pair(seed)) for seed in range(first, first + count)])


def examples(engine):
    """The worked examples run when their file is imported; what they ask the model is caught on the way."""
    reference = load_model()
    asked, original = [], reference.decide

    def decide(program, case, cap=reference.READING_CAP):
        asked.append(json.loads(json.dumps((program, case))))
        return original(program, case, cap)
    reference.decide = decide
    import examples as worked
    reference.decide = original
    if worked.fails:
        raise RuntimeError(f"the model does not agree with its own examples: {worked.fails}")
    return compare(engine, [(f"example {n}", p, c) for n, (p, c) in enumerate(asked, 1)]), len(asked)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--examples", action="store_true")
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    if not (MODEL / "reference.py").is_file():
        print(f"skipped: there is no model at {MODEL} (set LICET_MODEL to its folder)")
        return 77
    found, ran = [], 0
    if options.examples:
        found, ran = examples(options.engine)
    starts = range(options.first, options.first + options.pairs, CHUNK)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        sizes = [min(CHUNK, options.first + options.pairs - s) for s in starts]
        for part in pool.map(chunk, [options.engine] * len(starts), starts, sizes):
            found += part
    ran += options.pairs
    for name, wrong in found[:options.show]:
        print(f"{name}:\n  " + "\n  ".join(w[:700] for w in wrong))
    print(f"{ran} decisions compared, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
