"""What a location needs before it may be published; what it lacks makes it a candidate."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series


class PublishableLocations(pa.DataFrameModel):
    """One row per merged location; key cluster_id. A failed check's name is its `regel`.

    Grounds: what is recorded per locatie (4.1.2, A.1.c, 4.2.3), visiting address and its
    exceptions (A.2), four-eyes (A.1), sociaal advocaten (A.3.b) of the 2023 study.
    """

    cluster_id: Series[str] = pa.Field(unique=True)
    organisatie: Series[str]
    bezoekadres: Series[str]
    mag_zonder_adres: Series[bool]
    soort_bekend: Series[bool] = pa.Field(description="soort_organisatie is a term, not onbekend")
    typen_vastgesteld: Series[int]
    aanbod_voorlopig: Series[int] = pa.Field(
        description="labels seen by one person, where no type is sure"
    )
    soort_voorlopig: Series[bool] = pa.Field(description="one person gave a kind, which waits")
    twijfel: Series[bool]
    adres_gezocht: Series[bool] = pa.Field(description="in scope, its address is looked for")
    bron_te_oud: Series[bool] = pa.Field(description="the page was too old to tell")
    lezers_verschillen: Series[bool]
    akkoord: Series[bool] = pa.Field(description="two persons agree on it")
    bevestigd: Series[bool] = pa.Field(
        description="of one of its records two persons agree on all that holds a location back"
    )
    nagegaan: Series[bool] = pa.Field(description="at least one person finds it right")
    voorbehoud: Series[bool] = pa.Field(description="a source says that it is closed or moved")
    verdwenen: Series[bool] = pa.Field(description="no source lists it any more")

    class Config:
        """Exactly these columns."""

        strict = True

    @pa.dataframe_check(name="bezoekadres_ontbreekt")
    def has_address(cls, df: pd.DataFrame) -> pd.Series:
        """A location is a visiting address, but for the exceptions of A.2.b."""
        return (df["bezoekadres"] != "") | df["mag_zonder_adres"]

    @pa.dataframe_check(name="soort_organisatie_ontbreekt")
    def has_kind(cls, df: pd.DataFrame) -> pd.Series:
        """Table 2 counts a location of unknown kind apart: it is published, and still looked up."""
        return df["soort_bekend"] | df["soort_voorlopig"]

    @pa.dataframe_check(name="type_ontbreekt")
    def has_type(cls, df: pd.DataFrame) -> pd.Series:
        """No type at all: nobody has judged what support is given here."""
        return (df["typen_vastgesteld"] > 0) | (df["aanbod_voorlopig"] > 0)

    @pa.dataframe_check(name="tweede_lezer_ontbreekt")
    def has_second_reader(cls, df: pd.DataFrame) -> pd.Series:
        """What one researcher found is published after a second has validated it."""
        return (df["aanbod_voorlopig"] == 0) | df["lezers_verschillen"]

    @pa.dataframe_check(name="tweede_lezer_twijfelt")
    def is_free_of_doubt(cls, df: pd.DataFrame) -> pd.Series:
        """Doubts are put to the client first; of what two others confirmed it is a question."""
        return ~df["twijfel"] | df["lezers_verschillen"] | df["bevestigd"]

    @pa.dataframe_check(name="adres_gezocht")
    def is_found_by_readers(cls, df: pd.DataFrame) -> pd.Series:
        """A reader found no visiting address; one of another record that two people saw will do."""
        return ~df["adres_gezocht"] | df["akkoord"]

    @pa.dataframe_check(name="bron_te_oud")
    def is_recent(cls, df: pd.DataFrame) -> pd.Series:
        """A page that is too old to tell makes a candidate, where two people saw no better one."""
        return ~df["bron_te_oud"] | df["akkoord"]

    @pa.dataframe_check(name="lezers_verschillen")
    def is_agreed_upon(cls, df: pd.DataFrame) -> pd.Series:
        """Readers who contradict each other settle it themselves; no row outranks another.

        What is confirmed by another of its records stands meanwhile: a colleague's row of a
        published location withdraws nothing.
        """
        return ~df["lezers_verschillen"] | df["bevestigd"]

    @pa.dataframe_check(name="verdwenen_van_de_site")
    def is_still_listed(cls, df: pd.DataFrame) -> pd.Series:
        """A location that its site dropped may be closed: a person verifies it, no program."""
        return ~df["verdwenen"] | df["nagegaan"]

    @pa.dataframe_check(name="gesloten_volgens_de_site")
    def is_open_by_its_site(cls, df: pd.DataFrame) -> pd.Series:
        """What its own site calls closed, moved or closed for now, a person verifies first."""
        return ~df["voorbehoud"] | df["nagegaan"]

    @pa.dataframe_check(name="mogelijk_sociaal_advocaat")
    def is_no_lawyer(cls, df: pd.DataFrame) -> pd.Series:
        """Lawyers are out, but for a free walk-in hour, which a second reader must confirm."""
        return ~df["organisatie"].str.contains(r"advoca(?:at|ten|tuur)", case=False) | df["akkoord"]


REASONS = {
    "bezoekadres_ontbreekt": "bezoekadres ontbreekt: zoek straat en huisnummer op de website, "
    "of laat twee lezers bij aanbod zeggen dat het buurtbemiddeling is",
    "soort_organisatie_ontbreekt": "soort organisatie onbekend: gemeente, samenwerkingsverband of "
    "stichting of vereniging",
    "type_ontbreekt": "ondersteuningstype nog te bepalen: beoordeel de website",
    "tweede_lezer_ontbreekt": "wacht op de tweede lezer: leg het oordeel vast in lezingen",
    "adres_gezocht": "hoort erbij, maar het bezoekadres is nog niet gevonden: zoek het en lees dan "
    "opnieuw",
    "bron_te_oud": "de bron is te oud: zoek een recente, en lees opnieuw",
    "tweede_lezer_twijfelt": "tweede lezer twijfelt: leg de vraag voor aan de opdrachtgever",
    "lezers_verschillen": "lezers spreken elkaar tegen: overleg en leg vast wat het wordt",
    "verdwenen_van_de_site": "staat niet meer op de landelijke site: controleer of de locatie is "
    "gesloten (akkoord, of afgewezen met de regel opgeheven)",
    "gesloten_volgens_de_site": "de site zegt dat de locatie gesloten, verhuisd of tijdelijk dicht "
    "is: ga het na (akkoord, of afgewezen met de regel opgeheven)",
    "mogelijk_sociaal_advocaat": "mogelijk een sociaal advocaat: alleen een gratis spreekuur bij "
    "een andere organisatie telt mee",
}

NOT_BLOCKING = frozenset({"soort_organisatie_ontbreekt"})
"""Rules that hold nothing back: what support is given where is established without them [1.2]."""


def find_shortcomings(locations: pd.DataFrame) -> pd.DataFrame:
    """Return cluster_id and regel of every rule a location does not meet; empty when all do.

    Raises SchemaErrors when the table itself is wrong (a fault of the program, not of a location).
    """
    table = locations.reset_index(drop=True)
    try:
        PublishableLocations.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        if cases["index"].isna().any() or not cases["check"].isin(REASONS).all():
            raise
        found = cases.drop_duplicates(["index", "check"])
        return pd.DataFrame(
            {
                "cluster_id": table["cluster_id"].loc[found["index"].astype(int)].to_numpy(),
                "regel": found["check"].to_numpy(),
            }
        ).sort_values(["cluster_id", "regel"], ignore_index=True)
    return pd.DataFrame({"cluster_id": [], "regel": []}, dtype=str)
