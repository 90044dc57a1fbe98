"""Dialogs for when nobody is there to answer: nothing is asked, nothing is given up."""

from typing import TYPE_CHECKING

from ui.dialogs.service import Dialogs

if TYPE_CHECKING:
    from ui.jobs import Job


class Silent(Dialogs):
    """Keeps what it was asked, and remembers the first thing that would have been said."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def tell(self, title: str, _text: str) -> None:
        """Remember what happened."""
        self.said = self.said or title

    def backing_up(self, job: "Job") -> None:
        """Wait for no backup that takes long: the next one has what it would have."""
        job.cancel()

    def confirm(self, title: str, _text: str, _act: str, _keep: str) -> bool:
        """Keep what there is."""
        self.said = self.said or title
        return False
