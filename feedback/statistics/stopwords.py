"""Everyday English words that tell nothing about what a customer means: our own list, short on purpose.

Who it was and when is left out as well: a theme is about what happened.
"""

_WORDS = """
a about above after afternoon again all almost already also although always am an and another any anyone
anything april are aren't around as ask asked at august away bad be because been before being below
between bit both but by came can can't cannot christmas come could couldn't customer customers dad
daughter day days december did didn't do does doesn't doing don't done down during each easter eight
either else enough even evening ever every everyone everything family father february few first five for
four friday friend from further gave gentleman get gets getting give given go goes going gone good got
great had hadn't has hasn't have haven't having he he's her here hers herself him himself his hour hours
how however husband i i'd i'll i'm i've if in instead into is isn't it it's its itself january july june
just keep kept know lady last least less let like lot lots lovely made make makes making man many march
may maybe me might mine minute minutes monday month months more morning most mother much mum must my
myself need needed needs never next nice night nine no nobody none nor not nothing november now october
of off often on once one only onto or other others our ours ourselves out over own partner people per
perhaps person please put quite rather really said same saturday saw say says see seem seemed seems
september seven several shall she she's should shouldn't since six so some someone something sometimes
son still such sunday take taken ten than thank thanks that that's the their theirs them themselves then
there there's these they they'd they'll they're they've thing things think this those though three
through thursday thus to today together told too took toward towards tried try trying tuesday twice two
under until up upon us use used using usually very want wanted was wasn't way we we'd we'll we're we've
wednesday week weekend weeks well went were weren't what what's when where which while who whole whom
whose why wife will with within without woman won't would wouldn't year years yes yesterday yet you
you'd you'll you're you've your yours yourself
"""
STOP_WORDS = frozenset(_WORDS.split())
