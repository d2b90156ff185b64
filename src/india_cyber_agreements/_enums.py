"""The closed vocabularies of the dataset. Every member is also its written form, so ``"mlat"`` will do."""

from __future__ import annotations

import enum


class AgreementType(enum.StrEnum):
    """What an instrument is: the classes of the 2017 table, with two of them told apart.

    The 2017 table has three columns. This package separates joint statements, which are adopted and bind nobody
    in law, and binding agreements from the memoranda that the table's second column mixes them with.
    """

    #: Mutual legal assistance treaty in criminal matters, by whatever name.
    MLAT = "mlat"
    #: Any other instrument that binds states in international law.
    AGREEMENT = "agreement"
    #: Memorandum of understanding or of cooperation, and its like.
    MOU = "mou"
    #: Joint statement, declaration or communiqué.
    JOINT_STATEMENT = "joint-statement"
    #: Standing mechanism or plan: framework, dialogue, working group, roadmap, plan of action.
    FRAMEWORK = "framework"

    @property
    def cis_column(self) -> CisColumn:
        """The column of the 2017 table that records of this type belong to."""
        if self is AgreementType.MLAT:
            return CisColumn.MLAT
        return CisColumn.FRAMEWORK if self is AgreementType.FRAMEWORK else CisColumn.MOU


class CisColumn(enum.StrEnum):
    """A column of the 2017 table."""

    #: "MLAT".
    MLAT = "mlat"
    #: "MoU/Joint Statement".
    MOU = "mou"
    #: "Cyber Framework".
    FRAMEWORK = "framework"
    #: "Comments": remarks, never counted in the totals.
    COMMENT = "comment"


class Form(enum.StrEnum):
    """What an instrument calls itself, or what it is by its shape."""

    TREATY = "treaty"
    CONVENTION = "convention"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    EXCHANGE_OF_LETTERS = "exchange-of-letters"
    CHARTER = "charter"
    MEMORANDUM_OF_UNDERSTANDING = "memorandum-of-understanding"
    MEMORANDUM_OF_COOPERATION = "memorandum-of-cooperation"
    DECLARATION_OF_INTENT = "declaration-of-intent"
    JOINT_STATEMENT = "joint-statement"
    JOINT_COMMUNIQUE = "joint-communique"
    DECLARATION = "declaration"
    FRAMEWORK = "framework"
    FRAMEWORK_ARRANGEMENT = "framework-arrangement"
    DIALOGUE = "dialogue"
    WORKING_GROUP = "working-group"
    ROADMAP = "roadmap"
    ACTION_PLAN = "action-plan"
    OTHER = "other"


class Level(enum.StrEnum):
    """Who stands behind an instrument."""

    #: Governments or their ministries.
    INTERGOVERNMENTAL = "intergovernmental"
    #: Agencies of governments, such as two computer emergency response teams.
    AGENCY = "agency"
    #: States, provinces or cities.
    SUBNATIONAL = "subnational"
    #: Universities and research bodies.
    ACADEMIC = "academic"
    #: Companies and exchanges.
    COMMERCIAL = "commercial"

    @property
    def is_governmental(self) -> bool:
        """Whether governments or their agencies stand behind it."""
        return self not in {Level.ACADEMIC, Level.COMMERCIAL}


class CyberScope(enum.StrEnum):
    """How much of an instrument is about cyber security or cybercrime."""

    #: The whole of it.
    DEDICATED = "dedicated"
    #: It has a provision on the subject.
    PROVISION = "provision"
    #: It names the subject.
    MENTION = "mention"
    #: It is general and covers cyber cases with others, as most mutual legal assistance treaties do.
    GENERAL = "general"


class Topic(enum.StrEnum):
    """What an instrument is about; an agreement may have several."""

    CAPACITY_BUILDING = "capacity-building"
    COUNTER_TERRORISM = "counter-terrorism"
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    CYBERCRIME = "cybercrime"
    DATA_PROTECTION = "data-protection"
    DEFENCE = "defence"
    DIGITAL_FORENSICS = "digital-forensics"
    EMERGING_TECHNOLOGY = "emerging-technology"
    INCIDENT_RESPONSE = "incident-response"
    INFORMATION_SHARING = "information-sharing"
    INTERNET_GOVERNANCE = "internet-governance"
    LEGAL_ASSISTANCE = "legal-assistance"
    POLICY_BEST_PRACTICE = "policy-best-practice"
    RESEARCH_AND_TECHNOLOGY = "research-and-technology"
    SUPPLY_CHAIN = "supply-chain"
    TELECOM_SECURITY = "telecom-security"


