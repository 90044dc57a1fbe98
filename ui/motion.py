"""What moves by itself in Qt: menus that slide, and the caret that blinks."""

from PySide6.QtWidgets import QApplication

CARET_FLASH_MS = 1_000


class Motion:
    """Holds all of it still where the reader wants calm."""

    def __init__(self) -> None:
        self._menus_are_still = False

    def set_calm(self, *, calm: bool) -> None:
        """Stop what moves, or let it move."""
        QApplication.setCursorFlashTime(0 if calm else CARET_FLASH_MS)
        if calm != self._menus_are_still:
            self._menus_are_still = calm
            _let_menus_move(not calm)


def _let_menus_move(move: bool) -> None:
    # Qt's namespace of enums takes longer to make than the window takes to paint.
    from PySide6.QtCore import Qt  # noqa: PLC0415

    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
        QApplication.setEffectEnabled(effect, move)
