"""What the system says of a file or a service, in Dutch: what is wrong, and what to do about it.

The one place where an error number gets its words: what Python says of it is English.
"""

import errno
import json
import os
import re
import socket

TOO_LITTLE_MEMORY = "er is te weinig geheugen; sluit andere programma's en probeer het opnieuw"
_NO_LOCKS = "deze schijf kent geen sloten, die nodig zijn; kies een andere schijf"
_NO_RIGHT = "geen toestemming; controleer de rechten"
_DRIVE_IS_GONE = "de schijf of het netwerk is weg; herstel de verbinding en probeer het opnieuw"
_IN_USE = "is in gebruik; sluit het programma dat het open heeft en probeer het opnieuw"
_NO_SERVICE = "de dienst is niet te bereiken; probeer het later opnieuw"
_NO_NETWORK = "er is geen netwerk; herstel de verbinding en probeer het opnieuw"
_FAILED = "lezen of schrijven mislukte; controleer de schijf en het bestand"
_BROKEN_OFF = "de verbinding brak af; probeer het later opnieuw"
_REASONS = {
    errno.ENOSPC: "de schijf is vol; maak ruimte en probeer opnieuw",
    errno.EDQUOT: "uw schijfquotum is vol; maak ruimte en probeer opnieuw",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "de schijf is alleen-lezen; kies een andere plaats",
    errno.ENOENT: "bestaat niet; controleer de naam",
    errno.ENOTDIR: "is geen map; controleer de naam, of haal weg wat er in de plaats van staat",
    errno.EISDIR: "is een map, geen bestand; haal haar weg of kies een andere naam",
    errno.EEXIST: "bestaat al, anders dan hier hoort; haal het weg of kies een andere naam",
    errno.ENOTEMPTY: "is een map waarin iets staat; kies een andere naam",
    errno.ELOOP: "is een verwijzing naar zichzelf; haal haar weg",
    errno.ENAMETOOLONG: "de naam is te lang; kies een kortere",
    errno.EILSEQ: "de naam kan op deze schijf niet; kies een andere",
    errno.EINVAL: "is geen gewoon bestand; haal het weg, of kies een andere naam",
    errno.ENXIO: "is geen gewoon bestand; haal het weg, of kies een andere naam",
    errno.ENODEV: "is geen gewoon bestand; haal het weg, of kies een andere naam",
    errno.ESPIPE: "is geen gewoon bestand; haal het weg, of kies een andere naam",
    errno.EXDEV: "ligt op een andere schijf; zet alles onder een map op dezelfde schijf",
    errno.EFBIG: "het bestand wordt groter dan hier mag; kies een andere schijf",
    errno.EIO: "de schijf geeft een fout; controleer of zij nog heel is, of het netwerk er nog is",
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EMFILE: "er zijn te veel bestanden tegelijk open; verhoog de grens (ulimit -n 1024)",
    errno.ENFILE: "er zijn te veel bestanden tegelijk open; sluit andere programma's",
    errno.ENOMEM: TOO_LITTLE_MEMORY,
    errno.EAGAIN: "er is nu geen ruimte voor; sluit andere programma's en probeer het opnieuw",
    errno.ENOLCK: _NO_LOCKS,
    errno.EOPNOTSUPP: _NO_LOCKS,
    errno.ENOSYS: _NO_LOCKS,
    errno.EPIPE: "het programma dat dit las is gestopt; probeer het opnieuw",
    errno.ESTALE: _DRIVE_IS_GONE,
    errno.EREMOTEIO: _DRIVE_IS_GONE,
    errno.ENOTCONN: _DRIVE_IS_GONE,
    errno.EHOSTDOWN: _DRIVE_IS_GONE,
    errno.ECONNREFUSED: _NO_SERVICE,
    errno.EHOSTUNREACH: _NO_SERVICE,
    errno.ETIMEDOUT: _NO_SERVICE,
    errno.ENETUNREACH: _NO_NETWORK,
    errno.ENETDOWN: _NO_NETWORK,
    errno.ECONNRESET: _BROKEN_OFF,
    errno.ECONNABORTED: _BROKEN_OFF,
}
_NO_SHAPE = "een waarde heeft niet de vorm die daar hoort"
_WITHOUT_WORDS: dict[type[Exception], str] = {
    RecursionError: "er staan te veel haken in elkaar",
    TypeError: _NO_SHAPE,
    AttributeError: _NO_SHAPE,
}
_WIDE_ROW = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_NO_MEMBER = re.compile(r"(.+) is not a valid \w+")
_QUOTED_PATH = re.compile(r"[\"']([^\"'\\]*/[^\"'\\]*)\\?[\"']")


def explain_os_error(error: OSError) -> str:
    """Return the file, where the system named one, what is wrong with it and what to do."""
    name = _name_file(error.filename)
    return f"{name}: {name_os_fault(error)}" if name else name_os_fault(error)


def name_os_fault(error: OSError) -> str:
    """Return what is wrong and what to do, without the file: for who names that already."""
    if isinstance(error, socket.gaierror):
        return "de naam van de dienst is niet te vinden; controleer haar, en of er internet is"
    code = error.errno
    if code is None:  # of a library, or of several files together
        return _NO_SERVICE if isinstance(error, TimeoutError) else _FAILED
    sign = errno.errorcode.get(code, str(code))
    return _REASONS.get(code, f"het systeem weigert dit ({sign}); vraag uw beheerder wat dat is")


def name_read_fault(error: Exception) -> str:
    """Return why a file could not be read as what it should hold; a message of ours as it is."""
    if isinstance(error, OSError):
        return name_os_fault(error)
    if isinstance(error, json.JSONDecodeError):
        return f"geen leesbare JSON, regel {error.lineno}, teken {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"geen UTF-8, byte {error.start + 1}"
    if isinstance(error, KeyError):
        return f"{error.args[0]} ontbreekt"
    return _WITHOUT_WORDS.get(type(error)) or _name_parse_fault(str(error))


def name_library_fault(error: Exception, otherwise: str) -> str:
    """Return what the system refused a library, where its English says that; `otherwise` if not."""
    told = str(error)
    found = (reason for code, reason in _REASONS.items() if os.strerror(code) in told)
    return next(found, otherwise)


def explain_library_fault(error: Exception) -> str:
    """Return which file a library could not read or write, by its English, and what to do."""
    path = _QUOTED_PATH.search(str(error))
    place = f"{path[1]}: " if path else ""
    return place + name_library_fault(error, "lezen of schrijven mislukt; is de schijf vol?")


def _name_parse_fault(told: str) -> str:
    """Return in Dutch what pandas or an enum says of a value; a message of ours as it is."""
    if row := _WIDE_ROW.search(told):
        return f"regel {row[2]} heeft {row[3]} cellen, verwacht {row[1]}"
    if word := _NO_MEMBER.fullmatch(told):
        return f"{word[1]} kan hier niet staan"
    return told


def _name_file(filename: object) -> str:
    """Return how a message names a file; "" for none, or one that has only a number."""
    if isinstance(filename, bytes):
        filename = filename.decode("utf-8", "surrogateescape")
    text = "" if filename is None or isinstance(filename, int) else str(filename)
    return text.encode("utf-8", "replace").decode("utf-8")
