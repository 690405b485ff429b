-- Three states per gemeente: found; searched and not found; not known. Never white for the third.
-- What was not found is white only in a gemeente that was searched completely while every national
-- site delivered (volledig_doorzocht, see pipeline/stages/coverage.py); elsewhere it is not known.

CREATE VIEW versie.gemeente_dekking AS
WITH onbekend AS (
    SELECT r.tabel, r.ouder, a.gemeentecode, a.locaties
    FROM versie.gemeente_rijen a
    JOIN versie.rijen r ON r.tabel = a.tabel AND r.volgorde = a.volgorde AND r.soort = 'onbekend'
), staten AS (
    SELECT r.tabel, r.volgorde, r.rij, r.ouder, r.soort, g.gemeentecode, g.gemeente, g.provincie,
        CASE WHEN a.locaties > 0 THEN 'gevonden'
             WHEN g.volledig_doorzocht AND o.locaties IS NULL THEN 'doorzocht, niet gevonden'
             ELSE 'niet bekend' END AS toestand,
        coalesce(a.locaties, 0) AS aantal_locaties, g.doorzocht_op, g.zoektermen, g.status,
        g.status_toelichting, coalesce(o.locaties, 0) AS locaties_onbekend
    FROM versie.gemeenten g
    CROSS JOIN versie.rijen r
    LEFT JOIN versie.gemeente_rijen a ON a.tabel = r.tabel AND a.volgorde = r.volgorde
        AND a.gemeentecode = g.gemeentecode
    LEFT JOIN onbekend o ON o.tabel = r.tabel AND o.gemeentecode = g.gemeentecode
        AND (o.ouder IS NULL OR o.ouder = r.ouder)
    WHERE r.soort IN ('organisatie', 'categorie', 'ondersteuningstype', 'leefgebied')
        OR (r.soort = 'totaal' AND r.tabel = 'tabel_2')
)
SELECT tabel, volgorde, rij, ouder, soort, gemeentecode, gemeente, provincie, toestand,
    aantal_locaties, doorzocht_op, zoektermen,
    CASE toestand
        WHEN 'gevonden'
            THEN aantal_locaties || CASE aantal_locaties WHEN 1 THEN ' locatie' ELSE ' locaties' END
        WHEN 'doorzocht, niet gevonden'
            THEN status_toelichting
        ELSE CASE WHEN locaties_onbekend > 0
            THEN 'van ' || locaties_onbekend
                || CASE locaties_onbekend WHEN 1 THEN ' locatie' ELSE ' locaties' END
                || ' is dit niet bekend; '
            WHEN status = 'aanbod' THEN ''
            ELSE status || '; ' END || status_toelichting
    END AS toelichting
FROM staten;
COMMENT ON VIEW versie.gemeente_dekking IS 'Per gemeente en rij van tabel 2, 3 en 4: gevonden; doorzocht, niet gevonden; of niet bekend. Niet bekend: de gemeente is niet doorzocht, een bron viel uit, of van een locatie in de gemeente is dit kenmerk niet bekend. Bedoeld voor kaarten; de rij Totaal (tabel_2) is figuur 1.';

CREATE VIEW versie.witte_vlekken AS
SELECT d.gemeentecode, d.gemeente, d.provincie, d.soort, d.rij AS term, d.toestand,
    d.aantal_locaties, d.doorzocht_op, d.zoektermen, d.toelichting, n.afstand_km,
    n.locatie_id AS dichtstbijzijnde_locatie_id,
    n.gemeentecode_dichtstbij AS dichtstbijzijnde_gemeentecode,
    n.gemeente_dichtstbij AS dichtstbijzijnde_gemeente
FROM versie.gemeente_dekking d
LEFT JOIN versie.nabijheid n
    ON n.soort = d.soort AND n.term = d.rij AND n.gemeentecode = d.gemeentecode
WHERE d.soort IN ('ondersteuningstype', 'leefgebied')
ORDER BY d.gemeentecode, d.tabel, d.volgorde;
COMMENT ON VIEW versie.witte_vlekken IS 'Een rij per gemeente en ondersteuningstype, en per gemeente en leefgebied: gevonden; doorzocht, niet gevonden; of niet bekend. Waar niets is gevonden: de afstand hemelsbreed van het punt van de gemeente tot de dichtstbijzijnde locatie die het wel biedt, en in welke gemeente die staat.';
