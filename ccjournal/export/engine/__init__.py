"""The Word engine: reads a template's tags, compiles them once, and streams documents from them."""
