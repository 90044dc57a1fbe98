"""Whatever somebody wrote survives in every place that a tag can stand in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ccjournal.domain.text import clean
from ccjournal.export.engine.names import q
from ccjournal.export.markdown import formatted
from ccjournal.export.rich import Formatted, Paragraph, Run
from tests.core.word_files import filled, p, part, r, rows, tbl, tc, tr

NASTY = st.text(
    st.characters(codec="utf-8") | st.sampled_from("{}%#<>&_\n\t'\"-\u202e\u05d0\U0001f600")
)
TEMPLATE = (
    p("[", r("{{ x }}", "<w:b/>"), "]"),
    p("[", "{{r x }}", "]"),
    p("{{p x }}", look='<w:jc w:val="left"/>'),
    p(r("{{ x }}", '<w:rStyle w:val="ClaimCode"/>')),
    tbl(tr("{%tr for y in xs %}"), tr("{{ y }}", tc("{{ y|upper }}", p())), tr("{%tr endfor %}")),
    p('<w:bookmarkStart w:id="1" w:name="a {{ x }}"/><w:bookmarkEnd w:id="1"/>'),
    p("{{r rich }}"),
    p("{{p rich }}"),
)


@settings(max_examples=80)
@given(NASTY)
def test_any_text_survives_in_every_place(tmp_path_factory, text):
    text = clean(text).text
    folder = tmp_path_factory.mktemp("any")
    rich = Formatted(
        (Paragraph((Run(text, bold=True), Run(text, link="https://x.org/?a=1&b=<2>"))),)
    )
    # A difference between what was printed and what is read back is an error of its own.
    target = filled(folder, *TEMPLATE, values={"x": text, "xs": [text], "rich": rich})
    lines = "\n".join(rows(target))
    assert lines.startswith(f"[{text}]\n[{text}]\n{text}\n")
    assert lines.endswith(f"{text}{text}\n{text}{text}")
    (mark,) = part(target).iter(q("w:bookmarkStart"))
    assert mark.get(q("w:name")) == "a " + text.replace("\n", " ").replace("\t", " ")


@settings(max_examples=80)
@given(NASTY)
def test_any_formatted_text_survives(tmp_path_factory, text):
    text = clean(text).text
    value = Formatted(formatted(text))
    target = filled(tmp_path_factory.mktemp("any"), "{{p x }}", "end", values={"x": value})
    assert "\n".join(rows(target)) == "\n".join([*(value.plain,) * bool(value.paragraphs), "end"])
