-- Shares of volunteers and funding among organisations [2.5], and the headline figures.

CREATE VIEW versie.kenmerken_geteld AS
WITH termen AS (
    SELECT lijst AS kenmerk, code, term, lijst = 'financiering'
            AND code IN ('subsidie', 'donaties', 'subsidie-en-donaties') AS is_samen,
        row_number() OVER (PARTITION BY lijst ORDER BY is_samen DESC, volgorde) AS plaats
    FROM versie.typologie
    WHERE lijst IN ('functieverband', 'financiering') AND code <> 'onbekend'
), soort AS (
    SELECT code, term FROM versie.typologie WHERE lijst = 'soort_organisatie'
), per_organisatie AS (
    SELECT o.organisatie_id,
        CASE WHEN o.landelijke_partij IS NOT NULL THEN false
             WHEN o.soort_organisatie IN (SELECT term FROM soort WHERE code = 'onbekend') THEN NULL
             ELSE o.soort_organisatie IN (SELECT term FROM soort WHERE code = 'gemeente')
        END AS gemeentelijk,
        list_sort(list(DISTINCT f.code) FILTER (f.code IS NOT NULL)) AS functies,
        list_sort(list(DISTINCT b.code) FILTER (b.code IS NOT NULL)) AS bronnen,
        bool_and(b.is_samen) AS alleen_samen
    FROM versie.organisaties o
    JOIN versie.locaties l ON l.organisatie_id = o.organisatie_id
    LEFT JOIN termen f ON f.kenmerk = 'functieverband' AND f.term = l.functieverband
    LEFT JOIN termen b ON b.kenmerk = 'financiering' AND b.term = l.financiering
    GROUP BY ALL
), waarden AS (
    SELECT 'functieverband' AS kenmerk,
        -- Who may be a gemeente may not belong here: as long as its kind is not known, so is this.
        CASE WHEN functies IS NULL OR gemeentelijk IS NULL THEN 'onbekend'
             WHEN len(functies) = 1 THEN functies[1]
             ELSE 'wisselend' END AS code
    FROM per_organisatie WHERE gemeentelijk IS NOT true
    UNION ALL
    SELECT 'financiering',
        CASE WHEN bronnen IS NULL THEN 'onbekend' WHEN len(bronnen) = 1 THEN bronnen[1]
             WHEN alleen_samen THEN 'subsidie-en-donaties'
             ELSE 'wisselend' END
    FROM per_organisatie
), gemerkt AS (
    SELECT w.kenmerk, w.code, coalesce(t.is_samen, false) AS is_samen
    FROM waarden w LEFT JOIN termen t ON t.kenmerk = w.kenmerk AND t.code = w.code
), rijen AS (
    SELECT kenmerk, plaats + (kenmerk = 'financiering')::INTEGER AS volgorde, term AS rij,
        CASE WHEN is_samen THEN 'subsidies en donaties samen' END AS ouder, code
    FROM termen
    UNION ALL
    SELECT 'financiering', 1, 'subsidies en donaties samen', NULL, 'samen'
    UNION ALL
    SELECT kenmerk, max(plaats) + 1 + (kenmerk = 'financiering')::INTEGER, 'wisselend per locatie',
        NULL, 'wisselend'
    FROM termen GROUP BY kenmerk
    UNION ALL
    SELECT DISTINCT kenmerk, 98, 'Totaal', NULL, 'totaal' FROM termen
    UNION ALL
    SELECT lijst, 99, term, NULL, code FROM versie.typologie
    WHERE lijst IN ('functieverband', 'financiering') AND code = 'onbekend'
)
SELECT r.kenmerk, r.volgorde::INTEGER AS volgorde, r.rij, r.ouder, r.code,
    count(w.code) AS organisaties,
    (SELECT count(*) FROM gemerkt b
        WHERE b.kenmerk = r.kenmerk AND b.code <> 'onbekend') AS organisaties_bekend
FROM rijen r
LEFT JOIN gemerkt w ON w.kenmerk = r.kenmerk AND CASE r.code
    WHEN 'totaal' THEN w.code <> 'onbekend'
    WHEN 'samen' THEN w.is_samen
    ELSE w.code = r.code END
GROUP BY r.kenmerk, r.volgorde, r.rij, r.ouder, r.code;
COMMENT ON VIEW versie.kenmerken_geteld IS 'Organisaties per rij van kenmerken, met de vaste code van de rij; kenmerken rekent de percentages uit.';

CREATE VIEW versie.kenmerken AS
SELECT kenmerk, volgorde, rij, ouder, organisaties, organisaties_bekend,
    CASE WHEN volgorde < 99
        THEN versie.afgerond(organisaties, organisaties_bekend, 1000) / 10.0 END AS pct_organisaties
FROM versie.kenmerken_geteld
ORDER BY kenmerk DESC, volgorde;
COMMENT ON VIEW versie.kenmerken IS 'Aandeel organisaties naar functieverband (gemeentelijk aanbod uitgezonderd) en financiering, van de organisaties waarvan het bekend is. Zeggen locaties van een organisatie iets verschillends, dan staat zij onder "wisselend per locatie"; subsidie op de ene en donaties op de andere locatie is "subsidie en donaties".';

CREATE VIEW versie.kerngetallen AS
SELECT * FROM (
    SELECT 1 AS volgorde, 'gemeenten' AS rij, count(*) AS waarde FROM versie.gemeenten
    UNION ALL
    SELECT 2, 'gemeenten met aanbod', count(DISTINCT gemeentecode) FROM versie.locaties
    UNION ALL
    SELECT 3, 'gemeenten doorzocht, niets gevonden', count(*) FROM versie.gemeenten
    WHERE status = 'doorzocht, niets gevonden'
    UNION ALL
    SELECT 4, 'gemeenten niet doorzocht', count(*) FROM versie.gemeenten
    WHERE status = 'niet doorzocht'
    UNION ALL
    SELECT 5, 'gemeenten waar een bron uitviel', count(*) FROM versie.gemeenten
    WHERE status = 'bron uitgevallen'
    UNION ALL
    SELECT 6, 'gemeenten nog te beoordelen', count(*) FROM versie.gemeenten
    WHERE status = 'nog te beoordelen'
    UNION ALL
    SELECT 7, 'gemeenten met niet-gemeentelijk aanbod', count(*)
    FROM versie.gemeente_rijen JOIN versie.rijen USING (tabel, volgorde)
    WHERE tabel = 'tabel_2' AND code = 'niet-gemeente'
    UNION ALL
    SELECT 8, 'organisaties', count(*) FROM versie.organisaties
    UNION ALL
    SELECT 9, 'locaties', count(*) FROM versie.locaties
    UNION ALL
    SELECT 10, 'locaties zonder punt op de kaart', count(*) FROM versie.locaties
    WHERE lat IS NULL OR lon IS NULL
) ORDER BY volgorde;
COMMENT ON VIEW versie.kerngetallen IS 'De getallen die voorop staan. De gemeenten met aanbod en de vier groepen zonder (doorzocht, niets gevonden; niet doorzocht; bron uitgevallen; nog te beoordelen) tellen op tot alle gemeenten.';
