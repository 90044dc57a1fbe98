"""The shelves of the Library: what is there, whose it is, and what cannot be used."""

from datetime import date

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.errors import RefusedError, StorageError
from ccjournal.paths import AppPaths, shipped
from ccjournal.services.journal import Draft

AUDIT = 'title = "Audit"\nsummary = "seen"\n[[field]]\nkey = "seen"\n'
UNIT = (shipped("resources") / "units" / "qa.toml").read_text("utf-8")


class Silent:
    def step(self, done, total, text=""):
        """Go on."""


@pytest.fixture
def paths(tmp_path):
    return AppPaths.under(tmp_path)


@pytest.fixture
def services(paths):
    paths.data.mkdir()
    made = create_journal(paths, paths.data / "journal.ccj", ["ST", "QA"])
    yield made
    made.close()


def put(paths, folder, name, text):
    file = paths.library / folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def shelves(services):
    return services.library.shelves(Silent())


def session(services, name="Agent C"):
    fields = {"agent": name, "observation": "I heard four calls."}
    return services.journal.add("cycle", Draft("Listening", date(2026, 1, 2), fields=fields))[1]


def test_units_of_the_journal_stand_before_those_on_offer(services):
    found = [(u.unit.code, u.kept) for u in shelves(services).units]
    assert found == [("ST", True), ("QA", True), ("CS", False), ("LS", False), ("PE", False)]


def test_a_unit_is_taken_in_and_out_again(services):
    (offered, *_rest) = [u.unit for u in shelves(services).units if not u.kept]
    change = services.units.add(offered)
    assert services.units.all()[-1] == offered
    with pytest.raises(RefusedError, match="has the unit CS already"):
        services.units.add(offered)
    back = change.undo()
    assert [u.code for u in services.units.all()] == ["ST", "QA"]
    back.undo()
    assert services.units.all()[-1] == offered


def test_a_form_tells_its_file_and_its_records(services):
    session(services)
    forms = {f.form.form: f for f in shelves(services).forms}
    cycle = forms["cycle"]
    assert (cycle.records, cycle.own) == (1, False)
    assert cycle.file == shipped("resources") / "record_types" / "cycle.toml"
    assert forms["star"].records == 0


def test_own_forms_stand_in_once_the_journal_is_opened_with_them(paths):
    own = put(paths, "record_types", "audit.toml", AUDIT)
    services = create_journal(paths, paths.data / "journal.ccj")
    forms = {f.form.form: f for f in shelves(services).forms}
    assert (forms["audit"].file, forms["audit"].own) == (own, True)
    late = put(paths, "record_types", "later.toml", AUDIT)
    folder = shelves(services).folders[0]
    assert (folder.used, folder.later, folder.problems) == (1, [late], ())
    services.close()


def test_a_faulty_file_is_told_and_the_shipped_form_stays(paths, services):
    file = put(paths, "record_types", "star.toml", 'title = "Mine"\n')
    found = shelves(services)
    (problem,) = found.folders[0].problems
    assert (problem.file, problem.fault) == (file, "'field' is missing")
    star = next(f for f in found.forms if f.form.form == "star")
    assert not star.own


def test_own_units_are_offered_and_faulty_ones_told(paths, services):
    put(paths, "units", "zz.toml", UNIT.replace('code = "QA"', 'code = "ZZ"'))
    bad = put(paths, "units", "bad.toml", "code = 7\n")
    found = shelves(services)
    assert ("ZZ", False) in [(u.unit.code, u.kept) for u in found.units]
    folder = found.folders[1]
    assert (folder.used, [p.file for p in folder.problems]) == (1, [bad])


def test_people_come_with_the_number_of_their_records(services):
    services.people.add("Agent B")
    services.journal.delete(session(services).id)
    session(services)
    found = [(p.person.pseudonym, p.records) for p in shelves(services).people]
    assert found == [("Agent B", 0), ("Agent C", 1)]


def test_somebody_without_records_can_be_renamed(services):
    services.people.add("Agent B")
    services.people.add("Agent D")
    person = services.people.all()[0]
    change = services.library.rename_person(person.id, " Agent F ", "Somebody")
    assert services.people.all()[0].pseudonym == "Agent F"
    with pytest.raises(RefusedError, match="agent d is in the register"):
        services.library.rename_person(person.id, "agent d", "")
    change.undo()
    assert services.people.all()[0] == person


def test_a_pseudonym_that_a_record_names_stays(services):
    services.journal.delete(session(services).id)
    (person,) = services.people.all()
    with pytest.raises(RefusedError, match="Agent C stands in 1 record"):
        services.library.rename_person(person.id, "Agent D", "")
    services.library.rename_person(person.id, "Agent C", "Somebody")
    assert services.people.all()[0].real_name == "Somebody"


def test_a_folder_is_made_when_it_is_wanted(paths, services):
    folder = shelves(services).folders[0]
    assert not folder.path.exists()
    assert services.library.made(folder).is_dir()


def test_a_folder_that_cannot_be_made_is_told(paths, services):
    paths.library.write_text("a file stands in the way", "utf-8")
    with pytest.raises(StorageError, match="cannot be made"):
        services.library.made(shelves(services).folders[0])


def test_the_folder_of_laws_says_what_is_used_and_what_is_wrong(paths, services):
    services.regulations.all()
    rule = '[[regulation]]\nkey = "cp-7"\nkind = "code"\nname = "CP-7"\n'
    late = put(paths, "regulations", "ours.toml", rule)
    bad = put(paths, "regulations", "bad.toml", rule.replace("code", "hymn"))
    folder = shelves(services).folders[3]
    assert (folder.key, folder.used, list(folder.later)) == ("regulations", 0, [late])
    (problem,) = folder.problems
    assert problem.file == bad
    assert "hymn" in str(problem)
