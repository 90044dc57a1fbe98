"""The box of Word templates, in the groups in which they belong together."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox

from ccjournal.services.templates import TemplateInfo


class TemplateBox(QComboBox):
    """Group titles stand between the templates and cannot be chosen."""

    def __init__(self, templates: Sequence[TemplateInfo]) -> None:
        super().__init__()
        self.setAccessibleName("Template")
        self.setMaxVisibleItems(24)
        # The box shares a row; its list is as wide as it needs.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._offered: Sequence[TemplateInfo] = ()
        self._wanted = templates[0].name
        self.offer(templates)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, wide enough for every title."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + 24)
        super().showPopup()

    @property
    def template(self) -> TemplateInfo:
        """The template that is chosen."""
        chosen: TemplateInfo = self.currentData()
        return chosen

    def offer(self, templates: Sequence[TemplateInfo]) -> None:
        """Offer these templates; what is chosen stays, or what was wanted before it was there."""
        if templates == self._offered:
            return
        before: TemplateInfo | None = self.currentData()
        self._offered = templates
        with QSignalBlocker(self):
            self.setModel(_model(templates))
            self.setCurrentIndex(1)
            self.use(self._wanted or (before.name if before else ""))
        if before is not None and self.template != before:
            self.currentIndexChanged.emit(self.currentIndex())

    def use(self, name: str) -> None:
        """Choose a template by its name, as soon as it is there."""
        self._wanted = name
        for place in range(self.count()):
            info = self.itemData(place)
            if info is not None and info.name == name:
                self._wanted = ""
                self.setCurrentIndex(place)


def _model(templates: Sequence[TemplateInfo]) -> QStandardItemModel:
    model = QStandardItemModel()
    for group, members in groupby(templates, key=lambda template: template.group):
        title = QStandardItem(group.value)
        title.setEnabled(False)
        model.appendRow(title)
        for info in members:
            item = QStandardItem(info.title)
            item.setData(info, Qt.ItemDataRole.UserRole)
            item.setToolTip(info.purpose)
            model.appendRow(item)
    return model
