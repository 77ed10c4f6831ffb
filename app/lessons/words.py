"""The words of everything that can be wrong with a lesson, in one table: key → (message, hint). Knows no file."""

from __future__ import annotations

from engine import words
from engine.errors import PathsumError, Span

REFUSALS: dict[str, tuple[str, str]] = {
    "lesson_size": ("The lesson has {count:,} bytes, and the limit is {limit:,}.", "Make two lessons of it."),
    "front_missing": ("The lesson does not start with its front matter.", "Begin the file with ---, title: …, minutes: …, goals: …, and --- again."),
    "front_open": ("The front matter is never closed.", "End it with a line that is ---."),
    "yaml": ("This cannot be read as YAML: {problem}.", "Put text that holds : or # or begins with a sign in quotes, and indent with spaces."),
    "yaml_alias": ("Anchors and aliases (& and *) are not part of a lesson.", "Write the value out, or put the text in quotes."),
    "yaml_deep": ("Values are nested too deeply here.", "A block needs no more than three levels."),
    "yaml_mapping": ("Here stand lines of the form key: value, and something else came.", "Write for example {example}."),
    "language_name": ("The name of the file says {named}, and the front matter says {given}.", "Change one of them, or leave language: out."),
    "key_twice": ("The key {name} is given twice.", "Give it once."),
    "key_unknown": ("{name} is not a key of {place}.", "{hint}"),
    "key_missing": ("{place} needs the key {name}.", "Add a line {name}: …"),
    "value_kind": ("{name}: {problem}.", "{hint}"),
    "image": ("A lesson has no images.", "Draw the graph with a pathsum block, or describe it."),
    "word_typo": ("{found} is no kind of block.", "Did you mean {better}?"),
    "screen_two_graphs": ("This screen has a graph already, on line {line}.", "Begin a new screen with --- above this block, or leave source out."),
    "screen_no_graph": ("There is no graph on this screen to ask about.", "Give the block a source, or put a pathsum block above it."),
    "screen_empty": ("This screen is empty.", "Write something, or delete one of the two lines ---."),
    "no_source": ("A pathsum block needs a program.", "Add source: | and the program below it, indented by two spaces."),
    "asks_nothing": ("This block asks for nothing.", "Add one of {all}."),
    "asks_twice": ("This block asks for {all} at once.", "Keep one of them."),
    "choice_few": ("A choice needs at least two options.", "Add one more - text: …"),
    "choice_none": ("None of the options is right.", "Give one of them a claim that holds."),
    "choice_many": ("More than one option is right: {all}.", "Change the claims so that one of them holds."),
    "choice_how": ("This option does not say when it is right.", "Add when: and a claim that the engine can check."),
    "choice_typed": ("right: true stands only in a check.", "Write when: and a claim that the engine can check."),
    "quantity": ("{text} is not something that the engine can compute.", "{hint}"),
    "claim": ("{text} is not a claim.", "Write for example derivative of e by b = 5."),
    "node_unknown": ("The graph has no node called {name}.", "It has {all}."),
    "node_several": ("Several nodes are called {name}.", "Give the one that you mean a name in the program."),
    "edge_none": ("No edge leads from {source} to {to}.", "Write a slope along an arrow of the graph."),
    "array": ("Nodes hold arrays here, and a question is about one number.", "Ask for a derivative by name, such as derivative of y[0] by x[1]."),
    "not_finite": ("{text} is {value} here, which nobody can type.", "Ask at another point."),
    "edge_word": ("{text} is no way to name an edge.", "Write one of: {all}."),
    "edge_nothing": ("No edge is meant by {text} here.", "Choose another step or another program."),
    "order_few": ("There is nothing to put in order here.", "Use a program with two operations at least."),
    "slip_right": ("This slip is the right answer.", "Give a quantity that leads to another number, or leave it out."),
    "goal_met": ("The goal is met before anything is done.", "Let the lesson begin elsewhere."),
    "solution_empty": ("This solution changes nothing.", "Give it at: with numbers, or source: with a program."),
    "solution_edit": (
        "This solution has a program of its own, and the learner cannot change the program.",
        "Add edit: true to the block, or solve it with at: alone.",
    ),
    "solution_short": ("This solution does not meet the goal.", "Try it in the page, and write down the numbers that do."),
    "mode_for": ("{place} works in {all} here, and the mode is {mode}.", "Change mode: or task:."),
    "budget_small": ("The budget of {given} cannot be kept: {least} are needed.", "Give at least that many."),
    "step_far": ("There is no step {step}: the trace has {count}.", "Give a smaller number, or end."),
    "play_order": ("play runs from {start} to {end}, which is backwards.", "Write the smaller number first."),
    "bug_program": ("The bug {bug} does not show on this program: every derivative comes out right.", "Use a program on which it shows, or leave source out."),
}


def refusal(key: str, span: Span | None = None, **terms: object) -> PathsumError:
    """The error named ``key``, filled in, to be raised."""
    message, hint = REFUSALS[key]
    return PathsumError("E_LESSON", *words.refusal(f"lesson_{key}", message, hint, terms), span)
