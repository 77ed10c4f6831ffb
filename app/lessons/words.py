"""The words of everything that can be wrong with a lesson, in one table: key → (message, hint). Knows no file."""

from __future__ import annotations

from engine import words
from engine.errors import PathsumError, Span

REFUSALS: dict[str, tuple[str, str]] = {
    "lesson_size": ("The lesson has {count:,} bytes, and the limit is {limit:,}.", "Make two lessons of it."),
    "front_missing": ("The lesson does not start with its front matter.", "Begin the file with ---, title: …, minutes: …, goals: …, and --- again."),
    "front_open": ("The front matter is never closed.", "End it with a line that is ---."),
    "yaml": ("This cannot be read: {problem}.", "Put the text in quotes, and indent with spaces."),
    "yaml_tab": ("This line is indented with a tab.", "Indent it with spaces."),
    "yaml_colon": ("A second colon stands in this line, and would begin another key.", "Put the text behind {name}: in quotes."),
    "yaml_indent": ("This line begins where no line above it does.", "Begin it below the {name} above."),
    "yaml_no_colon": ("This line is no key: value, and belongs to nothing above it.", "Write a key and a colon before it."),
    "yaml_hanging": ("This line is no key: value, and belongs to nothing above it.", "Indent it by two spaces more."),
    "yaml_quote": ("The quote that opens here is never closed.", "Add {quote} at the end of the text."),
    "yaml_behind": ("Something stands behind the closing quote.", "Put the whole text in quotes of the other kind."),
    "yaml_backslash": ("In double quotes a backslash would be taken for a sign of YAML.", "Put the text in single quotes."),
    "yaml_bracket": ("The {sign} that opens here is never closed.", "Add {close} behind the last entry."),
    "yaml_comma": ("A comma is missing between two entries.", "Part them with commas."),
    "yaml_sign": ("A text cannot begin with {sign} here.", "Put it in quotes."),
    "yaml_space": ("A space is missing behind the colon in {text}.", "Write {better}."),
    "yaml_comment": ("Everything behind # in this line would be left out, as a comment.", "Put the text in quotes."),
    "source_bar": ("A program of several lines stands behind source: |, and here the | is missing.", "Write source: |."),
    "yaml_deep": ("Values are nested too deeply here.", "A block needs no more than three levels."),
    "yaml_mapping": ("Here stand lines of the form key: value, and something else came.", "Write for example {example}."),
    "language_name": ("The name of the file says {named}, and the front matter says {given}.", "Change one of them, or leave language: out."),
    "key_twice": ("The key {name} is given twice.", "Give it once."),
    "key_unknown": ("{name} is not a key of {place}.", "The keys are: {all}."),
    "key_near": ("{name} is not a key of {place}.", "Did you mean {better}?"),
    "key_answer": ("Answers are computed, and {name} is not a key of {place}.", "Say what is asked, such as number: derivative of e by b."),
    "key_missing": ("The key {name} is missing in {place}.", "Add a line {name}: …"),
    "value_mapping": ("{name}: names with values are expected here.", "Write for example {example}."),
    "value_list": ("{name}: a list is expected here.", "Put every entry on a line of its own that begins with a dash and a space."),
    "value_entry": ("{name}: every entry of this list has keys of its own.", "Write for example - {example}."),
    "value_whole": ("{name}: a whole number is expected here.", "Write for example 8."),
    "value_number": ("{name}: a number is expected here.", "Write for example 0.5."),
    "value_truth": ("{name}: true or false is expected here.", "Write true or false."),
    "value_text": ("{name}: a text is expected here.", "Put it in quotes."),
    "value_empty": ("{name}: nothing stands here.", "Write something, or delete the line."),
    "value_word": ("{name}: {found} is not one of its words.", "Write one of: {all}."),
    "value_near": ("{name}: {found} is not one of its words.", "Did you mean {better}?"),
    "value_least": ("{name}: {found} is too little.", "Write {limit} or more."),
    "value_most": ("{name}: {found} is too much.", "Write {limit} or less."),
    "value_few": ("{name}: something is missing here.", "Give at least {limit}."),
    "value_long": ("{name}: this is too long.", "Keep within {limit}."),
    "value_kind": ("{name}: {problem}.", "See docs/lessons.md, where every key is explained."),
    "number_typed": ("{text} is an answer, and answers are computed.", "Write what is asked, such as derivative of e by b."),
    "prerequisite": ("There is no lesson {name}.", "Write the name of a lesson's file, without its number and without .md."),
    "prerequisite_near": ("There is no lesson {name}.", "Did you mean {better}?"),
    "fence_open": ("This {kind} block is never closed.", "Add a line ``` below its last line."),
    "fence_stray": ("These ``` close no block, so they open one, of code.", "Begin the block that they close with ``` and its kind, such as ```predict."),
    "fence_nested": ("A {kind} block cannot stand inside a list, a quote or indented text.", "Begin its lines at the left edge."),
    "setext": ("Directly below a text --- makes a heading of it, and no new screen.", "Leave a line empty above ---."),
    "html": ("HTML is not taken: {tag} would be shown as it stands here.", "Write Markdown in its place, such as **bold**."),
    "tex": ("The braces of this formula do not match: {text}.", "Close every brace that is opened."),
    "image": ("A lesson has no images.", "Draw the graph with a pathsum block, or describe it."),
    "word_typo": ("{found} is no kind of block.", "Did you mean {better}?"),
    "screen_two_graphs": ("This screen has a graph already, on line {line}.", "Begin a new screen with --- above this block, or leave source out."),
    "question_graph": ("This screen has a graph already, on line {line}.", "Begin a new screen with --- above the check, or leave show out."),
    "screen_no_graph": ("There is no graph on this screen to ask about.", "Give the block a source, or put a pathsum block above it."),
    "screen_empty": ("This screen is empty.", "Write something, or delete one of the two lines ---."),
    "no_source": ("A pathsum block needs a program.", "Add source: | and the program below it, indented by two spaces."),
    "asks_nothing": ("This block asks for nothing.", "Add one of {all}."),
    "asks_twice": ("This block asks for {all} at once.", "Keep one of them."),
    "choice_few": ("A choice needs at least two options.", "Add one more - text: …"),
    "choice_none": ("None of the options is right.", "Give one of them a claim that holds."),
    "choice_many": ("More than one option is right: {all}.", "Change the claims so that one of them holds."),
    "choice_marked": ("{count} options are marked as right.", "Keep right: true at one of them."),
    "choice_unmarked": ("No option says when it is right.", "Mark the right one with right: true."),
    "choice_how": ("This option does not say when it is right.", "Add when: and a claim that the engine can check."),
    "choice_typed": ("right: true stands only in a check.", "Write when: and a claim that the engine can check."),
    "quantity": ("{text} is not something that the engine can compute.", "Write for example derivative of e by b, adjoint of b or paths from b to e."),
    "difference_step": ("A difference needs a step that is not 0.", "Write for example: with 0.001."),
    "quantity_along": ("{text} is no way through the graph.", "Write it along arrows, such as b -> c -> e."),
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
    "goal_doubted": (
        "No numbers in the sliders' ranges were found that meet this goal.",
        "Give the goal more room, or a solution: that shows the way.",
    ),
    "mode_for": ("A sweep with task: {task} works in forward and reverse, and the mode here is {mode}.", "Did you mean mode: {better}?"),
    "budget_small": ("The budget of {given} cannot be kept: {least} are needed.", "Give at least that many."),
    "step_far": ("There is no step {step}: the trace has {count}.", "Give a smaller number, or end."),
    "play_order": ("play runs from {start} to {end}, which is backwards.", "Write the smaller number first."),
    "bug_program": ("The bug {bug} does not show on this program: every derivative comes out right.", "Use a program on which it shows, or leave source out."),
}

PHRASES: dict[str, str] = {
    "lesson_nothing": "Nothing",
    "lesson_yaml_strange": "it has characters or nesting that YAML does not take",
    "lesson_where": "{name}, line {line}: {message} {hint}",
    # the command line
    "lesson_good": "{name}: good. Screens: {screens}, exercises: {exercises}.",
    "lesson_warning": "Warning: {message}",
    "lesson_unread": "{name}: cannot be read: {reason}.",
    "lesson_unwritten": "{name}: cannot be written: {reason}.",
    "lesson_not_utf8": "byte {place} is not UTF-8",
    "lesson_ready": "{name} is ready. Check it with: {command}",
}


def say(key: str, **terms: object) -> words.Words:
    """The words of that key with their terms."""
    return words.Words(key, PHRASES[key], words.plain(terms))


def at_line(line: int, column: int = 1) -> Span:
    """A place in a file of which only line and column matter (both from 1)."""
    return Span(0, 0, line, column)


def refusal(key: str, span: Span | None = None, **terms: object) -> PathsumError:
    """The error named ``key``, filled in, to be raised."""
    message, hint = REFUSALS[key]
    return PathsumError("E_LESSON", *words.refusal(f"lesson_{key}", message, hint, terms), span)
