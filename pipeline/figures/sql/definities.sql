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

-- What is not known is NULL, and `telt` then follows the logic of SQL itself: true when a location
-- counts in a row, false when it cannot, NULL when it might (what the row asks is not known of it).
CREATE VIEW versie.tabel_2_getoetst AS
WITH soort AS (
    SELECT code, term FROM versie.typologie WHERE lijst = 'soort_organisatie'
), vormen AS (
    SELECT landelijke_partij, list(vestigingsvorm) AS bekend FROM versie.rijen
    WHERE vestigingsvorm IS NOT NULL GROUP BY landelijke_partij
), soorten AS (
    -- Of a landelijke partij it is known that it is no gemeente, whatever its kind.
    SELECT locatie_id, gemeentecode, sociaal_raadslieden, landelijke_partij AS partij,
        vestigingsvorm AS vorm,
        CASE WHEN landelijke_partij IS NOT NULL THEN false
             WHEN soort_organisatie IN (SELECT term FROM soort WHERE code = 'onbekend') THEN NULL
             ELSE soort_organisatie IN (SELECT term FROM soort WHERE code = 'gemeente')
        END AS gemeentelijk
    FROM versie.locaties
)
SELECT r.volgorde, s.locatie_id, s.gemeentecode,
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
COMMENT ON VIEW versie.tabel_2_getoetst IS 'Per locatie en rij van tabel 2: telt zij daar (waar), zeker niet (onwaar), of is dat niet bekend (leeg). Gemeentelijk is soort_organisatie "gemeente"; een landelijke partij is nooit gemeentelijk, een samenwerkingsverband ook niet.';

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
    WHERE g.telt
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
FROM versie.tabel_2_getoetst WHERE telt IS NULL
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

-- Absence is concluded from everything that was seen. A gemeente is white for a row only when it was
-- searched completely while every national site delivered (volledig_doorzocht, see
-- pipeline/stages/coverage.py), nothing found there still waits for a person, and no published
-- location might belong to the row after all.
CREATE VIEW versie.gemeente_toestanden AS
SELECT r.tabel, r.volgorde, g.gemeentecode,
    CASE WHEN a.locaties > 0 THEN 'gevonden'
         WHEN g.te_beoordelen > 0 THEN 'nog te beoordelen'
         WHEN g.volledig_doorzocht AND m.locaties_onzeker IS NULL THEN 'doorzocht, niet gevonden'
         ELSE 'niet bekend' END AS toestand,
    coalesce(a.locaties, 0) AS aantal_locaties,
    coalesce(m.locaties_onzeker, 0) AS locaties_onzeker,
    coalesce(g.te_beoordelen, 0) AS te_beoordelen
FROM versie.gemeenten g
JOIN versie.rijen r ON r.tabel IN ('tabel_2', 'tabel_3', 'tabel_3_categorieen', 'tabel_4')
LEFT JOIN versie.gemeente_rijen a
    ON a.tabel = r.tabel AND a.volgorde = r.volgorde AND a.gemeentecode = g.gemeentecode
LEFT JOIN versie.gemeente_rijen_onzeker m
    ON m.tabel = r.tabel AND m.volgorde = r.volgorde AND m.gemeentecode = g.gemeentecode;
COMMENT ON VIEW versie.gemeente_toestanden IS 'Per gemeente en rij van tabel 2, 3 en 4: gevonden; doorzocht, niet gevonden; nog te beoordelen (er wachten kandidaten op een mens); of niet bekend. Van de laatste twee is niet te zeggen of het er is.';
