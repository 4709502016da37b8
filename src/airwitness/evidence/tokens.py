"""RFC 3161 time stamps: the question to an authority, and what its answer proves.

A token is three files, kept as they are: the request (`TimeStampReq`), the reply
(`TimeStampResp`) and the chain, a PEM file of the certificates that one trusts in it. So
`openssl ts -verify -in REPLY -data FILE -CAfile CHAIN` checks it without this program.

`read_token` looks at these, in this order, and names the first that fails:

1. the reply can be read, and the authority granted it;
2. nonce: it answers this request;
3. imprint: it is over these bytes;
4. chain: the certificate that signed it leads to a root of the chain;
5. no certificate on that path had ended, or not begun, at the time of the token;
6. the signature, the use that the certificate allows, and the rest (`rfc3161_client`).

Whether a certificate has ended *since* is for the caller: see `Token.until`.
"""

import itertools
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.spans import format_utc, microseconds

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

_SHA256 = bytes.fromhex("300d06096086480165030402010500")  # DER of the algorithm (RFC 5754 §2)
_NONCE_BITS = 63  # of 8 bytes the first bit stays 0: the number is positive in DER
_GRANTED = 0  # PKIStatus (RFC 3161 §2.4.2)
_LISTED = 0xA0  # tag of the certificates of SignedData (RFC 5652 §5.1)
_LONG = 0x80  # a length from here on says how many bytes the length has
_INTEGER, _OCTETS, _SEQUENCE, _TRUE = 0x02, 0x04, 0x30, b"\x01\x01\xff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A time stamp that holds."""

    time: int
    """When the authority signed it, microseconds UTC, as it says."""
    until: int
    """When the first certificate on its path ends, microseconds UTC."""
    authority: str
    """Subject of the certificate that signed it."""
    root: str
    """SHA-256 of the root certificate's DER, to compare with what the authority publishes."""


def new_request(data: bytes) -> bytes:
    """A request for a time stamp over bytes, with a nonce by chance and SHA-256."""
    return request_of(data, secrets.randbits(_NONCE_BITS))


def request_of(data: bytes, nonce: int) -> bytes:
    """The request with this nonce (RFC 3161 §2.4.1), which asks for the certificate too."""
    imprint = _der(_SEQUENCE, _SHA256 + _der(_OCTETS, bytes.fromhex(sha256(data))))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(_SEQUENCE, _der(_INTEGER, b"\x01") + imprint + _der(_INTEGER, number) + _TRUE)


def read_chain(pem: bytes) -> "list[Certificate]":
    """The certificates of a chain file.

    Raises:
        InputError: it is none, or none of them is a root.
    """
    from cryptography.x509 import load_pem_x509_certificates

    try:
        certificates = load_pem_x509_certificates(pem)
        roots = _roots(certificates)
    except _odd() as error:
        raise InputError(
            "the chain is no PEM file of certificates",
            advice="authorities publish it; `openssl x509 -inform DER` turns a .cer into PEM",
        ) from error
    if not roots:
        raise InputError(
            "the chain has no root certificate",
            advice="put the certificate of the root into the same file: it issued itself",
        )
    return certificates


def read_token(data: bytes, *, request: bytes, reply: bytes, chain: bytes) -> Token:
    """What a time stamp over bytes proves.

    Args:
        data: what was stamped.
        request: as it was sent.
        reply: as it came.
        chain: PEM file.

    Raises:
        IntegrityError: it does not hold; the reason is the first one above.
        InputError: the chain cannot be read.
    """
    certificates = read_chain(chain)
    try:
        return _token(data, request, reply, certificates)
    except _odd() as error:
        raise _no("the reply cannot be read") from error


def _odd() -> tuple[type[Exception], ...]:
    """What the libraries raise for DER that nobody should have written."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion

    return ValueError, LookupError, TypeError, OverflowError, UnsupportedAlgorithm, InvalidVersion


def _token(data: bytes, request: bytes, reply: bytes, certificates: "list[Certificate]") -> Token:
    """The same, by certificates that were read; raises what the libraries raise besides."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    response = decode_timestamp_response(_in_order(reply))
    if response.status != _GRANTED:
        said = "; ".join(response.status_string) or f"status {response.status}"
        raise _no(f"the authority refused: {said}")
    info, embedded = response.tst_info, _embedded(response)
    if request != request_of(data, info.nonce or 0):
        raise _no("wrong nonce: it answers another request")
    if info.message_imprint.message.hex() != sha256(data):
        raise _no("wrong imprint: it is over other bytes")
    roots = _roots(certificates)
    path = _path(response, [*embedded, *certificates], roots)
    _in_time(path, microseconds(info.gen_time))
    builder = VerifierBuilder(
        roots=roots,
        intermediates=[c for c in certificates if c not in roots],
        tsa_certificate=None if embedded else path[0],
    )
    try:
        builder.build().verify_message(response, data)
    except (VerificationError, ValueError) as error:
        raise _no(f"its signature does not hold: {_short(str(error))}") from error
    return Token(
        time=microseconds(info.gen_time),
        until=min(microseconds(c.not_valid_after_utc) for c in path),
        authority=path[0].subject.rfc4514_string(),
        root=sha256(path[-1].public_bytes(Encoding.DER)),
    )


