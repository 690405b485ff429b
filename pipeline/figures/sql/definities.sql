-- Rounded half up from whole numbers, so that every machine gives the same last digit: `maal` 100
-- gives whole percents, 1000 (and / 10.0) tenths of one, 10 (and / 10.0) a mean in tenths.
CREATE MACRO versie.afgerond(teller, noemer, maal) AS
    (2 * maal * teller + noemer) // (2 * nullif(noemer, 0));

-- Which location counts in which row of tables 2 to 4. The rows themselves (rijen) and the terms
-- (typologie) are tables that the version carries: nothing here names a term.

CREATE VIEW versie.ondersteuningstypen AS
SELECT t.term AS ondersteuningstype, c.term AS ondersteuningscategorie,
    c.rapportage AS rapportagecategorie, t.volgorde
FROM versie.typologie t
JOIN versie.typologie c ON c.lijst = 'ondersteuningscategorie' AND c.code = t.ouder
WHERE t.lijst = 'ondersteuningstype'
ORDER BY t.volgorde;
COMMENT ON VIEW versie.ondersteuningstypen IS 'De ondersteuningstypen met hun categorie in de typologie (tabel 1) en die waaronder tabel 3 ze rapporteert.';

CREATE VIEW versie.leefgebieden AS
SELECT rij AS leefgebied, volgorde FROM versie.rijen
WHERE tabel = 'tabel_4' AND soort = 'leefgebied'
ORDER BY volgorde;
COMMENT ON VIEW versie.leefgebieden IS 'De leefgebieden in de volgorde van tabel 4.';

-- What waits for a person, with all that was said of it so far: candidates, and published locations
-- of which somebody says more than two readers saw. Several values stand with | between them; none
-- (NULL) is what may be anything.
CREATE VIEW versie.wachtenden AS
WITH gezegd AS (
    SELECT locatie_id,
        string_agg(DISTINCT waarde, '|' ORDER BY waarde)
            FILTER (kolom = 'soort_organisatie') AS soorten,
        string_agg(DISTINCT waarde, '|' ORDER BY waarde)
            FILTER (kolom = 'sociaal_raadslieden') AS raadslieden,
        string_agg(DISTINCT waarde, '|' ORDER BY waarde)
            FILTER (kolom = 'ondersteuningstype') AS typen,
        string_agg(DISTINCT waarde, '|' ORDER BY waarde)
            FILTER (kolom = 'leefgebied') AS leefgebieden
    FROM versie.herkomst_waarden
    WHERE (gekozen OR zekerheid = 'voorlopig') AND kolom IN
        ('soort_organisatie', 'sociaal_raadslieden', 'ondersteuningstype', 'leefgebied')
    GROUP BY locatie_id
    HAVING bool_or(zekerheid = 'voorlopig')
)
SELECT coalesce(kandidaat_id, record_id) AS wachtende, gemeentecode,
    record_id IS NOT NULL AS ongelezen, soort_organisatie AS soorten,
    sociaal_raadslieden AS raadslieden, landelijke_partij, vestigingsvorm,
    ondersteuningstypen AS typen, leefgebieden
FROM versie.kandidaten
UNION ALL
SELECT l.locatie_id, l.gemeentecode, false, g.soorten, g.raadslieden, l.landelijke_partij,
    l.vestigingsvorm, coalesce(g.typen, ''), coalesce(g.leefgebieden, '')
FROM versie.locaties l
JOIN gezegd g ON g.locatie_id = l.locatie_id;
COMMENT ON VIEW versie.wachtenden IS 'Wat op een mens wacht, en wat er tot nu toe van is gezegd, met |: kandidaten, bronrecords die niet te lezen of te plaatsen waren (ongelezen), en gepubliceerde locaties waarvan iemand meer zegt dan is vastgesteld. Leeg is wat nog alles kan zijn.';

