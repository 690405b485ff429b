"""Place an address in a gemeente of the boundary year; what is ambiguous is never guessed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from pipeline.country.abroad import explain_digits, find_abroad
from pipeline.country.place_index import (
    Point,
    find_successors,
    index_area_towns,
    index_former,
    index_gemeenten,
    index_points,
    index_postcodes,
    index_towns,
    name_towns,
)
from pipeline.country.place_names import (
    fold_place,
    is_joined,
    read_gemeentecode,
    split_province,
    split_quarter,
)
from pipeline.country.placement import (
    AMBIGUOUS_GEMEENTE,
    NO_CODES,
    NOTHING_KNOWN,
    UNKNOWN_GEMEENTE,
    Placement,
    decide,
    put_outside,
)
from pipeline.country.reference import ReferenceData
from pipeline.country.streets import StreetRegister
from schemas.vocabulary import Nauwkeurigheid

LEAST_LIKE_A_NAME = 70
"""Percent of likeness from which a gemeente is suggested."""


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
    successors: Mapping[str, str]
    former_codes: Mapping[str, frozenset[str]]
    streets: StreetRegister

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
        towns, areas, others, former = (
            table[table["gemeentecode"].isin(usable)]
            for table in (
                reference.woonplaatsen,
                reference.postcodegebieden,
                reference.plaatsnamen,
                reference.vroegere_gemeenten,
            )
        )
        town_codes = index_towns(towns, areas, others)
        return cls(
            names=names,
            provinces=provinces,
            gemeente_codes=index_gemeenten(reference, names, successors),
            town_codes=town_codes,
            town_names=name_towns(towns, others),
            pc4_points=index_postcodes(areas),
            pc4_towns=index_area_towns(areas),
            gemeente_points=index_points(reference.kerncijfers, names),
            successors=successors,
            former_codes=index_former(former),
            streets=StreetRegister.from_reference(reference.straten, towns),
        )

    def canonical_gemeente(self, name: str) -> str:
        """Return the code of the gemeente meant, former names and other spellings included.

        A code of CBS may be written without GM, and may be that of a former gemeente. "" when no
        gemeente has the name, several have, or it was divided over several.
        """
        if code := read_gemeentecode(name):
            return code if code in self.names else self.successors.get(code, "")
        codes = self._gemeenten_named(fold_place(name))
        return next(iter(codes)) if len(codes) == 1 else ""

    def suggest_gemeente(self, name: str) -> str:
        """Return the name of the gemeente most like `name`, or in it; "" when none is near."""
        # Likeness of the whole: a part of a sentence ("andere gemeenten") is like any name.
        whole = self._most_like(name, fuzz.ratio, LEAST_LIKE_A_NAME)
        return whole or self._most_like(name, fuzz.token_set_ratio, 100)

    def _most_like(self, name: str, scorer: Callable[..., float], least: int) -> str:
        folded = {fold_place(official): official for official in self.names.values()}
        best = process.extractOne(fold_place(name), list(folded), scorer=scorer, score_cutoff=least)
        return folded[best[0]] if best else ""

    def place(self, postcode: str, woonplaats: str, gemeente: str, digits: str = "") -> Placement:
        """Place an address by its postcode, then its woonplaats, then the stated gemeente.

        `postcode` is "" or normal ("1234AB"); `digits`: four digits that stood in its place. What
        precedes decides; a disagreement is a signal. What lies abroad is never placed.
        """
        stated = self._find_stated(gemeente) if gemeente else ""
        areas = frozenset(self.pc4_points.get(postcode[:4], {}))
        towns = self._towns_beside(woonplaats, stated)
        if abroad := find_abroad("" if stated else gemeente, "" if towns else woonplaats):
            return put_outside(*abroad, woonplaats)
        if digits:
            if woonplaats and not self._bears_out(digits, towns, stated):
                return put_outside("postcode", explain_digits(digits, woonplaats), woonplaats)
            areas, known = frozenset(self.pc4_points.get(digits, {})), towns | {stated} - {""}
            areas = areas & known if known else areas
        code, how = decide(areas, towns, stated)
        if not code:
            rule, column, reason = self._explain_unplaced(areas, towns, gemeente)
            meant = areas | towns | self._meant_by(gemeente)
            return Placement(
                woonplaats=woonplaats, regel=rule, kolom=column, uitleg=reason, mogelijk=meant
            )
        told = self._signals(code, (postcode, areas), (woonplaats, towns), (gemeente, stated))
        placed = self._put_in(code, how, postcode[:4], woonplaats)
        return replace(placed, signalen=tuple(told))

    def locate(self, pc4: str, woonplaats: str, gemeente: str) -> tuple[str, str]:
        """Return the gemeentecode and woonplaats of `place`, without saying why: for many."""
        stated = self._find_stated(gemeente) if gemeente else ""
        towns = self._towns_beside(woonplaats, stated)
        if find_abroad("" if stated else gemeente, "" if towns else woonplaats):
            return "", woonplaats
        code, _ = decide(frozenset(self.pc4_points.get(pc4, {})), towns, stated)
        return code, self._official_town(woonplaats, code, pc4) if code else woonplaats

    def _towns_beside(self, woonplaats: str, stated: str) -> frozenset[str]:
        """The gemeenten of a place; the stated one when the place is called after it as well."""
        if not woonplaats:
            return NO_CODES
        towns = self.towns_named(woonplaats)
        is_gemeente = stated and stated in self._gemeenten_named(fold_place(woonplaats))
        return frozenset({stated}) if is_gemeente and stated not in towns else towns

    def _put_in(self, code: str, how: str, pc4: str, woonplaats: str) -> Placement:
        """The placement in a gemeente, at the point of the postcode where that is known."""
        pc4_point = self.pc4_points.get(pc4, {}).get(code)
        kind = Nauwkeurigheid.POSTCODEGEBIED if pc4_point else Nauwkeurigheid.GEMEENTE
        return Placement(
            gemeentecode=code,
            gemeentenaam=self.names[code],
            plaatsing=how,
            woonplaats=self._official_town(woonplaats, code, pc4),
            point=pc4_point or self.gemeente_points.get(code),
            nauwkeurigheid=str(kind),
        )

    def _find_stated(self, gemeente: str) -> str:
        """The gemeente that a source names, be it as one of before 2015 or as a place in one."""
        folded = fold_place(gemeente)
        if (code := self.canonical_gemeente(gemeente)) or folded in self.gemeente_codes:
            return code
        codes = self.former_codes.get(folded, NO_CODES) | self.town_codes.get(folded, NO_CODES)
        return next(iter(codes)) if len(codes) == 1 else ""

    def _bears_out(self, digits: str, towns: frozenset[str], stated: str) -> bool:
        """Whether the place or the stated gemeente has postcodes like these four digits."""
        if stated and (not towns or stated in towns):
            return True
        return any(
            code in towns and pc4[:2] == digits[:2]
            for pc4, points in self.pc4_points.items()
            for code in points
        )

    def names_town(self, name: str) -> bool:
        """Whether a place or gemeente has exactly this name, or is known by it."""
        folded = fold_place(name)
        return bool(self.town_codes.get(folded) or self.gemeente_codes.get(folded))

    def towns_named(self, woonplaats: str) -> frozenset[str]:
        """Return the codes of all gemeenten that have a place of this name."""
        folded = fold_place(woonplaats)
        return self._towns_called(folded) or self._towns_starting(folded)

    def _towns_called(self, folded: str) -> frozenset[str]:
        head, province = split_province(folded)
        of_province = {c for c in self.town_codes.get(head, ()) if self.provinces[c] == province}
        return (
            self.town_codes.get(folded)
            or frozenset(of_province)
            or self.town_codes.get(split_quarter(folded))
            or self._gemeenten_named(folded)
        )

    def _towns_starting(self, folded: str) -> frozenset[str]:
        """What an unknown name begins with: "nijmegen dukenburg" is a quarter of Nijmegen."""
        words = folded.split()
        if is_joined(words):
            return NO_CODES
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
        elif woonplaats[0] and not self._towns_called(fold_place(woonplaats[0])):
            yield "plaats", woonplaats[0], f"geen officiële woonplaats; gelezen als deel van {name}"
        if gemeente[0] and not gemeente[1]:
            yield "gemeente", gemeente[0], self.explain_unknown(gemeente[0])
        elif gemeente[1] and not self.canonical_gemeente(gemeente[0]):
            known = self.names[gemeente[1]]
            yield "gemeente", gemeente[0], f"geen gemeente van dit jaar; gelezen als {known}"
        elif gemeente[1] and gemeente[1] != code:
            told = f"bron noemt {self.names[gemeente[1]]}, adres ligt in {name}; het adres beslist"
            yield "gemeente", gemeente[0], told

    def _meant_by(self, gemeente: str) -> frozenset[str]:
        """The gemeenten that a stated name has, or else the one it looks most like."""
        if not gemeente:
            return NO_CODES
        near = self._most_like(gemeente, fuzz.WRatio, LEAST_LIKE_A_NAME)
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
        return NOTHING_KNOWN
