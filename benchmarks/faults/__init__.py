"""Faults made on purpose (kills, power cuts, failing disks, damage), and what became of it."""
