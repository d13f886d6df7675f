"""From a received file to passages and notes."""

from edition.encoding.doubting import Doubt
from edition.encoding.structuring import Encoded, encode

__all__ = ["Doubt", "Encoded", "encode"]
