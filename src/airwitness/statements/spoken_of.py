"""Persian and Arabic: what a text spoke of before: its last title, and bodies by their names."""

from dataclasses import dataclass, field

from airwitness.statements.sentences import Sentence

_MOST = 64  # names kept
_WORDS = 6  # words of a title


@dataclass(slots=True)
class SpokenOf:
    """What a text spoke of before the sentence that is read."""

    title: str | None = None
    """Title of the work named last."""
    names: set[str] = field(default_factory=set)
    """Names of bodies, folded, without the word for a body before them."""

    def learn_body(self, name: str) -> None:
        """Keep the name of a body."""
        if name and len(self.names) < _MOST:
            self.names.add(name)

    def learn_title(self, title: str) -> None:
        """Keep the title of a work."""
        self.title = title


def inner(s: Sentence, text: str, k: int) -> str:
    """Words between the marks of a quotation, one blank between them."""
    q = s.quotes[k]
    return " ".join(text[q.start + 1 : q.end - q.closed].strip("،.,؛ ").split())


def is_short(words: str) -> bool:
    """Tell whether quoted words may be a title or a name."""
    return 0 < len(words.split()) <= _WORDS
