"""What every object that leaves the program says of where it comes from."""

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from pydicom import Dataset

PRODUCT = "Isthmus"
RESEARCH_USE = "Research use, not a medical device"
UTF_8 = "ISO_IR 192"
STATE_DIGITS = 12
"""As many digits of a state's digest as people compare; the report shows as many."""


@attrs.frozen(kw_only=True)
class Maker:
    """The program's version, and the state of the case an object was made of.

    `state` is the case's digest (SHA-256, hexadecimal), `rulebook` the book's own.
    """

    version: str
    state: str
    rulebook: str = ""

    @property
    def state_digits(self) -> str:
        return self.state[:STATE_DIGITS]

    @property
    def comment(self) -> str:
        """State and purpose in at most 64 characters of ASCII."""
        return f"State {self.state_digits}. {RESEARCH_USE}"

    def description(self, what: str) -> str:
        """Return what a series is called; at most 64 characters."""
        return f"{PRODUCT} {what}, state {self.state_digits}"


def new_uid() -> str:
    """Return a UID that nobody has, from a random UUID (PS3.5, B.2)."""
    from pydicom.uid import generate_uid

    return str(generate_uid(prefix=None))


def sign(dataset: "Dataset", maker: Maker, *, what: str) -> None:
    """Write maker, series description and character set into an object."""
    dataset.SpecificCharacterSet = UTF_8
    dataset.Manufacturer = PRODUCT
    dataset.ManufacturerModelName = PRODUCT
    dataset.SoftwareVersions = maker.version
    dataset.DeviceSerialNumber = maker.version
    dataset.SeriesDescription = maker.description(what)
