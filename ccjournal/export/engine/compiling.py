"""A template that was read made into something that can be filled many times."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, Template, TemplateSyntaxError

from ccjournal.export.engine.drafting import Draft, PartDraft
from ccjournal.export.engine.outline import outline
from ccjournal.export.engine.steps import Steps
from ccjournal.export.engine.tags import Tag
from ccjournal.export.problems import Problem

# What a statement needs beside itself to be one that Jinja can read.
WHOLE = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if x %}}{{% {} %}}{{% endif %}}",
    "else": "{{% if x %}}{{% {} %}}{{% endif %}}",
    "for": "{{% {} %}}{{% endfor %}}",
    "with": "{{% {} %}}{{% endwith %}}",
    "macro": "{{% {} %}}{{% endmacro %}}",
    "call": "{{% {} %}}{{% endcall %}}",
    "filter": "{{% {} %}}{{% endfilter %}}",
    "block": "{{% {} %}}{{% endblock %}}",
    "autoescape": "{{% {} %}}{{% endautoescape %}}",
}


@dataclass(slots=True)
class CompiledPart:
    """One part, and what prints it."""

    draft: PartDraft
    template: Template
    steps: Steps = field(default_factory=Steps)
    _outline: Template | None = None

    @property
    def outline(self) -> Template:
        """What prints the names of its places alone."""
        if self._outline is None:
            self._outline = outline(
                self.draft.source.text,
                self.template.environment,
                headings=bool(self.draft.contents),
            )
        return self._outline


@dataclass(slots=True)
class Compiled:
    """A template that can be filled."""

    draft: Draft
    parts: list[CompiledPart]


def compiled(draft: Draft, environment: Environment) -> Compiled:
    """Compile a template without problems."""
    return Compiled(draft, [_part(part, environment) for part in draft.parts])


def _part(part: PartDraft, environment: Environment) -> CompiledPart:
    return CompiledPart(part, environment.from_string(part.source.text))


def syntax_problems(draft: Draft, environment: Environment) -> Iterator[Problem]:
    """Yield every tag that Jinja cannot read, each tried by itself."""
    for part in draft.parts:
        for tag in part.source.lines.values():
            try:
                environment.compile(_alone(tag))
            except TemplateSyntaxError as error:
                yield tag.place.problem(
                    f"{{{{ {tag.code} }}}}" if tag.mark == "{{" else f"{{% {tag.code} %}}",
                    str(error.message),
                )


def _alone(tag: Tag) -> str:
    if tag.mark == "{{":
        return f"{{{{ {tag.code} }}}}"
    keyword = tag.code.split(maxsplit=1)[0]
    if keyword == "set" and "=" not in tag.code:
        return f"{{% {tag.code} %}}{{% endset %}}"
    if keyword.startswith("end"):
        return ""
    return WHOLE.get(keyword, "{{% {} %}}").format(tag.code)
