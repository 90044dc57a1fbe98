"""Plain values and rules. Imports nothing else from the project and no third-party package."""
