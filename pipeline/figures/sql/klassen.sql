-- Classes of tables 5 to 9 and the class of every gemeente; needs the table gemeenten only.
-- Bounds: paragraph 2.6 of the study. "snapshot" stands for the schema of the snapshot.

CREATE TABLE snapshot.klassen AS
SELECT tabel, volgorde, rij, vanaf::DOUBLE AS vanaf, tot::DOUBLE AS tot
FROM (VALUES
    ('tabel_5', 1, '1 - 24.999', 0, 25000),
    ('tabel_5', 2, '25.000 - 49.999', 25000, 50000),
    ('tabel_5', 3, '50.000 - 99.999', 50000, 100000),
    ('tabel_5', 4, '100.000 of meer', 100000, NULL),
    ('tabel_6', 1, 'Niet stedelijk', 5, 6),
    ('tabel_6', 2, 'Weinig stedelijk', 4, 5),
    ('tabel_6', 3, 'Matig stedelijk', 3, 4),
    ('tabel_6', 4, 'Sterk stedelijk', 2, 3),
    ('tabel_6', 5, 'Zeer sterk stedelijk', 1, 2),
    ('tabel_6', 6, 'G4', 0, 1),
    ('tabel_7', 1, 'Minder dan 32.500 euro', 0, 32500),
    ('tabel_7', 2, '32.500 - 35.000 euro', 32500, 35000),
    ('tabel_7', 3, '35.000 - 37.500 euro', 35000, 37500),
    ('tabel_7', 4, 'Meer dan 37.500 euro', 37500, NULL),
    ('tabel_8', 1, 'Minder dan 5%', 0, 5),
    ('tabel_8', 2, '5% - 6%', 5, 6),
    ('tabel_8', 3, '6% - 7%', 6, 7),
    ('tabel_8', 4, '7% - 8%', 7, 8),
    ('tabel_8', 5, 'Meer dan 8%', 8, NULL),
    ('tabel_9', 1, 'Minder dan 10%', 0, 10),
    ('tabel_9', 2, '10% - 15%', 10, 15),
    ('tabel_9', 3, '15% - 20%', 15, 20),
    ('tabel_9', 4, 'Meer dan 20%', 20, NULL)
) AS k(tabel, volgorde, rij, vanaf, tot);
COMMENT ON TABLE snapshot.klassen IS 'Klassen van tabel 5 tot en met 9. Een klasse loopt van "vanaf" tot, en niet tot en met, "tot": een ondergrens hoort bij de klasse erboven. In tabel 6 is de waarde de stedelijkheid van het CBS (1 tot 5) en 0 voor de G4.';

CREATE VIEW snapshot.gemeente_klassen AS
WITH waarden AS (
    SELECT 'tabel_5' AS tabel, gemeentecode, inwoners::DOUBLE AS waarde FROM snapshot.gemeenten
    UNION ALL
    SELECT 'tabel_6', gemeentecode,
        CASE WHEN gemeentecode IN ('GM0344', 'GM0363', 'GM0518', 'GM0599') THEN 0.0
             ELSE stedelijkheid::DOUBLE END
    FROM snapshot.gemeenten
    UNION ALL SELECT 'tabel_7', gemeentecode, inkomen::DOUBLE FROM snapshot.gemeenten
    UNION ALL SELECT 'tabel_8', gemeentecode, uitkering_pct FROM snapshot.gemeenten
    UNION ALL SELECT 'tabel_9', gemeentecode, migratieachtergrond_pct FROM snapshot.gemeenten
)
SELECT w.tabel, w.gemeentecode, coalesce(k.volgorde, 99) AS volgorde,
    coalesce(k.rij, 'Onbekend') AS rij
FROM waarden w
LEFT JOIN snapshot.klassen k
    ON k.tabel = w.tabel AND w.waarde >= k.vanaf AND (k.tot IS NULL OR w.waarde < k.tot);
COMMENT ON VIEW snapshot.gemeente_klassen IS 'Per gemeente de klasse in tabel 5 tot en met 9; "Onbekend" als het kenmerk van de gemeente niet bekend is.';
