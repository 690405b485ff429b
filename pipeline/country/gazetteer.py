"""Place an address in a gemeente of the boundary year; what is ambiguous is never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from pipeline.country.place_index import (
    Point,
    find_successors,
    index_area_towns,
    index_gemeenten,
    index_postcodes,
    index_towns,
    name_towns,
)
from pipeline.country.place_names import (
    fold_place,
    split_province,
    split_quarter,
)
from pipeline.country.reference import ReferenceData
from schemas.vocabulary import Nauwkeurigheid

AMBIGUOUS_GEMEENTE = "gemeente_niet_eenduidig"
UNKNOWN_GEMEENTE = "gemeente_onbekend"
MISSING_GEMEENTE = "gemeente_ontbreekt"
LEAST_LIKE_A_NAME = 70
"""Percent of likeness from which a gemeente is suggested."""
NO_CODES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Placement:
    """Where an address lies. Without a gemeentecode `regel`, `kolom` and `uitleg` say why.

    `plaatsing`: what placed it. `nauwkeurigheid`: what the point belongs to.
    `signalen`: (kolom, waarde, uitleg) of what does not agree; the placement stands. `mogelijk`:
    of what could not be placed, the gemeenten it may lie in, as far as its words tell.
    """

    gemeentecode: str = ""
    gemeentenaam: str = ""
    plaatsing: str = ""
    woonplaats: str = ""
    point: Point | None = None
    nauwkeurigheid: str = ""
    regel: str = ""
    kolom: str = ""
    uitleg: str = ""
    signalen: tuple[tuple[str, str, str], ...] = ()
    mogelijk: frozenset[str] = NO_CODES


@dataclass(frozen=True)
class Gazetteer:
    """What is known of postcodes, places and gemeenten; make it with `from_reference`."""

    names: Mapping[str, str]
    provinces: Mapping[str, str]
    gemeente_codes: Mapping[str, frozenset[str]]
    town_codes: Mapping[str, frozenset[str]]
    town_names: Mapping[tuple[str, str], str]
    pc4_points: Mapping[str, Mapping[str, Point]]
    pc4_towns: Mapping[tuple[str, str], str]
    gemeente_points: Mapping[str, Point]

    @classmethod
    def from_reference(cls, reference: ReferenceData) -> "Gazetteer":
        """Index the reference data for its boundary year.

        Postcodes and places are known by the boundaries of 2023 and later. For an earlier year
        those of a gemeente that grew afterwards are left out: only a stated gemeente counts there.
        """
        now = reference.gemeenten
        names = dict(zip(now["gemeentecode"], now["gemeente"], strict=True))
        provinces = dict(zip(now["gemeentecode"], now["provincie"], strict=True))
        successors = find_successors(reference.herindelingen, names)
        later = reference.herindelingen["datum"] > f"{reference.grensjaar}-01-01"
        grown = set(reference.herindelingen.loc[later, "gemeentecode_nieuw"])
        usable = set(names) - grown
        towns = reference.woonplaatsen[reference.woonplaatsen["gemeentecode"].isin(usable)]
        areas = reference.postcodegebieden[reference.postcodegebieden["gemeentecode"].isin(usable)]
        return cls(
            names=names,
            provinces=provinces,
            gemeente_codes=index_gemeenten(reference, names, successors),
            town_codes=index_towns(towns, areas),
            town_names=name_towns(towns),
            pc4_points=index_postcodes(areas),
            pc4_towns=index_area_towns(areas),
            gemeente_points={
                code: Point(lat, lon)
                for code, lat, lon in reference.kerncijfers[
                    ["gemeentecode", "lat", "lon"]
                ].itertuples(index=False)
                if code in names
            },
        )

    def canonical_gemeente(self, name: str) -> str:
        """Return the code of the gemeente meant, former names and other spellings included.

        "" when no gemeente has the name, several have, or it was divided over several.
        """
        code = name.strip().upper()
        if code in self.names:
            return code
        codes = self._gemeenten_named(fold_place(name))
        return next(iter(codes)) if len(codes) == 1 else ""

    def suggest_gemeente(self, name: str) -> str:
        """Return the name of the gemeente most like `name`, "" when none is near."""
        folded = {fold_place(official): official for official in self.names.values()}
        best = process.extractOne(fold_place(name), list(folded), score_cutoff=LEAST_LIKE_A_NAME)
        return folded[best[0]] if best else ""

    def place(self, postcode: str, woonplaats: str, gemeente: str) -> Placement:
        """Place an address by its postcode, then its woonplaats, then the stated gemeente.

        `postcode` is "" or normal ("1234AB"). What precedes decides; a disagreement is a signal.
        """
        stated = self.canonical_gemeente(gemeente) if gemeente else ""
        areas = frozenset(self.pc4_points.get(postcode[:4], {}))
        towns = self.towns_named(woonplaats) if woonplaats else NO_CODES
        if (
            stated
            and stated not in towns
            and stated in self._gemeenten_named(fold_place(woonplaats))
        ):
            towns = frozenset({stated})
        code, how = _decide(areas, towns, stated)
        if not code:
            rule, column, reason = self._explain_unplaced(areas, towns, gemeente)
            return Placement(
                woonplaats=woonplaats,
                regel=rule,
                kolom=column,
                uitleg=reason,
                mogelijk=areas | towns | self._meant_by(gemeente),
            )
        pc4_point = self.pc4_points.get(postcode[:4], {}).get(code)
        return Placement(
            gemeentecode=code,
            gemeentenaam=self.names[code],
            plaatsing=how,
            woonplaats=self._official_town(woonplaats, code, postcode[:4]),
            point=pc4_point or self.gemeente_points.get(code),
            nauwkeurigheid=str(
                Nauwkeurigheid.POSTCODEGEBIED if pc4_point else Nauwkeurigheid.GEMEENTE
            ),
            signalen=tuple(
                self._signals(code, (postcode, areas), (woonplaats, towns), (gemeente, stated))
            ),
        )

    def towns_named(self, woonplaats: str) -> frozenset[str]:
        """Return the codes of all gemeenten that have a place of this name."""
        folded = fold_place(woonplaats)
        head, province = split_province(folded)
        of_province = {c for c in self.town_codes.get(head, ()) if self.provinces[c] == province}
        return (
            self.town_codes.get(folded)
            or frozenset(of_province)
            or self.town_codes.get(split_quarter(folded))
            or self._gemeenten_named(folded)
            or self._towns_starting(folded)
        )

    def _towns_starting(self, folded: str) -> frozenset[str]:
        """What an unknown name begins with: "nijmegen dukenburg" is a quarter of Nijmegen."""
        words = folded.split()
        heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        return next((codes for head in heads if (codes := self.town_codes.get(head))), NO_CODES)

    def _gemeenten_named(self, folded: str) -> frozenset[str]:
        if codes := self.gemeente_codes.get(folded):
            return codes
        head, province = split_province(folded)
        codes = self.gemeente_codes.get(head, NO_CODES)
        return frozenset(code for code in codes if self.provinces[code] == province)

    def _official_town(self, woonplaats: str, code: str, pc4: str) -> str:
        """The name in the register of this place, else that of the place of its postcode.

        A name that is no place (a quarter, a hamlet, a gemeente) stays when the postcode does not
        tell the place, but for the name of a gemeente.
        """
        folded = fold_place(woonplaats)
        for form in (folded, split_province(folded)[0], split_quarter(folded)):
            if name := self.town_names.get((form, code)):
                return name
        is_town_elsewhere = folded in self.town_codes
        if woonplaats and (is_town_elsewhere or (pc4, code) not in self.pc4_towns):
            return "" if folded in self.gemeente_codes and not is_town_elsewhere else woonplaats
        return self.pc4_towns.get((pc4, code), "")

    def _signals(
        self,
        code: str,
        postcode: tuple[str, frozenset[str]],
        woonplaats: tuple[str, frozenset[str]],
        gemeente: tuple[str, str],
    ) -> Iterable[tuple[str, str, str]]:
        name = self.names[code]
        if postcode[0] and not postcode[1]:
            yield "postcode", postcode[0], f"postcodegebied {postcode[0][:4]} is niet bekend"
        elif postcode[0] and code not in postcode[1]:
            yield "postcode", postcode[0], f"postcode ligt niet in {name}"
        if woonplaats[0] and not woonplaats[1]:
            yield "plaats", woonplaats[0], "geen officiële woonplaats"
        elif woonplaats[0] and code not in woonplaats[1]:
            yield "plaats", woonplaats[0], f"adres ligt in {name}, maar de woonplaats niet"
        if gemeente[0] and not gemeente[1]:
            yield "gemeente", gemeente[0], self.explain_unknown(gemeente[0])
        elif gemeente[1] and gemeente[1] != code:
            yield (
                "gemeente",
                gemeente[0],
                f"bron noemt {self.names[gemeente[1]]}, adres ligt in {name}; het adres beslist",
            )

    def _meant_by(self, gemeente: str) -> frozenset[str]:
        """The gemeenten that a stated name has, or else the one it looks most like."""
        if not gemeente:
            return NO_CODES
        near = self.suggest_gemeente(gemeente)
        likely = frozenset(code for code, name in self.names.items() if name == near)
        return self._gemeenten_named(fold_place(gemeente)) or likely

    def explain_unknown(self, gemeente: str) -> str:
        """Tell in Dutch why a text names no gemeente of the year, with the likeliest one."""
        folded = fold_place(gemeente)
        if folded in self.gemeente_codes:
            return "geen gemeente van dit jaar: de naam kan meer gemeenten betekenen"
        near = self.suggest_gemeente(gemeente)
        return f"geen bekende gemeente; bedoelt u {near}?" if near else "geen bekende gemeente"

    def _explain_unplaced(
        self, areas: frozenset[str], towns: frozenset[str], gemeente: str
    ) -> tuple[str, str, str]:
        if areas or towns:
            column, what = ("postcode", "postcode") if areas else ("plaats", "woonplaats")
            options = ", ".join(sorted(self.names[code] for code in areas or towns))
            advice = f"{gemeente} is daar geen van" if gemeente else "vul de gemeente in"
            return AMBIGUOUS_GEMEENTE, column, f"{what} komt voor in {options}; {advice}"
        if gemeente:
            return UNKNOWN_GEMEENTE, "gemeente", self.explain_unknown(gemeente)
        return (
            MISSING_GEMEENTE,
            "gemeente",
            "postcode, woonplaats en gemeente ontbreken of zijn niet bekend",
        )


def _decide(areas: frozenset[str], towns: frozenset[str], stated: str) -> tuple[str, str]:
    """The code and what gave it; ("", "") when more than one is left or nothing is known.

    A postcode that neither the woonplaats nor the stated gemeente bears out is taken for a
    mistake when those two agree.
    """
    # A postcode is the most precise. A stated gemeente is often that of the organisation and not of
    # the address, so it decides only between what the others leave open.
    mine = frozenset({stated} if stated else ())
    both = towns & mine
    if areas and not areas & (towns | mine) and both:
        areas = frozenset()
    if areas:
        steps = [("postcode", areas), ("postcode en woonplaats", areas & towns)]
        steps.append(("postcode en gemeente", (areas & both) or (areas & mine)))
    elif towns:
        steps = [("woonplaats", towns), ("woonplaats en gemeente", both)]
    else:
        steps = [("gemeente", mine)]
    return next(((min(codes), how) for how, codes in steps if len(codes) == 1), ("", ""))
