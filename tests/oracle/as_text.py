"""Programs and cases of the model's generator as somebody would write them: policies in the language, cases in JSON.

`written(program, case)` gives (policy, case, program): the texts, and the program that they say (a few things that the model
can say and the surface cannot are taken out of it). `names(answer)` turns names in an answer back into those of the model.
"""
import datetime
import json
import re

FIRST = datetime.date(2024, 1, 1)
ACTS = {"act": "deed"}                                                   # `act` is a word of the language
FIELDS = ["graded : yes | no", "ok : yes | no", "late : yes | no", "open : yes | no = no", "kind : Kind", "value : Money",
          "to : Being", "boss : Being", "list : set of Being"]
WHO = ["ann", "bob", "cy"]


def day(n):
    return (FIRST + datetime.timedelta(days=n)).isoformat()


def text_name(instrument):
    return "text_" + instrument.lower()


def act_name(act):
    return ACTS.get(act, act)


def sayable(program):
    """A text has a first day, or a latest first day, not both, and does not end before it begins; a policy names no person of
    a case; deadlines, and what an act must be such as, are said of duties alone."""
    program = json.loads(json.dumps(program))
    for d in program["instruments"].values():
        for exact, bound in (("from", "from_latest"), ("until", "until_earliest")):
            if bound in d:
                d.pop(exact, None)
        if "until" in d and d["until"] < d.get("from", d.get("from_latest", 0)):
            del d["until"]
        if "until_earliest" in d and d["until_earliest"] < d.get("from", d.get("from_latest", 0)):
            del d["until_earliest"]

    def anybody(e):
        if isinstance(e, list) and e[:1] == ["authorised"] and isinstance(e[1], dict):
            return ["authorised", None, *e[2:]]
        return [anybody(x) for x in e] if isinstance(e, list) else e
    for r in program["rules"]:
        if "unless" in r:
            r["unless"] = anybody(r["unless"])
        if r["modal"] not in ("must", "should"):
            for key in ("within", "before_day", "before_act", "broken_by"):
                r.pop(key, None)
            such = r.pop("such", None)
            if such and r["modal"] in ("must not", "should not"):
                r["if"] = ["and", r["if"], such] if "if" in r else such
    return program


