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
from fractions import Fraction

import as_text
import language

HERE = pathlib.Path(__file__).resolve().parent
MODEL = pathlib.Path(os.environ.get("LICET_MODEL") or HERE.parents[1] / ".." / "shared" / "oracle")
CHUNK = 100


def load_model():
    sys.path.insert(0, str(MODEL))
    sys.dont_write_bytecode = True
    import reference
    if not hasattr(reference, "extended"):
        reference.extended = True
        language.extend(reference)
    return reference


# ---------------------------------------------------------------- one form for both decisions
def plain(cause):
    """The engine names errors, and acts that only a duty speaks of, in its own way."""
    if cause[0] == "error":
        return ["error"]
    if cause[0] == "reference":                                          # whatever it was asked about
        cause = cause[:2]
    parts = [part if isinstance(part, str) else json.dumps(part, default=str) for part in cause]
    return [re.sub(r"^duty:([^:]*):.*$", r"duty:\1", part, flags=re.S) for part in parts]


def unique(rows):
    return sorted({json.dumps(r): r for r in rows}.values(), key=json.dumps)


def licence(text):
    who, *advance = ast.literal_eval(text)
    if isinstance(who, dict):
        who = who["person"] if isinstance(who["person"], str) else "a person"
    name = "someone" if who is None else who
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
    """The same form: duties that have not arisen are not listed by the model, and some that were asked for are by the engine."""
    out = dict(d)
    for name in ("missing", "presumed"):
        out[name] = unique(plain(["presumed"] + m)[1:] if name == "presumed" else plain(m) for m in d.get(name, []))
    for name in ("conflicts", "needs", "provided"):
        out[name] = unique(d.get(name, []))
    out["provided"] = unique(p[:2] + plain(p[2:]) if p[0] == "condition" else p for p in out["provided"])
    for name in ("decisive", "pending"):
        out[name] = sorted(d.get(name, []))
    arisen = [x for x in d.get("duties", []) if x["status"] != ["not_arisen"]]
    out["duties"] = unique({**x, "missing": unique(plain(m) for m in x["missing"])} for x in arisen)
    return out


def differences(model, engine):
    if "wrong" in engine:
        return [f"the engine: {engine['wrong']}"]
    engine = from_engine(engine)
    return [f"{k}: model {json.dumps(model[k])}, engine {json.dumps(engine.get(k))}" for k in model if model[k] != engine.get(k)]


# ---------------------------------------------------------------- running both
def read(line):
    return json.loads(line, parse_float=Fraction)


def ask_engine(engine, pairs):
    lines = "".join(json.dumps(pair) + "\n" for pair in pairs)
    out = subprocess.run([engine], input=lines, capture_output=True, text=True, timeout=600, check=False)
    answers = [read(line) for line in out.stdout.splitlines()]
    if len(answers) != len(pairs):
        raise RuntimeError(f"the engine answered {len(answers)} of {len(pairs)} pairs, status {out.returncode}: {out.stderr[-400:]}")
    return answers


def compare(engine, named):
    """The judge alone: the abstract syntax is what it is given."""
    reference = load_model()
    found = []
    answers = ask_engine(engine, [{"program": p, "case": c} for _, p, c in named])
    for (name, program, case), answer in zip(named, answers):
        wrong = differences(from_model(reference.decide(program, case)), answer)
        if wrong:
            found.append((name, wrong))
    return found


def compare_texts(engine, named):
    """Everything from the parser to the judge: the same pairs as texts."""
    reference = load_model()
    found = []
    texts = [as_text.written(p, c) for _, p, c in named]
    answers = ask_engine(engine, [{"policy": policy, "case": case} for policy, case, _ in texts])
    for (name, _, case), (policy, _, said), answer in zip(named, texts, answers):
        wrong = differences(from_model(reference.decide(said, case)), read(as_text.names(json.dumps(answer, default=str))))
        if wrong:
            found.append((name + " as text", wrong))
    return found


def long_log(seed):
    """A pair in which more happened: the events of several cases, one after the other."""
    import gen
    program, case = gen.pair(seed)
    more = gen.Gen(-seed - 1)
    for _ in range(4):
        case["events"] += more.case(program)["events"]
    for k, event in enumerate(case["events"]):
        event["id"] = f"e{k}"
        if "at" in event:
            event["at"] = k
    return program, case


def chunk(how, logs, engine, first, count):
    load_model()
    import gen
    pair = long_log if logs else gen.pair
    return how(engine, [(f"{'log' if logs else 'pair'} {seed}", *pair(seed)) for seed in range(first, first + count)])


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


