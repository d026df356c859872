"""The words people answer with, sorted by what they mean."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


NO_ANSWER = phrases(
    "n/a|na|#n/a|n.a.|none|null|nan|-|–|not applicable|does not apply|don't know|dont know|unknown|not sure"
    "|unsure|no answer|no response|not answered|skipped|prefer not to say|rather not say|no opinion"
)
YES = words("yes y true 1 👍 ✓ ✔")
NO = words("no n false 0 👎 ✗ ✘")
MOODS = {
    **dict.fromkeys(
        words("positive pos good happy satisfied promoter praise compliment 1 +1 👍 😀 🙂 😊"), 1
    ),
    **dict.fromkeys(words("neutral mixed neither passive ok 0 😐"), 0),
    **dict.fromkeys(words("negative neg bad unhappy dissatisfied detractor complaint -1 👎 🙁 😞 😠"), -1),
}

GOOD = words(
    "satisfied satisfying happy pleased delighted agree likely easy simple good helpful useful valuable clear"
    " confident positive important well friendly polite fast quick better best exceeded above"
)
BAD = words(
    "dissatisfied unsatisfied unhappy displeased disappointed disappointing disagree unlikely difficult hard"
    " bad poor unhelpful useless unclear negative unimportant badly rude slow worse worst below"
)
ADVERBS = {
    **dict.fromkeys(
        words("extremely strongly completely totally absolutely entirely exceptionally"), "strong"
    ),
    **dict.fromkeys(words("very really highly much far"), "very"),
    **dict.fromkeys(words("somewhat slightly fairly quite rather tend partly reasonably little bit"), "weak"),
}
#: Answers that are a degree as they stand; see ladders.degree_of.
WHOLE = {
    **dict.fromkeys(phrases("excellent|outstanding|always"), "+strong"),
    **dict.fromkeys(phrases("usually|often|most of the time"), "+"),
    **dict.fromkeys(phrases("neutral|undecided|fair|average|ok|okay|satisfactory|acceptable|adequate"), "0"),
    **dict.fromkeys(phrases("same|about the same|unchanged|no difference|sometimes|as expected"), "0"),
    **dict.fromkeys(phrases("about what i expected"), "0"),
    **dict.fromkeys(phrases("rarely|seldom"), "-"),
    **dict.fromkeys(phrases("terrible|awful|appalling|never"), "-strong"),
}
