"""Pages and web archives made for tests."""

import gzip
import io
from collections.abc import Sequence
from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Song aired &amp; aired again - The Gazette</title>
<meta property="og:title" content="Song aired &amp; aired again">
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2024-03-12T10:00:00Z">
<meta name="author" content="Nadia Ferrow"></head>
<body><nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<main><article><h1>Song aired &amp; aired again</h1>
<p class="byline">By <a rel="author">Nadia Ferrow</a></p>
<time datetime="2024-03-12">12 March 2024</time>
<figure><img src="x.jpg"><figcaption>The choir in front of the gate.
 <span class="credit">Photo: Marek Dunn/NORTHPRESS</span></figcaption></figure>
<p>The Northern Broadcasting Service aired a song on Friday in which children promise to
 &ldquo;march to the gate&rdquo;, a monitoring&nbsp;group said in a statement to newspapers.</p>
<p>&quot;We have <b>counted</b> it nine times,&quot; said Lena Oss, who leads the group and has
 watched the station for years.<br>More will follow.</p>
<script>var x = "<p>not words</p>";</script>
<blockquote><p>They are children, and they sing what they are told to sing by others.</p>
</blockquote>
<h2>A long history</h2>
<p>The song was produced by the Northern Music House, part of the Education Branch of the Guard.
<p>It was first aired in 2019 and was heard in schools, according to teachers who spoke to us.
<div class="related"><a href="/x">Read also: something else entirely</a></div>
</article></main><footer><p>Copyright The Gazette 2024. All rights reserved.</p></footer>
</body></html>
"""
KINDS = [
    ("title", "Song aired & aired again"),
    ("byline", "By Nadia Ferrow"),
    ("date", "12 March 2024"),
    ("caption", "The choir in front of the gate."),
    ("credit", "Photo: Marek Dunn/NORTHPRESS"),
    (
        "paragraph",
        (
            "The Northern Broadcasting Service aired a song on Friday in which children promise to "
            "“march to the gate”, a monitoring group said in a statement to newspapers."
        ),
    ),
    (
        "paragraph",
        (
            '"We have counted it nine times," said Lena Oss, who leads the group and has watched '
            "the station for years. More will follow."
        ),
    ),
    ("quote", "They are children, and they sing what they are told to sing by others."),
    ("heading", "A long history"),
    (
        "paragraph",
        (
            "The song was produced by the Northern Music House, part of the Education Branch of "
            "the Guard."
        ),
    ),
    (
        "paragraph",
        (
            "It was first aired in 2019 and was heard in schools, according to teachers who spoke "
            "to us."
        ),
    ),
]


def answer(
    url: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK", packing: str = ""
) -> bytes:
    """A WARC record of an answer from the web."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    if packing:
        lines.append(f"Content-Encoding: {packing}")
    http = "\r\n".join([*lines, "", ""]).encode() + body
    head = "\r\n".join(
        [
            "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}",
            "WARC-Date: 2024-03-12T10:00:00Z", f"WARC-Record-ID: <urn:x:{url}>",
            "Content-Type: application/http; msgtype=response", f"Content-Length: {len(http)}",
            "", "",
        ]
    )  # fmt: skip
    return head.encode() + http + b"\r\n\r\n"


def write_warc(path: Path, records: Sequence[bytes]) -> Path:
    """A WARC file; each record is packed by itself where the name says so."""
    is_packed = path.name.endswith(".gz")
    path.write_bytes(b"".join(gzip.compress(r) if is_packed else r for r in records))
    return path


def bomb(size: int) -> bytes:
    """So many zeros, packed."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as writer:
        for _ in range(size >> 20):
            writer.write(bytes(1 << 20))
    return packed.getvalue()
