"""Qt Linguist's files, in which translations lie: read without Qt."""

from xml.etree import ElementTree


def translations_in(content: bytes) -> dict[str, str]:
    """Return English text to translation; a text not yet translated is left out.

    Raises
    ------
    ElementTree.ParseError
        If it is no such file.
    """
    found = {}
    for message in ElementTree.fromstring(content).iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is None or translation is None or not source.text:
            continue
        if translation.text and translation.get("type") is None:
            found[source.text] = translation.text
    return found
