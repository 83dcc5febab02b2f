"""The words of generated stories: invented names, and common words each with others that mean the same."""

from __future__ import annotations

from random import Random

Synonyms = tuple[str, ...]


def _rows(text: str) -> tuple[Synonyms, ...]:
    return tuple(tuple(word.strip() for word in line.split("/")) for line in text.strip().splitlines())


def _blocks(text: str) -> tuple[Synonyms, ...]:
    return tuple(tuple(block.splitlines()) for block in text.strip().split("\n\n"))


VERBS = _rows("""
bought / acquired / purchased
closed / shut / sealed
repaired / mended / fixed
tested / checked / examined
moved / shifted / transferred
ordered / requested / commissioned
rejected / refused / turned down
destroyed / wrecked / ruined
hidden / concealed / covered up
replaced / exchanged / swapped
counted / tallied / added up
sold / disposed of / marketed
borrowed / rented / leased
delivered / shipped / supplied
recalled / withdrawn / called back
inspected / audited / looked over
guarded / protected / watched over
cleaned / scrubbed / washed down
stored / stockpiled / laid up
damaged / harmed / battered
""")
"""Transitive verbs as participles: "has bought", "were bought"."""

NOUNS = _rows("""
lorries / trucks / heavy vehicles
pumps / pumping units / water engines
boats / vessels / small craft
turbines / wind machines / rotor towers
sheds / huts / outbuildings
tickets / passes / entry cards
bridges / crossings / footbridges
cameras / recorders / filming devices
paintings / canvases / pictures
batteries / power cells / accumulators
greenhouses / glasshouses / hothouses
barrels / casks / drums
servers / computers / data machines
tractors / farm engines / ploughing machines
mattresses / beds / bunks
engines / motors / drives
parcels / packages / boxes
telescopes / spyglasses / observing instruments
uniforms / outfits / service clothes
carriages / coaches / railway cars
violins / fiddles / string instruments
freezers / cold stores / ice chests
drills / boring tools / drilling machines
ballots / voting papers / polling slips
tents / canvas shelters / marquees
beehives / bee colonies / apiaries
rifles / long guns / firearms
wells / boreholes / water shafts
helmets / hard hats / head guards
buses / omnibuses / motor coaches
""")

ADJECTIVES = _rows("""
old / ageing / elderly
faulty / defective / broken
expensive / costly / dear
unused / idle / spare
foreign / imported / overseas
electric / battery-powered / mains-driven
wooden / timber / oak
rusty / corroded / rotten
modern / new / up-to-date
rented / hired / leased
dangerous / unsafe / hazardous
cheap / low-cost / bargain
armoured / reinforced / plated
surplus / excess / superfluous
stolen / missing / vanished
mobile / portable / movable
historic / antique / centuries-old
counterfeit / forged / fake
""")

SITES = _rows("""
at the docks of {} / on the waterfront of {} / in the harbour of {}
behind the station in {} / near the railway halt of {} / beside the tracks at {}
in the hills above {} / on the slopes over {} / in the uplands by {}
outside the courthouse in {} / before the law courts of {} / by the tribunal at {}
at an airfield near {} / on a landing strip by {} / at a small aerodrome close to {}
in the old quarter of {} / among the lanes of {} / in the historic heart of {}
along the canal at {} / on the towpath of {} / by the waterway in {}
in a warehouse in {} / inside a depot at {} / in a storage hall in {}
on farmland around {} / in the fields about {} / across the meadows of {}
under the viaduct in {} / below the arches of {} / beneath the high bridge at {}
""")

PURPOSES = _rows("""
to prepare {} for the winter / ahead of the {} frost / with the cold due in {}
to save the {} branch money / on grounds of cost at {} / so as to spend less in {}
to satisfy insurers in {} / because {} underwriters insisted / to please the {} insurance office
after {} neighbours complained / when people near {} objected / following protests from {} residents
before the {} summer festival / with the July fair of {} close / in time for {} holidays
under a contract with {} / by agreement with {} / as a deal with {} provides
without telling the {} auditors / behind the backs of {} accountants / unknown to the {} bookkeepers
to make room for the {} museum / so that {} gets a gallery / for the sake of an exhibition in {}
following a failed {} inspection / since the {} safety check went badly / after {} examiners found fault
with a loan from {} / on money lent by {} / using credit from {}
to win back {} customers / in the hope of {} shoppers / as a bid for the {} public
despite an order from {} judges / in defiance of the {} court / although the {} tribunal forbade it
""")

