"""Reads what `pfc rules --json` writes: valid to its schema, and the same rules as the pages of docs/rules."""
import json
import subprocess
from pathlib import Path

from jsonschema import Draft202012Validator


def checks(pfc):
    """Pairs of a name and a function that raises when something is wrong."""

    def rules():
        return json.loads(subprocess.run([pfc, "rules", "--json"], capture_output=True, check=True).stdout)

    def valid():
        schema = json.loads(Path("docs/schema/rules-1.schema.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        errors = list(Draft202012Validator(schema).iter_errors(rules()))
        assert not errors, errors[0].message

    def complete():
        codes = [rule["code"] for rule in rules()["rules"]]
        assert codes == sorted(path.stem for path in Path("docs/rules").glob("PF*.md"))
        listed = subprocess.run([pfc, "rules"], capture_output=True, text=True, check=True).stdout
        assert [word for word in listed.split() if word in codes] == codes

    return [("rules: json is valid to its schema", valid), ("rules: json has every rule", complete)]
