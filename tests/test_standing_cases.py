"""Cases of standing worked out by hand from the rules, before any code was asked."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import standing_oracle as oracle
from tests.standing_records import Record

NOT = "not-in-force"
POS = "possible"
PRE = "presumed"
CON = "confirmed"

MLAT = ("mlat", "treaty")
MOU = ("mou", "memorandum-of-understanding")
DIALOGUE = ("framework", "dialogue")
STATEMENT = ("joint-statement", "joint-statement")

SIGNED = "signed 2010-05-01"
FIXED_TERM = "signed 2010-05-01; expires 2015-04-30"
NESTED_TERMS = "signed 2010-05-01; expires 2015; expires 2015-01-01; renewed 2015-03-01"
IN_FORCE = "in-force 2005-10-03"
QUALIFIED = "in-force 2005-10-03?; operational 2008-06-15"
UNKNOWN_MOU = "announced 2010-05-05; operational 2012-03-03"

#: A rule or boundary, (type, form), events, and the standing on each of some days.
TABLE: tuple[tuple[str, tuple[str, str], str, dict[str, str]], ...] = (
    # Rule 1: statements are adopted, never in force.
    ("statement", STATEMENT, "adopted 2016-08-15", {"2016-08-14": NOT, "2016-08-15": NOT, "2016-08-16": NOT}),
    ("statement-operational", STATEMENT, "signed 2016; operational 2017-01-01", {"2016-12-31": NOT, "2017-06-01": NOT}),
    ("statement-in-the-form-of-a-treaty", ("joint-statement", "treaty"), IN_FORCE, {"2010-01-01": NOT}),
    ("statement-without-events", STATEMENT, "", {"1947-08-15": NOT, "2010-01-01": NOT}),
    ("mou-in-the-form-of-a-statement", ("mou", "joint-statement"), SIGNED, {"2010-04-30": NOT, "2010-05-01": PRE}),
    ("framework-in-the-form-of-a-declaration", ("framework", "declaration"), SIGNED, {"2010-05-01": PRE}),
    # Rule 2: a documented entry into force.
    ("documented", MLAT, IN_FORCE, {"2005-10-02": NOT, "2005-10-03": CON, "2100-01-01": CON, "9999-12-31": CON}),
    ("documented-beats-signed", MLAT, f"signed 2001-10-17; {IN_FORCE}", {"2001-10-17": NOT, "2005-10-03": CON}),
    (
        "documented-beats-signed-mou",
        MOU,
        f"{SIGNED}; in-force 2010-07-01",
        {"2010-05-01": NOT, "2010-06-30": NOT, "2010-07-01": PRE},
    ),
    ("documented-before-signed-mou", MOU, f"{SIGNED}; in-force 2009-01-01", {"2008-12-31": NOT, "2009-01-01": PRE}),
    ("documented-twice", MLAT, "in-force 2006-01-01; in-force 2004-01-01", {"2003-12-31": NOT, "2004-01-01": CON}),
    ("documented-nested-first", MLAT, "in-force 2004-03-01; in-force 2004", {"2004-01-01": POS, "2004-06-01": POS}),
    ("documented-same-earliest", MLAT, "in-force 2004; in-force 2004-01-01", {"2003-12-31": NOT, "2004-01-01": CON}),
    ("documented-same-date-qualified", MLAT, "in-force 2004-01-01?; in-force 2004-01-01", {"2005-01-01": CON}),
    # Rule 2: arrangements take effect on signature, else adoption, else their first meeting.
    ("signed", MOU, SIGNED, {"2010-04-30": NOT, "2010-05-01": PRE, "2010-05-02": PRE, "2100-01-01": PRE}),
    ("signed-twice", MOU, "signed 2012-01-01; signed 2010-05-01", {"2010-04-30": NOT, "2010-05-01": PRE}),
    ("signed-beats-adopted", MOU, "adopted 2011-01-01; signed 2012-06-01", {"2012-05-31": NOT, "2012-06-01": PRE}),
    ("signed-beats-announced", MOU, f"announced 2009-01-01; {SIGNED}", {"2010-04-30": NOT}),
    ("adopted-beats-held", DIALOGUE, "held 2011-01-01; adopted 2012-03-01", {"2011-01-01": NOT, "2012-03-01": PRE}),
    ("held-once", DIALOGUE, "held 2010-03-10", {"2010-03-09": NOT, "2010-03-10": CON, "2010-03-11": PRE}),
    (
        "held-twice",
        DIALOGUE,
        "held 2012-04-01; held 2010-03-10",
        {"2010-03-09": NOT, "2010-03-10": CON, "2012-04-01": CON, "2012-04-02": PRE},
    ),
    ("ratified-is-no-start", MOU, "ratified 2010-05-05", {"2010-05-04": NOT, "2010-05-05": POS, "2020-01-01": POS}),
    ("protocol-of-a-mou", ("mou", "protocol"), "signed 2016-10-15", {"2017-01-01": PRE}),
    ("framework-arrangement", ("framework", "framework-arrangement"), "signed 2016-10-15", {"2017-01-01": PRE}),
    # Rule 2: what is like a treaty waits for its entry into force.
    ("treaty-like-by-type", ("agreement", "protocol"), "signed 2016-10-15", {"2016-10-14": NOT, "2017-01-01": POS}),
    ("treaty-like-mlat", ("mlat", "other"), "signed 2016-10-15", {"2017-01-01": POS}),
    ("treaty-like-by-form-agreement", ("mou", "agreement"), "signed 2016-10-15", {"2017-01-01": POS}),
    ("treaty-like-by-form-treaty", ("mou", "treaty"), "signed 2016-10-15", {"2017-01-01": POS}),
    ("treaty-like-by-form-convention", ("framework", "convention"), "signed 2016-10-15", {"2017-01-01": POS}),
    # Rule 2: unknown start.
    ("unknown-mlat", MLAT, "", {"1947-08-14": NOT, "1947-08-15": POS, "1947-08-16": POS, "2100-01-01": POS}),
    ("unknown-mou", MOU, "", {"0001-01-01": NOT, "1947-08-14": NOT, "1947-08-15": POS, "2100-01-01": POS}),
    ("unknown-signed", MLAT, "signed 2016-10-15", {"2016-10-14": NOT, "2016-10-15": POS, "2016-10-16": POS}),
    ("unknown-signed-month", MLAT, "signed 2016-10?", {"2016-09-30": NOT, "2016-10-01": POS, "2016-11-01": POS}),
    ("unknown-signed-after-announced", MLAT, "announced 2010; signed 2012-01-01", {"2011-12-31": NOT}),
    (
        "unknown-earliest-hint",
        MLAT,
        "ratified 2010; cabinet-approved 2009-06-01",
        {"2009-05-31": NOT, "2009-06-01": POS},
    ),
    ("unknown-announced", MOU, "announced 2010-05-05", {"2010-05-04": NOT, "2010-05-05": POS}),
    ("unknown-adopted", MLAT, "adopted 2010-05", {"2010-04-30": NOT, "2010-05-01": POS}),
    ("unknown-held-treaty", MLAT, "held 2005-01-01", {"1947-08-14": NOT, "1950-01-01": POS, "2005-01-01": POS}),
    ("unknown-renewed-is-no-start", MLAT, "signed 2010; renewed 2012-05-05", {"2012-05-05": POS, "2013-01-01": POS}),
    # Rule 2: the first operational event settles an unknown start.
    ("settled-mlat", MLAT, "signed 2010-05-05; operational 2012-03", {"2012-03-31": POS, "2012-04-01": CON}),
    ("settled-mou", MOU, UNKNOWN_MOU, {"2010-05-04": NOT, "2012-03-03": POS, "2012-03-04": PRE}),
    ("settled-mou-not-upgraded", MOU, f"{UNKNOWN_MOU}; operational 2015-01-01", {"2013-01-01": PRE}),
    ("settled-mou-within-term", MOU, f"{UNKNOWN_MOU}; expires 2020-01-01", {"2012-01-01": POS, "2013-01-01": PRE}),
    ("settled-before-hint", MLAT, "signed 2010; operational 2008-01-01", {"2008-01-01": NOT, "2008-01-02": CON}),
    ("settled-without-hint", MLAT, "operational 2012", {"1947-08-14": NOT, "2012-12-31": POS, "2013-01-01": CON}),
    ("settled-without-hint-mou", MOU, "operational 2012", {"1960-01-01": POS, "2012-12-31": POS, "2013-01-01": PRE}),
    (
        "settled-by-first-of-two",
        MLAT,
        "signed 2010; operational 2012-06-30; operational 2012",
        {"2012-09-01": POS, "2013-01-01": CON},
    ),
    # Rule 3: strength of what is like a treaty.
    (
        "qualified-without-operational",
        MLAT,
        "in-force 2005-10-03~",
        {"2005-10-02": NOT, "2005-10-03": PRE, "2100-01-01": PRE},
    ),
    ("qualified-then-operational", MLAT, QUALIFIED, {"2005-10-03": PRE, "2008-06-15": PRE, "2008-06-16": CON}),
    (
        "qualified-operational-before",
        MLAT,
        "in-force 2005-10-03~; operational 2003-01-01",
        {"2005-10-02": NOT, "2005-10-03": CON},
    ),
    (
        "qualified-held-does-not-confirm",
        MLAT,
        "in-force 2005-10-03?; held 2010-01-01",
        {"2009-01-01": PRE, "2011-01-01": PRE},
    ),
    (
        "qualified-operational-year",
        MLAT,
        "in-force 2005-10-03?; operational 2008",
        {"2008-12-31": PRE, "2009-01-01": CON},
    ),
    ("held-later-does-not-matter", MLAT, f"{IN_FORCE}; held 2010-01-01", {"2009-01-01": CON, "2011-01-01": CON}),
    # Rule 3: strength of arrangements.
    ("within-term", MOU, FIXED_TERM, {"2010-04-30": NOT, "2010-05-01": CON, "2015-04-30": CON, "2015-05-01": POS}),
    ("within-term-qualified-start", MOU, "signed 2010-05-01?; expires 2015", {"2010-05-01": CON, "2015-01-01": CON}),
    ("qualified-start-mou", MOU, "signed 2010-05-01?", {"2010-04-30": NOT, "2010-05-01": PRE}),
    ("up-to-operational", MOU, f"{SIGNED}; operational 2012-02-02", {"2012-02-02": CON, "2012-02-03": PRE}),
    ("up-to-operational-year", MOU, f"{SIGNED}; operational 2012", {"2012-01-01": CON, "2012-01-02": PRE}),
    ("up-to-latest-sign", MOU, f"{SIGNED}; held 2013-05-05; operational 2011", {"2013-05-05": CON, "2013-05-06": PRE}),
    (
        "up-to-nested-sign",
        MOU,
        f"{SIGNED}; operational 2013-03; held 2013-03-20",
        {"2013-03-20": CON, "2013-03-21": PRE},
    ),
    ("up-to-renewed", MOU, f"{SIGNED}; renewed 2012-07-01", {"2010-05-01": CON, "2012-07-01": CON, "2012-07-02": PRE}),
    ("sign-before-start", MOU, f"operational 2009-01-01; {SIGNED}", {"2009-01-02": NOT, "2010-05-01": PRE}),
    # Rule 4: final events.
    (
        "terminated",
        MLAT,
        f"{IN_FORCE}; terminated 2010-01-01",
        {"2010-01-01": CON, "2010-01-02": NOT, "2100-01-01": NOT},
    ),
    (
        "superseded-month",
        MOU,
        f"{SIGNED}; superseded 2014-03",
        {"2014-03-01": PRE, "2014-03-02": POS, "2014-03-31": POS, "2014-04-01": NOT},
    ),
    ("expired-year", MLAT, f"{IN_FORCE}; expired 2015", {"2015-01-01": CON, "2015-12-31": POS, "2016-01-01": NOT}),
    ("renewal-lifts-no-end", MLAT, f"{IN_FORCE}; terminated 2010-01-01; renewed 2012-01-01", {"2013-01-01": NOT}),
    ("renewal-lifts-no-expired", MOU, f"{SIGNED}; expired 2014-01-01; renewed 2015-01-01", {"2015-01-01": NOT}),
    ("operational-after-end", MLAT, f"{IN_FORCE}; terminated 2010-01-01; operational 2012", {"2013-01-01": NOT}),
    (
        "end-within-term",
        MOU,
        f"{FIXED_TERM}; terminated 2012-01-01",
        {"2012-01-01": CON, "2012-01-02": NOT, "2016-01-01": NOT},
    ),
    (
        "first-of-two-ends",
        MLAT,
        f"{IN_FORCE}; terminated 2012; expired 2010-06-30",
        {"2010-06-30": CON, "2010-07-01": NOT},
    ),
    (
        "nested-ends",
        MLAT,
        f"{IN_FORCE}; terminated 2010; superseded 2010-06-15",
        {"2010-01-01": CON, "2010-01-02": POS, "2010-06-15": POS, "2010-06-16": NOT},
    ),
    (
        "end-before-start",
        MOU,
        f"terminated 2009-01-01; {SIGNED}",
        {"2008-01-01": NOT, "2009-01-02": NOT, "2010-05-01": NOT},
    ),
    ("end-of-unknown-start", MLAT, "terminated 1990-01-01", {"1947-08-15": POS, "1990-01-01": POS, "1990-01-02": NOT}),
    ("end-before-hint", MLAT, "signed 2010; terminated 2005-01-01; operational 2011", {"2012-01-01": NOT}),
    ("start-and-end-on-one-day", MOU, f"{SIGNED}; terminated 2010-05-01", {"2010-05-01": PRE, "2010-05-02": NOT}),
    # Rule 4: a term that has run out, and its renewal.
    (
        "run-out-treaty",
        MLAT,
        f"{IN_FORCE}; expires 2015-06-30",
        {"2015-06-30": CON, "2015-07-01": POS, "2100-01-01": POS},
    ),
    (
        "renewed-after",
        MOU,
        f"{FIXED_TERM}; renewed 2015-05-10",
        {"2015-05-09": POS, "2015-05-10": CON, "2015-05-11": PRE},
    ),
    ("renewed-before", MOU, f"{FIXED_TERM}; renewed 2014-01-01", {"2015-04-30": CON, "2015-05-01": POS}),
    ("renewed-on-the-day", MOU, f"{FIXED_TERM}; renewed 2015-04-30", {"2015-04-30": CON, "2015-05-01": POS}),
    (
        "renewed-the-day-after",
        MOU,
        f"{FIXED_TERM}; renewed 2015-05-01",
        {"2015-04-30": CON, "2015-05-01": CON, "2015-05-02": PRE},
    ),
    ("renewed-within-year-of-expiry", MOU, f"{FIXED_TERM}; renewed 2015", {"2015-05-01": POS, "2016-01-01": POS}),
    (
        "renewed-some-day-next-year",
        MOU,
        f"{FIXED_TERM}; renewed 2016",
        {"2016-01-01": POS, "2016-12-30": POS, "2016-12-31": PRE},
    ),
    (
        "renewed-treaty",
        MLAT,
        f"{IN_FORCE}; expires 2010-10-02; renewed 2010-12",
        {"2010-12-30": POS, "2010-12-31": CON, "2011-01-01": CON},
    ),
    (
        "renewed-qualified-treaty",
        MLAT,
        "in-force 2005-10-03?; expires 2010; renewed 2011-02-01",
        {"2011-01-31": POS, "2011-02-01": PRE},
    ),
    (
        "renewed-twice",
        MOU,
        f"{FIXED_TERM}; renewed 2014; renewed 2016-01-01",
        {"2015-12-31": POS, "2016-01-01": CON, "2016-01-02": PRE},
    ),
    ("held-after-expiry", MOU, f"{FIXED_TERM}; held 2017-01-01", {"2016-01-01": POS, "2017-01-01": POS}),
    (
        "held-after-renewal",
        MOU,
        f"{FIXED_TERM}; renewed 2016-01-01; held 2018-01-01",
        {"2015-12-31": POS, "2018-01-01": CON, "2018-01-02": PRE},
    ),
    (
        "last-of-two-terms",
        MOU,
        "signed 2010-05-01; expires 2016-04-30; expires 2013-04-30",
        {"2014-01-01": CON, "2016-05-01": POS},
    ),
    (
        "renewed-into-new-term",
        MOU,
        "signed 2010-05-01; expires 2013-04-30; renewed 2013-06-01; expires 2018-05-31",
        {"2013-05-15": CON, "2018-05-31": CON, "2018-06-01": POS},
    ),
    (
        "terms-of-same-earliest",
        MOU,
        NESTED_TERMS,
        {"2015-01-01": CON, "2015-06-01": POS, "2015-12-31": POS, "2016-01-01": PRE},
    ),
    (
        "terms-nested",
        MOU,
        "signed 2010-05-01; expires 2015-06-30; expires 2015",
        {"2015-06-30": CON, "2015-07-01": POS},
    ),
    ("term-of-settled-mou", MOU, f"{UNKNOWN_MOU}; expires 2014-01-01", {"2014-01-01": PRE, "2014-01-02": POS}),
    (
        "term-renewed-of-settled-mou",
        MOU,
        f"{UNKNOWN_MOU}; expires 2014-01-01; renewed 2015-01-01",
        {"2014-12-31": POS, "2015-01-01": PRE},
    ),
    (
        "renewal-settles-no-unknown-start",
        MLAT,
        "signed 2010; expires 2012; renewed 2013-01-01",
        {"2009-12-31": NOT, "2014-01-01": POS},
    ),
    ("cap-raises-nothing", MLAT, "signed 2010-05-05; expires 2005-01-01", {"2006-01-01": NOT, "2010-05-05": POS}),
    (
        "term-over-before-start",
        MOU,
        f"{SIGNED}; expires 2009",
        {"2009-06-01": NOT, "2010-04-30": NOT, "2010-05-01": POS},
    ),
    # Rule 5: fuzzy bounds.
    (
        "fuzzy-start-year",
        MLAT,
        "in-force 2005",
        {"2004-12-31": NOT, "2005-01-01": POS, "2005-12-30": POS, "2005-12-31": CON},
    ),
    ("fuzzy-start-qualified", MLAT, "in-force 2005?", {"2005-12-30": POS, "2005-12-31": PRE, "2006-01-01": PRE}),
    (
        "fuzzy-start-operational-before",
        MLAT,
        "in-force 2005~; operational 2004",
        {"2005-06-01": POS, "2005-12-31": CON},
    ),
    (
        "fuzzy-start-within-term",
        MOU,
        "signed 2010; expires 2015",
        {"2010-12-30": POS, "2010-12-31": CON, "2015-01-01": CON, "2015-01-02": POS, "2016-01-01": POS},
    ),
    (
        "fuzzy-end-of-term-renewed-within",
        MOU,
        "signed 2010-05-01; expires 2015; renewed 2015-03-01",
        {"2015-04-01": POS, "2015-12-31": POS, "2016-01-01": PRE},
    ),
    (
        "fuzzy-start-and-end",
        MLAT,
        "in-force 2005; terminated 2005",
        {"2004-12-31": NOT, "2005-01-01": POS, "2005-12-31": POS, "2006-01-01": NOT},
    ),
    (
        "fuzzy-start-cut-by-end",
        MOU,
        "signed 2010; terminated 2010-06",
        {"2010-06-01": POS, "2010-06-30": POS, "2010-07-01": NOT, "2010-12-31": NOT},
    ),
    ("held-in-fuzzy-start", MOU, "signed 2010; held 2010-06-15", {"2010-06-15": POS, "2010-12-31": PRE}),
    # Lengths of months, and the edges of the calendar.
    ("leap-start", MOU, "signed 2012-02", {"2012-01-31": NOT, "2012-02-28": POS, "2012-02-29": PRE}),
    ("common-start", MOU, "signed 2011-02", {"2011-02-01": POS, "2011-02-27": POS, "2011-02-28": PRE}),
    ("leap-end", MLAT, f"{IN_FORCE}; terminated 2012-02", {"2012-02-29": POS, "2012-03-01": NOT}),
    ("leap-day-is-the-last", MOU, "signed 2012-02-01; expires 2012-02-29", {"2012-02-29": CON, "2012-03-01": POS}),
    ("leap-century", MLAT, "in-force 2000-02", {"2000-02-28": POS, "2000-02-29": CON}),
    ("common-century", MLAT, "in-force 1900-02", {"1900-02-27": POS, "1900-02-28": CON}),
    (
        "thirty-days",
        MOU,
        "signed 2010-04; expires 2010-06",
        {"2010-04-29": POS, "2010-04-30": CON, "2010-06-30": POS, "2010-07-01": POS},
    ),
    ("first-year", MLAT, "in-force 0001", {"0001-01-01": POS, "0001-12-30": POS, "0001-12-31": CON}),
    (
        "last-year",
        MLAT,
        "in-force 9999; terminated 9999-12-31",
        {"9998-12-31": NOT, "9999-12-30": POS, "9999-12-31": CON},
    ),
)
CASES = tuple(
    pytest.param(*sort, events, day, expected, id=f"{name}-{day}")
    for name, sort, events, days in TABLE
    for day, expected in days.items()
)
HAND_WORKED = pytest.mark.parametrize(("type_", "form", "events", "day", "expected"), CASES)


@HAND_WORKED
def test_standing_is_as_worked_out_by_hand(type_: str, form: str, events: str, day: str, expected: str) -> None:
    """The package gives the standing that the rules give when followed by hand."""
    agreement = Record.read(type_, form, events).agreement()
    assert agreement.standing_on(day).standing.value == expected


@HAND_WORKED
def test_oracle_is_as_worked_out_by_hand(type_: str, form: str, events: str, day: str, expected: str) -> None:
    """The oracle of the property tests gives the standing that the rules give when followed by hand."""
    record = Record.read(type_, form, events)
    assert oracle.standing_on(type_, form, record.oracle_events(), dt.date.fromisoformat(day)) == expected
