-- Shares of volunteers and funding among organisations [2.5], and the headline figures.

CREATE VIEW snapshot.kenmerken AS
WITH per_organisatie AS (
    SELECT o.organisatie_id,
        o.soort_organisatie = 'gemeente' AND o.landelijke_partij IS NULL AS gemeentelijk,
        list_sort(list(DISTINCT l.functieverband)
            FILTER (l.functieverband <> 'onbekend')) AS functies,
        list_sort(list(DISTINCT l.financiering) FILTER (l.financiering <> 'onbekend')) AS bronnen
    FROM snapshot.organisaties o
    JOIN snapshot.locaties l ON l.organisatie_id = o.organisatie_id
    GROUP BY ALL
), waarden AS (
    SELECT 'functieverband' AS kenmerk,
        CASE WHEN functies IS NULL THEN 'onbekend' WHEN len(functies) = 1 THEN functies[1]
             ELSE 'wisselend per locatie' END AS waarde
    FROM per_organisatie WHERE NOT gemeentelijk
    UNION ALL
    SELECT 'financiering',
        CASE WHEN bronnen IS NULL THEN 'onbekend' WHEN len(bronnen) = 1 THEN bronnen[1]
             WHEN NOT list_contains(bronnen, 'gemeentebegroting')
                AND NOT list_contains(bronnen, 'anders') THEN 'subsidie en donaties'
             ELSE 'wisselend per locatie' END
    FROM per_organisatie
), rijen AS (
    SELECT * FROM (VALUES
        ('functieverband', 1, 'voornamelijk vrijwilligers', NULL),
        ('functieverband', 2, 'voornamelijk betaald', NULL),
        ('functieverband', 3, 'wisselend per locatie', NULL),
        ('functieverband', 98, 'Totaal', NULL),
        ('functieverband', 99, 'onbekend', NULL),
        ('financiering', 1, 'subsidies en donaties samen', NULL),
        ('financiering', 2, 'subsidie', 'subsidies en donaties samen'),
        ('financiering', 3, 'donaties', 'subsidies en donaties samen'),
        ('financiering', 4, 'subsidie en donaties', 'subsidies en donaties samen'),
        ('financiering', 5, 'gemeentebegroting', NULL),
        ('financiering', 6, 'anders', NULL),
        ('financiering', 7, 'wisselend per locatie', NULL),
        ('financiering', 98, 'Totaal', NULL),
        ('financiering', 99, 'onbekend', NULL)
    ) AS r(kenmerk, volgorde, rij, ouder)
), geteld AS (
    SELECT r.kenmerk, r.volgorde, r.rij, r.ouder, count(w.waarde) AS organisaties,
        (SELECT count(*) FROM waarden b
            WHERE b.kenmerk = r.kenmerk AND b.waarde <> 'onbekend') AS organisaties_bekend
    FROM rijen r
    LEFT JOIN waarden w ON w.kenmerk = r.kenmerk AND CASE r.rij
        WHEN 'Totaal' THEN w.waarde <> 'onbekend'
        WHEN 'subsidies en donaties samen'
            THEN w.waarde IN ('subsidie', 'donaties', 'subsidie en donaties')
        ELSE w.waarde = r.rij END
    GROUP BY r.kenmerk, r.volgorde, r.rij, r.ouder
)
SELECT kenmerk, volgorde, rij, ouder, organisaties, organisaties_bekend,
    CASE WHEN volgorde < 99 THEN (2000 * organisaties + organisaties_bekend)
        // (2 * nullif(organisaties_bekend, 0)) / 10.0 END AS pct_organisaties
FROM geteld
ORDER BY kenmerk DESC, volgorde;
COMMENT ON VIEW snapshot.kenmerken IS 'Aandeel organisaties naar functieverband (gemeentelijk aanbod uitgezonderd) en financiering, van de organisaties waarvan het bekend is. Zeggen locaties van een organisatie iets verschillends, dan staat zij onder "wisselend per locatie"; subsidie op de ene en donaties op de andere locatie is "subsidie en donaties".';

CREATE VIEW snapshot.kerngetallen AS
SELECT * FROM (
    SELECT 1 AS volgorde, 'gemeenten' AS rij, count(*) AS waarde FROM snapshot.gemeenten
    UNION ALL
    SELECT 2, 'gemeenten met aanbod', count(DISTINCT gemeentecode) FROM snapshot.locaties
    UNION ALL
    SELECT 3, 'gemeenten doorzocht, niets gevonden', count(*) FROM snapshot.gemeenten
    WHERE status = 'doorzocht, niets gevonden'
    UNION ALL
    SELECT 4, 'gemeenten niet doorzocht', count(*) FROM snapshot.gemeenten
    WHERE status = 'niet doorzocht'
    UNION ALL
    SELECT 5, 'gemeenten waar een bron uitviel', count(*) FROM snapshot.gemeenten
    WHERE status = 'bron uitgevallen'
    UNION ALL
    SELECT 6, 'gemeenten met niet-gemeentelijk aanbod', count(*)
    FROM snapshot.gemeente_rijen JOIN snapshot.rijen USING (tabel, volgorde)
    WHERE tabel = 'tabel_2' AND rij = 'Niet-gemeente totaal'
    UNION ALL
    SELECT 7, 'organisaties', count(*) FROM snapshot.organisaties
    UNION ALL
    SELECT 8, 'locaties', count(*) FROM snapshot.locaties
    UNION ALL
    SELECT 9, 'locaties zonder punt op de kaart', count(*) FROM snapshot.locaties
    WHERE lat IS NULL OR lon IS NULL
) ORDER BY volgorde;
COMMENT ON VIEW snapshot.kerngetallen IS 'De getallen die voorop staan. De gemeenten met aanbod en de drie groepen zonder aanbod tellen op tot alle gemeenten.';