class Confidence(enum.StrEnum):
    """How well the record as a whole is evidenced."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class EventKind(enum.StrEnum):
    """What happened to an instrument on a date."""

    #: Made public before or without an act on a document.
    ANNOUNCED = "announced"
    #: Approved by, or reported to, a cabinet.
    CABINET_APPROVED = "cabinet-approved"
    #: Signed by both sides.
    SIGNED = "signed"
    #: Issued (a statement) or formally set up (a mechanism).
    ADOPTED = "adopted"
    #: Ratified, or a law of ratification passed.
    RATIFIED = "ratified"
    #: Entered into force.
    IN_FORCE = "in-force"
    #: A source attests that it worked or was listed as working.
    OPERATIONAL = "operational"
    #: A dialogue, group or body under it met.
    HELD = "held"
    #: Prolonged or renewed.
    RENEWED = "renewed"
    #: Its documented term ends.
    EXPIRES = "expires"
    #: A source says that it lapsed.
    EXPIRED = "expired"
    #: Denounced or otherwise brought to an end.
    TERMINATED = "terminated"
    #: Replaced by another instrument.
    SUPERSEDED = "superseded"


class RelationKind(enum.StrEnum):
    """How one instrument stands to another."""

    RENEWS = "renews"
    SUPERSEDES = "supersedes"
    IMPLEMENTS = "implements"
    EXTENDS = "extends"
    PART_OF = "part-of"
    #: The two look alike and are kept apart because no source shows that they are one.
    SAME_SUBJECT = "same-subject"


class Position(enum.StrEnum):
    """Where India stands to a convention or call that is open to many."""

    #: A party to a treaty in force for it, or a supporter of what is no treaty.
    PARTY = "party"
    #: It signed a treaty and has not ratified it.
    SIGNATORY = "signatory"
    #: A treaty in force, or open to it, that it has not joined.
    NON_PARTY = "non-party"
    #: A call that is no treaty, or a treaty not yet in force, that it has not signed.
    NOT_SIGNED = "not-signed"


class Access(enum.StrEnum):
    """How far a source was seen."""

    #: Its text was read, if often only its beginning.
    READ = "read"
    #: It is only linked or cited by another source.
    CITED = "cited"


class Finding(enum.StrEnum):
    """What became of a cell of the 2017 table on checking."""

    CONFIRMED = "confirmed"
    #: The date is the day of a Cabinet approval, not of signature.
    DATE_IS_CABINET_APPROVAL = "date-is-cabinet-approval"
    #: The date is the day of a press report.
    DATE_IS_PRESS = "date-is-press"
    WRONG_DATE = "wrong-date"
    #: A real instrument in the wrong column.
    MISFILED = "misfiled"
    #: The instrument stands in another cell already.
    DOUBLE_COUNT = "double-count"
    #: An instrument of several states, listed under one of them.
    MULTILATERAL = "multilateral"
    #: Between companies or universities.
    NOT_GOVERNMENTAL = "not-governmental"
    #: No independent text pins the instrument down.
    UNIDENTIFIED = "unidentified"
    #: No document stands behind the cell.
    NOT_AN_INSTRUMENT = "not-an-instrument"
    #: The document has nothing on cyber security.
    NO_CYBER_CONTENT = "no-cyber-content"


class CoverageOutcome(enum.StrEnum):
    """What a search for a country's agreements came to."""

    FOUND = "found"
    NONE_FOUND = "none-found"
    NOT_SEARCHED = "not-searched"


class RedirectKind(enum.StrEnum):
    """What became of a retired id."""

    MERGED_INTO = "merged-into"
    SPLIT_INTO = "split-into"
    WITHDRAWN = "withdrawn"
