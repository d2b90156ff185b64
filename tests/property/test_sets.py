"""Properties of sets of agreements: algebra, order, filters, and the way through JSON."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements import AgreementSet, _json
from india_cyber_agreements import _codec as codec
from india_cyber_agreements._totals import TextDimension

ALL = ica.agreements()


def subsets() -> st.SearchStrategy[AgreementSet]:
    """Draw a set of bundled agreements, given in any order and with repeats."""
    return st.lists(st.sampled_from(list(ALL)), max_size=30).map(AgreementSet.of)


@given(subsets(), subsets())
def test_algebra(a: AgreementSet, b: AgreementSet) -> None:
    """Union, intersection and difference are those of sets, each in the documented order."""
    for found, expected in ((a | b, set(a) | set(b)), (a & b, set(a) & set(b)), (a - b, set(a) - set(b))):
        assert set(found) == expected
        assert found.ids == tuple(id_ for id_ in ALL.ids if id_ in found.ids)
        assert len(found) == len(expected)


@given(subsets(), subsets(), subsets())
def test_laws(a: AgreementSet, b: AgreementSet, c: AgreementSet) -> None:
    """The laws of algebra hold by value."""
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) & c == (a & c) | (b & c)
    assert (a - b) | (a & b) == a
    assert a - a == AgreementSet()
    assert hash(a | b) == hash(b | a)


@given(subsets(), st.sampled_from(ica.AgreementType), st.sampled_from(sorted({c for a in ALL for c in a.countries})))
def test_filters_commute(a: AgreementSet, type_: ica.AgreementType, code: str) -> None:
    """Filters may come in any order, before or after set algebra."""
    assert a.by_type(type_).by_country(code) == a.by_country(code).by_type(type_)
    assert a.by_type(type_) == a & ALL.by_type(type_)
    assert set(a.by_country(code)) == {agreement for agreement in a if code in agreement.countries}


@given(subsets())
def test_round_trips(a: AgreementSet) -> None:
    """Pickle and JSON give the same set again."""
    assert pickle.loads(pickle.dumps(a)) == a  # noqa: S301 - our own bytes
    sources = {source.id: source for agreement in a for source in agreement.sources}
    content = _json.parse_json(_json.dump(codec.unstructure_records(a)))
    assert AgreementSet(codec.Reader(sources).read(content, tuple[ica.Agreement, ...])) == a


@given(subsets(), st.sampled_from(["type", "country", "topic", "level", "form", "cyber_scope"]))
def test_totals_add_up(a: AgreementSet, by: TextDimension) -> None:
    """Totals of two disjoint parts add up to those of the whole."""
    rest = ALL - a
    whole, part, other = (dict(found.totals(by)) for found in (ALL, a, rest))
    assert {key: part.get(key, 0) + other.get(key, 0) for key in whole} == whole
