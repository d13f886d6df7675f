"""Elements, attributes, pointers, running text, headers and validity: what is true of any TEI file."""
