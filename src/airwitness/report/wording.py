"""How a search is made, what a match proves and what it does not: the page's fixed words."""

HOW: tuple[tuple[str, str], ...] = (
    (
        "Peaks",
        (
            "The sound of clip and recordings is reduced to its spectral peaks: the moments and"
            " pitches that stand out. Nothing else of it is kept for the search."
        ),
    ),
    (
        "Votes",
        (
            "Three peaks that stand to each other as three peaks of the clip do, cast a vote for"
            " one place in a recording. Votes only nominate a place; they decide nothing."
        ),
    ),
    (
        "Time map",
        (
            "At each place a straight line, recording time against clip time, is fitted to the"
            " peaks that both have. Its slope is the speed. A cut copy has several pieces, each"
            " with a line of its own."
        ),
    ),
    (
        "Pictures",
        (
            "Of about one frame a second up to 64 corners are kept, each as a code of 60 bits."
            " Where corners of the clip, of the same in a mirror and at other sizes, lie to each"
            " other as in a frame of a recording, the two are paired; frames that are paired in"
            " the order of time are a copy. Corners that stay where they are, as those of sets,"
            " cards and logos, do not count: what rests on them alone is listed apart."
        ),
    ),
    (
        "Hit fraction",
        (
            "The share of the recording's peaks under the match that the clip has too; of a match"
            " by pictures alone, of its frames. It is less than 100 % in a true copy: a voice,"
            " noise and compression add peaks and remove some."
        ),
    ),
    (
        "Evidence",
        (
            "Each peak that both have counts for a copy, each that only the recording has against"
            " it, weighed by how likely it is that they meet by chance. Both ends are put where"
            " agreement begins and stops."
        ),
    ),
    (
        "Expected by chance",
        (
            "How many matches with so much evidence or more a search like this would give if the"
            " archive held nothing of the clip. It is measured with excerpts that nobody aired:"
            " played backwards, put through the same search; for pictures, with clips of other"
            " films. A match is asserted where it is at most 0.0001. It belongs to the archive as"
            " large as it was then."
        ),
    ),
    (
        "Likeness",
        (
            "How many corners that move agree beyond four of each frame. Programmes of one set"
            " share some, which chance would never give; so a match that rests on pictures alone"
            " is asserted only where there are more. It is no statement about chance."
        ),
    ),
    (
        "Airing",
        (
            "Matches of one service that follow or overlap each other are one airing, also over"
            " the end of a file or in a loop. When it was is computed from the stated start of the"
            " recording; its error (±) is as stated, too."
        ),
    ),
)

PROVES: tuple[str, ...] = (
    (
        "The recording holds a copy of the clip, by its sound, its picture or both as stated, at"
        " the stated place, from start to end as given. Anybody can hear or see it there."
    ),
    "The part named by its SHA-256 is the very file that was searched.",
)

PROVES_NOT: tuple[str, ...] = (
    (
        "Who made the clip, who chose to air it, and why. A match speaks of a copy of sound"
        " or picture, not of authorship."
    ),
    "Which of two copies is the original: clip and airing may both stem from a third.",
    (
        "That the match is no error of another kind. The number expected by chance speaks of"
        " chance alone: not of a wrong clock, a wrong file, or two songs on one backing track."
    ),
    (
        "That the clip was not aired where none was found: hours that were not recorded and sound"
        " that was much changed, or lasts only seconds, can hide it."
    ),
)

NOT_CHECKED: tuple[str, ...] = (
    "Faces and voices: nobody is recognised. Pictures were compared as pictures.",
    "The clocks. Service, start and clock error of a recording are as stated when it was added.",
    (
        "The recordings themselves. That a recording shows what the service transmitted rests on"
        " whoever recorded it."
    ),
    "Each match by ear and eye. No person's decision is part of this page.",
)

REPEAT: tuple[str, ...] = (
    "Compute the SHA-256 of the clip and of the part, and compare with the digests given here.",
    "Open both at the times given under the match: the same must be heard or seen.",
    "Run the same version on the same archive: it gives the same matches.",
)
