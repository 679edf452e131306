"""A refusal: an expected «no» with a stable code for programs and a Spanish sentence for people."""


class Refusal(Exception):
    """What an action raises when it may not happen; nothing was written.

    `code` is stable and in kebab-case; `sentence` says in Spanish what is wrong and what to do next;
    `field` names the form field it belongs to, when there is one.
    """

    def __init__(self, code: str, sentence: str, *, field: str | None = None) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code, self.sentence, self.field = code, sentence, field