-- What is not known is NULL, and `telt` then follows the logic of SQL itself: true when it counts
-- in a row, false when it cannot, NULL when it might (what the row asks is not known of it).
CREATE VIEW versie.tabel_2_getoetst AS
WITH soort AS (
    SELECT code, term FROM versie.typologie WHERE lijst = 'soort_organisatie'
), vormen AS (
    SELECT landelijke_partij, list(vestigingsvorm) AS bekend FROM versie.rijen
    WHERE vestigingsvorm IS NOT NULL GROUP BY landelijke_partij
), bekeken AS (
    SELECT locatie_id, NULL AS wachtende, gemeentecode, sociaal_raadslieden,
        landelijke_partij AS partij, vestigingsvorm AS vorm, soort_organisatie AS soorten
    FROM versie.locaties
    UNION ALL
    SELECT NULL, wachtende, gemeentecode,
        CASE raadslieden WHEN 'ja' THEN true WHEN 'nee' THEN false END, landelijke_partij,
        vestigingsvorm, soorten
    FROM versie.wachtenden WHERE NOT ongelezen
), soorten AS (
    -- Of a landelijke partij it is known that it is no gemeente, whatever its kind.
    SELECT * EXCLUDE (soorten),
        CASE WHEN partij IS NOT NULL THEN false
             WHEN soorten IN (SELECT term FROM soort WHERE code = 'onbekend') THEN NULL
             WHEN soorten IN (SELECT term FROM soort WHERE code = 'gemeente') THEN true
             WHEN list_has_any(string_split(soorten, '|'),
                (SELECT list(term) FROM soort WHERE code IN ('gemeente', 'onbekend'))) THEN NULL
             WHEN soorten IS NOT NULL THEN false
        END AS gemeentelijk
    FROM bekeken
)
SELECT r.volgorde, s.locatie_id, s.wachtende, s.gemeentecode,
    CASE WHEN r.code = 'onbekend' THEN s.gemeentelijk IS NULL
         WHEN r.code = 'raadslieden-onbekend' THEN s.sociaal_raadslieden IS NULL
         WHEN r.soort = 'onbekend' THEN coalesce(r.landelijke_partij = s.partij, false)
            AND (s.vorm IS NULL OR NOT list_contains(v.bekend, s.vorm))
         ELSE (r.gemeentelijk IS NULL OR r.gemeentelijk = s.gemeentelijk)
            AND (r.sociaal_raadslieden IS NULL OR r.sociaal_raadslieden = s.sociaal_raadslieden)
            AND (r.landelijke_partij IS NULL OR coalesce(r.landelijke_partij = s.partij, false))
            AND (r.vestigingsvorm IS NULL OR r.vestigingsvorm = s.vorm)
    END AS telt
FROM soorten s
JOIN versie.rijen r ON r.tabel = 'tabel_2'
LEFT JOIN vormen v ON v.landelijke_partij = r.landelijke_partij;
COMMENT ON VIEW versie.tabel_2_getoetst IS 'Per locatie, en per wachtende (zie wachtenden), en rij van tabel 2: telt zij daar (waar), zeker niet (onwaar), of is dat niet bekend (leeg). Gemeentelijk is soort_organisatie "gemeente"; een landelijke partij is nooit gemeentelijk, een samenwerkingsverband ook niet.';

CREATE VIEW versie.locatie_rijen AS
WITH typen AS (
    SELECT o.locatie_id, l.gemeentecode, t.ondersteuningstype, t.ondersteuningscategorie,
        t.rapportagecategorie
    FROM versie.locatie_ondersteuningstypen o
    JOIN versie.ondersteuningstypen t ON t.ondersteuningstype = o.ondersteuningstype
    JOIN versie.locaties l ON l.locatie_id = o.locatie_id
), genoemd AS (
    SELECT 'tabel_2' AS tabel, r.rij, r.ouder, g.locatie_id, g.gemeentecode
    FROM versie.tabel_2_getoetst g
    JOIN versie.rijen r ON r.tabel = 'tabel_2' AND r.volgorde = g.volgorde
    WHERE g.telt AND g.locatie_id IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'tabel_3', rapportagecategorie, NULL, locatie_id, gemeentecode FROM typen
    UNION ALL
    SELECT 'tabel_3', ondersteuningstype, rapportagecategorie, locatie_id, gemeentecode FROM typen
    UNION ALL
    SELECT DISTINCT 'tabel_3_categorieen', ondersteuningscategorie, NULL, locatie_id, gemeentecode
    FROM typen
    UNION ALL
    SELECT 'tabel_4', f.leefgebied, NULL, f.locatie_id, l.gemeentecode
    FROM versie.locatie_leefgebieden f
    JOIN versie.locaties l ON l.locatie_id = f.locatie_id
    UNION ALL
    SELECT t.tabel, 'Totaal', NULL, l.locatie_id, l.gemeentecode
    FROM versie.locaties l
    CROSS JOIN (VALUES ('tabel_3'), ('tabel_3_categorieen'), ('tabel_4')) AS t(tabel)
    UNION ALL
    SELECT t.tabel, 'Onbekend', NULL, l.locatie_id, l.gemeentecode
    FROM versie.locaties l
    ANTI JOIN versie.locatie_ondersteuningstypen o ON o.locatie_id = l.locatie_id
    CROSS JOIN (VALUES ('tabel_3'), ('tabel_3_categorieen')) AS t(tabel)
    UNION ALL
    SELECT 'tabel_4', 'Onbekend', NULL, l.locatie_id, l.gemeentecode
    FROM versie.locaties l
    ANTI JOIN versie.locatie_leefgebieden f ON f.locatie_id = l.locatie_id
)
SELECT g.tabel, r.volgorde, r.rij, r.ouder, g.locatie_id, g.gemeentecode
FROM genoemd g
JOIN versie.rijen r
    ON r.tabel = g.tabel AND r.rij = g.rij AND r.ouder IS NOT DISTINCT FROM g.ouder;
