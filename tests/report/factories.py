"""Cases built by hand, with invented outlets: a leaked memo repeated by copies, and a hostile one."""

from __future__ import annotations

import dataclasses

from allegedly.model.case import Case, Failure
from allegedly.model.claim import (
    Certainty,
    Claim,
    Cue,
    Extraction,
    Kind,
    Polarity,
    Slot,
    Stance,
    Statement,
    TimeValue,
    Unknown,
)
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability, Standing
from allegedly.model.ids import content_id
from allegedly.model.lineage import (
    Borrowing,
    BorrowingKind,
    Dependence,
    Drift,
    DriftKind,
    Lineage,
    Origin,
    OriginPair,
    SharedPassage,
)
from allegedly.model.source import AUTHOR_HOLDER, Attribution, Holder, SourceKind
from allegedly.model.text import Document, Span, WireCredit, Zone, ZoneKind
from tests.factories import make_document, make_holder, make_stance, make_statement

ALLEGED = make_stance(Kind.ALLEGED, Certainty.POSSIBLE)
PLANNED = make_stance(Kind.PLANNED, Certainty.PROBABLE)
FLAT = make_stance()
DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)
NO_EVIDENCE = make_stance(Kind.NO_EVIDENCE, Certainty.UNKNOWN, Polarity.UNKNOWN)

HARBOUR = """Port Authority Allegedly Sold Quay 9 to a Shell Company

(HarbourLedger.example) By Ines Okafor

According to a leaked memo seen by the Ledger, the Port Authority of Velmar sold Quay 9 to a shell \
company in early March. The memo says that the authority planned to lease the cranes as well.

It is not known who owns the company. There is no evidence that the mayor approved the sale, two council \
officials said. A spokeswoman for the authority denied that the quay was sold.

Velmar is the country's second-largest port.
"""
COURIER = """Quay 9 "sold to shell company", memo says

VELMAR, April 4 (Northwire) - A leaked memo first reported by the Harbour Ledger says the Port Authority of \
Velmar sold Quay 9 to a shell company in early March. The memo says that the authority planned to lease \
the cranes as well.

Velmar is the country's second-largest port.
"""
BEACON = """Velmar port sold Quay 9 to shell company

The Port Authority of Velmar has sold Quay 9 to a shell company, it emerged this week.

Dockers' union head Pau Ferrer said that he saw the deed of sale on Monday.
"""
GAZETTE = """Union saw deed of Quay 9

Dockers' union head Pau Ferrer told the Gazette that he saw the deed of sale at the land registry.
"""


def make_unknown(document: Document, quote: str, slot: Slot, *holders: Holder) -> Unknown:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return Unknown(
        content_id("unk", document.id, span), document.id, (span,), quote, slot, (AUTHOR_HOLDER, *holders)
    )


def make_claim(text: str, statements: tuple[Statement, ...], against: tuple[Statement, ...] = ()) -> Claim:
    members = tuple(each.id for each in statements)
    opposed = tuple(each.id for each in against)
    return Claim(content_id("clm", text, members, opposed), text, members, opposed)


def make_assessment(claim: Claim, *, origins: float = 1.0, probability: float = 0.5) -> Assessment:
    return Assessment(
        claim=claim.id,
        probability=probability,
        likelihood="roughly even chance",
        confidence=Confidence.LOW,
        independent_origins=origins,
        reliability=Reliability.F,
        credibility=Credibility.CANNOT_BE_JUDGED,
        reasons=("All reports of it go back to one leaked memo.",),
        would_change=("The memo itself, or a second independent origin.",),
    )


def make_origin(claim: Claim, label: str, kind: SourceKind, statements: tuple[Statement, ...]) -> Origin:
    members = tuple(each.id for each in statements)
    established = kind not in (SourceKind.UNNAMED, SourceKind.UNSPECIFIED)
    documents = tuple(dict.fromkeys(each.document for each in statements))
    return Origin(content_id("ori", claim.id, label), claim.id, label, kind, established, members, documents)


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def timed(statement: Statement, document: Document, words: str, start: str, end: str) -> Statement:
    value = TimeValue(span_of(document, words), start[:7], start, end, "START")
    return dataclasses.replace(statement, time=value, place="Velmar")


def leak_documents() -> tuple[Document, Document, Document, Document]:
    harbour = make_document(
        HARBOUR,
        publisher="Harbour Ledger",
        day="2024-04-03",
        path="a-ledger.html",
        title=HARBOUR.partition("\n")[0],
        url="https://harbourledger.example/quay-9",
    )
    harbour = dataclasses.replace(
        harbour,
        byline="Ines Okafor",
        zones=(Zone(ZoneKind.BYLINE, span_of(harbour, "(HarbourLedger.example) By Ines Okafor")),),
    )
    courier = make_document(
        COURIER,
        publisher="Daily Courier",
        day="2024-04-04",
        path="b-courier.html",
        title=COURIER.partition("\n")[0],
    )
    courier = dataclasses.replace(
        courier, credits=(WireCredit("Northwire", span_of(courier, "(Northwire)"), True),)
    )
    beacon = make_document(
        BEACON,
        publisher="Coast Beacon",
        day="2024-04-06",
        path="c-beacon.txt",
        title=BEACON.partition("\n")[0],
    )
    gazette = make_document(
        GAZETTE, publisher="Velmar Gazette", path="d-gazette.txt", title=GAZETTE.partition("\n")[0]
    )
    return harbour, courier, beacon, gazette


