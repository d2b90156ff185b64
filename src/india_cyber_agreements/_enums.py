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

    #: A treaty.
    TREATY = "treaty"
    #: A convention.
    CONVENTION = "convention"
    #: An agreement.
    AGREEMENT = "agreement"
    #: A protocol, whether it binds in law or not.
    PROTOCOL = "protocol"
    #: Letters that the sides exchange and that are the text together.
    EXCHANGE_OF_LETTERS = "exchange-of-letters"
    #: A charter.
    CHARTER = "charter"
    #: A memorandum of understanding.
    MEMORANDUM_OF_UNDERSTANDING = "memorandum-of-understanding"
    #: A memorandum of cooperation.
    MEMORANDUM_OF_COOPERATION = "memorandum-of-cooperation"
    #: A declaration or letter of intent.
    DECLARATION_OF_INTENT = "declaration-of-intent"
    #: A joint statement, fact sheet or vision of leaders, ministers or officials.
    JOINT_STATEMENT = "joint-statement"
    #: A joint communiqué.
    JOINT_COMMUNIQUE = "joint-communique"
    #: A declaration.
    DECLARATION = "declaration"
    #: A framework.
    FRAMEWORK = "framework"
    #: A framework arrangement.
    FRAMEWORK_ARRANGEMENT = "framework-arrangement"
    #: A series of talks.
    DIALOGUE = "dialogue"
    #: A group or another body that meets again.
    WORKING_GROUP = "working-group"
    #: A roadmap.
    ROADMAP = "roadmap"
    #: A plan of action.
    ACTION_PLAN = "action-plan"
    #: None of these, such as a chair's summary.
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

    #: Training, exchange of experts, centres, awareness.
    CAPACITY_BUILDING = "capacity-building"
    #: Use of the internet by terrorists, radicalisation online, terrorist financing by digital means.
    COUNTER_TERRORISM = "counter-terrorism"
    #: Protection of information infrastructure that a country depends on.
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    #: Prevention, investigation and prosecution of crime by or against computers.
    CYBERCRIME = "cybercrime"
    #: Privacy and the protection of personal data.
    DATA_PROTECTION = "data-protection"
    #: Cooperation of armed forces or defence ministries on cyber matters.
    DEFENCE = "defence"
    #: Collection and examination of electronic evidence.
    DIGITAL_FORENSICS = "digital-forensics"
    #: Artificial intelligence, quantum, cloud, blockchain and their security.
    EMERGING_TECHNOLOGY = "emerging-technology"
    #: Response to incidents, cooperation of emergency response teams.
    INCIDENT_RESPONSE = "incident-response"
    #: Exchange of information on threats, vulnerabilities and incidents.
    INFORMATION_SHARING = "information-sharing"
    #: Rules and institutions of the internet, norms of state behaviour, international law.
    INTERNET_GOVERNANCE = "internet-governance"
    #: Evidence, service of documents, search and seizure for criminal cases.
    LEGAL_ASSISTANCE = "legal-assistance"
    #: Exchange on policies, standards, laws and good practice.
    POLICY_BEST_PRACTICE = "policy-best-practice"
    #: Joint research, development, products and industry.
    RESEARCH_AND_TECHNOLOGY = "research-and-technology"
    #: Security of software, hardware and their suppliers.
    SUPPLY_CHAIN = "supply-chain"
    #: Security of telecommunications networks and equipment.
    TELECOM_SECURITY = "telecom-security"


class Confidence(enum.StrEnum):
    """How well the record as a whole is evidenced."""

    #: Existence, parties and the deciding date rest on an official text or on independent sources that were read.
    HIGH = "high"
    #: One good source was read; or the day, the title or a party is not pinned down.
    MEDIUM = "medium"
    #: Existence or identity rests on one weak or indirect source, such as the 2017 table alone.
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

    #: It renews the target, as its text or a source of the time says.
    RENEWS = "renews"
    #: It takes the place of the target.
    SUPERSEDES = "supersedes"
    #: It carries out what the target provides for.
    IMPLEMENTS = "implements"
    #: It goes beyond the target on the same line, and leaves it standing.
    EXTENDS = "extends"
    #: It was made within the target: a statement of a dialogue, an annex of a statement.
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

    #: None of the others: the instrument exists, belongs in the cell, and has its date.
    CONFIRMED = "confirmed"
    #: The date is the day of a Cabinet approval, not of signature.
    DATE_IS_CABINET_APPROVAL = "date-is-cabinet-approval"
    #: The date is the day of a press report.
    DATE_IS_PRESS = "date-is-press"
    #: Nothing happened to the instrument on the date.
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

    #: At least one agreement names the country.
    FOUND = "found"
    #: A search for that very country gave nothing.
    NONE_FOUND = "none-found"
    #: Nobody looked.
    NOT_SEARCHED = "not-searched"


class RedirectKind(enum.StrEnum):
    """What became of a retired id."""

    #: It repeated another record, which stands in its place.
    MERGED_INTO = "merged-into"
    #: It held several instruments, each of which has a record of its own now.
    SPLIT_INTO = "split-into"
    #: No document or mechanism stands behind it.
    WITHDRAWN = "withdrawn"
