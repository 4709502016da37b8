"""The six grave violations against children in armed conflict, by which monitors report.

They are those of the United Nations' Monitoring and Reporting Mechanism (Security Council
resolution 1612 and later ones); the names are in this project's words.
"""

from collections.abc import Mapping

VIOLATIONS: Mapping[str, str] = {
    "killing-or-maiming": "killing or maiming of children",
    "recruitment-or-use": "recruitment or use of children by armed forces or armed groups",
    "sexual-violence": "rape or other sexual violence against children",
    "abduction": "abduction of children",
    "attack-on-school-or-hospital": "attack on a school or hospital",
    "denial-of-access": "denial of humanitarian access for children",
}
"""Code of each → what it is."""
