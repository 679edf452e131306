"""The field where somebody says on which element of a later version an open step goes on."""

from typing import Any, Final

from django import forms

from ventanilla.processes.engine.diagram import Diagram
from ventanilla.processes.models import Definition
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.queries.versions import earlier_versions

MOST_LINES: Final = 200


def ids_of(diagram: Diagram) -> set[str]:
    """Everything in a diagram that a mapping may name: elements, arrows, processes."""
    arrows = {flow.id for node in diagram.nodes.values() for flow in node.out}
    return {*diagram.nodes, *diagram.names, *arrows}


class MappingForm(forms.Form):
    """One `viejo = nuevo` a line. `tried` is the text whose dry run was on the screen when somebody approved."""

    mapping = forms.CharField(
        label="Correspondencia de elementos",
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text="Solo si un paso cambió de identificador: uno por renglón, «viejo = nuevo».",
    )
    tried = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, to: Definition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to = to

    def clean_mapping(self) -> dict[str, str]:
        """The mapping as a dict; each wrong line has its sentence."""
        lines = self.cleaned_data["mapping"].splitlines()
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Son más de {MOST_LINES} renglones; escriba solo los pasos que cambian.")
        new = ids_of(diagram_of(self.to))
        old = {name for one in earlier_versions(self.to) for name in ids_of(diagram_of(one))}
        found: dict[str, str] = {}
        wrong = []
        for number, line in enumerate(lines, 1):
            before, equals, after = (part.strip() for part in line.partition("="))
            if not line.strip():
                continue
            if not (before and equals and after):
                wrong.append(f"Renglón {number}: escriba «viejo = nuevo», por ejemplo «esperar = aguardar».")
            elif before not in old:
                wrong.append(
                    f"Renglón {number}: «{before}» no existe en las versiones anteriores; revise cómo se llama."
                )
            elif after not in new:
                wrong.append(
                    f"Renglón {number}: «{after}» no existe en la versión {self.to.number}; elija otro elemento."
                )
            elif found.setdefault(before, after) != after:
                wrong.append(f"Renglón {number}: «{before}» ya tiene otro destino; deje uno solo.")
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    def text(self) -> str:
        """What was typed."""
        return str(self["mapping"].value() or "")
