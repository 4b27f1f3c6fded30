"""Words with a "no" inside, for the rule that turns them round and for the count of negations."""

from __future__ import annotations

#: Words with a "no" inside, and what "not" and they say together: a "not" before one of them says "yes".
POSITIVE = {
    "uncommon": "quite common",
    "unusual": "quite common",
    "infrequent": "quite frequent",
    "infrequently": "quite often",
    "uncommonly": "quite often",
    "unfamiliar": "quite familiar",
    "unaware": "aware",
    "unlike": "rather like",
    "dissimilar": "rather similar",
    "unrelated": "related",
    "unconnected": "connected",
    "unknown": "known",
    "unreasonable": "quite reasonable",
    "unhappy": "quite happy",
    "unpopular": "quite popular",
    "unimportant": "quite important",
    "insignificant": "quite large",
    "inconsiderable": "quite large",
    "unattractive": "quite attractive",
    "unintelligent": "quite intelligent",
    "unfriendly": "quite friendly",
    "unwelcome": "quite welcome",
    "unexpected": "expected",
    "unlawful": "lawful",
    "illegal": "legal",
    "inexpensive": "quite expensive",
    "untrue": "true",
}