DETAILS = _blocks("""
The work took {n} days and cost {m} crowns
It lasted {n} days at a price of {m} crowns
{m} crowns were spent over {n} days

Some {m} people live between it and {place}
Its neighbours towards {place} number {m} or so
About {m} residents on the {place} side can see it

A team of {n} had been hired from {place}
{n} hands came from {place} for the job
{place} sent a crew of {n}

The firm was founded in {place} and employs {m}
With {m} on its payroll, the company comes from {place}
{m} people work for the {place} business

Rain in {place} had stopped work for {n} hours
For {n} hours a downpour at {place} made work impossible
Storms over {place} held matters up, {n} hours in all

A similar affair in {place} ended with a fine of {m} crowns
Over something like it {place} had to pay {m} crowns
{m} crowns was the penalty when {place} saw the same

The road to {place} stayed blocked until {n} in the evening
Nobody could drive towards {place} before {n} at night
Traffic for {place} waited until {n} p.m.

{name} photographed the scene from {n} sides
From {n} places, {name} took pictures of it all
Pictures were taken by {name}, {n} of them from a ladder

Children from {place} had painted the fence in {n} colours
The fence bears {n} colours, the work of pupils in {place}
{n} shades of paint by the young of {place} cover {m} railings

The council of {place} will debate the matter in {n} weeks
In {n} weeks it comes before the {place} councillors
Councillors at {place} have put it down for {n} weeks hence

{name} has run the site for {n} years
For {n} years the place has been under {name}
The manager these {n} years is {name}

Shares of the owner lost {n} percent in {place}
In {place} the stock of the parent fell by {n} percent
A drop of {n} percent hit the {place} paper
""")
"""Whole sentences about the surroundings, with numbers, a place and a name to be filled in."""

QUOTATIONS = (
    "Honesty costs {m} crowns in {place}, and {n} more on Sundays",
    "My father built {n} of them, and {name} tore down {m}",
    "For {n} weeks {place} owed us an answer, and for {m} days a letter",
    "Ask {name}, not me: {n} keys and {m} locks are all I have",
    "There are {m} reasons to leave {place}, and I used {n}",
    "If {name} had come to {place} once in {n} years, we would not have lost {m}",
    "Not {n}, not {m}: {name} promised {place} nothing at all",
)

ROLES = _rows("""
who keeps the accounts / the bookkeeper / its accountant
who runs the site / the manager / the head of the site
who inspects such places / the inspector / an examiner by trade
who led the crew / the foreman / the leader of the crew
who sits on the council / the councillor / a member of the council
who teaches engineering / the lecturer / a teacher of engineering
""")

UNNAMED = (
    "a person familiar with the matter",
    "two employees",
    "a former driver of the firm",
    "people briefed on the plan",
)

FIRST_NAMES = """Ada Boris Clara Dagny Emil Farah Greta Hugo Imani Jonas Kaja Lars Mira Nils Olga Petra Quentin Rosa
Sven Tilda Ulla Viktor Wanda Yusuf Zelda""".split()
_ONSETS = "b br d dr f fl g gr h k kl l m n p pr r s sk st t tr v w z".split()
_NUCLEI = "a e i o u ai ei ou ar el in or un".split()
_CODAS = "d k l m n nd r rk s st t th v x".split()
_OUTLET_WORDS = """Bulletin Chronicle Courier Dispatch Echo Examiner Gazette Herald Intelligencer Journal Ledger
Mercury Messenger Observer Post Record Register Sentinel Telegraph Times Tribune Voice Watch""".split()
_FIRM_WORDS = (
    "Cargo Foods Glass Haulage Holdings Lines Mills Partners Rail Steel Textiles Timber Works".split()
)


def invented_word(rng: Random) -> str:
    """A capitalised word of two or three syllables that is no English word, as a rule."""
    syllables = [rng.choice(_ONSETS) + rng.choice(_NUCLEI) for _ in range(rng.choice((2, 2, 3)))]
    return ("".join(syllables) + rng.choice(_CODAS)).capitalize()


def person_name(rng: Random) -> str:
    """A first name and an invented surname."""
    return f"{rng.choice(FIRST_NAMES)} {invented_word(rng)}"


def outlet_name(rng: Random) -> str:
    """The name of an outlet: a place and what newspapers are called."""
    return f"{invented_word(rng)} {rng.choice(_OUTLET_WORDS)}"


def agency_name(rng: Random) -> str:
    """The name of a news agency."""
    return f"{invented_word(rng)} News Agency"


def firm_name(rng: Random) -> str:
    """The name of a company."""
    return f"{invented_word(rng)} {rng.choice(_FIRM_WORDS)}"
