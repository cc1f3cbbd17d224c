#!/usr/bin/env python3
"""Validates Word and Excel files of pfc against the schemas of ECMA-376.

Usage: schemas.py XSD FILE…    (XSD: the folder ref/xsd of github.com/python-openxml/python-docx; needs lxml)

The schemas import that of xml:space and xml:lang without saying where it is; two lines stand in for it. Excel itself
writes xml:space on texts, which they do not know, so that one fault is passed over.
Prints 'N passed, N failed'; exits 1 when any failed."""
import io
import re
import sys
import zipfile
from pathlib import Path

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
ATTRIBUTES = (
    f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{XML}">'
    '<xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/></xsd:schema>'
)
PARTS = [
    (r"\[Content_Types\]\.xml", "opc-xsd/opc-contentTypes.xsd"), (r".*\.rels", "opc-xsd/opc-relationships.xsd"),
    (r"docProps/app\.xml", "shared-documentPropertiesExtended.xsd"), (r"word/.*", "wml.xsd"), (r"xl/.*", "sml.xsd"),
]
# Its schema imports Dublin Core's, which are not there.
UNCHECKED = "docProps/core.xml"


class Resolver(etree.Resolver):
    def resolve(self, url, public_id, context):
        return self.resolve_string(ATTRIBUTES, context) if url == "xml.xsd" else None


def schema(path):
    parser = etree.XMLParser()
    parser.resolvers.add(Resolver())
    text = path.read_text()
    text = re.sub(rf'(<xsd:import namespace="{XML}")[^>]*>', r'\1 schemaLocation="xml.xsd"/>', text)
    return etree.XMLSchema(etree.fromstring(text.encode(), parser, base_url=str(path)))


folder, files = Path(sys.argv[1]), sys.argv[2:]
schemas, passed, failed = {}, 0, 0
for file in files:
    archive = zipfile.ZipFile(file)
    for name in archive.namelist():
        if name == UNCHECKED:
            continue
        known = next(path for pattern, path in PARTS if re.fullmatch(pattern, name))
        if known not in schemas:
            schemas[known] = schema(folder / known)
        schemas[known].validate(etree.parse(io.BytesIO(archive.read(name))))
        faults = [e for e in schemas[known].error_log if f"attribute '{{{XML}}}space'" not in e.message]
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults[:3]:
            print(f"FAILED {file} {name}: {fault.message[:300]}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
