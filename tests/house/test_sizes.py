"""Small files, small functions, few parameters; what is over is named with its number."""

import pytest

from tests.house.tree import Function, modules, text, tracked

FILE, FUNCTION, HANDLER, PARAMETERS = 300, 45, 25, 5
NOT_COUNTED = {"self", "cls", "session", "now"}
PRESCRIBED = {"bot/handlers/twilio/http.py:request"}  # the SDK says how it calls this


def height(function: Function) -> int:
    """Lines from `def` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_command(function: Function) -> bool:
    """The options of a command are its parameters: discord.py reads them off."""
    return [each.arg for each in function.args.args[:1]] == ["interaction"]


def parameters(function: Function) -> int:
    taken = function.args
    return len({each.arg for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)} - NOT_COUNTED)


@pytest.mark.parametrize("suffix", [".py", ".js", ".css", ".sh"])
def test_no_file_is_longer_than_the_limit(suffix):
    sizes = {path: len(text(path).splitlines()) for path in tracked() if path.endswith(suffix)}
    over = {path: size for path, size in sizes.items() if size > FILE and "/migrations/versions/" not in path}
    assert not over, f"files of more than {FILE} lines"


def test_no_function_is_longer_than_the_limit():
    over = {
        f"{module.path}:{function.name}": height(function)
        for module in modules("baton_sandbox/", "bot/", "tests/", "bench/", "run.py")
        for function in module.functions()
        if height(function) > FUNCTION
    }
    assert not over, f"functions of more than {FUNCTION} lines"


def test_no_handler_is_longer_than_the_limit():
    over = {
        f"{module.path}:{function.name}": height(function)
        for module in modules("bot/handlers/")
        for function in module.functions()
        if height(function) > HANDLER
    }
    assert not over, f"handlers of more than {HANDLER} lines"


def test_no_function_takes_more_than_five_facts():
    over = {
        f"{module.path}:{function.name}": parameters(function)
        for module in modules("baton_sandbox/", "bot/")
        for function in module.functions()
        if parameters(function) > PARAMETERS
        and not is_command(function)
        and f"{module.path}:{function.name}" not in PRESCRIBED
    }
    assert not over, f"functions of more than {PARAMETERS} parameters besides session and now"
