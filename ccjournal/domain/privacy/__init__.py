"""Personal data in a text: found by rules that can be explained, never changed by them."""
