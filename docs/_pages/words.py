"""Members of the vocabularies in words, and what they mean."""

from __future__ import annotations

from typing import Final

from india_cyber_agreements import AgreementType, CisColumn, Finding, Standing

#: Types in words, for several.
PLURALS: Final = {
    AgreementType.MLAT: "legal assistance treaties",
    AgreementType.AGREEMENT: "other binding agreements",
    AgreementType.MOU: "memoranda",
    AgreementType.FRAMEWORK: "frameworks and dialogues",
    AgreementType.JOINT_STATEMENT: "joint statements",
}

#: Standings as a table tells them, from the surest to the least.
STANDINGS: Final = {
    Standing.CONFIRMED: "in force",
    Standing.PRESUMED: "presumed in force",
    Standing.POSSIBLE: "possibly in force",
    Standing.NOT_IN_FORCE: "not in force",
}
#: What is said in place of a standing: a joint statement is adopted and never in force.
ADOPTED: Final = "adopted, never in force"

#: The columns of the 2017 table, as it heads them.
COLUMNS: Final = {
    CisColumn.MLAT: "MLAT",
    CisColumn.MOU: "MoU/Joint Statement",
    CisColumn.FRAMEWORK: "Cyber Framework",
    CisColumn.COMMENT: "Comments",
}

#: Each finding in words, and what it says.
FINDINGS: Final = {
    Finding.CONFIRMED: ("confirmed", "The instrument exists and belongs in this cell."),
    Finding.DATE_IS_CABINET_APPROVAL: (
        "date is a Cabinet approval",
        (
            "The instrument exists; the printed date is when a Cabinet approved it or was told of it, not when it was"
            " signed."
        ),
    ),
    Finding.DATE_IS_PRESS: ("date is a press report", "The instrument exists; the printed date is that of a report."),
    Finding.WRONG_DATE: ("wrong date", "The instrument exists; nothing happened to it on the printed date."),
    Finding.MISFILED: ("misfiled", "The instrument exists and belongs in another column."),
    Finding.DOUBLE_COUNT: ("double count", "The cell tells again of an instrument that another cell has already."),
    Finding.MULTILATERAL: ("multilateral", "The instrument is one of several states, listed under one of them."),
    Finding.NOT_GOVERNMENTAL: (
        "not governmental",
        "The parties, or one of them, are companies, universities or exchanges.",
    ),
    Finding.UNIDENTIFIED: (
        "unidentified",
        (
            "No independent text pins the instrument down; a record that is named is the likeliest match or rests on"
            " the table's word."
        ),
    ),
    Finding.NOT_AN_INSTRUMENT: ("not an instrument", "No document stands behind the cell."),
    Finding.NO_CYBER_CONTENT: ("no cyber content", "The document has nothing on cyber security."),
}

#: What each kind of known gap means.
GAPS: Final = {
    "no date": "No source says when the instrument was signed, adopted or began, not even by the year.",
    "no topic": "What the instrument covers is not known well enough to name a subject.",
    "no event": "The instrument is known to exist, and nothing about it could be dated.",
    "members of the organisation not listed": (
        "No source lists the members at the time, so the record names the organisation and no countries, and a query"
        " by country does not find it."
    ),
    "treaty without a signing date": "When the treaty was signed is not known; its standing rests on other events.",
    "treaty without an entry into force": (
        "No source shows when the treaty entered into force, or that it did; its standing is at most possible unless it"
        " has been seen at work."
    ),
    "no source that was read, the 2017 table apart": (
        "The record rests on the 2017 table and on pages that are only cited, none of which could be opened."
    ),
    "low confidence without notes": "The record is weak and does not say why: an oversight to mend.",
    "source without an address": "The source was seen, and its address was not kept.",
    "cell address that no record cites": (
        "The 2017 table links this page, and no record that stands behind the cell uses it, mostly because it is"
        " about something else or is gone."
    ),
    "exact title in several records": "Two records carry the same exact title, which may mean that they are one.",
}
