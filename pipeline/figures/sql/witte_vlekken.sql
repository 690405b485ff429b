-- What is known of every label in every gemeente; the states are those of gemeente_toestanden, and
-- only 'doorzocht, niet gevonden' is white.

CREATE VIEW versie.gemeente_dekking AS
SELECT t.tabel, t.volgorde, r.rij, r.ouder, r.soort, t.gemeentecode, g.gemeente, g.provincie,
    t.toestand, t.aantal_locaties, t.te_beoordelen, g.doorzocht_op, g.zoektermen,
    CASE WHEN t.toestand = 'gevonden'
            THEN t.aantal_locaties
                || CASE t.aantal_locaties WHEN 1 THEN ' locatie' ELSE ' locaties' END
         WHEN t.toestand = 'doorzocht, niet gevonden' AND g.te_beoordelen > 0
            THEN 'van wat nog te beoordelen is, is dit van niets genoemd; ' || g.status_toelichting
         WHEN t.toestand = 'doorzocht, niet gevonden' THEN g.status_toelichting
         WHEN t.toestand = 'nog te beoordelen'
            THEN 'kan nog blijken bij ' || t.te_beoordelen || ' van wat te beoordelen is; '
                || g.status_toelichting
         WHEN t.locaties_onzeker > 0
            THEN 'van ' || t.locaties_onzeker
                || CASE t.locaties_onzeker WHEN 1 THEN ' locatie' ELSE ' locaties' END
                || ' is dit niet bekend; ' || g.status_toelichting
         WHEN g.status IN ('aanbod', t.toestand) THEN g.status_toelichting
         ELSE g.status || '; ' || g.status_toelichting
    END AS toelichting
FROM versie.gemeente_toestanden t
JOIN versie.rijen r ON r.tabel = t.tabel AND r.volgorde = t.volgorde
JOIN versie.gemeenten g ON g.gemeentecode = t.gemeentecode
WHERE r.soort IN ('organisatie', 'categorie', 'ondersteuningstype', 'leefgebied')
    OR (r.soort = 'totaal' AND r.tabel = 'tabel_2');
COMMENT ON VIEW versie.gemeente_dekking IS 'Per gemeente en rij van tabel 2, 3 en 4: gevonden; doorzocht, niet gevonden; nog te beoordelen; of niet bekend. Nog te beoordelen: op een mens wacht iets waarvan dit is genoemd, of waarvan nog niets is genoemd. Niet bekend: de gemeente is niet (geheel) doorzocht, een bron viel uit, of van een locatie in de gemeente is dit kenmerk niet bekend. Bedoeld voor kaarten; de rij Totaal (tabel_2) is figuur 1.';

CREATE VIEW versie.witte_vlekken AS
SELECT d.gemeentecode, d.gemeente, d.provincie, d.soort, d.rij AS term, d.toestand,
    d.aantal_locaties, d.te_beoordelen, d.doorzocht_op, d.zoektermen, d.toelichting, n.afstand_km,
    n.locatie_id AS dichtstbijzijnde_locatie_id,
    n.gemeentecode_dichtstbij AS dichtstbijzijnde_gemeentecode,
    n.gemeente_dichtstbij AS dichtstbijzijnde_gemeente
FROM versie.gemeente_dekking d
LEFT JOIN versie.nabijheid n
    ON n.soort = d.soort AND n.term = d.rij AND n.gemeentecode = d.gemeentecode
WHERE d.soort IN ('ondersteuningstype', 'leefgebied')
ORDER BY d.gemeentecode, d.tabel, d.volgorde;
COMMENT ON VIEW versie.witte_vlekken IS 'Een rij per gemeente en ondersteuningstype, en per gemeente en leefgebied: gevonden; doorzocht, niet gevonden; nog te beoordelen; of niet bekend. Waar niets is gevonden: de afstand hemelsbreed van het punt van de gemeente tot de dichtstbijzijnde locatie met een bezoekadres die het wel biedt, en in welke gemeente die staat.';