def leak_case() -> Case:
    """Four articles on one leaked memo: a wire copy, a hardened rewrite, a denial, an independent witness."""
    harbour, courier, beacon, gazette = leak_documents()
    ledger = make_holder("the Ledger", SourceKind.MEDIA)
    memo = make_holder("a leaked memo", SourceKind.DOCUMENT)
    officials = make_holder("two council officials", SourceKind.UNNAMED, named=False)
    spokeswoman = make_holder("a spokeswoman for the authority", SourceKind.ORGANISATION)
    ferrer = make_holder("Pau Ferrer", SourceKind.PERSON)
    other = make_holder("the Harbour Ledger", SourceKind.MEDIA)

    sold = "sold Quay 9 to a shell company"
    first = timed(
        make_statement(harbour, sold, holders=(ledger, memo), stance=_cued(harbour, ALLEGED, "According to")),
        harbour,
        "early March",
        "2024-03-01",
        "2024-03-10",
    )
    second = timed(
        make_statement(courier, sold, holders=(other, memo), stance=ALLEGED),
        courier,
        "early March",
        "2024-03-01",
        "2024-03-10",
    )
    third = make_statement(beacon, "sold Quay 9 to shell company", stance=FLAT, heading=True)
    fourth = make_statement(beacon, "has sold Quay 9 to a shell company", stance=FLAT)
    denial = make_statement(harbour, "the quay was sold", holders=(spokeswoman,), stance=DENIED)
    leased = make_statement(harbour, "lease the cranes", holders=(ledger, memo), stance=PLANNED)
    leased_again = make_statement(courier, "lease the cranes", holders=(other, memo), stance=PLANNED)
    mayor = make_statement(harbour, "the mayor approved the sale", holders=(officials,), stance=NO_EVIDENCE)
    port = make_statement(harbour, "Velmar is the country's second-largest port", stance=FLAT)
    port_again = make_statement(courier, "Velmar is the country's second-largest port", stance=FLAT)
    saw = make_statement(
        beacon, "he saw the deed of sale", holders=(ferrer,), stance=FLAT, actors=("Pau Ferrer",)
    )
    saw_again = make_statement(
        gazette,
        "he saw the deed of sale at the land registry",
        holders=(ferrer,),
        stance=FLAT,
        actors=("Pau Ferrer",),
    )
    owners = make_unknown(harbour, "who owns the company", Slot.WHO)

    sale = make_claim(sold, (first, second, third, fourth), (denial,))
    lease = make_claim("lease the cranes", (leased, leased_again))
    approval = make_claim("the mayor approved the sale", (), (mayor,))
    size = make_claim("Velmar is the country's second-largest port", (port, port_again))
    deed = make_claim("he saw the deed of sale at the land registry", (saw, saw_again))

    memo_sale = make_origin(sale, "a leaked memo", SourceKind.DOCUMENT, (first, second))
    nobody = make_origin(sale, "nobody named", SourceKind.UNSPECIFIED, (third, fourth))
    memo_lease = make_origin(lease, "a leaked memo", SourceKind.DOCUMENT, (leased, leased_again))
    outlet = make_origin(size, "Harbour Ledger", SourceKind.MEDIA, (port, port_again))
    ferrer_deed = make_origin(deed, "Pau Ferrer", SourceKind.PERSON, (saw, saw_again))
    anonymous = make_origin(approval, "two council officials", SourceKind.UNNAMED, (mayor,))

    shared = "The memo says that the authority planned to lease the cranes as well."
    lineage = Lineage(
        borrowings=(
            Borrowing(
                harbour.id,
                courier.id,
                BorrowingKind.WIRE,
                0.96,
                ("It credits the Harbour Ledger.", "Half of its words stand in the earlier article."),
                (SharedPassage(span_of(harbour, shared), span_of(courier, shared)),),
            ),
            Borrowing(
                courier.id, beacon.id, BorrowingKind.PARAPHRASE, 0.55, ("Same order of facts, later date.",)
            ),
            Borrowing(harbour.id, beacon.id, BorrowingKind.PARAPHRASE, 0.3, ("Same facts, later date.",)),
        ),
        origins=(memo_sale, nobody, memo_lease, outlet, ferrer_deed, anonymous),
        pairs=(
            OriginPair(
                memo_sale.id,
                nobody.id,
                Dependence.NOT_ESTABLISHED,
                0.2,
                "Nobody is named behind one of them, and its article takes text from the other's.",
            ),
        ),
        drifts=(
            Drift(
                sale.id,
                second.id,
                fourth.id,
                DriftKind.CERTAINTY_GAINED,
                2.0,
                "“says” became “has sold”; the memo is no longer mentioned.",
            ),
        ),
    )
    extractions = (
        Extraction(harbour.id, _attributions(harbour), (first, denial, leased, mayor, port), (owners,)),
        Extraction(courier.id, (), (second, leased_again, port_again), ()),
        Extraction(beacon.id, (), (third, fourth, saw), ()),
        Extraction(gazette.id, (), (saw_again,), ()),
    )
    claims = (sale, lease, approval, size, deed)
    return Case(
        documents=(harbour, courier, beacon, gazette),
        extractions=extractions,
        claims=claims,
        lineage=lineage,
        assessments=(
            dataclasses.replace(
                make_assessment(sale, probability=0.62, origins=1.0),
                likelihood="likely",
                credibility=Credibility.POSSIBLY_TRUE,
                unknowns=(owners.id,),
                standings=(
                    Standing("2024-04-03", "2024-04-03", 1, 1, 1.0, ("a leaked memo",)),
                    Standing("2024-04-04", "2024-04-04", 2, 1, 1.0),
                    Standing("2024-04-06", "2024-04-06", 3, 1, 1.0),
                ),
            ),
            make_assessment(lease),
            make_assessment(approval, origins=0.0),
            make_assessment(size),
            make_assessment(deed, origins=1.0),
        ),
        failures=(Failure("scan.pdf", "it holds pictures only", "give a PDF with text"),),
    )


