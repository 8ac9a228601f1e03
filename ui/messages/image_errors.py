"""What is wrong with a folder of images, and what a series is good for."""

from collections.abc import Mapping

IMAGE_SENTENCES: Mapping[tuple[str, str], str] = {}
