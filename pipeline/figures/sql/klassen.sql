-- The class of every gemeente in tables 5 to 9; needs the tables gemeenten and klassen only.
-- "snapshot" stands for the schema of the version.

CREATE VIEW snapshot.gemeente_klassen AS
WITH waarden AS (
    SELECT 'inwoners' AS kenmerk, gemeentecode, inwoners::DOUBLE AS waarde FROM snapshot.gemeenten
    UNION ALL
    -- The study takes the four largest cities (G4) apart from the classes of the CBS.
    SELECT 'stedelijkheid', gemeentecode,
        CASE WHEN gemeentecode IN ('GM0344', 'GM0363', 'GM0518', 'GM0599') THEN 0.0
             ELSE stedelijkheid::DOUBLE END
    FROM snapshot.gemeenten
    UNION ALL SELECT 'inkomen', gemeentecode, inkomen::DOUBLE FROM snapshot.gemeenten
    UNION ALL SELECT 'uitkering_pct', gemeentecode, uitkering_pct FROM snapshot.gemeenten
    UNION ALL
    SELECT 'migratieachtergrond_pct', gemeentecode, migratieachtergrond_pct
    FROM snapshot.gemeenten
)
SELECT t.tabel, w.gemeentecode, coalesce(k.volgorde, 99)::INTEGER AS volgorde,
    coalesce(k.rij, 'Onbekend') AS rij
FROM waarden w
JOIN (SELECT DISTINCT tabel, kenmerk FROM snapshot.klassen) t ON t.kenmerk = w.kenmerk
LEFT JOIN snapshot.klassen k
    ON k.tabel = t.tabel AND w.waarde >= k.vanaf AND (k.tot IS NULL OR w.waarde < k.tot);
COMMENT ON VIEW snapshot.gemeente_klassen IS 'Per gemeente de klasse in tabel 5 tot en met 9; "Onbekend" als het kenmerk van de gemeente niet bekend is.';
