-- Ours beside the figures published in 2023, as published, also where those do not reconcile.

-- Whether a figure may be set beside the published one is data, per column, with the reason; where
-- it may not, no difference is given.
CREATE VIEW versie.vergelijkbaarheid_2023 AS
WITH ingedeeld AS (
    SELECT DISTINCT k.tabel, f.peiljaar
    FROM versie.klassen k LEFT JOIN versie.kerncijfers f ON f.kenmerk = k.kenmerk
), gronden AS (
    SELECT t.tabel, t.volgorde, p.gemeenten_nl, p.gemeenten, p.pct_gemeenten,
        p.locaties_gemiddeld, p.gemiddelde_waarom_niet,
        CASE WHEN p.peiljaar IS NOT NULL AND i.peiljaar IS DISTINCT FROM p.peiljaar
            THEN 'in 2023 ingedeeld naar cijfers van ' || p.peiljaar || ', nu van '
                || coalesce(i.peiljaar::VARCHAR, 'een onbekend jaar') END AS ander_jaar,
        CASE WHEN t.gemeenten_niet_bekend > 0
            THEN 'van ' || t.gemeenten_niet_bekend
                || CASE t.gemeenten_niet_bekend WHEN 1 THEN ' gemeente' ELSE ' gemeenten' END
                || ' is het niet bekend' END AS onbekend
    FROM versie.tabellen t
    JOIN versie.gepubliceerd_2023 p ON p.tabel = t.tabel AND p.code = t.code
    LEFT JOIN ingedeeld i ON i.tabel = t.tabel
), kolommen AS (
    SELECT tabel, volgorde, 'gemeenten_nl' AS kolom, ander_jaar AS waarom_niet
    FROM gronden WHERE gemeenten_nl IS NOT NULL
    UNION ALL
    SELECT tabel, volgorde, 'gemeenten', concat_ws('; ', ander_jaar, onbekend)
    FROM gronden WHERE gemeenten IS NOT NULL
    UNION ALL
    SELECT tabel, volgorde, 'pct', concat_ws('; ', ander_jaar, onbekend)
    FROM gronden WHERE pct_gemeenten IS NOT NULL
    UNION ALL
    SELECT tabel, volgorde, 'locaties_gemiddeld',
        concat_ws('; ', ander_jaar, onbekend, gemiddelde_waarom_niet)
    FROM gronden WHERE locaties_gemiddeld IS NOT NULL
)
SELECT tabel, volgorde, kolom, coalesce(waarom_niet, '') = '' AS vergelijkbaar,
    nullif(waarom_niet, '') AS waarom_niet
FROM kolommen;
COMMENT ON VIEW versie.vergelijkbaarheid_2023 IS 'Per rij en kolom van tabel 2 tot en met 9 of het cijfer naast dat van 2023 mag worden gezet, en waarom niet.';

CREATE VIEW versie.naast_2023 AS
WITH herindeling AS (
    SELECT CASE WHEN count(*) > 0 THEN 'Tussen 1-1-2023 en de grenzen van deze meting gingen '
        || count(DISTINCT gemeentecode_oud) || ' gemeenten op in een andere: '
        || string_agg(gemeente_oud || ' in ' || gemeente_nieuw, ', '
            ORDER BY gemeente_oud, gemeente_nieuw) || '.' END AS opmerking
    FROM versie.herindelingen_sinds_2023
), vergelijkbaar AS (
    SELECT tabel, volgorde, list(kolom) FILTER (vergelijkbaar) AS kolommen,
        string_agg(kolom || ': ' || waarom_niet, '. ' ORDER BY kolom) AS waarom_niet
    FROM versie.vergelijkbaarheid_2023 GROUP BY tabel, volgorde
)
SELECT t.tabel, t.volgorde, t.rij, t.ouder,
    t.gemeenten_nl, p.gemeenten_nl AS gemeenten_nl_2023,
    CASE WHEN list_contains(v.kolommen, 'gemeenten_nl') THEN t.gemeenten_nl - p.gemeenten_nl
    END AS gemeenten_nl_verschil,
    t.gemeenten, t.gemeenten_niet_bekend, p.gemeenten AS gemeenten_2023,
    CASE WHEN list_contains(v.kolommen, 'gemeenten') THEN t.gemeenten - p.gemeenten
    END AS gemeenten_verschil,
    CASE WHEN t.gemeenten_niet_bekend = 0 THEN t.hele_pct END AS pct,
    t.hele_pct AS pct_min,
    versie.afgerond(t.gemeenten + t.gemeenten_niet_bekend, t.gemeenten_nl, 100) AS pct_max,
    p.pct_gemeenten AS pct_2023,
    CASE WHEN list_contains(v.kolommen, 'pct') THEN t.hele_pct - p.pct_gemeenten
    END AS pct_verschil,
    t.locaties_gemiddeld, p.locaties_gemiddeld AS locaties_gemiddeld_2023,
    CASE WHEN list_contains(v.kolommen, 'locaties_gemiddeld')
        THEN round(t.locaties_gemiddeld - p.locaties_gemiddeld, 1)
    END AS locaties_gemiddeld_verschil,
    v.waarom_niet AS niet_vergelijkbaar,
    nullif(concat_ws(' ', 'Over de cijfers van 2023: ' || p.opmerking, h.opmerking), '')
        AS opmerking
FROM (
    SELECT *, versie.afgerond(gemeenten, gemeenten_nl, 100) AS hele_pct FROM versie.tabellen
) t
CROSS JOIN herindeling h
LEFT JOIN versie.gepubliceerd_2023 p
    ON p.tabel = t.tabel AND p.code = t.code
