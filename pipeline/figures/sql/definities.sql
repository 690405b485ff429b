-- The rows of every table, and which location counts in which row of tables 2 to 4.
-- Rows: paragraphs 2.2-2.4 of the study; a table, because every view reads it.

CREATE TABLE snapshot.rijen AS
WITH categorieen AS (
    SELECT rapportagecategorie, min(volgorde) AS eerste, count(*) AS typen
    FROM snapshot.ondersteuningstypen GROUP BY rapportagecategorie
)
SELECT * FROM (VALUES
    ('tabel_2', 1, 'Gemeente (inclusief sociaal raadslieden)', NULL, 'organisatie'),
    ('tabel_2', 2, 'Gemeente (exclusief sociaal raadslieden)', NULL, 'organisatie'),
    ('tabel_2', 3, 'Sociaal raadslieden', NULL, 'organisatie'),
    ('tabel_2', 4, 'Niet-gemeente totaal', NULL, 'organisatie'),
    ('tabel_2', 5, 'Het Juridisch Loket', 'Niet-gemeente totaal', 'organisatie'),
    ('tabel_2', 6, 'Hoofdlocaties', 'Het Juridisch Loket', 'organisatie'),
    ('tabel_2', 7, 'Servicepunten', 'Het Juridisch Loket', 'organisatie'),
    ('tabel_2', 8, 'Vestigingsvorm onbekend', 'Het Juridisch Loket', 'onbekend'),
    ('tabel_2', 9, 'Slachtofferhulp', 'Niet-gemeente totaal', 'organisatie'),
    ('tabel_2', 10, 'VluchtelingenWerk', 'Niet-gemeente totaal', 'organisatie')
) AS r(tabel, volgorde, rij, ouder, soort)
UNION ALL
SELECT 'tabel_3', (10 * eerste)::INTEGER, rapportagecategorie, NULL,
    CASE WHEN typen = 1 THEN 'ondersteuningstype' ELSE 'categorie' END
FROM categorieen
UNION ALL
SELECT 'tabel_3', (10 * c.eerste + t.volgorde)::INTEGER, t.ondersteuningstype,
    t.rapportagecategorie, 'ondersteuningstype'
FROM snapshot.ondersteuningstypen t
JOIN categorieen c ON c.rapportagecategorie = t.rapportagecategorie AND c.typen > 1
UNION ALL
SELECT 'tabel_3_categorieen', min(volgorde)::INTEGER, ondersteuningscategorie, NULL, 'categorie'
FROM snapshot.ondersteuningstypen GROUP BY ondersteuningscategorie
UNION ALL
SELECT 'tabel_4', volgorde::INTEGER, leefgebied, NULL, 'leefgebied' FROM snapshot.leefgebieden
UNION ALL
SELECT tabel, volgorde, rij, NULL, 'klasse' FROM snapshot.klassen
UNION ALL
SELECT tabel, 98, 'Totaal', NULL, 'totaal'
FROM (VALUES ('tabel_2'), ('tabel_3'), ('tabel_3_categorieen'), ('tabel_4'), ('tabel_5'),
    ('tabel_6'), ('tabel_7'), ('tabel_8'), ('tabel_9')) AS t(tabel)
UNION ALL
SELECT tabel, 99, 'Onbekend', NULL, 'onbekend'
FROM (VALUES ('tabel_3'), ('tabel_3_categorieen'), ('tabel_4'), ('tabel_5'), ('tabel_6'),
    ('tabel_7'), ('tabel_8'), ('tabel_9')) AS t(tabel)
ORDER BY tabel, volgorde;
COMMENT ON TABLE snapshot.rijen IS 'De rijen van elke tabel, ook die waar niets in valt; "ouder" is de rij waar een rij onder valt.';

