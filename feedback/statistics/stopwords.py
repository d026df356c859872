"""Everyday English words that tell nothing about what a customer means; our own list, short on purpose."""

_WORDS = """
a about above after again all almost already also although always am an and another any anyone anything
are aren't around as ask asked at away bad be because been before being below between bit both but by
came can can't cannot come could couldn't day days did didn't do does doesn't doing don't done down
during each eight either else enough even ever every everyone everything few first five for four from
further gave get gets getting give given go goes going gone good got great had hadn't has hasn't have
haven't having he he's her here hers herself him himself his hour hours how however i i'd i'll i'm i've
if in instead into is isn't it it's its itself just keep kept know last least less let like lot lots
lovely made make makes making many may maybe me might mine minute minutes more most much must my myself
need needed needs never next nice nine no nobody none nor not nothing now of off often on once one only
onto or other others our ours ourselves out over own per perhaps please put quite rather really said
same saw say says see seem seemed seems seven several shall she she's should shouldn't since six so some
someone something sometimes still such take taken ten than thank thanks that that's the their theirs
them themselves then there there's these they they'd they'll they're they've thing things think this
those though three through thus to today together told too took toward towards tried try trying twice
two under until up upon us use used using usually very want wanted was wasn't way we we'd we'll we're
we've week weeks well went were weren't what what's when where which while who whole whom whose why will
with within without won't would wouldn't yes yesterday yet you you'd you'll you're you've your yours
yourself
"""
STOP_WORDS = frozenset(_WORDS.split())
