"""Given names with the gender they usually tell, to know a person by name and what a pronoun can mean.

Common names of the last hundred years in news from English, German, Spanish, French and Polish newsrooms and of the
people they write about. A name that both carry stands in neither list of gender but in the third.
"""

from editor.article.function_words import Gender

_MALE = """
 aaron abdel abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aleksander aleksandr alejandro
 alessandro
 alexander alexandre alfonso alfred alfredo ali allan allen alvaro amir anders andreas andrei andrew andrzej andy angus
 anthony antoine anton antonio antony anwar armando arnaud arne arnold artur arthur arturo atiba augusto austin avi
 axel barack
 barry bart bartosz bashar ben benedict benjamin bernard bernd bernhard bernie bertrand bill billy björn bob bobby
 boris brad
 bradley brandon brendan brent brett brian bruce bruno bryan byron caleb calvin cameron carl carlos cesar césar charles
 charlie chad chris christian christoph christophe christopher chuck clarence claude clint clive cody colin connor conor
 craig curtis cyril cyrus dale damian damien dan daniel daniele danny darrell darren dave david dean dennis denis derek
 detlef diego dieter dimitri dirk dmitri dmitry dominic dominik don donald doug douglas duncan dustin dylan earl ed
 eddie
 edgar edmund eduardo edward edwin elias elijah elliot elon emil emilio emmanuel enrique eric erik ernest ernesto
 esteban
 ethan étienne eugene evan fabian fabio fahmi felipe felix fernando florian francesco francis francisco franck
 francois françois
 frank frankie franz fred frederic frédéric frederick friedrich fritz gabriel gareth gary gavin geoff geoffrey george
 georg
 georges gerald gérard gerhard gerard gilbert gilles giorgio giovanni giuseppe glen glenn gordon graham grant greg
 gregor
 gregory grzegorz guido guillaume guillermo gustav gustavo guy hakeem hamid hank hans harald harold harris harry harvey
 hassan heiko heinrich heinz hector héctor helmut henri henrik henry herbert herman hermann holger howard hubert hugh
 hugo
 humza ian ibrahim ignacio igor imran isaac ismail ivan ivo iván jack jacek jack jackson jacob jacques jaime jake jakob
 jakub james jamal jan janusz jared jarosław jason javier jay jean jeff jeffrey jens jeremiah jeremy jerome jérôme jerry
 jerzy jesse jesús jim jimmy jo joachim joao joaquín jochen joe joel johan johann johannes john johnny jon jonas
 jonathan
 jörg jordan jorge josé jose josef joseph josh joshua josip józef juan jules julian julien julio jürgen justin kai kamil
 karim karl karsten kazimierz keir keith ken kenneth kenny kent kevin khalid kim kirk klaus konrad krzysztof kurt kyle
 lamar lance larry lars laurent lawrence lech lee leo leon leonard leonardo leopoldo leroy leszek lewis liam lionel
 lloyd
 logan lorenzo lothar louis luc luca lucas luigi luis luiz łukasz luke lutz maciej magnus mahmoud malcolm manfred manuel
 marc marcel marcin marco marcos marcus marek mariano mario marius mariusz mark markus martin martín marvin massimo
 mateusz
 mathias matt matteo matteusz matthew matthias matthieu maurice mauricio max maxim maxime maximilian mehmet michael
 michał
 michel miguel mike mikhail milan miles mirosław mitch mitt mo mohamed mohammad mohammed mohd moritz morris moses
 muhammad
 mustafa nathan nathaniel neil nelson nicholas nick nicolas nigel nikolai noah noel norbert norman olaf oleg oleh
 olivier
 oliver omar oscar óscar osman oswald otto owen pablo paolo pascal patrick paul paulo paweł pedro per pete peter petr
 petro
 phil philip philipp philippe phillip pierre piotr rafael rafał rahul ralf ralph ramon ramón randall randy raphael
 rashid
 raúl raul ray raymond reiner reinhard remi rémi rené reza ricardo riccardo richard rick ricky rob robbie robert roberto
 rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy ruben rubén rudolf rudy rupert russell ryan
 ryszard sajid saeed salman salvador sam samir samuel scott sean sebastian sebastián sebastien sergei sergey sergio seth
 shane shaun shawn sid silvio simon spencer stanisław stanley stefan stefano stephan stephen steve steven stéphane
 stuart
 sławomir sven tariq tarek ted terrence terry thad theodor theodore theo thierry thomas thorsten tim timothy tobias todd
 tom tomas tomás tomasz tommy toni tony torsten travis trevor tristan troy tyler ulf ulrich uwe valentin vasily victor
 víctor viktor vince vincent vincenzo virgil vitali vladimir volker volodymyr wade waldemar walter warren wayne werner
 wes wesley will willem william willie willy winston wojciech wolfgang xavier yann yannick yasser yevgeny yitzhak yuri
 yusuf
 yves zachary zbigniew zoran benyamin benjámin rishi keiran kieran tadhg declan eoin niall cillian ruaridh hamish
 alistair
 alastair fraser callum rhys gethin dafydd jeb beto pete tucker antony ludwig reinhold siegfried gerd egon armin
 winfried
 zelenskyy narendra amit arvind sanjay rajesh vikram suresh manish rohit virat sachin xi jinping shinzo fumio taro
 hiroshi
 kenji takashi yoshihide bashir ismael osama mahathir najib hishammuddin lim goh aung prayut thaksin joko prabowo
 bongbong
"""
_FEMALE = """
 abigail ada adela adele adriana agata agnes agnès agnieszka aisha alana aleksandra alejandra alessandra alexandra
 alexandria
 alice alicia alina alison allison alyssa amanda amber amélie amelia amina amy ana anastasia andréa angela angelika
 angelina
 anika anita anja ann anna annalena anne annegret annette annie antje antonia anya april arlene ashley astrid audrey
 aurélie
 aurora ayesha barbara barbra beata beatrice béatrice beatriz becky belinda bella bernadette bernice beth bettina betty
 beverly bianca birgit brenda bridget brigitte britta brittany brooke camila camilla camille candace carine carla carly
 carmen carol carole carolina caroline carolyn carrie cassandra cassidy catarina catherine cathy cécile cecilia celia
 céline celine charlene charlotte chelsea cherie cheryl chloe chloé christiane christina christine chrystia cindy claire
 clara claudia claudine colette colleen connie consuelo cora corinna cornelia courtney cristina crystal cynthia dagmar
 daisy dana danica daniela danielle danuta daria dawn debbie deborah debra delphine denise diana diane dina dolores
 donna
 dora doreen doris dorota dorothea dorothy dominika edith edna eileen elaine eleanor elena eléonore elfriede elisa
 elisabeth elise élise eliza elizabeth ella ellen elżbieta emilia emilie emily emma erica erika erin esperanza esther
 eva
 evelyn ewa fatima felicity fiona florence frances francesca francine françoise franziska frauke frida gabriela gabriele
 gabrielle gail gemma geneviève georgia georgina geraldine gerda gertrude gillian gina ginny giorgia giovanna gisela
 gitta giulia gladys glenda gloria grace greta gretchen grażyna gudrun gwen gwyneth hailey halina hanna hannah hannelore
 harriet hazel heather hege heidi heike helen helena helene hélène helga henrietta hilary hilda hildegard hillary
 holly ida ilona
 imelda ines inés inès inga ingeborg ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka ivy iwona
 izabela jacinda jackie jaclyn jacqueline jade jana jane janet janice janine jasmin jasmine jeanette jeanne jennifer
 jenny
 jessica jill jo joan joana joanna joanne jocelyn jodie johanna josefina josephine joy joyce juana juanita judith judy
 julia juliane julie juliet juliette justyna jutta kaitlyn kaja kamala karen karin karina karine karolina kate kathe
 katarzyna katharina katherine kathleen kathrin kathryn kathy katie katja kay kayla keira kelly kelsey kemi kendra
 kerstin
 kim kimberly kinga kira kirsten kirstie krista kristen kristi kristin kristina kyrsten laila lara larissa latoya laura
 lauren laurence lea leah leila lena leonie leslie leticia liesl lili liliana lillian lily linda lindsay lindsey lisa
 liz
 liza lois lola loretta lori lorraine louisa louise luana lucía lucia lucie lucille lucy luisa luise lydia lynn lynne
 madeleine madison maggie magdalena maia maja malala małgorzata mandy manon manuela mara marcela marcia margaret
 margarete
 margarita margot marguerite maría maria mariah marian mariana marianne marie mariella marilyn marina marine marion
 marisa
 marisol marjorie marlene marsha marta martha martina martyna mary maryam matilda maureen maxine maya mayra meg megan
 meghan melania melanie mélanie melinda melissa mercedes meredith mette mia michaela michele michelle mila mildred
 minnie
 miranda miriam mireille moira molly mona monica mónica monika monique morgan muriel myra nadia nadine nadja nancy naomi
 natalia natalie natasha nathalie nellie nicky nicola nicole nikki nina noelle nora norma octavia odile olga olivia
 ophelia
 oriana paige paloma pam pamela patricia patrizia patsy paula paulette pauline pearl penelope penny petra phoebe phyllis
 pilar polly priti priscilla rachel rafaela ramona raquel rebecca regina regine renata renate rhonda ricarda rita
 roberta
 robyn rocío romy ronja rosa rosalía rosario rose rosemary rosie roxana roxanne ruth sabine sabina sabrina sally salma
 samantha sandra sandy sanna sara sarah sasha saskia scarlett selena selma shana shannon sharon sheila shelley sheri
 sherry shirley sibylle silke silvia simone sofia sofía sonia sonja sophia sophie soraya stacey stacy stefanie stella
 stéphanie stephanie steffi sue sunita susan susana susanna susanne suzanne suzy svenja sybil sylvia sylvie sylwia tabea
 tamara tammy tania tanja tanya tara tatiana tatyana teresa tereza thelma theresa therese thérèse tiffany tina tracey
 tracy trudy ulla ulrike una ursula ute valentina valeria valérie valerie vanessa vera verena verónica veronica veronika
 véronique vicki vicky victoria viktoria viola violet virginia virginie vivian viviane vivien wanda wendy whitney
 wilhelmina wilma winona xenia ximena yasmin yolanda yulia yvette yvonne zara zoe zoé zofia zuzana zuzanna caoimhe
 siobhan
 sinead niamh aoife saoirse orla roisin bronwen ffion ursula ngozi chimamanda priyanka indira sonia jayalalitha megawati
 aung nurul izzah siti rosmah azizah hanan tzipi golda keiko dilma michèle ségolène
"""
_EITHER = """
 alex andrea angel ariel ashley aubrey avery bailey beverley billie blair bobbie cameron carey casey charlie chris
 dakota
 dana danny devon drew dominique eden emerson finley frankie gabriele hayden hilary jackie jamie jan jean jess jesse jo
 jordan jules kai kelly kerry kim kit lee leigh leslie lindsay logan lou mackenzie marian maria mattie max mel michele
 morgan nat nicola nikita noor pat peyton quinn reagan reese riley robin rowan sacha sam sandy sasha shannon shea
 skyler stacy stevie sydney taylor terry toby toni tracy tyler valery vivian yael
"""


def _table() -> dict[str, Gender]:
    table = dict.fromkeys(_MALE.split(), Gender.MALE)
    table.update(dict.fromkeys(_FEMALE.split(), Gender.FEMALE))
    table.update(dict.fromkeys(set(_MALE.split()) & set(_FEMALE.split()), Gender.UNKNOWN))
    table.update(dict.fromkeys(_EITHER.split(), Gender.UNKNOWN))
    table["maria"] = Gender.FEMALE
    return table


GIVEN_NAMES = _table()


def gender_of(given_name: str) -> Gender | None:
    """Return the gender that a given name usually tells, UNKNOWN where both carry it, None for no given name."""
    return GIVEN_NAMES.get(given_name.casefold().split("-")[0])
