"""Signs what is given to others, with whatever key the builder has.

Without a key nothing is signed, and that is said: an unsigned installer works, and the
system that installs it warns.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

GPG_KEY = "ISTHMUS_GPG_KEY"
"""The id of a key in the keyring of gpg; signs the list of SHA-256 sums."""
WINDOWS_CERTIFICATE = "ISTHMUS_WINDOWS_CERTIFICATE"
"""The SHA-1 thumbprint of a certificate in the store of Windows."""
MACOS_IDENTITY = "ISTHMUS_MACOS_IDENTITY"
"""The name of a "Developer ID Application" identity in the keychain."""
TIMESTAMPS = "http://timestamp.digicert.com"


def command(path: Path, variables: Mapping[str, str]) -> list[str] | None:
    """Return the call that signs a file; None where its key is not given."""
    name = variable(path)
    key = variables.get(name, "")
    if not key:
        return None
    if name == GPG_KEY:
        words = ["--batch", "--yes", "--local-user", key, "--armor", "--detach-sign"]
        return ["gpg", *words, str(path)]
    if name == WINDOWS_CERTIFICATE:
        words = ["/sha1", key, "/fd", "sha256", "/tr", TIMESTAMPS, "/td", "sha256"]
        return ["signtool", "sign", *words, str(path)]
    words = ["--force", "--deep", "--options", "runtime", "--timestamp"]
    return ["codesign", *words, "--sign", key, str(path)]


def variable(path: Path) -> str:
    """Return the name of the variable that holds the key for such a file."""
    if path.suffix == ".exe":
        return WINDOWS_CERTIFICATE
    return MACOS_IDENTITY if path.suffix in {".app", ".dmg"} else GPG_KEY


def sign(path: Path) -> bool:
    """Sign a file, or warn that there is no key; whether it was signed.

    Raises
    ------
    SystemExit
        A key was given and signing failed.
    """
    call = command(path, os.environ)
    if call is None:
        print(
            f"Warning: {path.name} is not signed, for {variable(path)} is not set.",
            file=sys.stderr,
        )
        return False
    if subprocess.run(call, check=False).returncode != 0:
        raise SystemExit(f"{path.name} could not be signed; the reason stands above.")
    return True
