"""paths.py RESOLVED: each value of a resolved study as PATH=VALUE, ended by a zero byte."""
import json
import sys

import yaml


def text(node):
    if isinstance(node, yaml.ScalarNode):
        return json.dumps(node.value, ensure_ascii=False) if node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(map(text, node.value)) + "]"
    return "{" + ", ".join(f"{text(key)}: {text(value)}" for key, value in node.value) + "}"


def leaves(node, path):
    if isinstance(node, yaml.ScalarNode) or not node.value:
        yield path, node
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value, 1):
            yield from leaves(value, path + [str(number)])
    else:
        for key, value in node.value:
            yield from leaves(value, path + [key.value])


with open(sys.argv[1]) as file:
    for path, node in leaves(yaml.compose(file), []):
        sys.stdout.write(".".join(path) + "=" + text(node) + "\0")
