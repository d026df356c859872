"""Parts of the pack that are neither evidence nor units: the learner, plans, witnesses, verification."""

from dataclasses import dataclass

from assessment.exports.content.loop import SectionContent


@dataclass(frozen=True, slots=True)
class Paper:
    """What part `number` says before any record that stands in it."""

    number: int
    sections: tuple[SectionContent, ...]