# ---------------------------------------------------------------- policies as they are shipped
def model_duties(reference, program, case, asked):
    """Of a person, owed to somebody, or of one rule: the model lists those of the one who is asked about, so each is."""
    out = []
    if "rule" in asked:                                                 # also of a text that speaks only when asked for
        case = {**case, "under": next(r["in"] for r in program["rules"] if r["id"] == asked["rule"])}
    for who in case["entities"]:
        judge = reference.Judge(program, {**case, "ask": {"may": None, "by": who}})
        out += reference.duties(judge, named="rule" in asked)
    out = [{"key": key(d["key"]), "status": d["status"], "missing": unique(plain(m) for m in d["missing"])} for d in out]
    rules = {r["id"]: r for r in program["rules"]}

    def owed(d):
        """`to the ROLE` is owed to whoever holds it."""
        to = rules[d["key"][0]].get("to")
        the = [w["the"] for w in (to if isinstance(to, list) else [to]) if isinstance(w, dict) and "the" in w]
        return asked["to"] == d["key"][3] or any(judge.isa(asked["to"], role, case["on"]) is not False for role in the)

    def borne(d):
        """By whoever it is when nobody knows; a duty of nobody in particular is no duty of anybody."""
        rule = rules[d["key"][0]]
        return d["key"][2] == asked["of"] or d["key"][2] == "?" and (rule["modal"].endswith("not") or "whose" not in rule)
    return unique(d for d in out if asked.get("rule", d["key"][0]) == d["key"][0] and ("to" not in asked or owed(d)) and ("of" not in asked or borne(d)))


def model_truth(reference, program, case, expression):
    """Under every open reading that it hangs on; known where it is the same under all."""
    leaves, todo, split = [], [dict(case.get("readings", {}))], set()
    while todo:
        chosen = todo.pop(0)
        judge = reference.Judge(program, {**case, "readings": chosen})
        value = judge.ev(expression, {"day": case["on"]})
        why = value.why if reference.is_u(value) else set()
        open_ = [r for r in program["readings"] if ("reading", r) in why and r not in chosen]
        if open_:
            split.add(open_[0])
            todo += [{**chosen, open_[0]: o} for o in program["readings"][open_[0]]]
        else:
            leaves.append(value)
    if all(not reference.is_u(v) and v == leaves[0] for v in leaves):
        return {"value": leaves[0], "missing": []}
    differ = any(not reference.is_u(v) for v in leaves)
    why = {w for v in leaves if reference.is_u(v) for w in v.why} | {("reading", r) for r in (split if differ else ())}
    return {"value": "unknown", "missing": unique(plain(list(w)) for w in why)}


def question(reference, program, line):
    """What is different between model and engine about one line that the engine wrote."""
    case = line.get("case")
    if "wrong" in line:
        return [f"the engine: {line['wrong']}"]
    if "decision" in line:
        return differences(from_model(reference.decide(program, case)), line["decision"])
    if "duties" in line:
        model = model_duties(reference, program, case, line["duties"]["asked"])
        engine = from_engine(line["duties"])["duties"]
        return [f"duties: model only {json.dumps([d for d in model if d not in engine])}, engine only "
                f"{json.dumps([d for d in engine if d not in model])}"] if model != engine else []
    model, engine = model_truth(reference, program, case, line["is"]), line["truth"]
    engine = {"value": engine["value"], "missing": unique(plain(m) for m in engine["missing"])}
    model["missing"] = model["missing"] if engine["value"] == "unknown" else []
    return [f"truth: model {json.dumps(model, default=str)}, engine {json.dumps(engine, default=str)}"] if model != engine else []


def answered(program_and_line):
    program, line = program_and_line
    reference = load_model()
    sys.setrecursionlimit(20000)
    try:
        return question(reference, program, line)
    except NotImplementedError:
        return None


def scenarios(engine, paths, jobs, at_most):
    """Every question of every scenario: dumped as the engine understood it, and answered by both."""
    load_model()
    out = subprocess.run([engine, *paths], capture_output=True, text=True, timeout=600, check=False)
    if out.returncode not in (0, 3):
        raise RuntimeError(f"the engine ended with {out.returncode}: {out.stderr[-400:]}")
    program, lines = None, []
    for text in out.stdout.splitlines():
        line = read(text)
        if "program" in line:
            program = line["program"]
        else:
            lines.append((program, line))
    chosen = [lines[k * len(lines) // at_most] for k in range(at_most)] if at_most < len(lines) else lines
    if len(chosen) < len(lines):
        print(f"{len(chosen)} of {len(lines)} questions are asked (without --at-most all are)")
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        wrong = list(pool.map(answered, chosen, chunksize=4))
    found = [(line["where"], w) for (_, line), w in zip(chosen, wrong) if w]
    left_out = wrong.count(None)
    if left_out:
        print(f"{left_out} questions are left out: the model has no word for them")
    return found, len(chosen) - left_out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--examples", action="store_true")
    parser.add_argument("--scenarios", nargs="+", default=[], metavar="PATH")
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--texts", action="store_true", help="the pairs as texts, through parser and checker too")
    parser.add_argument("--logs", action="store_true", help="the pairs with long logs of events")
    parser.add_argument("--at-most", type=int, default=10**9, metavar="N", help="questions of scenarios, spread evenly over all")
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
    if options.scenarios:
        more, count = scenarios(options.engine, options.scenarios, options.jobs, options.at_most)
        found, ran = found + more, ran + count
    starts = range(options.first, options.first + options.pairs, CHUNK)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        sizes = [min(CHUNK, options.first + options.pairs - s) for s in starts]
        for part in pool.map(chunk, [compare_texts if options.texts else compare] * len(starts), [options.logs] * len(starts), [options.engine] * len(starts), starts, sizes):
            found += part
    ran += options.pairs
    for name, wrong in found[:options.show]:
        print(f"{name}:\n  " + "\n  ".join(w[:700] for w in wrong))
    print(f"{ran} decisions compared, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
