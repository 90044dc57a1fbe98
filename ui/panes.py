"""Going from pane to pane with F6: sidebar, list, person, words, evidence, the bar at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.focus_order import in_order

NAMES = (
    "sidebar",
    "band",
    "list-pane",
    "agent-pane",
    "faces",
    "paper",
    "agent-face",
    "details",
    "drawer",
    "evidence-panel",
    "next-bar",
)


def go_to_pane(shell: QWidget, page: QWidget, step: int) -> None:
    """Put the focus into the next or the previous pane that is shown."""
    panes = [found for name in NAMES for found in shell.findChildren(QWidget, name)]
    panes = [pane for pane in panes if pane.isVisible()]
    if not any(pane.objectName() in {"paper", "list-pane"} for pane in panes):
        panes.insert(1 if panes else 0, page)
    here = shell.focusWidget()
    holding = [n for n, pane in enumerate(panes) if here and pane.isAncestorOf(here)]
    place = holding[-1] if holding else 0
    for away in range(1, len(panes) + 1):
        if _enter(panes[(place + step * away) % len(panes)]):
            return


def _enter(pane: QWidget) -> bool:
    """Put the focus back where it was in a pane, else on its first part."""
    last = pane.focusWidget()
    if last is not None and last.isVisible() and last.isEnabled():
        last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
    for part in in_order(pane):
        if part.isVisible() and part.isEnabled():
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False
