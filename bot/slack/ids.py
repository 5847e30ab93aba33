"""Slack's names for what people press, send and type: in messages posted long ago too, so none is
ever changed. What each does stands in `actions.py`."""

from __future__ import annotations

CHECK, FIND = "check_quote", "find_quote"
"""The shortcuts: on a message, and from anywhere."""
CHOOSE, REPORT, FORM, FOUND = "choose_quote", "report_quote", "find_form", "found_quote"
"""The windows that are sent: which words to check, what is wrong with a quote, what to find, and
which line of it to share."""

MENU, THUMBS = "quote:menu", "quote:thumbs"
"""The menu under a quote, and the thumbs under an answer: which entry of it, its value says."""
MORE, LESS = PAGING = "quote:more", "quote:less"
"""Another page in the place of this one."""
EARLIER, LATER = "context:earlier", "context:later"
SHARE_TREND, LINES = "trend:share", "trend:lines"
OPEN_MEETING, FIRST_LINE = "meeting:open", "meeting:first"
OPEN_FORM, TRY = "home:find", "home:try"

WORDS, SPEAKER, MEETING = "words", "speaker", "meeting"
SINCE, UNTIL, KINDS = "since", "until", "kinds"
LINE, WHERE = "line", "where"
KIND, REMARK = "kind", "remark"
CLAIM = "claim"
"""The fields of those windows, by block and by action."""
