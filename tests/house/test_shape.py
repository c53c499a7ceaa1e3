"""The shape of the house, counted from its imports: rooms on a floor, arrows, arrows up and circles."""

import functools
import graphlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

import grimp

from tests.house.picture import declared

MODULES, ARROWS = 15, 120
CORE = "bot.assignment"
SCREENS = "bot.views.screens"
# What a new screen costs; the others have something of their own on a platform, such as a typed command.
ONE_FILE = ("audit", "campaigns.aside", "campaigns.status", "contacts.preassign", "nudges", "shifts.parting")
Arrow = tuple[str, str]


@functools.cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("bot", "baton_sandbox", cache_dir=None)


def parent(module: str) -> str:
    return module.rpartition(".")[0]


@functools.cache
def packages() -> Mapping[str, frozenset[str]]:
    """Every package of Baton and its sandbox, and what stands in it: modules and packages."""
    found = defaultdict(set)
    for module in imports().modules - {"bot", "baton_sandbox"}:
        found[parent(module)].add(module)
    return {package: frozenset(rooms) for package, rooms in found.items()}


@functools.cache
def arrows(package: str) -> frozenset[Arrow]:
    """Which room of a package imports which other one, itself or by something within it."""
    depth = package.count(".") + 2
    rooms = (
        tuple(".".join(end.split(".")[:depth]) for end in (module, imported))
        for module in imports().modules
        if module.startswith(f"{package}.")
        for imported in imports().find_modules_directly_imported_by(module)
        if imported.startswith(f"{package}.")
    )
    return frozenset((importer, imported) for importer, imported in rooms if importer != imported)


def floors() -> Iterator[tuple[str, dict[str, int]]]:
    """Each package that has floors, and on which of them its rooms stand, counted from the top."""
    for package, rows in declared().items():
        yield package, {f"{package}.{room}": at for at, row in enumerate(rows) for room in row}


def sizes() -> dict[str, int]:
    """How many modules stand in each package, its own packages left out."""
    return {package: len(rooms - packages().keys()) for package, rooms in packages().items()}


def test_no_package_holds_more_modules_than_one_looks_over(record_property):
    largest = max(sizes().items(), key=lambda each: each[1])
    record_property("house", f"modules in one package: {largest[1]} at most ({largest[0]})")
    assert not {package: size for package, size in sizes().items() if size > MODULES}


def test_the_core_has_few_arrows(record_property):
    found = arrows(CORE)
    record_property("house", f"arrows in the core: {len(found)} between {len(packages()[CORE])} rooms")
    assert len(found) <= ARROWS


def test_no_arrow_goes_up(record_property):
    up = {
        arrow
        for package, floor_of in floors()
        for arrow in arrows(package)
        if floor_of[arrow[0]] >= floor_of[arrow[1]]
    }
    record_property("house", f"arrows up: {len(up)}")
    assert not up


def test_no_package_has_a_circle(record_property):
    circles = {}
    for package in packages():
        order = graphlib.TopologicalSorter[str]()
        for importer, imported in arrows(package):
            order.add(importer, imported)
        try:
            order.prepare()
        except graphlib.CycleError as found:
            circles[package] = found.args[1]
    record_property("house", f"circles: {len(circles)}")
    assert not circles


def test_a_screen_costs_one_file_and_one_handler(record_property):
    """A screen that says the same everywhere is named by no file of a platform."""
    for screen in ONE_FILE:
        importers = imports().find_modules_that_directly_import(f"{SCREENS}.{screen}")
        handlers = {each for each in importers if each.startswith("bot.handlers.chat.")}
        others = {each for each in importers - handlers if not each.startswith(f"{SCREENS}.")}
        assert (len(handlers), others) == (1, set()), screen
    record_property("house", f"screens of one file and one handler: {len(ONE_FILE)}")


def test_the_measures_see_what_they_count():
    assert {"bot.assignment.texting", "bot.assignment.desk"} <= packages()[CORE]
    assert ("bot.assignment.texting", "bot.assignment.staffing") in arrows(CORE)
    assert {"bot", "bot.assignment", "bot.storage"} <= {package for package, _ in floors()}
