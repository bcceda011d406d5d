"""What the language has and the model leaves out, in the manner of the model: `extend(reference)` puts it in its place.

The abstract syntax of the model, with these additions (README.md lists them): states, calendar arithmetic, sets and sums, terms
by cases, open lists, patterns, every kind of bearer and counterparty, several periods and editions, pauses, questions about
refraining and about a truth. Written from LANGUAGE.md, one method for each, so that it can be read beside it.
"""
import calendar
import datetime
import json
import re
import types
from fractions import Fraction

EPOCH = datetime.date(1970, 1, 1).toordinal()
SMALL = 40                                                              # days that are looked at one by one
FLIPPED = {"must": "PROHIBITED", "should": "DISCOURAGED", "may": "PERMITTED", "need not": "PERMITTED"}


def later(day, months, days):
    """Months first, clamped to the end of the month, then days. None outside the years 1 to 9999."""
    try:
        d = datetime.date.fromordinal(day + EPOCH)
        month = d.year * 12 + d.month - 1 + months
        y, m = divmod(month, 12)
        d = datetime.date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))
        return datetime.date.fromordinal(d.toordinal() + days).toordinal() - EPOCH
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def exact(value):
    """Whole numbers are whole however they came about."""
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def is_number(value):
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def is_length(value):
    return isinstance(value, dict) and "months" in value