def _cued(document: Document, stance: Stance, words: str) -> Stance:
    cue = Cue(span_of(document, words), "attributes the words to a source")
    return dataclasses.replace(stance, cues=(cue,))


def _attributions(document: Document) -> tuple[Attribution, ...]:
    return (
        Attribution(
            id=content_id("att", "a leaked memo"),
            document=document.id,
            source=(span_of(document, "a leaked memo seen by the Ledger"),),
            cue=(span_of(document, "According to"),),
            content=(span_of(document, "the Port Authority of Velmar sold Quay 9 to a shell company"),),
            source_kind=SourceKind.DOCUMENT,
            named=True,
            label="a leaked memo",
        ),
    )


HOSTILE_TITLE = '<script>alert("x")</script> \u202eevil\u202c \u200b<img src=x onerror=alert(1)>'
HOSTILE_NAME = "Q" * 500


def hostile_case() -> Case:
    """One article that tries to break the page: markup, control and direction characters, endless names."""
    words = "</mark></p><svg onload=alert(2)> the quay was sold"
    text = f"{HOSTILE_TITLE}\n\n\x1b[31m{words} \ud800 said {HOSTILE_NAME}."
    document = make_document(
        text,
        publisher=HOSTILE_NAME,
        day="2024-04-03",
        path="x.html\n<b>",
        title=HOSTILE_TITLE,
        url="javascript:alert(3)",
    )
    holder = make_holder(f'"><script>{HOSTILE_NAME}', SourceKind.UNNAMED, named=False)
    statement = make_statement(document, words, holders=(holder,), stance=ALLEGED)
    claim = make_claim(statement.text, (statement,))
    origin = make_origin(claim, holder.label, SourceKind.UNNAMED, (statement,))
    return Case(
        documents=(document,),
        extractions=(Extraction(document.id, (), (statement,), ()),),
        claims=(claim,),
        lineage=Lineage(origins=(origin,)),
        assessments=(make_assessment(claim),),
        failures=(Failure("<script>", "]]></style>", "\x1b[2J"),),
    )


def large_case(documents: int = 50, statements: int = 20) -> Case:
    """Many articles with claims of their own, and one claim that all of them carry by copying."""
    made: list[Document] = []
    extractions: list[Extraction] = []
    claims: list[tuple[Claim, tuple[Statement, ...]]] = []
    borrowings: list[Borrowing] = []
    shared: list[Statement] = []
    memo = make_holder("a leaked memo", SourceKind.DOCUMENT)
    for number in range(documents):
        lines = [
            f"Paragraph {line} of outlet {number} reports on berth {line}." for line in range(statements)
        ]
        text = "\n\n".join([f"Story {number}", "The memo says the quay was sold.", *lines])
        day = f"2024-04-{1 + number % 28:02d}"
        document = make_document(text, publisher=f"Outlet {number}", day=day, path=f"{number:03d}.txt")
        common = make_statement(document, "the quay was sold", holders=(memo,), stance=ALLEGED)
        own = [make_statement(document, line) for line in lines]
        shared.append(common)
        claims.extend((make_claim(each.text, (each,)), (each,)) for each in own)
        if number:
            borrowings.append(
                Borrowing(
                    made[(number - 1) // 3].id, document.id, BorrowingKind.CUT, 0.8, ("Shared passages.",)
                )
            )
        made.append(document)
        extractions.append(Extraction(document.id, (), (common, *own), ()))
    sale = make_claim("the quay was sold", tuple(shared))
    claims.append((sale, tuple(shared)))
    origins = [make_origin(claim, "a leaked memo", SourceKind.DOCUMENT, members) for claim, members in claims]
    return Case(
        documents=tuple(made),
        extractions=tuple(extractions),
        claims=tuple(claim for claim, _ in claims),
        lineage=Lineage(tuple(borrowings), tuple(origins)),
        assessments=tuple(make_assessment(claim) for claim, _ in claims),
    )