LEFT JOIN vergelijkbaar v ON v.tabel = t.tabel AND v.volgorde = t.volgorde;
COMMENT ON VIEW versie.naast_2023 IS 'Deze meting, de in 2023 gepubliceerde cijfers (kolommen op _2023, zoals gepubliceerd) en het verschil. Percentages zijn hier hele procenten, zoals gepubliceerd. Leeg bij 2023: toen niet gepubliceerd. Waar een kolom niet te vergelijken is, is het verschil leeg en zegt niet_vergelijkbaar waarom; zo zolang van gemeenten niet bekend is of zij het hebben (gemeenten_niet_bekend).';

CREATE VIEW versie.tabel_2_naast_2023 AS
SELECT volgorde, rij, ouder, gemeenten, gemeenten_niet_bekend, gemeenten_2023, gemeenten_verschil,
    pct, pct_min, pct_max, pct_2023, pct_verschil, niet_vergelijkbaar, opmerking
FROM versie.naast_2023 WHERE tabel = 'tabel_2' ORDER BY volgorde;
CREATE VIEW versie.tabel_3_naast_2023 AS
SELECT volgorde, rij, ouder, gemeenten, gemeenten_niet_bekend, gemeenten_2023, gemeenten_verschil,
    pct, pct_min, pct_max, pct_2023, pct_verschil, niet_vergelijkbaar, opmerking
FROM versie.naast_2023 WHERE tabel = 'tabel_3' ORDER BY volgorde;
CREATE VIEW versie.tabel_4_naast_2023 AS
SELECT volgorde, rij, ouder, gemeenten, gemeenten_niet_bekend, gemeenten_2023, gemeenten_verschil,
    pct, pct_min, pct_max, pct_2023, pct_verschil, niet_vergelijkbaar, opmerking
FROM versie.naast_2023 WHERE tabel = 'tabel_4' ORDER BY volgorde;
CREATE VIEW versie.tabel_5_naast_2023 AS
SELECT * EXCLUDE (tabel) FROM versie.naast_2023 WHERE tabel = 'tabel_5' ORDER BY volgorde;
CREATE VIEW versie.tabel_6_naast_2023 AS
SELECT * EXCLUDE (tabel) FROM versie.naast_2023 WHERE tabel = 'tabel_6' ORDER BY volgorde;
CREATE VIEW versie.tabel_7_naast_2023 AS
SELECT * EXCLUDE (tabel) FROM versie.naast_2023 WHERE tabel = 'tabel_7' ORDER BY volgorde;
CREATE VIEW versie.tabel_8_naast_2023 AS
SELECT * EXCLUDE (tabel) FROM versie.naast_2023 WHERE tabel = 'tabel_8' ORDER BY volgorde;
CREATE VIEW versie.tabel_9_naast_2023 AS
SELECT * EXCLUDE (tabel) FROM versie.naast_2023 WHERE tabel = 'tabel_9' ORDER BY volgorde;

CREATE VIEW versie.kenmerken_naast_2023 AS
SELECT k.kenmerk, k.volgorde, k.rij, k.ouder, k.organisaties, k.organisaties_bekend,
    versie.afgerond(k.organisaties, k.organisaties_bekend, 100) AS pct,
    p.pct_gemeenten AS pct_2023,
    versie.afgerond(k.organisaties, k.organisaties_bekend, 100) - p.pct_gemeenten AS pct_verschil,
    'Over de cijfers van 2023: ' || p.opmerking AS opmerking
FROM versie.kenmerken_geteld k
LEFT JOIN versie.gepubliceerd_2023 p ON p.tabel = 'kenmerken' AND p.code = k.code
WHERE k.volgorde < 99
ORDER BY k.kenmerk DESC, k.volgorde;

CREATE VIEW versie.kerngetallen_naast_2023 AS
SELECT k.volgorde, k.rij, k.waarde, p.waarde AS waarde_2023,
    CASE WHEN t.gemeenten_niet_bekend = 0 OR k.rij = 'gemeenten' THEN k.waarde - p.waarde
    END AS verschil,
    'Over de cijfers van 2023: ' || p.opmerking AS opmerking
FROM versie.kerngetallen k
JOIN versie.tabellen t ON t.tabel = 'tabel_2' AND t.volgorde = 98
LEFT JOIN versie.gepubliceerd_2023 p ON p.tabel = 'kerngetallen' AND p.rij = k.rij
ORDER BY k.volgorde;

COMMENT ON VIEW versie.tabel_2_naast_2023 IS 'Tabel 2: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_3_naast_2023 IS 'Tabel 3: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_4_naast_2023 IS 'Tabel 4: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_5_naast_2023 IS 'Tabel 5: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_6_naast_2023 IS 'Tabel 6: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_7_naast_2023 IS 'Tabel 7: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_8_naast_2023 IS 'Tabel 8: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.tabel_9_naast_2023 IS 'Tabel 9: deze meting, de gepubliceerde cijfers van 2023 (kolommen op _2023, zoals gepubliceerd) en het verschil.';
COMMENT ON VIEW versie.kenmerken_naast_2023 IS 'Kenmerken van organisaties: deze meting, de gepubliceerde percentages van 2023 en het verschil.';
COMMENT ON VIEW versie.kerngetallen_naast_2023 IS 'Kerngetallen: deze meting, de gepubliceerde getallen van 2023 en het verschil.';
