"""One page of every kind that the site has, and more where pages of a kind differ."""

from __future__ import annotations

import india_cyber_agreements as ica

#: Path within the site by what the page is.
KINDS = {
    "landing": "index.html",
    "tutorial": "tutorial.html",
    "playground": "playground.html",
    "explorer": "agreements/index.html",
    "agreement": "agreements/in-us-mlat.html",
    "statement": f"agreements/{ica.agreements().by_type('joint-statement')[0].id}.html",
    "country": "countries/jp.html",
    "country with many": "countries/us.html",
    "countries": "countries/index.html",
    "organisations": "organisations/index.html",
    "conventions": "record/conventions.html",
    "how-to": "how-to/frames.html",
    "notebook": "notebooks/first-look.html",
    "notebook with frames": "notebooks/country-data.html",
    "functions": "reference/questions.html",
    "classes": "reference/agreement-set.html",
    "tables": "reference/tables.html",
    "schemas": "reference/schemas.html",
    "command line": "reference/command-line.html",
    "explanation": "explanation/in-force.html",
    "codebook": "explanation/codebook.html",
    "comparison": "explanation/comparison.html",
    "state": "record/state.html",
    "errata": "record/errata.html",
    "changes": "about/changes.html",
    "search": "search.html?q=treaty",
    "index": "genindex.html",
}
