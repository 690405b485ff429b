"""What searching by hand yields, and what stopping earlier would cost."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, text_field
from schemas.shapes import Vorm
from schemas.vocabulary import Zoekgroep


class Zoekopbrengst(Published):
    """Een rij per zoekterm, klasse van gemeenten en lezer: wat zoeken daar opleverde."""

    groep: Series[str] = pa.Field(
        isin=[str(group) for group in Zoekgroep], description="Waarnaar is geteld"
    )
    waarde: Series[str] = text_field(
        Vorm.ZIN,
        "De zoekterm, met {gemeente} voor de naam; de klasse van tabel 5; of de code van de lezer",
    )
    zoekacties: Series[int] = pa.Field(
        ge=0, description="Zoekacties waarvan bekend is wat zij vonden"
    )
    paginas: Series[int] = pa.Field(ge=0, description="Bekeken pagina's met zoekresultaten")
    vondsten: Series[int] = pa.Field(
        ge=0, description="Verschillende aanbieders die zij vonden en die niet afvielen"
    )
    alleen_hier: Series[int] = pa.Field(
        ge=0,
        description="Waarvan geen andere zoekterm, klasse of lezer die vond; 0: zonder was er "
        "niets gemist",
    )
    nieuw: Series[int] = pa.Field(ge=0, description="Keer dat de lezer een vondst nieuw noemde")
    bekend: Series[int] = pa.Field(ge=0, description="Keer dat een vondst al bekend was")
    valt_af: Series[int] = pa.Field(ge=0, description="Keer dat een vondst afviel")
    nieuw_per_pagina: Series[float] = pa.Field(
        nullable=True, ge=0, description="Nieuwe vondsten per bekeken pagina"
    )


class Verzadiging(Published):
    """Een rij per zoekactie op volgorde: wat de eerste, tweede, ... in een gemeente toevoegde."""

    gemeenteklasse: Series[str] = text_field(
        Vorm.VAST, "Klasse van tabel 5; leeg: alle gemeenten", nullable=True
    )
    volgorde: Series[int] = pa.Field(ge=1, description="De hoeveelste zoekactie in de gemeente")
    gemeenten: Series[int] = pa.Field(ge=1, description="Gemeenten met zoveel zoekacties")
    erbij: Series[int] = pa.Field(
        ge=0, description="Aanbieders die pas deze zoekactie vond, en die niet afvielen"
    )
    totaal: Series[int] = pa.Field(ge=0, description="Aanbieders tot en met deze zoekactie")


class Stopregel(Published):
    """Een rij per regel om te stoppen: wat hij spaart en mist waar uitputtend is gezocht."""

    na_paginas: Series[int] = pa.Field(
        ge=1,
        description="Naar de volgende zoekterm na zoveel pagina's achter elkaar met weinig nieuws",
    )
    hoogstens_nieuw: Series[int] = pa.Field(
        ge=0, description="Weinig nieuws: op die pagina's samen hoogstens zoveel nieuwe vondsten"
    )
    gemeenten: Series[int] = pa.Field(
        ge=1,
        description="Gemeenten die planning.csv uitputtend laat doorzoeken, en waar is gezocht",
    )
    paginas: Series[int] = pa.Field(ge=0, description="Pagina's die daar zijn bekeken")
    paginas_gespaard: Series[int] = pa.Field(
        ge=0, description="Waarvan deze regel er zoveel had overgeslagen"
    )
    vondsten: Series[int] = pa.Field(ge=0, description="Aanbieders die daar zijn gevonden")
    gemist: Series[int] = pa.Field(
        ge=0, description="Waarvan deze regel er zoveel had gemist, met geen enkele zoekterm"
    )
