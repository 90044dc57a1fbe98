"""The box of Word templates, in the groups in which they belong together."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox

from ccjournal.services.templates import TemplateInfo


class TemplateBox(QComboBox):
    """Group titles stand between the templates and cannot be chosen."""

    def __init__(self, templates: Sequence[TemplateInfo]) -> None:
        super().__init__()
        self.setAccessibleName("Template")
        self.setModel(_model(templates))
        self.setMaxVisibleItems(24)
        self.use(templates[0].name)

    @property
    def template(self) -> TemplateInfo:
        """The template that is chosen."""
        chosen: TemplateInfo = self.currentData()
        return chosen

    def use(self, name: str) -> None:
        """Choose a template by its name; an unknown one changes nothing."""
        for place in range(self.count()):
            info = self.itemData(place)
            if info is not None and info.name == name:
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
