"""SYNTHETISCH: pages with addresses abroad, and pages whose figures only look like an address."""

BLOCKS = (
    "<h3>Beratungsstelle</h3><p>Hauptstraße 12<br>10115 Berlin</p><p>Tel. +49 30 5550110</p>",
    "<h3>Bürgerbüro</h3><p>Lindenallee 4a, D-48149 Münster</p>",
    "<h3>Maison</h3><p>12, rue de la Paix<br>75002 Paris</p>",
    "<h3>Point d'accès</h3><p>Avenue Louise 149, 1050 Bruxelles</p>",
    "<h3>CAW</h3><p>Kerkstraat 12<br>9000 Gent</p><p>+32 9 555 01 10</p>",
    "<h3>OCMW</h3><p>Antwerpsesteenweg 12, 2580 Putte</p>",
    "<h3>Wetswinkel</h3><p>Molenstraat 8, B-2387 Baarle-Hertog</p>",
    "<h3>JAC</h3><p>Grote Markt 5, Antwerpen</p>",
    "<h3>Huis</h3><p>Stationsstraat 22 in Leuven</p>",
    "<h3>Advice Centre</h3><p>12 High Street<br>London SW1A 1AA</p>",
    "<h3>Citizens Advice</h3><p>Unit 4, 20 Park Lane, Bristol BS1 5TY</p>",
    "<h3>Legal aid</h3><p>1600 Amphitheatre Parkway, Mountain View, CA 94043</p>",
    "<h3>Office</h3><p>350 5th Avenue, New York, NY 10118</p>",
    "<h3>Oficina</h3><p>Calle de Alcalá 42, 28014 Madrid</p>",
    "<h3>Ufficio</h3><p>Via Roma 12, 00184 Roma</p>",
    "<h3>Kontor</h3><p>Vesterbrogade 12, 1620 København V</p>",
    "<h3>Kontor</h3><p>Storgata 12, 0184 Oslo</p>",
    "<h3>Kontor</h3><p>Drottninggatan 12, 111 51 Stockholm</p>",
    "<h3>Biuro</h3><p>ul. Marszałkowska 12, 00-590 Warszawa</p>",
    "<h3>Büro</h3><p>Mariahilfer Straße 12, 1060 Wien</p>",
    "<h3>Büro</h3><p>Bahnhofstrasse 12, 8001 Zürich</p>",
    "<h3>Office</h3><p>Breedestraat 10, Willemstad, Curaçao</p>",
    "<h3>Kantoor</h3><p>Kaya Industria 15, Kralendijk, Bonaire</p>",
    "<h3>Sales</h3><p>Model 12, 2000 KG capacity. Series 5, 1200 MM wide.</p>",
    "<h3>History</h3><p>The temple of 1200 BC and its 12 columns, 1999 AD</p>",
    "<h3>Specs</h3><ul><li>Engine 12</li><li>2500 CC</li><li>1500 KG</li></ul>",
    "<h3>Agenda</h3><p>Zaal 12, 2026 AB</p><p>Stap 3: kies de juiste weg</p>",
    "<h3>Besluit</h3><p>Artikel 12 van de Wet op de proef, versie 2026 NL</p>",
    "<h3>Bank</h3><p>IBAN BE68 5390 0754 7034, BIC GKCCBEBB</p>",
    "<script>var x=[{'name':'Shop','street':'Hauptstr. 1','zip':'10115','city':'Berlin'}]</script>",
    "<script>var x=[{'name':'Winkel','street':'Kerkstraat 1','zip':'9000','city':'Gent'}]</script>",
    "<script>var x=[{'name':'Shop','street':'1 High Street','zip':'SW1A 1AA','city':'London'}]"
    "</script>",
)
"""What none of these pages holds is a location in the Netherlands."""

LANGUAGES = ("de", "fr", "nl-BE", "en", "")