def _no(reason: str) -> IntegrityError:
    return IntegrityError("time stamp", reason)


def _short(text: str) -> str:
    """The last reason of an error of OpenSSL, which comes as a stack."""
    reasons: list[str] = re.findall(r'(?:Verify error: |reason: ")([^"]+)"', text)
    return reasons[-1] if reasons else text


def _der(tag: int, content: bytes) -> bytes:
    """Tag, length and content; all here are shorter than 128 bytes."""
    return bytes([tag, len(content)]) + content


def _in_order(reply: bytes) -> bytes:
    """The reply with its certificates in the order of DER, as the strict parser wants them.

    Authorities send them as they come. The list is no part of what is signed, and what is kept
    is the reply as it was.

    Raises:
        ValueError or IndexError: it is no reply with a token.
    """
    at = (0, len(reply))
    for place in (0, 1, 1, 0):  # TimeStampResp, its token, the content, SignedData
        members = _members(reply, *at)
        if len(members) == 1 and place:  # a refusal has no token
            return reply
        at = members[place][1:]
    certificates = [(start, end) for tag, start, end in _members(reply, *at) if tag == _LISTED]
    for start, end in certificates[:1]:
        ends = [start, *(member[2] for member in _members(reply, start, end))]
        each = sorted(reply[a:b] for a, b in itertools.pairwise(ends))
        return reply[:start] + b"".join(each) + reply[end:]
    return reply


def _members(data: bytes, start: int, end: int) -> list[tuple[int, int, int]]:
    """Tag, start and end of the content of each DER element between two places."""
    found = []
    while start < end:
        tag, size = data[start], data[start + 1]
        start += 2
        if size >= _LONG:
            more = size - _LONG
            start, size = start + more, int.from_bytes(data[start : start + more], "big")
        if start + size > end:
            raise ValueError("an element is longer than what holds it")
        found.append((tag, start, start + size))
        start += size
    return found


def _embedded(response: "TimeStampResponse") -> "list[Certificate]":
    """The certificates that the reply brings, in an order that does not change."""
    from cryptography.x509 import load_der_x509_certificate

    return [load_der_x509_certificate(der) for der in sorted(response.signed_data.certificates)]


def _roots(certificates: "list[Certificate]") -> "list[Certificate]":
    return [c for c in certificates if c.issuer == c.subject]


def _path(
    response: "TimeStampResponse", known: "list[Certificate]", roots: "list[Certificate]"
) -> "list[Certificate]":
    """From the certificate that signed to a root.

    Raises:
        IntegrityError: it does not lead to one.
    """
    signers = {(s.issuer, s.serial_number) for s in response.signed_data.signer_infos}
    path = [c for c in known if (c.issuer, c.serial_number) in signers][:1]
    while path and path[-1] not in roots:
        issuers = [c for c in known if c not in path and _is_issued(path[-1], c)]
        if not issuers:
            break
        path.append(issuers[0])
    if not path or path[-1] not in roots:
        who = path[0].subject.rfc4514_string() if path else "an unknown certificate"
        raise _no(f"foreign chain: {who} signed it, which leads to no root of the chain")
    return path


def _is_issued(certificate: "Certificate", issuer: "Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _in_time(path: "list[Certificate]", time: int) -> None:
    """Refuse a token of a time at which a certificate on its path did not count."""
    for certificate in path:
        begin = microseconds(certificate.not_valid_before_utc)
        end = microseconds(certificate.not_valid_after_utc)
        if not begin <= time <= end:
            name = certificate.subject.rfc4514_string()
            raise _no(
                f"expired certificate: {name} counts from {format_utc(begin)} to"
                f" {format_utc(end)}, the token is of {format_utc(time)}"
            )
