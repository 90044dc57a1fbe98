"""What comes out of Portfolio: a document, a PDF with it, or a folder of documents."""

from dataclasses import dataclass, replace
from pathlib import Path

from ccjournal.services.export_request import ExportRequest, ExportResult
from ccjournal.services.jobs import Progress
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Output:
    """One choice: its name on screen, the ending of what is made, and what that is called."""

    title: str
    suffix: str
    named: str
    pdf: bool = False
    folder: bool = False

    @property
    def whole(self) -> bool:
        """Whether it holds every document, so that no template is chosen."""
        return self.folder

    def named_like(self, file: Path) -> Path:
        """Return a file's name with this ending."""
        known = file.suffix.lower() in {one.suffix for one in OUTPUTS if one.suffix}
        plain = file.with_suffix("") if known else file
        return plain.with_name(plain.name + self.suffix)


OUTPUTS = (
    Output("Word document", ".docx", "Word document"),
    Output("Word document and PDF", ".docx", "Word document", pdf=True),
    Output("Folder of documents", "", "New folder", folder=True),
    Output("Zip file of documents", ".zip", "Zip file", folder=True),
)


def export(desk: Desk, output: Output, request: ExportRequest, progress: Progress) -> ExportResult:
    """Make what is chosen, on the worker; without LibreOffice the PDF is a preview print."""
    services = desk.services
    if output.folder:
        return services.folder.export(request, progress)
    if not output.pdf or services.portfolio.prints:
        return services.portfolio.export(replace(request, pdf=output.pdf), progress)
    from ui.preview_print import preview_print  # noqa: PLC0415 - seldom needed

    records, _findings = services.portfolio.preview(request)
    pdf = request.target.with_suffix(".pdf")
    with preview_print(records, services.journal.types, pdf, progress):
        result = services.portfolio.export(request, progress)
    return replace(result, pdf=pdf)