def extend(R):
    unknown, is_u, join, k_and, k_or, k_not, truth = R.unknown, R.is_u, R.join, R.k_and, R.k_or, R.k_not, R.truth
    NONE, LATEST, BANS = R.NONE, R.LATEST, R.BANS
    Model = R.Judge
    BANNED = {"must": "must not", "should": "should not"}

    def error(*what):
        return unknown("error", *what)

    class Whoever:
        """Who has to wait for what somebody, whom the text does not name, must do first: everybody."""
        def __eq__(self, other):
            return True

        def __hash__(self):
            return 0

    class Judge(Model):
        def __init__(self, program, case, extra_event=None):
            super().__init__(program, case, extra_event)
            for other in case.get("others", []):
                self.objects[other["id"]] = {**other, "at": LATEST}
            self.refrains = bool((case.get("ask") or {}).get("refrain"))
            self.mentions_today = {}
            self.forbids_everybody = False

        # ---- things ------------------------------------------------------------------------------------------------
        def isa(self, who, role, day):
            """Acts and breaches hold no roles. A role that may be held, from a day or until one, is unknown then."""
            if role is None or is_u(who):
                return who if role is not None else True
            if not isinstance(who, str) or who not in self.c.get("entities", {}):
                return False
            if self.c["entities"][who].get("open_roles") is None:
                return self.cached(("isa", who, role, day), lambda: super(Judge, self).isa(who, role, day))
            person = self.objects[who]
            open_ = person.get("open_roles", [])
            if open_ is not True and any(isinstance(h, dict) for h in open_):
                open_ = [h["role"] if isinstance(h, dict) else h for h in open_
                         if not isinstance(h, dict) or h.get("from", -LATEST) <= day <= h.get("until", LATEST)]
                self.objects[who] = {**person, "open_roles": open_}
                held = super().isa(who, role, day)
                self.objects[who] = person
                return held
            return super().isa(who, role, day)

        def declared(self, base, field):
            """The declaration of a field that this thing has: its act's, or that of a role it holds."""
            whole = self.p["fields"].get(field, {})
            if "of" not in whole:
                return whole
            thing, of = self.objects[base], whole["of"]
            if "act" in thing:
                return of.get("act " + str(thing["act"]), {})
            held = [h["role"] if isinstance(h, dict) else h for h in thing.get("is", [])]
            here = [of["role " + r] for r in held if "role " + r in of]
            return next((d for d in here if "default" in d), here[0] if here else {})

        def ev_get(self, args, env):
            base, field = self.ev(args[0], env), args[1]
            if is_u(base) or base == NONE:
                return base
            if not isinstance(base, str) or base not in self.objects:
                return error("no such thing")
            if "same_as" in self.objects[base] and field not in ("on", "by"):
                return self.ev_get([self.objects[base]["same_as"], field], env)
            value = self.objects[base].get(field)
            if isinstance(value, dict) and "unknown" in value:
                return unknown("fact", self.root(base), field)
            if isinstance(value, list) and value[:1] == ["error"]:
                return unknown("error", base, field)
            if value is None:
                declared = self.declared(base, field)
                value = declared.get("default")
                if value is not None and declared.get("presumed"):
                    if self.strictly:
                        value = None
                    elif not str(base).startswith("duty:"):
                        self.presumed.add(("field", self.root(base), field))
            return unknown("fact", self.objects[base].get("demanded", self.root(base)), field) if value is None else value

        def reach(self, x, act):
            """A general act that counts as a special one gains nothing the second time."""
            def from_(name):
                if act in self.up("acts", name):
                    return True
                return k_or([k_and([self.counts(c, x), from_(c["to"])]) for c in self.p.get("counts_as", [])
                             if not {"with", "by"} & set(c) and c["from"] in self.up("acts", name) and c["to"] not in self.up("acts", name)])
            return self.cached(("reach", x["id"], act), lambda: from_(x["act"]) if act in self.may_be(x["act"]) else False)

        def may_be(self, kind):
            """All that an act of this kind may fall under, conditions aside. What cannot is not looked at: what it counts as may
            hang on the very question."""
            def make():
                found, todo = set(), [kind]
                while todo:
                    new = self.up("acts", todo.pop()) - found
                    found |= new
                    todo += [c["to"] for c in self.p.get("counts_as", []) if c["from"] in new]
                return found
            return self.cached(("may be", kind), make) if kind else set()

        def relevant(self, act):
            return [e for e in self.events if act in self.may_be(e["act"])]

        # ---- values ------------------------------------------------------------------------------------------------
        def ev_today(self, args, env):
            return env["day"]

        def values(self, args, env):
            return [self.ev(a, env) for a in args]

        def ev_negate(self, args, env):
            a, = self.values(args, env)
            if is_u(a):
                return a
            if is_number(a):
                return -a
            return {k: -v for k, v in a.items()} if isinstance(a, dict) else error("kinds")

        def ev_add(self, args, env):
            xs = self.values(args, env)
            total = xs[0]
            for x in xs[1:]:
                total = join(total, x) or self.plus(total, x)
            return total

        @staticmethod
        def nothing(a, b):
            """The sum over nothing is nothing in any currency, and no time at all."""
            if is_number(a) and a == 0 and isinstance(b, dict):
                a = {k: 0 for k in b}
            if is_number(b) and b == 0 and isinstance(a, dict):
                b = {k: 0 for k in a}
            return a, b

        def plus(self, a, b):
            if NONE in (a, b):
                return error("none has no size")
            a, b = self.nothing(a, b)
            if is_length(a) and is_number(b) or is_length(b) and is_number(a):
                length, day = (a, b) if is_length(a) else (b, a)
                return self.shifted(length, day, 1)
            if isinstance(a, dict) and isinstance(b, dict):
                return {k: exact(a[k] + b[k]) for k in a} if set(a) == set(b) else error("currency")
            return exact(a + b) if is_number(a) and is_number(b) else error("kinds")

        def shifted(self, length, day, sign):
            if NONE in (length, day):
                return error("none has no size")
            moved = later(day, sign * length["months"], sign * length["days"])
            return error("date") if moved is None else moved

        def ev_shift(self, args, env):
            length, day = self.values(args[1:], env)
            return join(length, day) or self.shifted(length, day, 1 if args[0] == "after" else -1)

        def ev_multiply(self, args, env):
            xs = self.values(args, env)
            total = xs[0]
            for x in xs[1:]:
                if join(total, x):
                    total = join(total, x)
                elif NONE in (total, x):
                    total = error("none has no size")
                else:
                    number, other = (total, x) if is_number(total) else (x, total)
                    if not is_number(number):
                        total = error("kinds")
                    else:
                        total = {k: exact(number * v) for k, v in other.items()} if isinstance(other, dict) else exact(number * other)
            return total

        def ev_divide(self, args, env):
            a, b = self.values(args, env)
            if join(a, b):
                return join(a, b)
            if NONE in (a, b):
                return error("none has no size")
            if isinstance(b, dict):
                (cb, b), = b.items()
                if not isinstance(a, dict) or list(a) != [cb]:
                    return error("currency")
                a = a[cb]
            if b == 0:
                return error("division by zero")
            return {k: exact(Fraction(v) / b) for k, v in a.items()} if isinstance(a, dict) else exact(Fraction(a) / b)

        def ev_choose(self, args, env):
            """The value of the first case that holds; while that is open, known only if it is the same in all that may hold."""
            possible, why = [], []
            for condition, value in args:
                holds = truth(self.ev(condition, env))
                if holds is False:
                    continue
                possible.append(self.ev(value, env))
                why.append(holds)
                if holds is True:
                    break
            else:
                possible.append(error("no case holds"))
            if all(not is_u(v) and v == possible[0] for v in possible):
                return possible[0]
            return join(*why, *possible)

        def compare(self, a, b, op):
            a, b = (exact(x) for x in self.nothing(a, b)) if NONE not in (a, b) else (a, b)
            if NONE in (a, b):
                return super().compare(a, b, op)
            size = not op(1, 1)
            if is_length(a) and is_length(b):
                differ = {k: (a[k] > b[k]) - (a[k] < b[k]) for k in a}
                signs = set(differ.values()) - {0}
                if len(signs) > 1 and size:
                    return error("lengths")
                return op(0, -(signs.pop() if len(signs) == 1 else 0)) if size else not signs
            if is_number(a) and is_number(b):
                return op(a, b)
            if isinstance(a, str) and isinstance(b, str):
                if not size:
                    return self.root(a) == self.root(b)
                orders = {(t.index(a), t.index(b)) for t in self.p.get("types", []) if a in t and b in t}
                return op(*orders.pop()) if orders and len({x < y for x, y in orders}) == 1 else error("order")
            if isinstance(a, list) and isinstance(b, list):
                return {self.root(x) for x in a} == {self.root(x) for x in b} if not size else error("kinds")
            if isinstance(a, bool) and isinstance(b, bool):
                return a == b if not size else error("kinds")
            return super().compare(a, b, op)

        def ev_term(self, args, env):
            """Worked out once for its arguments, the day, and the events that are seen."""
            of = [tuple(a) if isinstance(a, list) else tuple(a.items()) if isinstance(a, dict) else a for a in self.values(args[1:], env)]
            key = ("term", args[0], *[(type(a).__name__, a) for a in of], env.get("day"), env.get("X"))
            return self.cached(key, lambda: super(Judge, self).ev_term(args, env))

        # ---- sets --------------------------------------------------------------------------------------------------
        def members(self, e, env):
            if isinstance(e, list) and e[0] == "set":
                values = self.values(e[1:], env)
                return join(*values) or [(x, True) for k, x in enumerate(values) if x not in values[:k]]
            if isinstance(e, list) and e[0] == "term":                  # what is open about each member stays open
                t, values = self.p["terms"][e[1]], self.values(e[2:], env)
                scope = {k: env[k] for k in ("day", "X") if k in env}
                return self.members(t["body"], {**scope, **dict(zip(t["params"], values))})
            if isinstance(e, list) and e[0] == "events":
                out = []
                for x in self.relevant(e[1]):
                    seen = self.before(x, self.objects[env["X"]]) if "X" in env else x["on"] <= env["day"]
                    out += [(y["id"], k_and([seen, self.holds(y), self.reach(y, e[1])])) for y in self.family(x)] if seen is not False else []
                return out
            return super().members(e, env)

        def as_value(self, e, env):
            xs = self.members(e, env)
            if is_u(xs):
                return xs
            return join(*[m for _, m in xs]) or [x for x, m in xs if m is not False]

        def ev_set(self, args, env):
            return self.as_value(["set", *args], env)

        def ev_all(self, args, env):
            return self.as_value(["all", *args], env)

        def ev_events(self, args, env):
            return self.as_value(["events", *args], env)

        def ev_in(self, args, env):
            a, xs = self.ev(args[0], env), self.members(args[1], env)
            return join(a, xs) or k_or([k_and([m, self.compare(a, x, lambda p, q: p == q) if NONE not in (a, x) else a == x]) for x, m in xs])

        def things(self, variable, in_, condition, env):
            """Each thing of a set once, with the descriptions under which it is there and the truth of each."""
            xs, out = self.members(in_, env), {}
            if is_u(xs):
                return xs
            for x, m in xs:
                inside = {**env, variable: x}
                out.setdefault(json.dumps(self.root(x), default=str), []).append((inside, k_and([m, self.ev(condition, inside)])))
            return list(out.values())

        def ev_count(self, args, env):
            things = self.things(args[0], args[1], args[2], env)
            if is_u(things):
                return things
            holds = [k_or([h for _, h in described]) for described in things]
            return join(*holds) or sum(h is True for h in holds)

        def ev_sum(self, args, env):
            things, total, open_ = self.things(args[0], args[1], args[2], env), 0, []
            if is_u(things):
                return things
            for described in things:
                holds = k_or([h for _, h in described])
                open_.append(holds)
                if holds is not True:
                    continue
                values = [self.ev(args[3], inside) for inside, h in described if h is not False]
                one = join(*values) or (values[0] if all(v == values[0] for v in values) else error("several values"))
                total = join(total, one) or self.plus(total, one)
            return join(*open_, total) or total

        def ev_under(self, args, env):
            a, b = self.ev(args[0], env), self.ev(args[1], env)
            seen = []
            while not is_u(a) and a not in seen and not is_u(b):
                seen.append(a)
                a = self.ev_get([a, args[2]], env)
                if not is_u(a) and a == b:
                    return True
            return join(a, b) or False

        # ---- who judges, and what other texts say ------------------------------------------------------------------
        def found(self, name, of, cause):
            if join(*of):
                return join(*of)
            of = [self.root(a) for a in of]
            answers = self.findings(name, of) - {None}
            if len(answers) > 1:
                return error("contradictory findings", name)
            return answers.pop() if answers else unknown(*cause, *of)

        def findings(self, name, of):
            return {f["answer"] for f in self.c.get("findings", []) if f["judgment"] == name and f["of"] == list(of)}

        def ev_ref(self, args, env):
            return self.found("reference " + args[0], self.values(args[1:], env), ("reference", args[0]))

        def ev_like(self, args, env):
            return self.found("like " + args[0], self.values(args[1:], env), ("like", args[0]))

        def ev_isact(self, args, env):
            a = self.ev(args[0], env)
            return a if is_u(a) else self.reach(self.objects[a], args[1]) if a in self.objects and "act" in self.objects[a] else False

        def ev_state(self, args, env):
            """Some event began it, and none that came after has ended it."""
            state, of = self.p["states"][args[0]], self.values(args[1:], env)

            def happened(occurrences):
                out = []
                for o in occurrences:
                    for x in self.relevant(o["event"]):
                        if x["on"] > env["day"]:
                            continue
                        seen = self.before(x, self.objects[env["X"]]) if "X" in env else True
                        for y in self.family(x):
                            here = {"v": y["id"], "act": y["id"], "actor": y["by"], "day": y["on"], "X": y["id"]}
                            same = [self.ev_eq([e, a], here) if not is_u(a) else join(a, self.ev(e, here)) for e, a in zip(o["for"], of)]
                            v = k_and([seen, self.holds(y), self.reach(y, o["event"]), *same, self.ev(o.get("if", True), here)])
                            if v is not False:
                                out.append((y, v))
                return out
            ends = happened(state["ends"])
            return k_or([k_and([v] + [k_not(k_and([w, self.before(s, e)])) for e, w in ends]) for s, v in happened(state["starts"])])

        # ---- authorisations ----------------------------------------------------------------------------------------
        def licence(self, args, env):
            who, advance = args[0], len(args) > 1 and args[1]
            rule, x = self.rules[env["rule"]], self.objects[env["act"]]
            own, given, absent = self.objects[self.root(x["id"])], [], []
            acts = self.up("acts", x["act"]) | self.up("acts", own["act"])
            person = self.ev(who["person"], env) if isinstance(who, dict) else None

            def is_person(by):
                return join(person) or by == person

            def fits(a):
                under, parts = a.get("under"), []
                if under is not None and under != rule["id"]:
                    if under in self.rules or under not in rule.get("cites", []):
                        return False
                if a.get("of", x["act"]) not in acts or a.get("of_act", own["id"]) != own["id"]:
                    return False
                if a.get("for") not in (None, own["by"]):
                    parts.append(join(x["by"]) or a["for"] == x["by"])
                for f, v in a.get("with", {}).items():
                    unsaid = isinstance(v, dict) and "unknown" in v
                    parts.append(unknown("authoriser", rule["id"]) if unsaid else self.ev_eq([["get", x["id"], f], v], {}))
                texts = {r["in"] for r in self.p["rules"] if R.licences(r) and under in r.get("cites", [])}
                if under is not None and under not in self.rules and len(texts) > 1:
                    parts.append(error("which paragraph", rule["id"]))
                return k_and(parts)
            for a in self.c.get("authorisations", []):
                if who is None:
                    answers = self.findings("competent", [a["id"]]) - {None}
                    by = answers.pop() if len(answers) == 1 else unknown("authoriser", rule["id"])
                elif "by" not in a:
                    by = unknown("authoriser", rule["id"])
                else:
                    by = is_person(a["by"]) if isinstance(who, dict) else self.isa(a["by"], who, a.get("on", x["on"]))
                until = x["on"] if advance else env.get("asof", max(self.now, x["on"]))
                given.append(k_and([fits(a), by, "on" not in a or a["on"] <= until]))
            for a in self.c.get("no_authorisations", []):
                by = a.get("by")
                if by is None or who is None:
                    same = True
                elif isinstance(who, dict):
                    same = False if by in self.p["roles"] else is_person(by)
                else:
                    same = by in self.up("roles", who) if by in self.p["roles"] else self.isa(by, who, x["on"])
                absent.append(k_and([fits(a), same]))
            given, absent = k_or(given), k_or(absent)
            chance = False if advance and self.now > x["on"] else k_not(absent)
            if given is not False and absent is not False:
                given = join(given, absent) or error("contradictory authorisations", rule["id"])
            return given, given if given is True else k_or([given, chance]), chance

        # ---- texts in force ----------------------------------------------------------------------------------------
        def periods(self, instrument):
            d = self.p["instruments"][instrument]
            return d.get("periods", [d])

        @staticmethod
        def began(d, instrument, day):
            if "from_latest" in d and d.get("from", -LATEST) <= day < d["from_latest"]:
                return unknown("period", instrument)
            return day >= d.get("from_latest", d.get("from", -LATEST))

        @staticmethod
        def lasts(d, instrument, day):
            until = d["until"] if d.get("until") is not None else LATEST
            ended = unknown("period", instrument) if d.get("until_earliest", LATEST) < day <= until else day > until
            return k_not(ended)

        def started(self, instrument, day):
            return k_or([self.began(d, instrument, day) for d in self.periods(instrument)])

        def in_force(self, instrument, day, edition=None):
            if day is None:
                return unknown("fact", instrument, "day")

            def during(d):
                return k_and([self.began(d, instrument, day), self.lasts(d, instrument, day)])
            later_ = [k_not(self.started(i, day)) for i, e in sorted(self.p["instruments"].items())
                      if instrument in e.get("replaces", []) and R.TIER[e["status"]] >= 0]
            parts = [k_or([during(d) for d in self.periods(instrument)]), *later_]
            if edition is not None:
                parts.append(k_or([during(d) for d in self.p["instruments"][instrument]["editions"] if d["name"] == edition]))
            return k_and(parts)

        def in_force_rule(self, n, day):
            return self.standing_of(n["in"], day) if "edition" not in n else self.in_force(n["in"], day, n["edition"])

        def first_day(self, instrument, day):
            begins = [d.get("from", d.get("from_latest")) for d in self.periods(instrument)]
            if None in begins:
                return None
            past = [b for b in begins if b <= day]
            return max(past) if past else begins[0]

        # ---- what does not change while a question is answered, worked out once ------------------------------------
        def defeaters(self, n):
            return self.cached(("defeaters", n["id"]), lambda: super(Judge, self).defeaters(n))

        def below(self, i):
            return self.cached(("below", i), lambda: super(Judge, self).below(i))

        def standing_of(self, instrument, day):
            return self.cached(("in force", instrument, day), lambda: self.in_force(instrument, day))

        def weigh(self, n, x):
            """What does not bear on the act needs no more looking at."""
            if self.base(n, x) is False:
                return {(R.SILENT, None)}, frozenset()
            return super().weigh(n, x)

        def floor(self, n, x, group):
            return self.cached(("floor", n["id"], x["id"], frozenset(group)), lambda: self.find_floor(n, x, group))

        # ---- norms -------------------------------------------------------------------------------------------------
        def plain(self, n, x):
            def make():
                env = self.env(x, rule=n["id"])
                parts = [self.in_force_rule(n, x["on"]), self.holds(x), self.reach(x, n["act"])]
                if k_and(parts) is False:
                    return False
                if n.get("after"):
                    parts.append(k_or([self.calls_for(i, x) for i in self.instances(n, x["on"])]))
                    return k_and(parts)
                parts += [self.bears(n, x, env), self.to_matches(n, x)] + [self.ev(n.get(k, True), env) for k in ("pattern", "such", "if")]
                if n["modal"] not in BANS:
                    parts.append(k_not(self.ev(n.get("unless", False), env)))
                if n["modal"] in ("must", "should") and not self.standing(n):
                    parts += [k_not(k_and([i["exists"], self.facts_of(i, x["on"])["done"]]))
                              for i in self.instances(n, x["on"]) if i["is"] == "somebody" and not is_u(i["bearer"]) and i["bearer"] == x["by"]]
                return k_and(parts)
            return self.cached(("plain", n["id"], x["id"]), make)

        def bears(self, n, x, env):
            whose = n.get("whose")
            if whose == "someone":                                      # a duty of which nobody says whose it is obliges nobody in particular
                return n["modal"] not in ("must", "should")
            if whose == "anyone":
                return True
            if "who" in n:
                who = self.ev(n["who"], env)
                return k_and([join(who, x["by"]) or who == x["by"], self.isa(x["by"], n.get("bearer"), x["on"])])
            return self.isa(x["by"], n.get("bearer"), x["on"])

        def whoms(self, n):
            to = n.get("to")
            return [] if to is None else to if isinstance(to, list) else [to]

        def is_whom(self, whom, other, env, day):
            if is_u(other):
                return other
            if isinstance(other, list):                                 # done to several at once
                return k_or([self.is_whom(whom, o, env, day) for o in other])
            if isinstance(whom, str):
                return self.isa(other, whom, day)
            if "all" in whom or "the" in whom:
                return self.isa(other, whom.get("all", whom.get("the")), day)
            if "anyone" in whom:
                return True
            person = self.ev(whom["person"], env)
            return person if is_u(person) else other in person if isinstance(person, list) else other == person

        def to_matches(self, n, x):
            if not self.whoms(n):
                return True
            other = self.ev_get([x["id"], "to"], {})
            return k_or([self.is_whom(w, other, self.env(x, rule=n["id"]), x["on"]) for w in self.whoms(n)])

        def base(self, n, x):
            return self.cached(("base", n["id"], x["id"]), lambda: k_and(
                [self.plain(n, x)] + [k_not(self.somehow(self.base, m, x)) for m in self.defeaters(n)]
                + [k_not(self.ev_ref([i], {})) for i in n.get("subject_to", []) if i not in self.rules])
                if self.plain(n, x) is not False else False)

        def find_floor(self, n, x, group):
            open_ = [i for i in n.get("subject_to", []) if i not in self.rules and self.ev_ref([i], {}) is not False]
            if open_ or self.plain(n, x) is not True:
                return R.SILENT
            kin = self.family(self.objects.get(x.get("root"), x))
            rivals = [(m, y) for m in self.defeaters(n) for y in kin if self.base(m, y) is not False]
            return min(self.least(m, y, group) for m, y in [(n, x)] + rivals)

        def own(self, n, x):
            """Of leaving the act undone a rule says the opposite; what is permitted, or not required, may be left."""
            if not self.refrains or self.root(x["id"]) != "ask":
                return super().own(n, x)
            if n["modal"] not in BANS:
                return {(getattr(R, FLIPPED[n["modal"]]), n["modal"])}, frozenset()
            free = self.lets_go(n, x)
            out = {(R.PERMITTED, "licence")} if free is not False else set()
            if free is not True:
                out.add((R.OBLIGATORY if n["modal"] == "must not" else R.RECOMMENDED, n["modal"]))
            return out, free.why if is_u(free) else frozenset()

        def lets_go(self, n, x, hope=False):
            def make():
                env = self.env(x, rule=n["id"], hope=hope)
                if not n.get("after"):
                    return truth(self.ev(n.get("unless", False), env))
                return k_and([k_or([k_not(self.calls_for(i, x)), self.ev(n.get("unless", False), {**i["env"], **env, "asof": x["on"]})])
                              for i in self.instances(n, x["on"])])
            return self.cached(("lets_go", n["id"], x["id"], hope), make)

        def hoped(self, n, x):
            if not n.get("after"):
                return super().hoped(n, x)
            out = []
            for a in R.licences(n):
                for i in self.instances(n, x["on"]):
                    if self.calls_for(i, x) is False:
                        continue
                    given, _, chance = self.licence(a[1:], {**i["env"], **self.env(x, rule=n["id"])})
                    if given is not True and chance is not False and a[1:] not in out:
                        out.append(a[1:])
            return out

        # ---- duties ------------------------------------------------------------------------------------------------
        def standing(self, r):
            return not r.get("after") and not r.get("once") and not {"within", "before_day", "by_day", "before_act", "promptly"} & set(r)

        def persons(self):
            def is_person(who):
                held = [h["role"] if isinstance(h, dict) else h for h in self.objects[who].get("is", [])]
                return not held or not all(self.p["roles"][h].get("thing") for h in held)
            return [e for e in sorted(self.c.get("entities", {})) if is_person(e)]

        def bearers(self, r, cause, day):
            """(how, who) of each instance of one cause: somebody, anyone (a ban), nobody (in particular), vacant."""
            whose, duty = r.get("whose"), r["modal"] in ("must", "should")
            if whose == "someone" or whose == "anyone" and not duty:
                return [("nobody" if duty else "anyone", unknown("bearer", r["id"]))]
            if whose == "anyone":
                return [("somebody", e) for e in self.persons()]
            if "who" in r or whose is None and r.get("after"):
                who = self.ev(r.get("who", ["get", ["var", "v"], "by"]), {"v": cause["id"], "rule": r["id"], "day": day})
                return [("somebody", w) for w in who] if isinstance(who, list) else [] if who == NONE else [("somebody", who)]
            holders = [e for e in sorted(self.c.get("entities", {})) if self.isa(e, r.get("bearer"), day) is not False]
            if whose == "the" and not holders:
                return [("vacant", unknown("bearer", r["id"]))]
            return [("somebody", e) for e in holders]

        def make_instances(self, r, t):
            after = r.get("after")
            if not after:
                causes = [({"id": "", "on": self.first_day(r["in"], t), "by": None}, True)]
            elif "breach" in after:
                causes = [(b, b["truth"]) for b in self.breaches(self.rules[after["breach"]], t)]
            else:
                causes = [(v, k_and([self.holds(v), self.reach(v, after["event"])]))
                          for e in self.relevant(after["event"]) if e["on"] <= t for v in self.family(e)]
            for cause, x in causes:
                if x is False:
                    continue
                day = cause["on"]
                when = t if day is None or not after else day
                if cause["id"]:
                    self.objects.setdefault(cause["id"], cause)
                for how, who in self.bearers(r, cause, when):
                    yield from self.instance(r, cause, x, how, who, day, when, t)

        def instance(self, r, cause, x, how, who, day, when, t):
            after = r.get("after")
            told = self.root(cause["id"]) in {e["id"] for e in self.events}
            for to in self.counterparties(r, cause, who, when):
                shadow = {"id": f"duty:{r['id']}:{cause['id']}:{who}:{t}:{to[1]}", "act": r["act"], "by": who, "on": when, "at": LATEST}
                env = {"v": cause["id"], "rule": r["id"], "day": when, "actor": who, "act": shadow["id"], "asof": when}
                if after and day is not None:
                    env["X"] = cause["id"] if told else shadow["id"]
                self.objects[shadow["id"]] = shadow
                for f, v in self.demanded(r, env):
                    shadow[f] = v
                if isinstance(to[1], str):
                    shadow["to"] = to[1]
                conds = [x, self.in_force_rule(r, when), self.isa(who, r.get("bearer"), when) if how == "somebody" else True,
                         self.ev((after or {}).get("if", True), env)]
                own_if = True if r["modal"] in BANS else self.ev(r.get("if", True), env)
                exists = k_and(conds + ([] if after else [own_if]) + [to[2]])
                if exists is not False:
                    yield {"rule": r["id"], "cause": cause, "is": how, "bearer": who, "whom": to[0], "to": to[1], "day": day, "exists": exists,
                           "env": env, "if": own_if, "shadow": shadow, "last": self.last_day(r, cause, env),
                           "key": (r["id"], cause["id"], "?" if is_u(who) else str(who), to[1] if isinstance(to[1], str) else "")}

        def demanded(self, r, env):
            """What the pattern says of the act that is demanded is known of it."""
            pattern = r.get("pattern")
            parts = [] if pattern is None else pattern[1:] if pattern[0] == "and" else [pattern]
            for p in parts:
                if p[0] == "eq" and isinstance(p[1], list) and p[1][:2] == ["get", ["var", "act"]]:
                    yield p[1][2], self.ev(p[2], env)

        def instances(self, r, t):
            found = super().instances(r, t)
            if not self.forbids_everybody or not any(i["is"] in ("nobody", "anyone") for i in found):
                return found
            return [{**i, "bearer": Whoever()} if i["is"] in ("nobody", "anyone") else i for i in found]

        def counterparties(self, r, cause, bearer, day):
            """(whom, to, holds): one instance for each, never to oneself, nobody twice."""
            if not self.whoms(r):
                return [(None, None, True)]
            out, seen = [], []

            def once(whom, to, holds):
                if isinstance(to, str):
                    if to in seen:
                        return
                    seen.append(to)
                out.append((whom, to, holds))
            for w in self.whoms(r):
                if isinstance(w, str) or "anyone" in w or "the" in w:
                    once(w, None, True)
                elif "all" in w:
                    for e in sorted(self.c.get("entities", {})):
                        if e != bearer and self.isa(e, w["all"], day) is not False:
                            once(w, e, self.isa(e, w["all"], day))
                else:
                    person = self.ev(w["person"], {"v": cause["id"], "rule": r["id"], "day": day, "actor": bearer, **({"X": cause["id"]} if cause["id"] else {})})
                    for one in person if isinstance(person, list) else [] if person == NONE else [person]:
                        once(w, one, True)
            return out

        def last_day(self, r, cause, env):
            if "within" in r:
                if cause["on"] is None:
                    return unknown("fact", cause["id"], "on") if cause["id"] else error("kinds")
                length = self.ev(r["within"], env)
                if is_u(length):
                    return length
                return self.shifted(length if is_length(length) else {"months": 0, "days": length}, cause["on"], 1)
            if "by_day" in r:
                d = self.ev(r["by_day"], env)
                return d if is_u(d) else error("none has no size") if d == NONE else d
            if "before_day" in r:
                d = self.ev(r["before_day"], env)
                return d if is_u(d) else error("none has no size") if d == NONE else d - 1
            return None

        def is_bearer(self, i, x):
            if i["is"] == "somebody":
                return join(i["bearer"], x["by"]) or i["bearer"] == x["by"]
            return i["is"] != "vacant"

        def owed(self, i, x):
            if i["whom"] is None:
                return True
            other = self.ev_get([x["id"], "to"], {})
            if i["to"] is None:
                return self.is_whom(i["whom"], other, self.weighing(i, x), x["on"])
            return join(other, i["to"]) or (i["to"] in other if isinstance(other, list) else i["to"] == other)

        def weighing(self, i, x):
            return {**i["env"], "act": x["id"], "day": x["on"], "X": x["id"], "asof": x["on"], **({} if i["is"] == "somebody" else {"actor": x["by"]})}

        def acts_of(self, i, pattern, t):
            own = self.root(i["cause"]["id"])
            for f in self.relevant(pattern["act"]):
                if f["on"] > t or f["id"] == own or i["day"] is not None and f["on"] < i["day"]:
                    continue
                if i["cause"].get("act") and "truth" not in i["cause"] and self.before(f, i["cause"]) is True:
                    continue
                some = []
                for y in self.family(f):
                    first = k_and([self.holds(y), self.reach(y, pattern["act"]), self.is_bearer(i, y)])
                    if first is False:
                        continue
                    env = self.weighing(i, y)
                    some.append(k_and([first, self.owed(i, y) if pattern.get("to", True) else True]
                                      + [self.ev(pattern.get(k, True), env) for k in ("pattern", "such", "if")]
                                      + [k_not(self.ev(pattern.get("unless", False), env))]))
                if k_or(some) is not False:
                    yield f, k_or(some)

        def today_in(self, e):
            """Does an expression hang on the day alone, itself or through terms, roles and states?"""
            def walk(e, seen):
                if isinstance(e, dict):
                    return any(walk(v, seen) for v in e.values())
                if not isinstance(e, list):
                    return False
                if e[:1] == ["today"]:
                    return True
                if e and e[0] in ("term", "state") and (e[0], e[1]) not in seen:
                    seen.add((e[0], e[1]))
                    if walk(self.p["terms" if e[0] == "term" else "states"][e[1]], seen):
                        return True
                return any(walk(x, seen) for x in e)
            key = json.dumps(e, default=str)
            if key not in self.mentions_today:
                defined = [d["means"] for d in self.p["roles"].values() if "means" in d]
                self.mentions_today[key] = walk([e, defined], set())
            return self.mentions_today[key]

        def days(self, i, r, t):
            """Days on which the duty may be let go: also those on which nothing happens."""
            happened = {e["on"] for e in self.events if e["on"] <= t}
            first = i["day"] if i["day"] is not None else min(happened | {t}) - 1
            if self.today_in([r.get("unless"), r.get("if")]) or t - first <= SMALL:
                return list(range(first, t + 1))
            dates = {d for e in self.c.get("entities", {}).values() for h in [*e.get("is", []), *(e.get("open_roles") or [] if e.get("open_roles") is not True else [])]
                     if isinstance(h, dict) for d in (h.get("from"), h["until"] + 1 if "until" in h else None) if d is not None}
            dates |= {a["on"] for a in self.c.get("authorisations", []) if "on" in a}
            return sorted(d for d in happened | {d + 1 for d in happened} | dates | {first, t} if first <= d <= t)

        def paused(self, i, d):
            r = self.rules[i["rule"]]
            if "paused" not in r:
                return False
            return truth(self.ev(r["paused"], {**{k: v for k, v in i["env"].items() if k != "X"}, "day": d, "asof": d}))

        def moved(self, i, last, t):
            """Each day on which the duty was paused since its cause moves the last day by one."""
            if "paused" not in self.rules[i["rule"]] or last is None or is_u(last):
                return last
            day = i["day"] if i["day"] is not None else i["env"]["day"]
            while day <= min(last, t):
                held = self.paused(i, day)
                if is_u(held):
                    return held
                last, day = last + held, day + 1
            return last

        def facts_of(self, i, t):
            return self.cached(("facts", i["shadow"]["id"], t), lambda: self.make_facts(i, t))

        def make_facts(self, i, t):
            r = self.rules[i["rule"]]
            last, ban = self.moved(i, i["last"], t), r["modal"] in BANS
            act = {k: r[k] for k in ("act", "pattern", "such") if k in r}
            doing = [] if ban or self.standing(r) else list(self.acts_of(i, act, t))
            firsts = list(self.acts_of(i, {**r["before_act"], "to": False}, t)) if "before_act" in r else []
            broken = list(self.acts_of(i, {**r["broken_by"], "to": False}, t)) if "broken_by" in r else []
            broken += list(self.acts_of(i, {**act, **{k: r[k] for k in ("if", "unless") if k in r}}, t)) if ban else []

            def no_later(day, limit):
                return True if limit is None else limit if is_u(limit) else day <= limit
            defeat = k_or([self.somehow(self.base, m, i["shadow"]) for m in self.defeaters(r)])
            watched = not ban and ("unless" in r or r.get("after") and "if" in r)
            lifts = []
            for d in self.days(i, r, t) if watched or defeat is not False else []:
                env = {**{k: v for k, v in i["env"].items() if k != "X"}, "day": d, "asof": d}
                own = [] if ban else [self.ev(r.get("unless", False), env)] + ([k_not(self.ev(r.get("if", True), env))] if r.get("after") else [])
                lifts.append((d, k_or(own + [defeat])))

            def released(limit):
                return k_or([k_and([v, no_later(d, limit)]) for d, v in lifts])
            done = k_or([v for _, v in doing])
            reasons = []
            if last is not None:
                passed = last if is_u(last) else t > last
                punctual = k_or([k_and([v, no_later(f["on"], last)]) for f, v in doing])
                reasons.append(("deadline", None if is_u(last) else last + 1, k_and([passed, k_not(punctual), k_not(released(last))])))
            for a, va in firsts:
                first = k_or([k_and([v, self.before(f, a)]) for f, v in doing])
                reasons.append((a["id"], a["on"], k_and([va, k_not(first), k_not(released(a["on"]))])))
            for b, vb in broken:
                reasons.append((b["id"], b["on"], k_and([vb, k_not(released(b["on"]))])))
            failed = self.findings("failed", [r["id"]])
            causes = [i["cause"]["id"], i["cause"].get("of")] if i["cause"]["id"] else [i["bearer"]]
            for c in causes:
                failed |= self.findings("failed", [r["id"], self.root(c)]) if isinstance(c, str) else set()
            failed -= {None}
            if len(failed) > 1:
                reasons.append(("failed", t, error("contradictory findings", r["id"])))
            elif True in failed:
                reasons.append(("failed", t, True))
            return {"done": done, "missed": k_or([v for _, _, v in reasons]), "released": released(None), "reasons": reasons, "paused": self.paused(i, t)}

        def status(self, i, t):
            f = self.facts_of(i, t)
            x, done, missed, rel, paused = i["exists"], f["done"], f["missed"], f["released"], f["paused"]
            idle = [x, k_not(missed), k_not(done), k_not(rel)]
            value = {"not_arisen": k_not(x), "open": k_and([*idle, k_not(paused)]), "suspended": k_and([*idle, paused]),
                     "fulfilled": k_and([x, k_not(missed), done]), "fulfilled_late": k_and([x, missed, done]),
                     "violated": k_and([x, missed, k_not(done)]), "void": k_and([x, k_not(missed), k_not(done), rel])}
            names = {"violated": "not_followed"} if self.rules[i["rule"]]["modal"] in ("should", "should not") else {}
            why = join(*value.values())
            return [names.get(s, s) for s in value if value[s] is not False], why.why if why else frozenset()

        def live_duty(self, i, t):
            f = self.facts_of(i, t)
            if self.rules[i["rule"]]["modal"] not in ("must", "should"):
                return k_and([i["exists"], k_not(f["released"])])
            return k_and([i["exists"], k_not(f["done"]), k_or([f["missed"], k_and([k_not(f["released"]), k_not(f["paused"])])])])

        def calls_for(self, i, x):
            r = self.rules[i["rule"]]
            if i["is"] == "nobody":                                     # no act becomes obligatory for anybody in particular
                return False
            env = self.weighing(i, x)
            own_if = self.ev(r.get("if", True), env) if r["modal"] in BANS + ("may", "need not") else True
            parts = [i["exists"], self.is_bearer(i, x)]
            if k_and(parts) is False:
                return False
            return k_and(parts + [self.owed(i, x), own_if, self.ev(r.get("pattern", True), env), self.ev(r.get("such", True), env), self.live_duty(i, x["on"])])

        def breaches(self, s, t):
            out = []
            if s["modal"] in ("must", "should"):
                for i in self.instances(s, t):
                    for reason, day, v in self.facts_of(i, t)["reasons"]:
                        v = k_and([v, i["exists"]])
                        if v is not False:
                            fields = {k: w for k, w in i["shadow"].items() if k not in ("id", "by", "on", "at", "act")}
                            of = i["cause"].get("of", self.root(i["cause"]["id"]))
                            out.append({**fields, "demanded": f"duty:{s['id']}:", "act": s["act"], "id": "breach:" + ":".join(map(str, i["key"])) + ":" + ("deadline" if reason == "failed" else reason),
                                        "of": of, "on": day, "by": i["bearer"], "truth": v})
            else:
                for e in [v for e in self.relevant(s["act"]) if e["on"] <= t for v in self.family(e)]:
                    grades, why = self.weigh_alone(s, e)
                    bad = {g for g, p in grades if p in BANS}
                    if bad:
                        v = True if len(grades) == len(bad) else R.U(why)
                        out.append({"same_as": e["id"], "id": f"breach:{s['id']}:{e['id']}", "of": self.root(e["id"]), "on": e["on"], "by": e["by"], "truth": v})
            return out

        # ---- verdict -----------------------------------------------------------------------------------------------
        def verdicts(self):
            """Nobody needs a power to leave something undone. And rank says whose answer is given, not that two texts agree: a
            conflict is named wherever two texts that speak contradict each other."""
            if self.refrains:
                for n in self.p["rules"]:
                    if "before_act" in n and self.reach(self.ask, n["before_act"]["act"]) is not False:
                        raise NotImplementedError("refraining from what has to wait for another act")
                asked, acts = self.ask["act"], self.p["acts"]
                self.p = {**self.p, "acts": {**acts, asked: {**acts.get(asked, {}), "power": False}}}
            self.rows = {}
            self.forbids_everybody = True
            verdict = super().verdicts()
            self.forbids_everybody = False
            speak = {self.c["under"]} if self.c.get("under") else self.live
            certain = [(r[1], p) for r in self.rows.values() if r[0] in speak and len(r[2]) == 1 for _, p in r[2] if p is not None]
            related = {frozenset((n["id"], m)) for n in self.p["rules"] for m in n.get("applies", [])}
            verdict["conflicts"] = sorted({tuple(sorted((a, b))) for k, (a, pa) in enumerate(certain) for b, pb in certain[k + 1:]
                                           if a != b and R.contradict(pa, pb) and frozenset((a.rstrip("!"), b.rstrip("!"))) not in related})
            return verdict

    modals = [*BANS, "must", "should", "may", "need not"]
    against = {(a, b) for a in modals for b in modals if R.contradict(a, b)}     # looked up, as it is asked of all pairs of rules
    R.contradict = lambda a, b: (a, b) in against
    model_combine = R.combine

    def combine(judge, rows, power):
        judge.rows.update((id(r), r) for r in rows)
        return model_combine(judge, rows, power)
    R.combine = combine
    R.itertools = types.SimpleNamespace(combinations=lambda rows, n: ())  # conflicts are named above
    model_presumptions, model_provided, model_duties = R.presumptions, R.provided, R.duties

    def told_once(rows, cause, same):
        """An act that counts as another's is one event: the same duty of the same person is told once, not for each description."""
        out, seen = [], set()
        for row in rows:
            key = (*cause(row), same(row))
            if "~" not in cause(row)[1] or cause(row)[1].startswith("breach:") or (key[0], key[1].split("~")[0], *key[2:]) not in seen:
                out.append(row)
            seen.add((key[0], key[1].split("~")[0], *key[2:]))
        return out

    def hangs_on_itself(judge, d):
        """Whether it binds hangs on the very act that it demands, which nobody has done or named."""
        own = f"duty:{d['key'][0]}:"
        return "after" not in judge.rules[d["key"][0]] and len(d["status"]) > 1 and all(any(str(p).startswith(own) for p in m) for m in d["missing"])

    def duties(judge, t=None, named=False):
        rows = [d for d in model_duties(judge, t) if named or not hangs_on_itself(judge, d)]
        # The act that a duty demands is the same one, whatever description of the cause it goes by.
        missing = lambda d: sorted({re.sub(r"duty:(\w+)[^'\"]*", r"duty:\1", str(m)) for m in d["missing"]})
        return told_once(rows, lambda d: d["key"], lambda d: json.dumps([d["status"], missing(d)], default=str))

    def presumptions(program, case, used, possible, cap):
        """Those of fields too: each other value that the field may have is tried. What does not matter when all that is presumed
        is unknown does not matter when it is presumed."""
        if used:
            strict = R.Judge(program, {**case, "ask": {**case["ask"], "strictly": True}})
            why = strict.verdicts()["why"]
            used = {u for u in used if (("fact", *u[1:]) if u[0] == "field" else ("judgment", *u)) in why}
        judged = {u for u in used if u[0] != "field"}
        out = model_presumptions(program, case, judged, possible, cap)
        for _, thing, field in sorted(used - judged):
            judge = R.Judge(program, case)
            value = judge.declared(thing, field)["default"]
            others = [not value] if isinstance(value, bool) else [o for o in program["fields"][field].get("options", []) if o != value]
            for other in others:
                changed = with_field(case, thing, field, other)
                leaves, _ = R.explore(program, changed, cap)
                if set().union(*[v["possible"] for _, v in leaves]) != possible:
                    out.append(["field", thing, field])
                    break
        return out

    def with_field(case, thing, field, value):
        case = json.loads(json.dumps(case, default=str))
        if thing == "ask":
            case["ask"]["with"][field] = value
        for x in [case["entities"].get(thing, {}), *[e for e in case["events"] if e["id"] == thing]]:
            x[field] = value
        return case

    def provided(program, case):
        refrains = (case.get("ask") or {}).get("refrain")
        return [] if refrains else told_once(model_provided(program, case), lambda p: p[:4], lambda p: p[4])

    R.Judge, R.presumptions, R.provided, R.duties = Judge, presumptions, provided, duties
    R.STATUSES[:] = ["not_arisen", "open", "suspended", "fulfilled", "fulfilled_late", "violated", "void"]
