"""schema.py SCHEMAS FOLDER...: the files of each folder are right by the schemas that raat prints, and
not right any more once a unit, a key or a number in them is changed."""
import copy
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2's integers: in 1.1, which PyYAML reads, 25_34 is a number."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:int"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))


def with_text_keys(node):
    """YAML has keys that are numbers (2012: 1); in JSON all keys are texts."""
    if isinstance(node, dict):
        return {str(key): with_text_keys(value) for key, value in node.items()}
    if isinstance(node, list):
        return [with_text_keys(value) for value in node]
    return node


def spoiled(node, path=()):
    """Copies of node, each with one thing changed that a schema must see."""
    if isinstance(node, dict):
        if "unit" in node and "value" in node:
            yield path, {**node, "unit": "furlong"}
            yield path, {key: value for key, value in node.items() if key != "source"}
            yield path, {**node, "source": {"seed": "a", "public": "b"}}
            yield path, {**node, "value": "many"}
            yield path, {**node, "note": "extra"}
        for key, value in node.items():
            yield from spoiled(value, path + (key,))


def replaced(document, path, value):
    document = copy.deepcopy(document)
    if not path:
        return value
    node = document
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return document


schemas, *folders = sys.argv[1:]
wrong = 0
for kind in "study", "region", "actions":
    with open(f"{schemas}/{kind}.json") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for folder in folders:
        with open(f"{folder}/{kind}.yaml") as file:
            document = with_text_keys(yaml.load(file, Loader))
        for error in validator.iter_errors(document):
            print(folder, kind, list(error.path), error.message[:200])
            wrong += 1
    # The first folder's documents are large; a change in the small ones says as much.
    for path, value in spoiled(document):
        if path and path[-1] == "size" and isinstance(value, dict) and value.get("unit") == "furlong":
            continue  # its unit follows from lever and operation, which only check knows
        if validator.is_valid(replaced(document, path, value)):
            print("accepted", kind, path, value)
            wrong += 1
sys.exit(wrong > 0)
