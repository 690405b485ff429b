-- One version in the series of all, on the map of the last: "versie" stands for the schema of the
-- version, "laatste" for that of the last one; {versie} and {meting} for what they are called.
-- Only a row that both versions have, with the same meaning, can be compared.

SELECT '{versie}' AS versie, {meting} AS meting, {laatste_van_meting} AS laatste_van_meting, tabel, volgorde, rij, ouder, soort, code,
    gemeenten, gemeenten_nl, gemeenten_niet_bekend, locaties,
    CASE WHEN gemeenten_niet_bekend = 0
        THEN laatste.afgerond(gemeenten, gemeenten_nl, 1000) / 10.0 END AS pct_gemeenten,
    laatste.afgerond(gemeenten, gemeenten_nl, 1000) / 10.0 AS pct_min,
    laatste.afgerond(gemeenten + gemeenten_niet_bekend, gemeenten_nl, 1000) / 10.0 AS pct_max,
    waarom_niet IS NULL AS vergelijkbaar, waarom_niet
FROM (
    WITH land AS (
        SELECT count(*) AS gemeenten_nl FROM laatste.gemeenten
    ), toen AS (
        SELECT r.*, t.definitie FROM versie.rijen r
        LEFT JOIN versie.typologie t ON t.lijst = r.soort AND t.code = r.code
        WHERE r.soort IN ('organisatie', 'categorie', 'ondersteuningstype', 'leefgebied')
            OR (r.soort = 'totaal' AND r.tabel = 'tabel_2')
    ), nu AS (
        SELECT r.*, t.definitie FROM laatste.rijen r
        LEFT JOIN laatste.typologie t ON t.lijst = r.soort AND t.code = r.code
        WHERE r.soort IN ('organisatie', 'categorie', 'ondersteuningstype', 'leefgebied')
            OR (r.soort = 'totaal' AND r.tabel = 'tabel_2')
    ), geplaatst AS (
        SELECT d.tabel, d.volgorde, p.gemeentecode_nu, bool_or(d.aantal_locaties > 0) AS gevonden,
            bool_or(d.toestand IN ('nog te beoordelen', 'niet bekend')) AS onbekend
        FROM versie.gemeente_dekking d
        JOIN main.plaatsingen p ON p.versie = '{versie}' AND p.gemeentecode = d.gemeentecode
        WHERE p.gemeentecode_nu IS NOT NULL
        GROUP BY ALL
    ), geteld AS (
        SELECT tabel, volgorde, count(*) FILTER (gevonden) AS gevonden,
            count(*) FILTER (gevonden OR NOT onbekend) AS bekend
        FROM geplaatst GROUP BY ALL
    ), los AS (
        -- A divided gemeente matters to a row unless it was searched and nothing was found.
        SELECT d.tabel, d.volgorde, string_agg(p.reden, '; ' ORDER BY p.reden) AS reden
        FROM versie.gemeente_dekking d
        JOIN main.plaatsingen p ON p.versie = '{versie}' AND p.gemeentecode = d.gemeentecode
        WHERE p.gemeentecode_nu IS NULL AND d.toestand <> 'doorzocht, niet gevonden'
        GROUP BY ALL
    ), aantallen AS (
        SELECT tabel, volgorde, sum(locaties)::BIGINT AS locaties
        FROM versie.gemeente_rijen GROUP BY ALL
    ), regels AS (
        SELECT coalesce(nu.tabel, toen.tabel) AS tabel,
            coalesce(nu.volgorde, toen.volgorde) AS volgorde, coalesce(nu.rij, toen.rij) AS rij,
            CASE WHEN nu.tabel IS NULL THEN toen.ouder ELSE nu.ouder END AS ouder,
            coalesce(nu.soort, toen.soort) AS soort, coalesce(nu.code, toen.code) AS code,
            l.gemeenten_nl,
            CASE WHEN toen.tabel IS NOT NULL THEN coalesce(g.gevonden, 0) END AS gemeenten,
            CASE WHEN toen.tabel IS NOT NULL
                THEN l.gemeenten_nl - coalesce(g.bekend, 0) END AS gemeenten_niet_bekend,
            CASE WHEN toen.tabel IS NOT NULL THEN coalesce(a.locaties, 0) END AS locaties,
            los.reden AS verdeeld, toen.tabel IS NULL AS ontbrak, nu.tabel IS NULL AS verdween,
            toen.definitie <> nu.definitie AS herzien
        FROM toen
        FULL JOIN nu ON nu.tabel = toen.tabel AND nu.code = toen.code
        CROSS JOIN land l
        LEFT JOIN geteld g ON g.tabel = toen.tabel AND g.volgorde = toen.volgorde
        LEFT JOIN los ON los.tabel = toen.tabel AND los.volgorde = toen.volgorde
        LEFT JOIN aantallen a ON a.tabel = toen.tabel AND a.volgorde = toen.volgorde
    )
    SELECT *, nullif(concat_ws('; ',
        CASE WHEN ontbrak THEN 'deze rij bestond in deze versie nog niet' END,
        CASE WHEN verdween THEN 'deze rij bestaat in de laatste versie niet meer' END,
        CASE WHEN herzien THEN 'de term betekende toen iets anders' END,
        verdeeld,
        CASE WHEN gemeenten_niet_bekend > 0
            THEN 'van ' || gemeenten_niet_bekend || ' gemeenten is het niet bekend' END
    ), '') AS waarom_niet
    FROM regels
)
