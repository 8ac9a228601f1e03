"""Text on a terminal: columns stand under each other in every language."""

import textwrap

from ui.commands.columns import padded, width_of, wrapped

CHINESE = (
    "穿刺针表面超出内侧壁 3.0 mm（最多允许：0.0 mm）。"
    "请将穿刺针移向外侧，或选择另一侧。"
)


def test_a_chinese_sign_takes_two_places():
    assert width_of("结论 STOP") == 9
    assert width_of(padded("无法评估", 15)) == 15


def test_no_line_is_wider_and_none_begins_with_what_closes_a_phrase():
    lines = wrapped("禁止 ", CHINESE, width=40)
    assert all(width_of(line) <= 40 for line in lines)
    assert not any(line.strip()[0] in "，。、；：）" for line in lines)
    assert all(line.startswith("     ") for line in lines[1:])
    said = "".join(line.strip() for line in lines).removeprefix("禁止 ")
    assert said.replace(" ", "") == CHINESE.replace(" ", "")


def test_english_is_wrapped_as_ever():
    words = "The needle leaves the pedicle by 3.0 mm; move it laterally."
    assert wrapped("STOP  ", words, width=40) == textwrap.wrap(
        words, width=40, initial_indent="STOP  ", subsequent_indent=" " * 6
    )


def test_nothing_to_say_takes_no_line():
    assert wrapped("  ", "", width=40) == []