class Writer:
    def __init__(self, program):
        self.p = program

    # ---- expressions. `kinds` tells of each variable whether it is an act or a person
    def value(self, e, kinds):
        if e[0] == "var":
            return "this" if e[1] == "act" else e[1]
        base, field = self.value(e[1], kinds), e[2]
        return f"{base}.actor" if field == "by" else f"{base}.{field}"

    def kind(self, e, kinds):
        return kinds[e[1]] if e[0] == "var" else "person"

    def person(self, who, condition):
        return f"some p in Being has (p.name is is_{who} and {condition})"

    def expr(self, e, kinds):
        op, part = e[0], (lambda x: self.expr(x, kinds))
        if op == "get":
            return self.value(e, kinds)
        if op in ("and", "or"):
            return ("all" if op == "and" else "any") + " of (" + ", ".join(map(part, e[1:])) + ")"
        if op == "not":
            return f"(not ({part(e[1])}))"
        if op == "atleast":
            return f"at least {e[1]} of (" + ", ".join(map(part, e[2:])) + ")"
        if op == "eq":
            return f"({self.value(e[1], kinds)} is {e[2]})"
        if op == "lt":
            (currency, amount), = e[1].items()
            return f"({self.value(e[2], kinds)} more than {currency} {amount})"
        if op == "isa":
            return f"({self.value(e[1], kinds)} is a {e[2]})"
        if op in ("judge", "term"):
            return f"{e[1]}_{self.kind(e[2], kinds)}({self.value(e[2], kinds)})"
        if op == "reading":
            return f"({e[1]} is option_{e[2]})"
        if op == "ref":
            return f"{e[1]}()"
        if op == "under":
            at = self.value(e[1], kinds)
            if self.kind(e[1], kinds) == "person":
                return self.person(e[2], f"{at} under p via boss")
            return self.person(e[2], f"any of ({at}.boss is p, {at}.boss under p via boss)")
        if op in ("some", "every") and e[2][0] == "events":
            return f"happened({act_name(e[2][1])}" + ("" if e[3] is True else " { ok: yes }") + ")"
        if op in ("some", "every"):
            return f"({op} {e[1]} in {self.value(e[2], kinds)} has ({self.value(e[3], kinds)}))"
        if op == "authorised":
            return "authorised " + ("in advance " if e[2] else "") + "by " + (e[1] or "someone")
        raise ValueError(f"no surface for {e}")

    # ---- declarations
    def vocabulary(self):
        p, out = self.p, []
        out += ["type Kind = cash | book | trip", "type Name = is_ann | is_bob | is_cy", "role Being", "  name : Name"]
        out += ["  " + f for f in FIELDS]
        for r, d in p["roles"].items():
            out.append(f"role {r} is a {(d.get('isa') or ['Being'])[0]}" + (" means a Staff with (graded)" if "means" in d else ""))
        out += ["act anything by Being"] + ["  " + f for f in FIELDS]
        for a, d in p["acts"].items():
            out.append(("power" if d.get("power") else "act") + f" {act_name(a)} is a {act_name((d.get('isa') or ['anything'])[0])}")
        for j, d in p["judgments"].items():
            for kind, type_ in (("act", "anything"), ("person", "Being")):
                out += [f"judgment {j}_{kind}(x: {type_})", f"  by {'a ' + d['by'] if 'by' in d else 'someone'}", f'  ask "Is {{x}} {j}?"']
                if "presumed" in d:
                    out.append("  presumed " + ("yes" if d["presumed"] else "no"))
        for q, options in p["readings"].items():
            out += [f"reading {q}", f'  "How is {q} read?"', "  options " + " | ".join("option_" + o for o in options)]
        for c in p["counts_as"]:
            out.append(self.counts_as(c))
        return "\n".join(out) + "\n"

    def terms(self):
        out = []
        for t, d in self.p["terms"].items():
            for kind, type_ in (("act", "anything"), ("person", "Being")):
                out += [f"term {t}_{kind}(x: {type_})", "  means " + self.expr(d["body"], {"x": kind})]
        return "\n".join(out) + "\n"

    def counts_as(self, c):
        kinds = {"act": "act", "actor": "person"}
        out = act_name(c["from"]) + (f" by {c['bearer']}" if "bearer" in c else "") + f" counts as {act_name(c['to'])}"
        if "with" in c:
            out += " { " + ", ".join(f"{f}: {self.value(e, kinds)}" for f, e in c["with"].items()) + " }"
        if "by" in c:
            out += " by " + self.value(c["by"], kinds)
        return out + (" if " + self.expr(c["if"], kinds) if "if" in c else "")

    def instrument(self, name):
        d = self.p["instruments"][name]
        out = ["use vocabulary", f"instrument {text_name(name)}", f"  status {d['status']}"]
        begin = f"from at latest {day(d['from_latest'])}" if "from_latest" in d else f"from {day(d['from'])}"
        end = f" until at earliest {day(d['until_earliest'])}" if "until_earliest" in d else f" until {day(d['until'])}" if "until" in d else ""
        out.append("  in force " + begin + end)
        for old in d.get("replaces", []):
            out.append("  replaces " + (text_name(old) if old in self.p["instruments"] else old))
        out += ["  relies on elsewhere", "  outline 10..19"]
        if name == next(iter(self.p["instruments"])):                      # a vocabulary can rely on nothing that is not loaded
            out.append(self.terms())
        return "\n".join(out + [self.rule(r) for r in self.p["rules"] if r["in"] == name]) + "\n"

    def rule(self, r):
        kinds, out = {"act": "act", "actor": "person", "v": "act"}, f"rule {r['id']} [{r['cites'][0]}]\n  "
        after = r.get("after")
        if after:
            trigger = f"breach of {after['breach']}" if "breach" in after else act_name(after["event"])
            who = self.value(r.get("who", ["get", ["var", "v"], "by"]), kinds)
            conditions = [f"{who} is a {r['bearer']}"] + ([self.expr(after["if"], kinds)] if "if" in after else [])
            out += f"after {trigger} as v if all of ({', '.join(conditions)}),\n  {who}" if len(conditions) > 1 else f"after {trigger} as v if {conditions[0]},\n  {who}"
        else:
            out += f"a {r['bearer']}"
        out += f" {r['modal']} {act_name(r['act'])}"
        to = r.get("to")
        out += f" to every {to['all']}" if isinstance(to, dict) else f" to a {to}" if to else ""
        for key in ("if", "unless"):
            out += f"\n  {key} {self.expr(r[key], kinds)}" if key in r else ""
        out += f"\n  within {r['within']} days" if "within" in r else ""
        out += f"\n  before {day(r['before_day'])}" if "before_day" in r else ""
        out += f"\n  before {act_name(r['before_act']['act'])}" if "before_act" in r else ""
        out += f"\n  broken by {act_name(r['broken_by']['act'])}" if "broken_by" in r else ""
        out += f"\n  such that {self.expr(r['such'], kinds)}" if "such" in r else ""
        for key, words in (("notwithstanding", "notwithstanding"), ("subject_to", "subject to"), ("applies", "applies")):
            out += f"\n  {words} {', '.join(r[key])}" if r.get(key) else ""
        return out


