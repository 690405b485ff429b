"""SYNTHETISCH: offices in the markup of municipal sites, locators and page builders."""

from collections.abc import Sequence

from benchmarks.forms import Form, Office, page

Offices = Sequence[Office]
PHONED = "naam adres postcode plaats telefoon"
FULL = "naam adres postcode plaats telefoon openingstijden"


def _each(block: str, offices: Offices, around: str = "{}") -> str:
    blocks = (
        block.format(**vars(o), o=o, tel="+31" + "".join(c for c in o.telefoon if c.isdigit())[1:])
        for o in offices
    )
    return page(around.format("".join(blocks)))


SPANS = (
    "<div class='loc'><h3>{naam}</h3><div class='address'><span class='street'>{straat}</span> "
    "<span class='nr'>{nummer}</span><br><span>{postcode}</span> <span>{plaats}</span></div>"
    "<a href='tel:{tel}'>Bel ons</a></div>"
)
BROKEN_STREET = (
    "<h3>{naam}</h3><p><span>{straat}</span><br><span>{nummer}</span><br><span>{postcode}</span>"
    "<br><span>{plaats}</span></p>"
)
CARD = (
    "<article class='card'><div class='card-body'><p class='card-title'>{naam}</p>"
    "<p>Bezoekadres: {straat} {nummer}, unit 3<br>{postcode} {plaats} (op afspraak)</p>"
    "<p>IBAN NL20 BANK 0123 4567 89</p><p><i class='icon'></i> {telefoon}</p>"
    "<h4>Openingstijden</h4><p>{openingstijden}</p></div></article>"
)
VISIT_AND_POST = (
    "<h2>{naam}</h2><h3>Bezoekadres</h3><p>{straat} {nummer}<br>{postcode} {plaats}</p>"
    "<h3>Postadres</h3><p>Achterweg 1<br>1234 AB Hilversum</p><h3>Factuuradres</h3>"
    "<p>Betaalstraat 9, 1217 AA Hilversum</p><h3>Telefoon</h3><p>{telefoon}</p>"
)
LABELS_TD = (
    "<table><tr><td>Naam</td><td>{naam}</td></tr><tr><td>Straat</td><td>{straat} {nummer}</td></tr>"
    "<tr><td>Postcode en plaats</td><td>{postcode} {plaats}</td></tr>"
    "<tr><td>Telefoon</td><td>{telefoon}</td></tr></table>"
)
LABELS_DL = (
    "<dl><dt>Organisatie:</dt><dd>{naam}</dd><dt>Straat + huisnr.</dt><dd>{straat} {nummer}</dd>"
    "<dt>Postcode</dt><dd>{postcode}</dd><dt>Woonplaats</dt><dd>{plaats}</dd><dt>Tel.nr.</dt>"
    "<dd>{telefoon}</dd></dl>"
)
LABELS_DIV = (
    "<div class='row'><div class='label'>Locatie</div><div>{naam}</div></div>"
    "<div class='row'><div class='label'>Adres</div><div>{straat} {nummer}</div></div>"
    "<div class='row'><div class='label'>Postcode</div><div>{postcode}</div></div>"
    "<div class='row'><div class='label'>Plaats</div><div>{plaats}</div></div>"
)
HCARD = (
    "<div class='vcard'><a class='fn org url' href='/x'>{naam}</a><div class='adr'>"
    "<div class='street-address'>{straat} {nummer}</div>"
    "<span class='postal-code'>{postcode}</span> <span class='locality'>{plaats}</span></div>"
    "<div class='tel'>{telefoon}</div>"
    "<p>Contactpersoon: <span class='nickname'>mevrouw P. Proefpersoon</span></p></div>"
)
ACCORDION = (
    "<div class='accordion-item'><button aria-expanded='false'>{plaats}</button><div hidden=''>"
    "<p><strong>{naam}</strong></p><p>{straat} {nummer}<br/>NL-{postcode} {plaats}</p>"
    "<p>T {telefoon}</p><p>{openingstijden}</p></div></div>"
)
FIGURE = (
    "<div class='wp-block-columns'><div><figure><img src='a.png' alt='Foto'></figure></div><div>"
    "<h3>{naam}</h3><p>📍 {straat} {nummer}, {postcode}, {plaats}<br>📞 {telefoon}<br>"
    "🕑 {openingstijden}</p></div></div>"
)
HOURS_BEFORE = (
    "<section><h3>{naam}</h3><p><b>Inloopspreekuur:</b> {openingstijden}</p>"
    "<p><b>Waar:</b> {straat} {nummer}, {plaats}</p><p><b>Telefoon:</b> {telefoon}</p></section>"
)
LINKED = (
    "<li><a href='/loket/{nummer}'><span class='title'>{naam}</span><span class='sub'>{straat} "
    "{nummer}, {o.postcode} {plaats}</span></a><span>3 km</span></li>"
)
PRE = "{naam}\n{straat} {nummer}\n{postcode}  {plaats}\n\n"
LOWER = "<h3>{naam}</h3><p>{straat} {nummer} - {lower} {plaats}</p><p>Tel: {telefoon}</p>"


def _lower(offices: Offices) -> str:
    return page("".join(LOWER.format(**vars(o), lower=o.postcode.lower().replace(" ", ""))
                        for o in offices))  # fmt: skip


def _latin(offices: Offices) -> bytes:
    text = _each("<h3>{naam}</h3><p>{straat} {nummer}<br>{postcode} {plaats}</p>", offices)
    return text.replace("<meta charset='utf-8'>", "").encode("cp1252")


FORMS = (
    Form("spans and a tel: link", lambda o: _each(SPANS, o), PHONED),
    Form("street split over spans and lines", lambda o: _each(BROKEN_STREET, o)),
    Form("cards with unit, iban and a remark", lambda o: _each(CARD, o), FULL),
    Form("visiting, postal and billing address", lambda o: _each(VISIT_AND_POST, o), PHONED),
    Form("labels in td", lambda o: _each(LABELS_TD, o), PHONED),
    Form("labels in dt", lambda o: _each(LABELS_DL, o), PHONED),
    Form("labels in div", lambda o: _each(LABELS_DIV, o)),
    Form("hCard", lambda o: _each(HCARD, o), PHONED),
    Form("accordion", lambda o: _each(ACCORDION, o), FULL),
    Form("page builder with pictograms", lambda o: _each(FIGURE, o), FULL),
    Form("hours before an address without postcode", lambda o: _each(HOURS_BEFORE, o),
         "naam adres plaats telefoon openingstijden"),
    Form("result list", lambda o: _each(LINKED, o, "<ul>{}</ul>")),
    Form("preformatted text", lambda o: _each(PRE, o, "<pre>{}</pre>")),
    Form("postcodes in small letters", _lower, "naam adres plaats telefoon"),
    Form("windows-1252 without a word", _latin, kind="text/html"),
)  # fmt: skip
