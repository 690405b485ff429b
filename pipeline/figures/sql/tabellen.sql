-- Tables 2 to 9. 98 = total, 99 = unknown.

CREATE VIEW versie.tabellen AS
WITH land AS (
    SELECT count(*) AS gemeenten_nl FROM versie.gemeenten
), per_gemeente AS (
    SELECT gemeentecode, locaties FROM versie.gemeente_rijen
    WHERE tabel = 'tabel_2' AND volgorde = 98
), leden AS (
    SELECT tabel, volgorde, gemeentecode FROM versie.gemeente_klassen
    UNION ALL
    SELECT tabel, 98, gemeentecode FROM versie.gemeente_klassen WHERE volgorde < 98
), geteld AS (
    SELECT r.tabel, r.volgorde, r.rij, r.ouder, r.soort, r.code, l.gemeenten_nl,
        count(m.gemeentecode) AS gemeenten, coalesce(sum(m.locaties), 0)::BIGINT AS locaties
    FROM versie.rijen r
    CROSS JOIN land l
    LEFT JOIN versie.gemeente_rijen m ON m.tabel = r.tabel AND m.volgorde = r.volgorde
    WHERE r.tabel IN ('tabel_2', 'tabel_3', 'tabel_3_categorieen', 'tabel_4')
    GROUP BY ALL
    UNION ALL
    SELECT r.tabel, r.volgorde, r.rij, r.ouder, r.soort, r.code, count(m.gemeentecode),
        count(p.gemeentecode), coalesce(sum(p.locaties), 0)::BIGINT
    FROM versie.rijen r
    LEFT JOIN leden m ON m.tabel = r.tabel AND m.volgorde = r.volgorde
    LEFT JOIN per_gemeente p ON p.gemeentecode = m.gemeentecode
    WHERE r.tabel IN ('tabel_5', 'tabel_6', 'tabel_7', 'tabel_8', 'tabel_9')
    GROUP BY ALL
)
SELECT tabel, volgorde, rij, ouder, gemeenten_nl, gemeenten,
    versie.afgerond(gemeenten, gemeenten_nl, 1000) / 10.0 AS pct_gemeenten,
    locaties,
    versie.afgerond(locaties, gemeenten_nl, 10) / 10.0 AS locaties_gemiddeld, soort, code
FROM geteld;
COMMENT ON VIEW versie.tabellen IS 'Tabel 2 tot en met 9 onder elkaar. Dekking is het aantal gemeenten met ten minste een locatie; het percentage is van alle gemeenten van de rij (gemeenten_nl); het gemiddelde is locaties gedeeld door gemeenten_nl.';

CREATE VIEW versie.tabel_2 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_2' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_2 IS 'Tabel 2: gemeenten met ten minste een locatie, naar wie het aanbod organiseert. Een gemeente kan in meer rijen tellen. Inclusief: een gemeentelijke locatie; exclusief: een gemeentelijke locatie zonder sociaal raadslieden; sociaal raadslieden: bij welke organisatie ook.';

CREATE VIEW versie.tabel_3 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_3' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_3 IS 'Tabel 3: gemeenten met ten minste een locatie, naar categorie en type ondersteuning, met contactbemiddeling onder Ondersteuning zoals in het rapport van 2023. Onbekend: locaties zonder bekend type.';

CREATE VIEW versie.tabel_3_categorieen AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_3_categorieen'
ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_3_categorieen IS 'Als tabel 3, naar de vier categorieen van de typologie (tabel 1), met Contactbemiddeling als eigen categorie.';

CREATE VIEW versie.tabel_4 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_4' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_4 IS 'Tabel 4: gemeenten met ten minste een locatie, naar leefgebied. Onbekend: locaties zonder bekend leefgebied.';

CREATE VIEW versie.tabel_5 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_5' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_5 IS 'Tabel 5: gemeenten en locaties naar inwonertal. Onbekend telt niet mee in Totaal.';

CREATE VIEW versie.tabel_6 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_6' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_6 IS 'Tabel 6: gemeenten en locaties naar stedelijkheid (CBS), de G4 (Amsterdam, Rotterdam, Den Haag, Utrecht) apart. Onbekend telt niet mee in Totaal.';

CREATE VIEW versie.tabel_7 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_7' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_7 IS 'Tabel 7: gemeenten en locaties naar gemiddeld gestandaardiseerd inkomen. Onbekend telt niet mee in Totaal.';

CREATE VIEW versie.tabel_8 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_8' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_8 IS 'Tabel 8: gemeenten en locaties naar het aandeel inwoners met een uitkering tot AOW-leeftijd. Onbekend telt niet mee in Totaal.';

CREATE VIEW versie.tabel_9 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_9' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_9 IS 'Tabel 9: gemeenten en locaties naar het aandeel inwoners met een migratieachtergrond. Onbekend telt niet mee in Totaal.';
