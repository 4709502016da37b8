"""The fixed words of the report of a case: kinds of findings, the ladder, methods and limits."""

from airwitness.case.content import ExhibitKind, FindingKind

KINDS: dict[FindingKind, str] = {
    FindingKind.DEPICTS: "what a picture shows",
    FindingKind.SAYS: "words that are heard or stand in it",
    FindingKind.ALLEGES: "what somebody claims; it is theirs",
    FindingKind.ASSESSES: "what the analyst thinks, with a reason and a confidence",
}

EXHIBITS: dict[ExhibitKind, str] = {
    ExhibitKind.RECORDING: "a recording",
    ExhibitKind.SPAN: "an excerpt of a recording",
    ExhibitKind.AIRING: "an airing",
    ExhibitKind.STILL: "a still picture",
    ExhibitKind.ARTICLE: "an article",
    ExhibitKind.PASSAGE: "a passage of a text",
}

PENDING = "report pending verification"

TWO_KEYS = "Two keys prove two keys: that two persons hold them rests on whoever enrolled them."

LADDER = (
    "A finding is called verified only when at least two sources were counted, exhibits of"
    " different objects, each with its reliability and why it is independent; when a first"
    " reviewer with an enrolled key, who did not state it, looked at it after that; and when a"
    " second reviewer with another key did so after the first. Everything else is a report"
    f" pending verification. {TWO_KEYS}"
)

PICTURES = (
    "A picture leaves the archive as a grid of at most 16 blocks on its long side. It is shown"
    " clearer only where a person cleared it with an enrolled key, and two persons where a child"
    " was seen; faces that were counted and boxes that were drawn stay covered. What is withheld"
    " is shown in no form. Files are named by the number of their exhibit, never by what they"
    " were called."
)

PLACES = (
    "A place is the SHA-256 of an object and, behind #, where in it: t= from second to second,"
    " xywh=percent: a region of the picture, char= characters of the kept text (W3C Media"
    " Fragments, RFC 5147)."
)

LIMITS: tuple[str, ...] = (
    "No face and no voice was recognised, and no age estimated. People in pictures are counts.",
    (
        "Service, start and clock error of a recording are as somebody stated them when it was"
        " added. That a recording shows what the service transmitted rests on whoever recorded it."
    ),
    (
        "No airing found means none in the hours that were searched, by the methods above. Hours"
        " that were not recorded and sound or pictures that were much changed can hide one."
    ),
    (
        "A match speaks of a copy, not of authorship: not of who made the clip, who chose to air"
        " it, or which of two copies is the original."
    ),
    "What sources say of organisations is theirs. Where they differ, all of it is shown.",
    (
        "A decision or review says what its key signed and when the machine's clock said so. It"
        " does not say who sat at the machine."
    ),
)

CHECKS: tuple[str, ...] = (
    "Compute the SHA-256 of an exhibit's file, and compare it with the one given here.",
    "Open the file at the place given: what the finding says must be there to see, hear or read.",
    (
        "Run airwitness verify on the archive, or the one file verify.py of a bag with Python"
        " alone: every custody line given here must be in the chain, with the digest given here."
    ),
)

BERKELEY = (
    "This is the project's own reading of the Berkeley Protocol on Digital Open Source"
    " Investigations, not a certificate. What a machine cannot tell is marked as needing a person."
)
