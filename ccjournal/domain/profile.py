"""Who the portfolio belongs to, and where it is assessed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The details on the cover; what is empty is printed as a line to fill in by hand."""

    learner: str = ""
    learner_number: str = ""
    job_role: str = ""
    employer: str = ""
    qualification: str = ""
    centre: str = ""
    centre_number: str = ""
    assessor: str = ""
    verifier: str = ""


PROFILE_LABELS = {
    "learner": "Learner",
    "learner_number": "Learner number",
    "job_role": "Job role",
    "employer": "Employer",
    "qualification": "Qualification",
    "centre": "Centre",
    "centre_number": "Centre number",
    "assessor": "Assessor",
    "verifier": "Internal quality assurer",
}
