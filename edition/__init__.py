"""Sources, texts, passages, notes, registers, mentions, anchors, citations and parallels."""
