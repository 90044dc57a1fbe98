"""The declaration at the end of a portfolio, with lines to sign on."""

from blocks import bookmark, p, ruled, run, signatures

DECLARATION = "_ccj_declaration"


def declaration() -> str:
    """Return what is declared, with lines to sign on."""
    box = run("\N{BALLOT BOX}", "Symbol")
    return (
        p("Heading1", bookmark(DECLARATION, "Declaration"), ppr='<w:pageBreakBefore w:val="0"/>')
        + p("Heading3", "Learner")
        + p(
            "Normal",
            "This portfolio is my own work. The accounts tell of things that I did myself, on the "
            "days that are given, and where others had a part in them I have said so.",
        )
        + p("Heading3", "AI tools")
        + p("Normal", box, "  I used no AI tool for the words in this portfolio.")
        + p(
            "Normal",
            box,
            "  I used an AI tool. Which one, for which accounts, and for what:",
        )
        + ruled(3)
        + p("Heading3", "Assessor")
        + p(
            "Normal",
            "I have judged this evidence against the criteria that it names. It answers them, it "
            "is the learner\N{RIGHT SINGLE QUOTATION MARK}s own, it is recent enough, it agrees "
            "with what else I know, and there is enough of it, unless I have noted otherwise.",
        )
        + p("Heading3", "Internal quality assurer")
        + p("Normal", "I have sampled this assessment. What I found is noted in my report.")
        + p("Small", "")
        + signatures(
            ("Learner", "{{ learner.name }}"),
            ("Assessor", "{{ learner.assessor }}"),
            ("Internal quality assurer", "{{ learner.verifier }}"),
        )
        + p("Line", "")
    )
