-- Which location counts in which row of tables 2 to 4. The rows themselves (rijen) and the terms
-- (typologie) are tables that the version carries: nothing here names a term.

CREATE VIEW snapshot.ondersteuningstypen AS
SELECT t.term AS ondersteuningstype, c.term AS ondersteuningscategorie,
    c.rapportage AS rapportagecategorie, t.volgorde
FROM snapshot.typologie t
JOIN snapshot.typologie c ON c.lijst = 'ondersteuningscategorie' AND c.code = t.ouder
WHERE t.lijst = 'ondersteuningstype'
ORDER BY t.volgorde;
COMMENT ON VIEW snapshot.ondersteuningstypen IS 'De ondersteuningstypen met hun categorie in de typologie (tabel 1) en die waaronder tabel 3 ze rapporteert.';

CREATE VIEW snapshot.leefgebieden AS
SELECT rij AS leefgebied, volgorde FROM snapshot.rijen
WHERE tabel = 'tabel_4' AND soort = 'leefgebied'
ORDER BY volgorde;
COMMENT ON VIEW snapshot.leefgebieden IS 'De leefgebieden in de volgorde van tabel 4.';

CREATE VIEW snapshot.locatie_rijen AS
WITH gemeente AS (
    SELECT term FROM snapshot.typologie WHERE lijst = 'soort_organisatie' AND code = 'gemeente'
), vormen AS (
    SELECT landelijke_partij, list(vestigingsvorm) AS bekend FROM snapshot.rijen
    WHERE vestigingsvorm IS NOT NULL GROUP BY landelijke_partij
), soorten AS (
    SELECT locatie_id, gemeentecode, sociaal_raadslieden, landelijke_partij AS partij,
        vestigingsvorm AS vorm,
        soort_organisatie IN (SELECT term FROM gemeente)
            AND landelijke_partij IS NULL AS gemeentelijk
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
    JOIN snapshot.rijen r ON r.tabel = 'tabel_2' AND r.soort <> 'totaal'
        AND (r.gemeentelijk IS NULL OR r.gemeentelijk = s.gemeentelijk)
        AND (r.sociaal_raadslieden IS NULL OR r.sociaal_raadslieden = s.sociaal_raadslieden)
        AND (r.landelijke_partij IS NULL OR r.landelijke_partij = s.partij)
    LEFT JOIN vormen v ON v.landelijke_partij = r.landelijke_partij
    WHERE CASE WHEN r.soort = 'onbekend' THEN s.vorm IS NULL OR NOT list_contains(v.bekend, s.vorm)
               WHEN r.vestigingsvorm IS NULL THEN true
               ELSE r.vestigingsvorm = s.vorm END
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

-- Counted once, at publication: the views below answer at once, however large the version is.
CREATE TABLE snapshot.gemeente_rijen AS
SELECT tabel, volgorde, gemeentecode, count(*) AS locaties
FROM snapshot.locatie_rijen
GROUP BY tabel, volgorde, gemeentecode
ORDER BY tabel, volgorde, gemeentecode;
COMMENT ON TABLE snapshot.gemeente_rijen IS 'Per rij van tabel 2, 3 en 4 en gemeente het aantal locaties, geteld uit locatie_rijen; alleen gemeenten waar er een is.';
