"""Each piece of evidence: examples of the rules PF about one record."""

from assessment.readiness.facts import Claim, Evidence

from .table import TODAY, fails, passes

WHOLE = {"steps": "I rang every tenant.", "outcome": "Fewer calls.", "learning": "Ring earlier."}
DISCUSSED = {"reasons": "She wanted tenants to know.", "would_improve": "Ring earlier."}


def located(*places: bool, **more) -> Evidence:
    """Evidence with one claim for each; true where the claim names the place."""
    claims = [Claim(ref=f"WP-0{i}", has_locator=each) for i, each in enumerate(places, start=1)]
    return Evidence(claims=claims, **more)


def account(text: str = "", **details: str) -> Evidence:
    return Evidence(kind="RA", text=text, details=details)


def discussion(text: str = "", **details: str) -> Evidence:
    return Evidence(kind="PD", text=text, details=details)


def without(part: str, parts: dict[str, str]) -> dict[str, str]:
    return {key: words for key, words in parts.items() if key != part}


EXAMPLES = [
    fails("PF-02", "Sam's photo is linked to no criterion.", Evidence(kind="AV")),
    fails("PF-02", "Sam's draft is linked to no criterion.", Evidence(state="draft")),
    passes("PF-02", "Sam's photo is linked to one.", Evidence(claims=[Claim()])),
    passes("PF-02", "Sam's photo only supports another record.", Evidence(supporting=True)),
    fails("PF-03", "Sam's report of two pages names no place.", located(False, pages=2), at="WP-01"),
    fails("PF-03", "Sam's film of 61 seconds names no place.", located(False, seconds=61)),
    fails("PF-03", "One claim of two names no place.", located(True, False, pages=12), at="WP-02"),
    passes("PF-03", "Both claims name the page.", located(True, True, pages=12)),
    passes("PF-03", "Sam's report has one page.", located(False, pages=1)),
    passes("PF-03", "Sam's film lasts a minute.", located(False, seconds=60)),
    passes("PF-03", "Sam's report is claimed for nothing; PF-02 says so.", located(pages=12)),
    fails("PF-04", "Nobody wrote down when Sam's photo was taken.", Evidence(kind="AV")),
    passes("PF-04", "Sam's photo is of today.", Evidence(kind="AV", happened_on=TODAY)),
    passes("PF-04", "Sam's action waits to be done; its days have rules of their own.", Evidence(kind="CH")),
    passes("PF-04", "Sam's survey has no first day; FB-02 says so.", Evidence(kind="FB")),
    fails("PF-05", "Alan has not signed what he saw.", Evidence(kind="O", needs=("authored",))),
    passes(
        "PF-05",
        "Alan signed it.",
        Evidence(kind="O", needs=("authored",), signatures=frozenset({"authored"})),
    ),
    fails(
        "PF-05",
        "Somebody signed it, but not as the one who wrote it.",
        Evidence(kind="O", needs=("authored",), signatures=frozenset({"iqa"})),
    ),
    passes("PF-05", "Sam declares the diary by handing it in.", Evidence(kind="WP", needs=("authenticity",))),
    passes("PF-05", "Nothing needs to be signed.", Evidence(kind="WT")),
    fails("PF-11", "Sam's account has no parts at all.", account("I changed the calls.")),
    fails("PF-11", "Sam's account leaves out the steps.", account(**without("steps", WHOLE))),
    fails("PF-11", "Sam's account leaves out the outcome.", account(**without("outcome", WHOLE))),
    fails("PF-11", "Sam's account leaves out the learning.", account(**without("learning", WHOLE))),
    passes("PF-11", "Sam's account has all three.", account(**WHOLE)),
    passes("PF-11", "A work product needs none of them.", Evidence(kind="WP")),
    fails("PF-13", "Alan wrote down no reasons.", discussion(**without("reasons", DISCUSSED))),
    fails(
        "PF-13", "Alan did not ask what Sam would improve.", discussion(**without("would_improve", DISCUSSED))
    ),
    passes("PF-13", "Alan wrote down both.", discussion(**DISCUSSED)),
    passes("PF-13", "An account is no discussion.", account()),
    fails("PF-15", "Sam's account could be anybody's.", account("I always try to be helpful to people.")),
    fails("PF-15", "So could its parts.", account(steps="I was polite.", outcome="It went well.")),
    passes("PF-15", "It names how many tenants called.", account("I rang 14 tenants.")),
    passes("PF-15", "It names the month.", account("I changed the calls in March.")),
    passes("PF-15", "It names the day of the week.", account("We meet on Mondays and on Friday.")),
    passes("PF-15", "It counts in words.", account("Three tenants rang back.")),
    fails("PF-15", "It may happen, which is no month.", account("People may ring back.")),
    passes("PF-15", "A figure stands among the outcomes.", account("I rang.", outcome="Down by 40 %.")),
    passes("PF-15", "A record of the work names it.", Evidence(kind="RA", text="I rang tenants.", links=1)),
    passes("PF-15", "Nothing is written yet; PF-11 says so.", account()),
    passes("PF-15", "A work product is no account.", Evidence(kind="WP", text="Be polite.")),
    fails("PF-17", "Sam's account says what happened and not why.", account("I rang 14 tenants.")),
    fails("PF-17", "Sam's reason is named without a word for it.", account(why="Tenants hate to wait.")),
    passes("PF-17", "Sam rang because tenants asked for it.", account("I rang because they asked.")),
    passes("PF-17", "The words stand on two lines.", account("I rang in order\nto ask.")),
    passes("PF-17", "The reason stands in a part of its own.", account("I rang.", why="So that they know.")),
    fails("PF-17", "The word is only part of another.", account("I was reasonable.")),
    fails(
        "PF-17", "Alan's minute gives a bare answer as reason.", discussion(reasons="Tenants hate to wait.")
    ),
    passes("PF-17", "Alan's minute gives a reason.", discussion(reasons="Because tenants hate to wait.")),
    passes("PF-17", "Alan's minute has no reasons; PF-13 says so.", discussion("We talked about the calls.")),
    passes("PF-17", "A work product with a part for reasons is no account.", Evidence(details=DISCUSSED)),
    passes("PF-17", "Nothing is written yet; PF-11 says so.", account()),
    passes("PF-17", "A work product needs no reasons.", Evidence(kind="WP", text="Be polite.")),
]
