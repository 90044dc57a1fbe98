"""Questions and personal data in a record, as the screens and the command line get them."""

from dataclasses import replace

from ccjournal.services.claims import Wording

WE = "We agreed that the greeting should be shorter. " * 6


def star(services, **fields):
    parts = {"situation": "The calls were long.", "action": WE, **fields}
    return services.journal.create("star", fields=parts)[1]


def test_a_question_names_its_words_until_it_is_set_aside(services):
    record = star(services)
    (first, *_rest) = [q for q in services.checks.questions(record) if q.rule == "S3"]
    assert first.question == '"We": what did you do yourself?'
    assert record.fields["action"][first.start : first.end] == first.words
    services.answers.give(record.id, replace(first.answer, reason="Two of us decided it."))
    now = services.journal.get(record.id)
    assert "S3" not in {q.rule for q in services.checks.questions(now)}


def test_little_text_is_asked_nothing(services):
    record = star(services, action="We agreed it.")
    assert services.checks.questions(record) == ()


def test_personal_data_is_found_wherever_it_would_leave(services):
    services.people.add("Agent A", "Priya Shah")
    record = star(services, situation="Mrs Adeyemi rang.", action="Priya took HC-4471-902 down.")
    services.claims.add(record.id, "ST-2.1", ("action", 0, 5), Wording("", "Mr Dunne said so"))
    leaks = services.checks.leaks(services.journal.get(record.id))
    assert [(leak.field, leak.data.words) for leak in leaks] == [
        ("situation", "Mrs Adeyemi"),
        ("action", "Priya"),
        ("action", "HC-4471-902"),
        ("because", "Mr Dunne"),
    ]
    assert leaks[1].question == "Priya is in your list of people. Write Agent A?"
    assert leaks[2].question == "HC-4471-902 looks like a policy or reference number."


def test_what_may_stay_is_not_told_again(services):
    record = star(services, action="We gave out 07700 900123.")
    (leak,) = services.checks.leaks(record)
    services.answers.give(record.id, replace(leak.answer, reason="It is our own hotline."))
    assert services.checks.leaks(services.journal.get(record.id)) == ()
