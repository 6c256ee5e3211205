"""Places that stand in datelines: cities known without their country, and the regions that follow the others.

The cities are those that the AP stylebook lets stand alone, capitals, and cities that Indian, Malaysian, German and
Spanish copy files from. A dateline from elsewhere is known by its form.
"""

CITIES = frozenset(
    name.strip()
    for name in """
    abidjan, abu dhabi, abuja, accra, addis ababa, adelaide, agartala, ahmedabad, aizawl, albany, aleppo, algiers,
    alor setar, amman, amritsar, amsterdam, ankara, antananarivo, anchorage, asunción, asuncion, athens, atlanta,
    auckland, austin, baghdad, baku, bali, baltimore, bamako, bandung, bangalore, bengaluru, bangkok, barcelona,
    basel, baton rouge, beijing, beirut, belfast, belgrade, berlin, bern, bethlehem, bhopal, bhubaneswar,
    birmingham, bogota, bogotá, bonn, boston, brasilia, brasília, bratislava, bremen, brisbane, brussels, bucharest,
    budapest, buenos aires, buffalo, bujumbura, cairo, calcutta, calgary, canberra, cannes, cape canaveral,
    cape town, caracas, cardiff, cebu city, chandigarh, charlotte, chennai, chicago, chihuahua, chisinau,
    christchurch, ciudad de méxico, ciudad juárez, cincinnati, cleveland, coimbatore, cologne, colombo, columbus,
    copenhagen, cuttack, cuzco, cusco, dakar, dallas, damascus, dar es salaam, darwin, davos, dehradun, delhi,
    denver, detroit, dhaka, dili, doha, dortmund, dresden, dubai, dublin, durban, dushanbe, düsseldorf, edinburgh,
    edmonton, erbil, essen, florence, frankfurt, frankfurt/main, freetown, fukushima, gandhinagar, gangtok, gaza,
    gaza city, gaza strip, geneva, genf, genève, george town, georgetown, ghaziabad, glasgow, greater noida,
    guadalajara, guantanamo bay naval base, guatemala city, gurgaon, gurugram, guwahati, halifax, hamburg, hanoi,
    hannover, hanover, harare, havana, helsinki, hiroshima, ho chi minh city, hollywood, hong kong, honolulu,
    houston, hyderabad, imphal, indianapolis, indore, ipoh, islamabad, istanbul, itanagar, jabalpur, jaipur, jaffna,
    jakarta, jammu, jerusalem, johannesburg, johor bahru, juba, kabul, kajang, kampala, kano, kanpur, karachi,
    kathmandu, kharkiv, khartoum, kherson, kiel, kigali, kingston, kinshasa, klang, kochi, kohima, kolkata, köln,
    kota baru, kota bharu, kota kinabalu, kuala lumpur, kuala terengganu, kuantan, kuching, kuwait city, kyiv, kiev,
    la habana, la paz, lagos, lahore, las vegas, leipzig, lima, lisbon, liverpool, ljubljana, london, los angeles,
    lucknow, ludhiana, lusaka, luxembourg, lviv, lyon, macau, madrid, mainz, malé, managua, manama, manchester,
    mangaluru, manila, maputo, mariupol, marseille, mecca, melaka, melbourne, meerut, mexico city, miami, milan,
    milwaukee, minneapolis, minsk, miri, mogadishu, monaco, monrovia, montevideo, monterrey, montreal, montréal,
    moscow, mosul, muar, mumbai, munich, münchen, muscat, mysuru, nagpur, nairobi, nassau, naypyitaw, new delhi,
    new orleans, new york, nicosia, noida, nur-sultan, astana, nuuk, odesa, odessa, oklahoma city, orlando, osaka,
    oslo, ottawa, ouagadougou, panaji, paris, patna, peshawar, perth, petaling jaya, philadelphia, phnom penh,
    phoenix, pittsburgh, podgorica, port-au-prince, port louis, port moresby, port of spain, porto alegre, potsdam,
    prague, praha, pretoria, pristina, providence, pune, putrajaya, pyongyang, quebec city, quetta, quito, rabat,
    raipur, ramallah, ranchi, rangoon, rawalpindi, recife, reykjavik, riga, rio de janeiro, riyadh, rom, rome, roma,
    sacramento, saint petersburg, st. petersburg, salt lake city, san antonio, san diego, san francisco, san josé,
    san jose, san juan, san salvador, sanaa, santiago, santiago de chile, santo domingo, são paulo, sao paulo,
    sarajevo, seattle, sepang, seoul, seremban, sevilla, shah alam, shanghai, shillong, shimla, sibu, singapore,
    skopje, sofia, srinagar, st. louis, stockholm, strasbourg, stuttgart, sydney, taipei, tallinn, tashkent,
    tbilisi, tegucigalpa, tehran, tel aviv, thane, the hague, thiruvananthapuram, tijuana, tirana, tokyo, toronto,
    tripoli, tunis, turin, ulan bator, ulaanbaatar, united nations, vadodara, valencia, vancouver, varanasi,
    vatican city, vienna, vientiane, vijayawada, vilnius, visakhapatnam, warsaw, warszawa, washington, wellington,
    wien, wiesbaden, windhoek, winnipeg, yangon, yaoundé, yerevan, zagreb, zaporizhzhia, zurich, zürich, moskau,
    kiew, brüssel, warschau, prag, peking, tokio, neu delhi, lissabon, athen, kairo, mailand, nürnberg, saarbrücken,
    schwerin, erfurt, magdeburg, karlsruhe, augsburg, rostock, londres, washington d.c, pekín, moscú, bruselas,
    ginebra, varsovia, nueva york, bruxelles, moscou, pékin, varsovie, francfort, montpellier, lille, toulouse,
    nantes, bordeaux, kraków, gdańsk, poznań, wrocław, łódź, москва, киев, минск, вашингтон, санкт-петербург,
    лондон, берлин, milano, napoli, torino, londra, parigi, bruxelas, lisboa
    """.replace("\n", " ").split(",")
)
REGIONS = frozenset(
    name.strip()
    for name in """
    ala, alaska, alabama, ariz, arizona, ark, arkansas, calif, california, colo, colorado, conn, connecticut, d.c,
    dc, del, delaware, fla, florida, ga, georgia, hawaii, idaho, ill, illinois, ind, indiana, iowa, kan, kansas, ky,
    kentucky, la, louisiana, maine, md, maryland, mass, massachusetts, mich, michigan, minn, minnesota, miss,
    mississippi, mo, missouri, mont, montana, neb, nebraska, nev, nevada, n.h, new hampshire, n.j, new jersey, n.m,
    new mexico, n.y, new york, n.c, north carolina, n.d, north dakota, ohio, okla, oklahoma, ore, oregon, pa,
    pennsylvania, r.i, rhode island, s.c, south carolina, s.d, south dakota, tenn, tennessee, texas, utah, vt,
    vermont, va, virginia, wash, washington, w.va, west virginia, wis, wisconsin, wyo, wyoming, puerto rico, guam,
    al, ak, az, ar, ca, co, ct, de, fl, hi, id, il, in, ia, ks, ma, mi, mn, ms, mt, ne, nv, nh, nj, nm, ny, nc, nd,
    oh, ok, or, ri, sc, sd, tn, tx, ut, wa, wv, wi, wy, alberta, b.c, british columbia, manitoba, new brunswick,
    newfoundland, nova scotia, ontario, ont, quebec, que, saskatchewan, sask, yukon, n.s, n.b, alta, man, nunavut,
    new south wales, victoria, queensland, tasmania, england, scotland, wales, northern ireland, uk, u.k, usa, u.s,
    u.s.a, afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
    bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, bosnia and herzegovina,
    bosnia-herzegovina, botswana, brazil, brasil, brunei, bulgaria, burkina faso, burundi, cambodia, cameroon,
    canada, cape verde, chad, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus, czech republic,
    czechia, denmark, deutschland, djibouti, dominican republic, east timor, ecuador, egypt, el salvador, eritrea,
    españa, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, germany, ghana, greece, greenland,
    guatemala, guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, israel,
    italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia,
    lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia, maldives,
    mali, malta, mauritania, mauritius, mexico, méxico, moldova, mongolia, montenegro, morocco, mozambique, myanmar,
    namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, norway, oman,
    pakistan, panama, panamá, papua new guinea, paraguay, peru, perú, philippines, poland, portugal, qatar, romania,
    russia, rwanda, samoa, saudi arabia, senegal, serbia, sierra leone, slovakia, slovenia, solomon islands,
    somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria,
    taiwan, tajikistan, tanzania, thailand, togo, trinidad, tunisia, turkey, türkiye, turkmenistan, uganda, ukraine,
    united arab emirates, united kingdom, united states, uruguay, uzbekistan, vanuatu, venezuela, vietnam,
    west bank, yemen, zambia, zimbabwe, crimea, gaza strip, occupied west bank, sabah, sarawak, selangor, penang,
    johor
    """.replace("\n", " ").split(",")
)


def is_city(name: str) -> bool:
    """Return whether a name, or each of several with slashes between, is a city known by itself."""
    cities = [part.strip(" .").lower() for part in name.replace(" and ", "/").replace(" und ", "/").split("/")]
    return all(city in CITIES for city in cities)


def is_region(name: str) -> bool:
    """Return whether a name is a state, province or country."""
    return name.strip(" .").lower() in REGIONS
