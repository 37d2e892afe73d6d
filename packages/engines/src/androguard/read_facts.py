"""Reads an APK with androguard and prints what is in it as JSON: read_facts.py APK WANTED, or `version`.

WANTED is a JSON list of `Lclass;->method` that are looked for among the method references of every DEX. Exit 0 with
`{"error": "unreadable"}` for what is no APK; any other failure is an exit code.
"""
import json
import logging
import sys
import zipfile

import androguard

MOST = 10_000  # of each list: a manifest can repeat a tag a million times
MOST_TEXT = 1_000


def plain(value):
    """Texts of a DEX are of a class of androguard's own that looks like bytes."""
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def text(value):
    return None if value is None else plain(value)[:MOST_TEXT]


def number(value):
    try:
        return int(str(value), 0)
    except (TypeError, ValueError):
        return None


def read(path, wanted):
    from androguard.core.bytecodes.apk import APK

    try:
        with zipfile.ZipFile(path) as archive:
            archive.getinfo("AndroidManifest.xml")
    except (zipfile.BadZipFile, KeyError):
        return {"error": "unreadable"}
    apk = APK(path)
    if not apk.is_valid_APK():
        return {"error": "unreadable"}
    references, unread = read_references(apk, wanted)
    return {
        "package": text(apk.get_package()),
        "minSdk": number(apk.get_min_sdk_version()),
        "targetSdk": number(apk.get_target_sdk_version()),
        "permissions": [{"name": text(name), "maxSdk": number(limit)} for name, limit in apk.uses_permissions[:MOST]],
        "defined": sorted(text(name) for name in apk.get_declared_permissions())[:MOST],
        "components": read_components(apk),
        "references": references,
        "unreadDex": unread,
    }


def read_components(apk):
    manifest = apk.get_android_manifest_xml()
    android = "{http://schemas.android.com/apk/res/android}"
    components = []
    for kind in ("activity", "service", "receiver", "provider"):
        for element in manifest.iter(kind):
            exported = element.get(android + "exported")
            components.append({
                "type": kind,
                "name": text(element.get(android + "name")),
                "exported": None if exported is None else exported == "true",
                "hasFilter": element.find("intent-filter") is not None,
                "permission": text(element.get(android + "permission")),
            })
            if len(components) >= MOST:
                return components
    return components


def read_references(apk, wanted):
    from androguard.core.bytecodes.dvm import DalvikVMFormat

    found, unread = set(), 0
    for dex in apk.get_all_dex():
        try:
            for method in DalvikVMFormat(dex).methods.methods:
                name = plain(method.get_class_name()) + "->" + plain(method.get_name())
                if name in wanted:
                    found.add(name)
        except Exception as error:  # noqa: BLE001: one damaged DEX leaves the others
            logging.getLogger("read_facts").warning("%s", error)
            unread += 1
    return sorted(found), unread


def main():
    logging.disable(logging.ERROR)
    if sys.argv[1:] == ["version"]:
        print(androguard.__version__)
        return
    path, list_path = sys.argv[1:]
    with open(list_path, encoding="utf-8") as wanted:
        print(json.dumps(read(path, frozenset(json.load(wanted)))))


main()
