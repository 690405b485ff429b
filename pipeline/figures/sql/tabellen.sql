-- Tables 2 to 9. 98 = total, 99 = unknown.

CREATE VIEW versie.tabellen AS
WITH leden AS (
    SELECT tabel, volgorde, gemeentecode, 'tabel_2' AS geteld_in, 98 AS geteld_als
    FROM versie.gemeente_klassen
    UNION ALL
    SELECT tabel, 98, gemeentecode, 'tabel_2', 98 FROM versie.gemeente_klassen WHERE volgorde < 98
    UNION ALL
    SELECT tabel, volgorde, gemeentecode, tabel, volgorde FROM versie.gemeente_toestanden
), geteld AS (
    SELECT r.tabel, r.volgorde, r.rij, r.ouder, r.soort, r.code,
        count(t.gemeentecode) AS gemeenten_nl,
        count(*) FILTER (t.toestand = 'gevonden') AS gemeenten,
        -- A row "onbekend" of tables 2 to 4 is nothing that a gemeente may lack.
        count(*) FILTER (t.toestand IN ('nog te beoordelen', 'niet bekend')
            AND NOT (r.soort = 'onbekend' AND m.geteld_in = r.tabel)) AS gemeenten_niet_bekend,
        coalesce(sum(t.aantal_locaties), 0)::BIGINT AS locaties
    FROM versie.rijen r
    LEFT JOIN leden m ON m.tabel = r.tabel AND m.volgorde = r.volgorde
    LEFT JOIN versie.gemeente_toestanden t ON t.gemeentecode = m.gemeentecode
        AND t.tabel = m.geteld_in AND t.volgorde = m.geteld_als
    GROUP BY ALL
)
SELECT tabel, volgorde, rij, ouder, gemeenten_nl, gemeenten, gemeenten_niet_bekend,
    -- What was not searched is neither with nor without: a percentage is known when all is known.
    CASE WHEN gemeenten_niet_bekend = 0
        THEN versie.afgerond(gemeenten, gemeenten_nl, 1000) / 10.0 END AS pct_gemeenten,
    versie.afgerond(gemeenten, gemeenten_nl, 1000) / 10.0 AS pct_min,
    versie.afgerond(gemeenten + gemeenten_niet_bekend, gemeenten_nl, 1000) / 10.0 AS pct_max,
    locaties,
    versie.afgerond(locaties, gemeenten_nl, 10) / 10.0 AS locaties_gemiddeld, soort, code
FROM geteld;
COMMENT ON VIEW versie.tabellen IS 'Tabel 2 tot en met 9 onder elkaar. Dekking is het aantal gemeenten met ten minste een locatie; het percentage is van alle gemeenten van de rij (gemeenten_nl), en leeg zolang van een gemeente niet bekend is of zij het heeft (gemeenten_niet_bekend): het ligt dan tussen pct_min en pct_max. Het gemiddelde is locaties gedeeld door gemeenten_nl.';

CREATE VIEW versie.tabel_2 AS
SELECT * EXCLUDE (tabel, soort, code) FROM versie.tabellen WHERE tabel = 'tabel_2' ORDER BY volgorde;
COMMENT ON VIEW versie.tabel_2 IS 'Tabel 2: gemeenten met ten minste een locatie, naar wie het aanbod organiseert. Een gemeente kan in meer rijen tellen. Inclusief: een gemeentelijke locatie; exclusief: een gemeentelijke locatie zonder sociaal raadslieden; sociaal raadslieden: bij welke organisatie ook. Onbekend: locaties waarvan de soort organisatie niet bekend is; Sociaal raadslieden onbekend: locaties waarvan geen bron zegt of zij er werken.';

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
