"""What the program can do. Screens and command line talk to this package and to `domain`."""
