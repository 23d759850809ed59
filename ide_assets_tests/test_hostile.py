"""No command, option, setting or state file brings a traceback to the terminal (faults 71, 74)."""

import random
from pathlib import Path

from ide_assets_tests import hostile

#: Few of the thousands of cases; all of them: `python -m ide_assets_tests.hostile SEED COUNT`.
COUNT = 80


def wrong(answers: list[hostile.Answer]) -> list[tuple[list[str], list[str], str]]:
    return [
        (answer.faults, [text[:80] for text in answer.arguments], answer.output[-500:])
        for answer in answers
        if answer.faults
    ]


def test_74_hostile_arguments_of_every_command(tmp_path: Path) -> None:
    generator = random.Random(74)
    answers = list(hostile.tried_arguments(tmp_path, lambda cases: generator.sample(cases, COUNT)))
    assert len(answers) == COUNT
    assert wrong(answers) == []


def test_74_hostile_settings(tmp_path: Path) -> None:
    answers = list(hostile.tried_settings(tmp_path, random.Random(74), COUNT))
    assert len(answers) == COUNT
    assert wrong(answers) == []


def test_74_damaged_state_files(tmp_path: Path) -> None:
    answers = list(hostile.tried_states(tmp_path, random.Random(74), COUNT // 2))
    assert len(answers) == COUNT // 2
    assert wrong(answers) == []


def test_cases_cover_every_command_and_parameter() -> None:
    words = {arguments[0] for arguments in hostile.cases() if arguments}
    assert {"run", "status", "sql", "restore", "report", "actions"} <= words
    assert len(hostile.cases()) > 2_000
