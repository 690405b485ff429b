"""SYNTHETISCH: offices in tables, workbooks, csv files and pdf."""

import io
from collections.abc import Sequence

from benchmarks.forms import Form, Office, page

Offices = Sequence[Office]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PHONED = "naam adres postcode plaats telefoon"


def _table(offices: Offices, head: Sequence[str], row: str) -> str:
    cells = "".join(f"<th>{h}</th>" for h in head)
    rows = "".join(row.format(**vars(o)) for o in offices)
    return page(f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>")


def _headless(offices: Offices) -> str:
    return page("<table>" + "".join(
        f"<tr><td>{o.naam}</td><td>{o.straat}</td><td>{o.nummer}</td><td>{o.postcode}</td>"
        f"<td>{o.plaats}</td><td>{o.telefoon}</td></tr>"
        for o in offices) + "</table>")  # fmt: skip


def workbook_of(rows: Sequence[Sequence[str]], merges: Sequence[tuple[int, ...]] = ()) -> bytes:
    """Return a workbook of one sheet; a merge is a row with its first and last column."""
    import xlsxwriter  # noqa: PLC0415

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lijst")
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                sheet.write(i, j, cell)
        for row_number, first, last in merges:
            sheet.merge_range(row_number, first, row_number, last, rows[row_number][first])
    return stream.getvalue()


def _two_row_header(offices: Offices) -> bytes:
    head = [["SYNTHETISCH overzicht"], ["Organisatie", "Adresgegevens", "", "", "", "Contact"],
            ["", "Straat", "Huisnr.", "Postc.", "Plaats", "Tel."]]  # fmt: skip
    rows = [[o.naam, o.straat, o.nummer, o.postcode, o.plaats, o.telefoon] for o in offices]
    return workbook_of([*head, *rows], [(1, 1, 4)])


def _header_with_parts(offices: Offices) -> bytes:
    head = [["SYNTHETISCH"], [], ["Organisatie", "Adres", "", "Postcode", "Plaats", "Tel"],
            ["", "Straat", "Nr", "", "", ""]]  # fmt: skip
    rows = [[o.naam, o.straat, o.nummer, o.postcode, o.plaats, o.telefoon] for o in offices]
    return workbook_of([*head, *rows])


def _grouped(offices: Offices) -> bytes:
    rows = [["Regio", "vestiging", "Bezoekadres", "PC + plaats", "nr. balie"]]
    rows += [["Oost" if i == 0 else "", o.naam, o.adres, f"{o.postcode} {o.plaats}", o.telefoon]
             for i, o in enumerate(offices)]  # fmt: skip
    return workbook_of(rows)


def _no_header(offices: Offices) -> bytes:
    return workbook_of([[o.naam, f"{o.adres}", o.postcode, o.plaats, o.email] for o in offices])


def _csv(offices: Offices) -> str:
    head = "cityName;hostName;adresRegel;zip\n"
    return head + "\n".join(f"{o.plaats};{o.naam};{o.adres};{o.postcode}" for o in offices)


def _csv_one_column(offices: Offices) -> str:
    rows = (f'"{o.naam}","{o.adres}, {o.postcode} {o.plaats}"' for o in offices)
    return "Locatie,Waar\n" + "\n".join(rows)


def pdf_of(columns: Sequence[Sequence[str]], gap: int = 260) -> bytes:
    """Return a one-page pdf with each column's lines below one another."""
    parts = []
    for x, lines in enumerate(columns):
        for y, line in enumerate(lines):
            text = line.replace("\\", "").replace("(", "\\(").replace(")", "\\)")
            parts.append(f"BT /F1 10 Tf {40 + gap * x} {780 - 14 * y} Td ({text}) Tj ET")
    stream = "\n".join(parts).encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return body + (
        b"xref\n0 6\n0000000000 65535 f \n" + table +
        b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    )  # fmt: skip


def _pdf_blocks(offices: Offices) -> bytes:
    blocks = [[o.naam, o.adres, f"{o.postcode} {o.plaats}", f"Tel. {o.telefoon}", ""]
              for o in offices]  # fmt: skip
    return pdf_of([[line for block in blocks[side::2] for line in block] for side in (0, 1)])


def _pdf_table(offices: Offices) -> bytes:
    names = ["Naam", *(o.naam for o in offices)]
    streets = ["Adres", *(o.adres for o in offices)]
    places = ["Postcode / plaats", *(f"{o.postcode} {o.plaats}" for o in offices)]
    return pdf_of([names, streets, places], 180)


FORMS = (
    Form("table with abbreviated headings", lambda o: _table(
        o, ("Loket", "Straat", "Huisnr.", "Postc.", "Wpl.", "Tel."),
        "<tr><td>{naam}</td><td>{straat}</td><td>{nummer}</td><td>{postcode}</td>"
        "<td>{plaats}</td><td>{telefoon}</td></tr>"), PHONED),
    Form("table whose first column is the place", lambda o: _table(
        o, ("Gemeente", "Instelling", "Locatie"),
        "<tr><td>{plaats}</td><td>{naam}</td>"
        "<td>{straat} {nummer}, {postcode} {plaats}</td></tr>")),
    Form("table without a header", _headless, PHONED),
    Form("workbook with a header of two rows", _two_row_header, PHONED, XLSX),
    Form("workbook with parts of the address below the header", _header_with_parts, PHONED, XLSX),
    Form("workbook with groups", _grouped, PHONED, XLSX),
    Form("workbook without a header", _no_header, kind=XLSX),
    Form("csv with names of a program", _csv, kind="text/csv"),
    Form("csv with the address in one column", _csv_one_column, kind="text/csv"),
    Form("pdf in two columns", _pdf_blocks, PHONED, "application/pdf"),
    Form("pdf table", _pdf_table, kind="application/pdf"),
)  # fmt: skip