def case_text(program, case):
    def value(v):
        return {"none": True} if v == "none" else v

    def fields(thing, besides):
        return {f: value(v) for f, v in thing.items() if f not in besides}

    def kind(of):
        return "person" if of in WHO else "act"
    things = {*WHO, "ask", *[e["id"] for e in case["events"]]}
    out = {"on": day(case["on"]), "ordered": case["ordered"], "entities": {}, "events": [], "findings": [], "doubts": [], "authorisations": []}
    for who, e in case["entities"].items():
        entity = {"is": e["is"] or ["Being"], "with": {**fields(e, ("is", "open_roles")), "name": "is_" + who}}
        if "open_roles" in e:
            entity["open"] = e["open_roles"]
        out["entities"][who] = entity
    for e in case["events"]:
        event = {"id": e["id"], "on": day(e["on"]), "act": act_name(e["act"]), "by": e["by"], "with": fields(e, ("id", "on", "at", "perhaps", "act", "by"))}
        if "at" in e:
            event["at"] = f"00:{e['at']:02}"
        if e.get("perhaps"):
            event["perhaps"] = True
        out["events"].append(event)
    for f in case["findings"]:
        if f["of"][0] in things:
            out["findings"].append({"judgment": f"{f['judgment']}_{kind(f['of'][0])}", "of": f["of"], "answer": f["answer"]})
    for d in case["doubts"]:
        if d["of"][0] in things:
            out["doubts"].append({"judgment": f"{d['judgment']}_{kind(d['of'][0])}", "of": d["of"]})
    for given, key in ((True, "authorisations"), (False, "no_authorisations")):
        for a in case.get(key, []):
            own = {k: a[k] for k in ("for", "by", "under") if k in a}
            if "of" in a:
                own["of"] = act_name(a["of"])
            if "on" in a:
                own["on"] = day(a["on"])
            out["authorisations"].append({**own, "given": given})
    out["readings"] = {q: "option_" + o for q, o in case["readings"].items()}
    ask = case["ask"]
    out["ask"] = {"may": act_name(ask["may"]), "by": ask["by"], "with": {f: value(v) for f, v in ask["with"].items()}, "as": "ask"}
    return out


def written(program, case):
    program = sayable(program)
    writer = Writer(program)
    policy = writer.vocabulary() + "".join(f"-- file {text_name(i)}.licet\n" + writer.instrument(i) for i in program["instruments"])
    return policy, json.dumps(case_text(program, case)), program


def names(answer):
    """Names of the texts, as the model has them."""
    answer = re.sub(r'"text_([ijk])"', lambda m: '"' + m[1].upper() + '"', answer)
    answer = re.sub(r'"(fair|modest|risky)_(act|person)"', r'"\1"', answer)
    answer = re.sub(r'"option_([abc])"', r'"\1"', answer)
    return re.sub(r"~(\w+) counts as (\w+)", lambda m: "~" + ">".join("act" if a == "deed" else a for a in m.groups()), answer)
