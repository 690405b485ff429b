"""Why a text holds no visiting address: the words that people read."""

EMPTY = "adres ontbreekt"
ONLY_PO_BOX = "postbus is geen bezoekadres"
AREA_NAMED = "gemeente of werkgebied in plaats van een bezoekadres"
ONLY_BUILDING = "alleen een gebouw of naam, geen straat met huisnummer"
NO_NUMBER = "huisnummer ontbreekt"
NO_STREET = "straat en huisnummer ontbreken"
NEARBY = "alleen een aanduiding in de buurt, geen bezoekadres"
ABROAD = "adres ligt niet in Nederland"
CARIBBEAN = "adres ligt in Caribisch Nederland, buiten de gemeenten"
UNSTABLE = "adres is niet eenduidig te lezen"
NAME_BEFORE_STREET = (
    "naam van gebouw of organisatie en straat zijn niet te scheiden; zet er een komma tussen"
)
NUMBER_TWICE = (
    "er staat een nummer voor en een nummer achter de straat; schrijf straat en huisnummer"
)
NUMBER_BEFORE_NAME = "nummer staat voor de naam; schrijf het huisnummer achter de straat"
TWO_NUMBERS = (
    "twee nummers: hoort het eerste bij de straatnaam, of het tweede bij het huisnummer? "
    "schrijf een streepje voor een toevoeging (68-1), of geef postcode of plaats"
)
UNREAD_NUMBER = "wat achter het huisnummer staat is niet begrepen; schrijf het als 12-A of 12-3"
