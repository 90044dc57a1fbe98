"""What stands between a template that somebody made and the program."""
