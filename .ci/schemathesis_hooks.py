"""What Schemathesis cannot know of the API: an address has texts alone, and an empty one is as none. Much that is meant to be
wrong is right once it is sent, so that it must not be refused: such requests are left out."""

from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs
import requests
import schemathesis


@schemathesis.hook
def filter_case(context, case):
    """Keeps what is meant to be right, and what is wrong as it is sent."""
    if case.meta is None or not case.meta.generation.mode.is_negative or case.operation.query is None:
        return True
    if any(location.value != "query" and of.mode.is_negative for location, of in case.meta.components.items()):
        return True
    return is_wrong(case.operation, sent(case))


def sent(case):
    """Returns the values that an address has of each parameter, without the empty ones."""
    try:
        address = requests.Request(**case.as_transport_kwargs(base_url="http://localhost")).prepare().url
    except (ValueError, requests.RequestException):
        return {"?": ["cannot be sent"]}
    values = {}
    for name, value in parse_qsl(urlsplit(address).query):
        values.setdefault(name, []).append(value)
    return values


def is_wrong(operation, values):
    """Tells whether a parameter is missing, unknown, or has a value that is none of its schema."""
    known = {p.definition["name"]: p.definition for p in operation.query}
    if any(p.get("required") and name not in values for name, p in known.items()):
        return True
    return any(name not in known or not fits(operation, known[name]["schema"], given) for name, given in values.items())


def fits(operation, schema, texts):
    """Tells whether the texts in an address are what a schema allows."""
    listed = schema.get("type") == "array"
    if len(texts) > (schema.get("maxItems", 1) if listed else 1):
        return False
    one = schema["items"] if listed else schema
    shared = {"components": operation.schema.raw_schema["components"]}
    return all(jsonschema_rs.is_valid({**shared, **one}, read(one, text)) for text in texts)


def read(schema, text):
    """Reads a text as the number that a schema wants, where it is one."""
    if schema.get("type") == "integer" and text.lstrip("+-").isdecimal():
        return int(text)
    return text