COMMENT ON VIEW versie.locatie_rijen IS 'Per locatie in welke rijen van tabel 2, 3 en 4 zij telt. Waarvan iets niet bekend is, telt in het totaal en in een rij onbekend, en in geen rij waar zij bij zou kunnen horen: die staan in locatie_rijen_onzeker.';

CREATE VIEW versie.locatie_rijen_onzeker AS
SELECT 'tabel_2' AS tabel, volgorde, locatie_id, gemeentecode
FROM versie.tabel_2_getoetst WHERE telt IS NULL AND locatie_id IS NOT NULL
UNION ALL
SELECT r.tabel, r.volgorde, l.locatie_id, l.gemeentecode
FROM versie.locaties l
ANTI JOIN versie.locatie_ondersteuningstypen o ON o.locatie_id = l.locatie_id
JOIN versie.rijen r ON r.tabel IN ('tabel_3', 'tabel_3_categorieen')
    AND r.soort IN ('categorie', 'ondersteuningstype')
UNION ALL
SELECT r.tabel, r.volgorde, l.locatie_id, l.gemeentecode
FROM versie.locaties l
ANTI JOIN versie.locatie_leefgebieden f ON f.locatie_id = l.locatie_id
JOIN versie.rijen r ON r.tabel = 'tabel_4' AND r.soort = 'leefgebied';
COMMENT ON VIEW versie.locatie_rijen_onzeker IS 'Per locatie de rijen van tabel 2, 3 en 4 waar zij misschien bij hoort: wat de rij vraagt, is van haar niet bekend. Zij telt daar niet, en de gemeente is voor die rij geen witte vlek.';

CREATE VIEW versie.wachtende_rijen AS
WITH rij_termen AS (
    -- The terms that make a location count in a row of tables 3 and 4.
    SELECT r.tabel, r.volgorde, 'ondersteuningstype' AS lijst, t.ondersteuningstype AS term
    FROM versie.rijen r
    JOIN versie.ondersteuningstypen t ON r.rij = CASE r.soort
        WHEN 'ondersteuningstype' THEN t.ondersteuningstype
        WHEN 'categorie' THEN CASE r.tabel WHEN 'tabel_3' THEN t.rapportagecategorie
            ELSE t.ondersteuningscategorie END END
    WHERE r.tabel IN ('tabel_3', 'tabel_3_categorieen')
    UNION ALL
    SELECT tabel, volgorde, 'leefgebied', rij FROM versie.rijen
    WHERE tabel = 'tabel_4' AND soort = 'leefgebied'
), mogelijk AS (
    SELECT 'tabel_2' AS tabel, volgorde, wachtende, gemeentecode
    FROM versie.tabel_2_getoetst
    WHERE wachtende IS NOT NULL AND telt IS DISTINCT FROM false
    UNION ALL
    SELECT r.tabel, r.volgorde, w.wachtende, w.gemeentecode
    FROM versie.wachtenden w
    JOIN versie.rijen r ON (r.tabel = 'tabel_2' AND w.ongelezen)
        OR (r.tabel IN ('tabel_3', 'tabel_3_categorieen', 'tabel_4') AND r.soort = 'totaal')
    UNION ALL
    SELECT DISTINCT t.tabel, t.volgorde, w.wachtende, w.gemeentecode
    FROM (
        SELECT wachtende, gemeentecode, 'ondersteuningstype' AS lijst, typen AS genoemd
        FROM versie.wachtenden
        UNION ALL
        SELECT wachtende, gemeentecode, 'leefgebied', leefgebieden FROM versie.wachtenden
    ) w
    JOIN rij_termen t ON t.lijst = w.lijst
        AND (w.genoemd IS NULL OR list_contains(string_split(w.genoemd, '|'), t.term))
)
SELECT m.tabel, m.volgorde, m.wachtende, m.gemeentecode
FROM mogelijk m
ANTI JOIN versie.locatie_rijen l
    ON l.locatie_id = m.wachtende AND l.tabel = m.tabel AND l.volgorde = m.volgorde;
