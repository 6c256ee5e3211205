"""Speakers: small stories of many shapes, each with the speakers that a desk editor would name."""

import pytest

from editor.article.prose import Prose
from editor.article.quotations import Quotation, find_quotations

# (what it shows, language, paragraphs, the speaker of each quotation that is speech, in order)
STORIES: list[tuple[str, str, list[str], list[str | None]]] = [
    (
        "a pronoun means who is called so in the sentence before",
        "en",
        [
            "Hal Voss told the paper: “The number doubles.”",
            "The author, Dr. Priya Anand, did not call back. By email she wrote that she was “sad but not surprised.”",
        ],
        ["Hal Voss", "Priya Anand"],
    ),
    (
        "a group named by what it is, with its place after it",
        "en",
        ["Health officials in the northern district warned that the outbreak “is far from over,” with 41 new cases."],
        ["Health officials in the northern district"],
    ),
    (
        "a deputy in apposition before a colon",
        "en",
        ["Lena Marsh spoke first. Her deputy, Colin Bray, was blunter: “We need more.”"],
        ["Colin Bray"],
    ),
    (
        "a verb inside the relative clause is not the one that speaks",
        "en",
        [
            "The ministry said it takes “every concern seriously.”",
            "“It’s a disgrace,” one nurse, who asked not to be named, said.",
        ],
        ["The ministry", "one nurse"],
    ),
    (
        "a given name alone in apposition",
        "en",
        ["“It was a long road,” Anna Sato said.", "Sato’s husband, Bill, nodded. “She never stops,” he said."],
        ["Anna Sato", "Bill"],
    ),
    (
        "nobody is named whom a pronoun could mean",
        "en",
        ["The door opened. “Come in,” he said."],
        [None],
    ),
    (
        "remembered as",
        "en",
        ["Former colleague Tom Hale remembers her as “a bit scary, to be honest.”"],
        ["Tom Hale"],
    ),
    (
        "one of a group that is named",
        "en",
        ["Lawmakers like Adriana Tudela called it “absurd to wait”. “It is late,” Tudela added."],
        ["Adriana Tudela", "Adriana Tudela"],
    ),
    (
        "name and verb after",
        "en",
        ["Mayor Ruth Adler opened the bridge.", "“It took nine years,” Adler said."],
        ["Ruth Adler"],
    ),
    ("verb and name after", "en", ["“It took nine years,” said Ruth Adler, who opened the bridge."], ["Ruth Adler"]),
    (
        "apposition between name and verb",
        "en",
        ["“The valve failed twice,” Tomas Brandt, an engineer at the London-based, state-owned works, told the Post."],
        ["Tomas Brandt"],
    ),
    (
        "role before the name",
        "en",
        ["“The rock is older than we thought,” lead author and museum geologist Priya Nair said in a statement."],
        ["Priya Nair"],
    ),
    (
        "split by its attribution",
        "en",
        ["“We looked everywhere,” Sgt. Dale Pruitt said. “Nobody had seen the dog.”"],
        ["Dale Pruitt", "Dale Pruitt"],
    ),
    (
        "pronoun for the only man",
        "en",
        ["Coach Martin Keller praised his side and their supporters.", "“They never gave up,” he said."],
        ["Martin Keller"],
    ),
    (
        "pronoun agrees in gender",
        "en",
        [
            "Susan Marsh met Peter Olsen at the harbour on Friday.",
            "“The nets were empty,” she said.",
            "“We will try again,” he said.",
        ],
        ["Susan Marsh", "Peter Olsen"],
    ),
    (
        "pronoun means the subject and not the one whose daughter it is",
        "en",
        [
            "Delgado also denied that Farouk’s daughter, Mona Farouk, was paid.",
            "Minister Luis Delgado spoke for an hour.",
            "“Nobody was paid,” he said.",
        ],
        ["Luis Delgado"],
    ),
    (
        "gender by courtesy title",
        "en",
        ["Ms Okonkwo and Mr Lindqvist run the bakery.", "“We open at five,” she said."],
        ["Okonkwo"],
    ),
    (
        "gender by a pronoun of an earlier sentence",
        "en",
        ["Xolani Dube said he would appeal. Thandeka Zulu said she would not.", "“It costs too much,” he said."],
        ["Xolani Dube"],
    ),
    (
        "according to",
        "en",
        ["The fire was “entirely preventable and foreseen by inspectors,” according to fire chief Wanda Pike."],
        ["Wanda Pike"],
    ),
    (
        "before the quotation with a colon",
        "en",
        ["Rapper Lil Tonk, real name Gregory Banks, wrote on his page: “I am done with touring.”"],
        ["Lil Tonk"],
    ),
    ("told with an object", "en", ["Helen Ritter told the inquiry: “We were never asked.”"], ["Helen Ritter"]),
    ("told a colleague with a comma", "en", ["Referee Ian Poole told Mark Venn, “You are off.”"], ["Ian Poole"]),
    (
        "as somebody put it",
        "en",
        ["The plan is, as Senator Joan Whitfield put it, “a bridge to nowhere in particular.”"],
        ["Joan Whitfield"],
    ),
    (
        "participle takes the sentence's subject",
        "en",
        ["Governor Kate Lyle signed the bill on Monday, calling it “a promise kept to every parent.”"],
        ["Kate Lyle"],
    ),
    (
        "adding after a first quotation",
        "en",
        ["Lyle later posted that the road “has to be fixed by spring,” adding “we owe it to the valley.”"],
        ["Lyle", "Lyle"],
    ),
    (
        "fragment with the attribution behind",
        "en",
        ["The deal would be “a disaster for every small farm” in the county, union leader Ed Sharpe said."],
        ["Ed Sharpe"],
    ),
    (
        "two fragments share one attribution",
        "en",
        ["The talks were “long and very frank” but “never once unfriendly,” ambassador Claire Dubois told reporters."],
        ["Claire Dubois", "Claire Dubois"],
    ),
    (
        "indirect speech hands over",
        "en",
        ["Hannah Cole said the school had been warned twice. “They did not even write back.”"],
        ["Hannah Cole"],
    ),
    (
        "carried over to the next paragraph",
        "en",
        ["Librarian Omar Said said the roof leaks.", "“We put out buckets. We pray. Then it rains again.”"],
        ["Omar Said"],
    ),
    (
        "carried on after an attributed quotation",
        "en",
        ["“I saw the smoke first,” said Linda Frey, a neighbour.", "“Then I heard the windows go. It was terrible.”"],
        ["Linda Frey", "Linda Frey"],
    ),
    (
        "new speaker in the next paragraph is not the old one",
        "en",
        ["“It works,” Anna Berg said.", "“It does not,” Carl Holm said."],
        ["Anna Berg", "Carl Holm"],
    ),
    (
        "a body speaks",
        "en",
        ["“We regret the delay to passengers,” the Ministry of Transport said."],
        ["the Ministry of Transport"],
    ),
    ("a firm speaks", "en", ["Nordwind pledged to take “swift and lasting action” against resellers."], ["Nordwind"]),
    (
        "it is the body that spoke before",
        "en",
        ["The Harbour Commission warned that “tides will rise.” But, it pointed out, it has no “power over the sea.”"],
        ["The Harbour Commission", "The Harbour Commission"],
    ),
    ("nobody known", "en", ["“My cat could run this railway,” one passenger quipped."], ["one passenger"]),
    (
        "a spokesman for a body",
        "en",
        ["“No decision has been made,” a spokesman for the airport said."],
        ["a spokesman for the airport"],
    ),
    (
        "role means the person who has it",
        "en",
        [
            "Defence Minister Paula Rey flew home. Her deputy, Ivan Petrov, stayed.",
            "“The talks go on,” the minister said.",
        ],
        ["Paula Rey"],
    ),
    (
        "role at first unknown means who spoke before",
        "en",
        ["Transport Minister Amin Rahman said nobody paid. “The trip was public,” the government spokesman said."],
        ["Amin Rahman"],
    ),
    (
        "role then name behind the verb",
        "en",
        ["“The patient is stable,” said the head of the clinic, Dr. Maria Lopez."],
        ["Maria Lopez"],
    ),
    (
        "relative clause",
        "en",
        ["The roof was the work of Ben Archer, who said “it will outlive us all.”"],
        ["Ben Archer"],
    ),
    (
        "question mark before the attribution",
        "en",
        ["“Why would anyone build here?” Fiona Reid asked."],
        ["Fiona Reid"],
    ),
    (
        "a new sentence after a full stop is no attribution",
        "en",
        ["Judge Alan Moss read the verdict. “You showed no pity.” Kemp said nothing and left."],
        ["Alan Moss"],
    ),
    (
        "passive names the agent",
        "en",
        ["The plan was described as “a gift to the rich and idle” by shadow chancellor Nora Flynn."],
        ["Nora Flynn"],
    ),
    (
        "people with one surname",
        "en",
        ["Jack Doyle and his sister Mary Doyle own the farm.", "“It was our father’s,” Mary Doyle said."],
        ["Mary Doyle"],
    ),
    (
        "speakers together",
        "en",
        ["“We saw no trace of methane,” Dr. Ann Sorel and her team wrote in the journal."],
        ["Ann Sorel and her team"],
    ),
    (
        "given name is how the person is known",
        "en",
        ["Siti Nur Azlina sang.", "“I was born to it,” Azlina said."],
        ["Siti Nur Azlina"],
    ),
    (
        "signature with a dash",
        "en",
        ["“Never again will we sail in winter.” — Captain Erik Dahl"],
        ["Erik Dahl"],
    ),
    (
        "British single marks",
        "en",
        ["‘The players’ union was not consulted,’ Sir Roger Hale said. ‘That won’t do.’"],
        ["Roger Hale", "Roger Hale"],
    ),
    (
        "statement of a firm",
        "en",
        ["In a statement, Halden Foods said: “We take safety seriously.”", "The statement added: “No one was hurt.”"],
        ["Halden Foods", "Halden Foods"],
    ),
    ("her letter", "en", ["Mrs Anne Price resigned. Her letter said: “I can no longer serve.”"], ["Anne Price"]),
    ("asked first", "en", ["Asked whether he would stand again, Graham Bell replied: “Ask my wife.”"], ["Graham Bell"]),
    (
        "speaker after a long introduction",
        "en",
        ["Speaking at the opening of the museum on Sunday, curator Lea Stern said: “These walls remember.”"],
        ["Lea Stern"],
    ),
    (
        "conjunction joins two verbs of one subject",
        "en",
        ["Driver Paul Quinn stopped the bus and shouted: “Everybody out!”"],
        ["Paul Quinn"],
    ),
    (
        "and begins a new clause",
        "en",
        ["The council voted no, and Councillor Jean Todd said the result was “a shameful day for the town.”"],
        ["Jean Todd"],
    ),
    (
        "that-clause of another",
        "en",
        ["Police said that witness Gus Hahn called the driver “a complete and utter fool.”"],
        ["Gus Hahn"],
    ),
    (
        "age and adverb",
        "en",
        ["“I just ran,” Tina Mills, 34, later recalled.", "“My shoes melted,” she added."],
        ["Tina Mills", "Tina Mills"],
    ),
    ("party and state", "en", ["“This bill is dead,” Sen. Ron Cutler (R-Neb.) said."], ["Ron Cutler"]),
    ("vox pop", "en", ["Olga Reyes, teacher: “My pupils cheered.”"], ["Olga Reyes"]),
    (
        "caption names a person, the pronoun does not mean her",
        "en",
        ["Trainer Bob Lang fed the lions.", "“They know me,” he said."],
        ["Bob Lang"],
    ),
    ("German after", "de", ["„Wir bauen weiter“, sagte Bürgermeisterin Petra Vogt am Montag."], ["Petra Vogt"]),
    ("German pronoun", "de", ["Petra Vogt eröffnete die Brücke.", "„Es hat gedauert“, sagte sie."], ["Petra Vogt"]),
    ("German so", "de", ["„Das ist ein guter Tag für alle“, so Verkehrsminister Jens Kühn."], ["Jens Kühn"]),
    ("German before", "de", ["Trainer Uwe Brandt erklärte: „Wir haben nie aufgegeben.“"], ["Uwe Brandt"]),
    ("German outward marks", "de", ["»Das war knapp«, sagte Torwart Timo Hass."], ["Timo Hass"]),
    ("Spanish after", "es", ["«No vamos a ceder», afirmó la ministra Carmen Ruiz."], ["Carmen Ruiz"]),
    ("Spanish apposition", "es", ["“Es una buena noticia”, dijo el alcalde, Javier Ortega."], ["Javier Ortega"]),
    (
        "Spanish without subject",
        "es",
        ["«No vamos a ceder», dijo Carmen Ruiz.", "«Es la hora», añadió."],
        ["Carmen Ruiz", "Carmen Ruiz"],
    ),
    ("French after", "fr", ["« Nous irons jusqu’au bout », a déclaré Jean Morel."], ["Jean Morel"]),
    (
        "French pronoun",
        "fr",
        ["Claire Petit dirige le théâtre.", "« La salle est pleine », explique-t-elle."],
        ["Claire Petit"],
    ),
    (
        "French selon",
        "fr",
        ["C’est « une décision lourde et injuste pour tous », selon le maire Luc Garnier."],
        ["Luc Garnier"],
    ),
    (
        "Polish with a dash",
        "pl",
        ["„To był trudny rok” – powiedział Jan Wolski.", "„Damy radę” – dodał."],
        ["Jan Wolski", "Jan Wolski"],
    ),
]


def speech(paragraphs: list[str] | list[Prose], language: str = "en") -> list[Quotation]:
    prose = [one if isinstance(one, Prose) else Prose(one) for one in paragraphs]
    return [quotation for quotation in find_quotations(prose, language) if quotation.is_speech]


def names(quotations: list[Quotation]) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in quotations]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"), [one[1:] for one in STORIES], ids=[one[0] for one in STORIES]
)
def test_each_quotation_gets_its_speaker(language: str, paragraphs: list[str], expected: list[str | None]) -> None:
    assert names(speech(paragraphs, language)) == expected