CREATE VIEW snapshot.locatie_rijen AS
WITH soorten AS (
    SELECT locatie_id, gemeentecode, sociaal_raadslieden, landelijke_partij AS partij,
        vestigingsvorm AS vorm,
        soort_organisatie = 'gemeente' AND landelijke_partij IS NULL AS gemeentelijk
    FROM snapshot.locaties
), typen AS (
    SELECT o.locatie_id, l.gemeentecode, t.ondersteuningstype, t.ondersteuningscategorie,
        t.rapportagecategorie
    FROM snapshot.locatie_ondersteuningstypen o
    JOIN snapshot.ondersteuningstypen t ON t.ondersteuningstype = o.ondersteuningstype
    JOIN snapshot.locaties l ON l.locatie_id = o.locatie_id
), genoemd AS (
    SELECT 'tabel_2' AS tabel, r.rij, r.ouder, s.locatie_id, s.gemeentecode
    FROM soorten s
    JOIN snapshot.rijen r ON r.tabel = 'tabel_2' AND CASE r.rij
        WHEN 'Gemeente (inclusief sociaal raadslieden)' THEN s.gemeentelijk
        WHEN 'Gemeente (exclusief sociaal raadslieden)'
            THEN s.gemeentelijk AND NOT s.sociaal_raadslieden
        WHEN 'Sociaal raadslieden' THEN s.sociaal_raadslieden
        WHEN 'Niet-gemeente totaal' THEN NOT s.gemeentelijk
        WHEN 'Het Juridisch Loket' THEN s.partij = 'Het Juridisch Loket'
        WHEN 'Hoofdlocaties' THEN s.partij = 'Het Juridisch Loket' AND s.vorm = 'hoofdlocatie'
        WHEN 'Servicepunten' THEN s.partij = 'Het Juridisch Loket' AND s.vorm = 'servicepunt'
        WHEN 'Vestigingsvorm onbekend' THEN s.partij = 'Het Juridisch Loket'
            AND (s.vorm IS NULL OR s.vorm NOT IN ('hoofdlocatie', 'servicepunt'))
        WHEN 'Slachtofferhulp' THEN s.partij = 'Slachtofferhulp Nederland'
        WHEN 'VluchtelingenWerk' THEN s.partij = 'VluchtelingenWerk Nederland'
        ELSE false END
    UNION ALL
    SELECT DISTINCT 'tabel_3', rapportagecategorie, NULL, locatie_id, gemeentecode FROM typen
    UNION ALL
    SELECT 'tabel_3', ondersteuningstype, rapportagecategorie, locatie_id, gemeentecode FROM typen
    UNION ALL
    SELECT DISTINCT 'tabel_3_categorieen', ondersteuningscategorie, NULL, locatie_id, gemeentecode
    FROM typen
    UNION ALL
    SELECT 'tabel_4', f.leefgebied, NULL, f.locatie_id, l.gemeentecode
    FROM snapshot.locatie_leefgebieden f
    JOIN snapshot.locaties l ON l.locatie_id = f.locatie_id
    UNION ALL
    SELECT t.tabel, 'Totaal', NULL, l.locatie_id, l.gemeentecode
    FROM snapshot.locaties l
    CROSS JOIN (VALUES ('tabel_2'), ('tabel_3'), ('tabel_3_categorieen'), ('tabel_4')) AS t(tabel)
    UNION ALL
    SELECT t.tabel, 'Onbekend', NULL, l.locatie_id, l.gemeentecode
    FROM snapshot.locaties l
    ANTI JOIN snapshot.locatie_ondersteuningstypen o ON o.locatie_id = l.locatie_id
    CROSS JOIN (VALUES ('tabel_3'), ('tabel_3_categorieen')) AS t(tabel)
    UNION ALL
    SELECT 'tabel_4', 'Onbekend', NULL, l.locatie_id, l.gemeentecode
    FROM snapshot.locaties l
    ANTI JOIN snapshot.locatie_leefgebieden f ON f.locatie_id = l.locatie_id
)
SELECT g.tabel, r.volgorde, r.rij, r.ouder, g.locatie_id, g.gemeentecode
FROM genoemd g
JOIN snapshot.rijen r
    ON r.tabel = g.tabel AND r.rij = g.rij AND r.ouder IS NOT DISTINCT FROM g.ouder;
COMMENT ON VIEW snapshot.locatie_rijen IS 'Per locatie in welke rijen van tabel 2, 3 en 4 zij telt. Gemeentelijk is soort_organisatie "gemeente"; een landelijke partij is nooit gemeentelijk, een samenwerkingsverband ook niet.';

-- Counted once, at publication: the views below answer at once, however large the snapshot is.
CREATE TABLE snapshot.gemeente_rijen AS
SELECT tabel, volgorde, gemeentecode, count(*) AS locaties
FROM snapshot.locatie_rijen
GROUP BY tabel, volgorde, gemeentecode
ORDER BY tabel, volgorde, gemeentecode;
COMMENT ON TABLE snapshot.gemeente_rijen IS 'Per rij van tabel 2, 3 en 4 en gemeente het aantal locaties, geteld uit locatie_rijen; alleen gemeenten waar er een is.';
