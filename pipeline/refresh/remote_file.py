"""A large file at an address, read in parts: only what is needed of it comes over the line."""

import io

from pipeline.refresh.http import PoliteClient

PART_BYTES = 4_000_000


class RemoteFile(io.RawIOBase):
    """A file at an address as one to read and seek in; every read is one request.

    Wrap it with `open_remote`, so that small reads do not become small requests. SjoError when the
    service fails or gives no parts of files.
    """

    def __init__(self, client: PoliteClient, url: str) -> None:
        super().__init__()
        self._client, self._url, self._position = client, url, 0
        self._size = client.fetch_part(url, 0, 0).size

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read from anywhere."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position; nothing is asked yet."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def tell(self) -> int:
        """Return the position of the next byte to read."""
        return self._position

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill `buffer` from the position on; returns how many bytes there were."""
        wanted = min(len(buffer), self._size - self._position)
        if wanted <= 0:
            return 0
        last = self._position + wanted - 1
        content = self._client.fetch_part(self._url, self._position, last).content
        buffer[: len(content)] = content
        self._position += len(content)
        return len(content)


def open_remote(client: PoliteClient, url: str) -> io.BufferedReader:
    """Open a file at an address, read PART_BYTES at a time."""
    return io.BufferedReader(RemoteFile(client, url), PART_BYTES)
