"""The signs of a line that belongs to the page and not to the story: advertisements, buttons, rights.

>>> is_furniture("Subscribe to our newsletter"), is_furniture("Share prices fell on Monday.")
(True, False)
"""

from __future__ import annotations

import re

from reader.loading.signs.sign import LONGEST_SHORT_LINE, Sign, Signs

_NETWORK = (
    r"(?:facebook|twitter|x|instagram|youtube|tiktok|telegram|whatsapp|linkedin|threads|google news|reddit|pinterest|"
    r"bluesky|kakaotalk|kakao|line|messenger|naver|flipboard)"
)
_BUTTON = rf"(?:share|tweet|pin|post|e-?mail|print|save|copy(?: the)? (?:link|url)|comments?|bookmark|gift|listen|font size|{_NETWORK})"

FURNITURE = Signs(
    "whole",
    [
        Sign(
            "advertisement",
            r"\[?(?:advertisements?|ads?|advertising|sponsored(?: content)?|promoted(?: content| stories)?|paid content)\]?",
            ("Advertisement", "[AD]", "Sponsored content"),
            ("Advertisements were banned.",),
        ),
        Sign(
            "goes on",
            r"\(?(?:story|article) continues? (?:below|after).*|(?:continue|keep) reading(?: below)?(?: the main story)?|scroll (?:down )?to continue.*",
            ("Story continues below advertisement", "Continue reading"),
            ("The story continues in court.",),
        ),
        Sign(
            "read more",
            r"(?:also |please )?read (?:more|also|next|on|(?:the )?full (?:story|article))(?: (?:here|at|about|stories|news)\b.*| on .*)?|"
            r"(?:read more|read also|also read|see also|related|more|must read|don['’]t miss|watch|listen|explainer|recommended|in pictures)\s?[:|>»].{0,140}",
            ("Read more", "READ ALSO: Why the lock is late", "Related: Ten boats"),
            ("Read more books, she told them.", "Related firms paid."),
        ),
        Sign(
            "other stories",
            r"(?:related|recommended) (?:articles?|stories|news|content|topics|posts|coverage|links|reading|videos|to this story)|"
            r"recommended(?: for you)?|you (?:may|might) also (?:like|be interested in).*|what to read next|"
            r"(?:most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest (?:news|stories)|editor['’]?s['’]? picks?)(?: (?:in|on|stories|articles|now|today).{0,30})?|"
            r"more (?:on this (?:story|topic)|stories|news|from (?:this|the) (?:author|writer|section|category|reporter)|from [A-Z][^.]{1,30})|in other news|"
            r"(?:previous|next|prev)(?: (?:article|story|page|post))?",
            ("Related articles", "You may also like", "Most read in World", "More on this story"),
            ("Most read the letter twice.", "More stories of loss were told.", "The next story is about boats."),
        ),
        Sign(
            "newsletter",
            r"(?:subscribe|sign up|register)(?: (?:now|today|here|to|for|and)\b[^.]*\.?)?|get (?:our|the|all the) .*(?:newsletter|inbox|alerts).*|"
            r"newsletters?(?: sign[- ]?up)?|enter your e-?mail.*|your e-?mail address.*|thanks? (?:you )?for (?:signing up|subscribing|reading).*|"
            r"by (?:signing up|subscribing|clicking),? .*|already a (?:subscriber|member)\?.*|become a (?:member|subscriber).*|support (?:our|independent) (?:journalism|work|newsroom).*",
            (
                "Subscribe",
                "Sign up for our morning briefing",
                "Get the news in your inbox",
                "Already a subscriber? Log in",
            ),
            ("Subscribers paid less.", "Many sign up, but few come, and the boats stay empty. It is sad."),
        ),
        Sign(
            "follow us",
            rf"(?:follow|like|find|join|connect with) (?:us|[^.]{{2,40}}) (?:on|at|via) {_NETWORK}\b.*|follow us(?: on)?:?|follow @?\w+|"
            r"join (?:our|the) (?:conversation|whatsapp|telegram|channel|community|discussion)\b.*|download (?:our|the) (?:.* )?app\b.*",
            ("Follow us on Facebook", "Join the conversation", "Follow @ferrypost"),
            ("Follow the river north.", "Join the march, he told them."),
        ),
        Sign(
            "buttons",
            rf"(?:{_BUTTON}|share (?:(?:full )?article|this|on|via|by|with)\b[^.]{{0,40}})(?:[ ,/|•·+-]+(?:and )?{_BUTTON})*|"
            r"(?:leave a|post a|view|view all|show|read|add)? ?(?:\d+ )?comments?(?: \(\d+\))?|be the first to comment.*|\d+ shares?|"
            r"(?:click|tap) (?:here|on the)\b.*|(?:back|return|go) to (?:the )?(?:top|home|homepage)|skip to .*|listen to (?:this )?(?:article|story).*|"
            r"loading\W*|close|menu|search|home|log ?in|sign in|play(?: video)?|pause|mute|image|view gallery|enlarge(?: image)?|text size.*|a-|a\+|"
            r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) min(?:ute)?s? read",
            (
                "Share",
                "Facebook | Twitter | Email",
                "Leave a comment",
                "3 Comments",
                "Skip to main content",
                "4 min read",
            ),
            ("Share prices fell", "Comments were closed.", "Search teams went home", "Home at last"),
        ),
        Sign(
            "rights",
            r"©.*|\(c\) ?\d{4}.*|copyright (?:©|\(c\)|\d{4}|by).*|[<(\[]?.{0,60}all rights reserved.*|.*\bmay not be (?:published|reproduced|republished|rewritten|redistributed)\b.*|"
            r".*\b(?:unauthorized|no) (?:reproduction|redistribution|reprinting)\b.*(?:prohibited|permission).*",
            (
                "© 2024 Ferry Post. All rights reserved.",
                "Copyright 2024 Ferry Post",
                "This material may not be published or rewritten.",
            ),
            ("Copyright law is changing.", "All rights were kept.", "(C) Carbon"),
        ),
        Sign(
            "consent",
            r"(?:we|this (?:web)?site) uses? cookies.*|accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences)|cookie (?:policy|settings).*|"
            r"terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)",
            ("We use cookies to improve your visit.", "Accept all", "Privacy policy"),
            ("We use boats.", "Accept the terms, he wrote."),
        ),
        Sign(
            "topics",
            r"(?:tags?|topics?|keywords|filed under|categories|category|hashtags?)\s?:.*|(?:#\w+[ ,]*)+",
            ("Tags: river, locks", "#river #locks"),
            ("Topics were chosen.", "# 5 won"),
        ),
        Sign(
            "the paper itself",
            r"contact (?:us|the (?:author|reporter|writer|newsroom|editor))\b.{0,60}|got a (?:story|tip|news tip).*|our standards:.*|\(?end\)?|-30-|###+|about the (?:author|writer)|please (?:direct|send) (?:your )?(?:questions|comments).*|"
            r"(?:this (?:story|article) )?(?:has been|was) (?:automatically |machine )?(?:generated|translated) by .*",
            (
                "Contact us at the desk",
                "(END)",
                "Please direct questions to [desk@ferry.example]",
                "-30-",
                "About the author",
                "Our Standards: The Ferry Principles.",
            ),
            ("Contact was lost.", "The end of the road"),
        ),
        Sign(
            "address",
            r"[(<\[]?(?:https?://\S+|www\.\S+|\S+@\S+\.\w+)[)>\]]?|@\w+|page \d+(?: of \d+)?|\d{1,3} ?/ ?\d{1,3}",
            ("https://ferry.example/story", "desk@ferry.example", "Page 2 of 3"),
            ("Write to desk@ferry.example soon.", "Page two was torn."),
        ),
    ],
    ignore_case=True,
)
_SPEECH = re.compile(r"[\"“”]|\b(?:said|says|told|added)\b")


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page and not to the story."""
    if len(line) > LONGEST_SHORT_LINE or _SPEECH.search(line):
        return False
    return FURNITURE.match(line.strip(" >»→*_-|[]")) is not None
