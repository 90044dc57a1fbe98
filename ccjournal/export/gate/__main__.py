"""The process that handles one template of somebody's: `python -m ccjournal.export.gate`."""

from ccjournal.export.gate.child import main

if __name__ == "__main__":
    main()
