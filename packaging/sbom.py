"""The bill of materials: what a bundle is made of, as CycloneDX 1.5."""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import licences
from installers import product
from installers.product import Product
from licences import Component

SPEC = "1.5"
OWN_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "isthmus")


def bill(made: Product, found: Iterable[Component], files: dict[str, str]) -> str:
    """Return the document; `files` are SHA-256 sums by path in the bundle.

    The same bundle gives the same document: its serial number is made of its content.
    """
    listed = [_component(component, files) for component in found]
    serial = uuid.uuid5(OWN_SPACE, json.dumps([made.version, listed], sort_keys=True))
    moment = datetime.fromtimestamp(made.epoch_s, UTC)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": product.NAME,
                "name": product.NAME,
                "version": made.version,
                "description": made.summary,
                "licenses": [{"license": {"id": product.LICENCE}}],
            },
        },
        "components": listed,
        "dependencies": [
            {
                "ref": product.NAME,
                "dependsOn": [component["bom-ref"] for component in listed],
            }
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _component(component: Component, files: dict[str, str]) -> dict[str, Any]:
    version = component.version or licences.UNKNOWN
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{component.name}@{version}",
        "name": component.name,
        "version": version,
        "licenses": [{"expression": component.licence}],
    }
    if component.is_distribution:
        told["purl"] = f"pkg:pypi/{component.name}@{component.version}"
    if component.files:
        told["components"] = [
            {
                "type": "file",
                "bom-ref": f"file:{name}",
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": files[name]}],
            }
            for name in component.files
            if name in files
        ]
    return told
