"""Validates JSON documents, one a line, against the published schemas: answer_validate.py SCHEMA_FOLDER FILE.

Lines begin with the name of a schema and a blank: `decision {"schema": 1, ...}`. Needs Debian's python3-jsonschema.
"""
import json
import pathlib
import sys

import jsonschema


def validator(schema, by_id):
    """The schemas refer to each other by $id: releases from 4.18 on take a registry, older ones a resolver."""
    try:
        from referencing import Registry, Resource
    except ImportError:
        return jsonschema.Draft202012Validator(schema, resolver=jsonschema.RefResolver(schema["$id"], schema, store=by_id))
    registry = Registry().with_resources((name, Resource.from_contents(other)) for name, other in by_id.items())
    return jsonschema.Draft202012Validator(schema, registry=registry)


def main(folder, file):
    schemas = {path.name.split(".")[0]: json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.schema.json"))}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    by_id = {schema["$id"]: schema for schema in schemas.values()}
    validators = {}
    for name, schema in schemas.items():
        validators[name] = validator(schema, by_id)
    failures = lines = 0
    for line in pathlib.Path(file).read_text().splitlines():
        name, document = line.split(" ", 1)
        lines += 1
        for error in validators[name].iter_errors(json.loads(document)):
            failures += 1
            if failures <= 10:
                where = "/".join(str(part) for part in error.absolute_path)
                print(f"line {lines}: {name}: {where}: {error.message[:300]}")
    print(f"{lines} documents, {failures} failures")
    return 1 if failures or not lines else 0


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    sys.exit(main(sys.argv[1], sys.argv[2]))