COMMENT ON VIEW versie.wachtende_rijen IS 'Per wachtende de rijen van tabel 2, 3 en 4 waarin zij nog kan gaan tellen: die een vinder, lezer of regel noemt, en alle waar van haar niets is genoemd.';

-- Counted once, at publication: the views below answer at once, however large the version is.
CREATE TABLE versie.gemeente_rijen AS
SELECT tabel, volgorde, gemeentecode, count(*) AS locaties
FROM versie.locatie_rijen
GROUP BY tabel, volgorde, gemeentecode
ORDER BY tabel, volgorde, gemeentecode;
COMMENT ON TABLE versie.gemeente_rijen IS 'Per rij van tabel 2, 3 en 4 en gemeente het aantal locaties, geteld uit locatie_rijen; alleen gemeenten waar er een is.';

CREATE TABLE versie.gemeente_rijen_onzeker AS
SELECT tabel, volgorde, gemeentecode, count(*) AS locaties_onzeker
FROM versie.locatie_rijen_onzeker
GROUP BY tabel, volgorde, gemeentecode
ORDER BY tabel, volgorde, gemeentecode;
COMMENT ON TABLE versie.gemeente_rijen_onzeker IS 'Per rij van tabel 2, 3 en 4 en gemeente het aantal locaties dat daar misschien bij hoort, geteld uit locatie_rijen_onzeker; alleen gemeenten waar er een is.';

CREATE TABLE versie.gemeente_rijen_wachtend AS
SELECT tabel, volgorde, gemeentecode, count(*) AS te_beoordelen
FROM versie.wachtende_rijen
GROUP BY tabel, volgorde, gemeentecode
ORDER BY tabel, volgorde, gemeentecode;
COMMENT ON TABLE versie.gemeente_rijen_wachtend IS 'Per rij van tabel 2, 3 en 4 en gemeente wat daar na een oordeel bij kan komen, geteld uit wachtende_rijen; alleen gemeenten waar iets wacht.';

-- Absence is concluded from everything that was seen. A gemeente is white for a row only when it was
-- searched completely while every national site delivered (volledig_doorzocht, see
-- pipeline/stages/coverage.py), nothing that was seen there and waits for a person may turn out to
-- belong to the row, and no published location might belong to it after all.
CREATE VIEW versie.gemeente_toestanden AS
SELECT r.tabel, r.volgorde, g.gemeentecode,
    CASE WHEN a.locaties > 0 THEN 'gevonden'
         WHEN w.te_beoordelen > 0 THEN 'nog te beoordelen'
         WHEN g.volledig_doorzocht AND m.locaties_onzeker IS NULL THEN 'doorzocht, niet gevonden'
         ELSE 'niet bekend' END AS toestand,
    coalesce(a.locaties, 0) AS aantal_locaties,
    coalesce(m.locaties_onzeker, 0) AS locaties_onzeker,
    coalesce(w.te_beoordelen, 0) AS te_beoordelen
FROM versie.gemeenten g
JOIN versie.rijen r ON r.tabel IN ('tabel_2', 'tabel_3', 'tabel_3_categorieen', 'tabel_4')
LEFT JOIN versie.gemeente_rijen a
    ON a.tabel = r.tabel AND a.volgorde = r.volgorde AND a.gemeentecode = g.gemeentecode
LEFT JOIN versie.gemeente_rijen_onzeker m
    ON m.tabel = r.tabel AND m.volgorde = r.volgorde AND m.gemeentecode = g.gemeentecode
LEFT JOIN versie.gemeente_rijen_wachtend w
    ON w.tabel = r.tabel AND w.volgorde = r.volgorde AND w.gemeentecode = g.gemeentecode;
COMMENT ON VIEW versie.gemeente_toestanden IS 'Per gemeente en rij van tabel 2, 3 en 4: gevonden; doorzocht, niet gevonden; nog te beoordelen (er wacht iets dat hier kan gaan tellen); of niet bekend. Van de laatste twee is niet te zeggen of het er is.';
