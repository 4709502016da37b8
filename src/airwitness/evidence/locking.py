"""A private key under a passphrase, in the form of PKCS8 that other tools open too.

The passphrase goes through scrypt (RFC 7914), which costs whoever tries passphrases 16 MiB and a
sixth of a second each; the form is PBES2 with AES-256-CBC (RFC 8018 §6.2, RFC 5958). The library
writes it with 2,048 rounds of PBKDF2 alone, so its few elements of DER are put together here;
`openssl pkey` and the library itself read them.
"""

import base64
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

COST = 1 << 14
"""N of scrypt; with `_BLOCK` 16 MiB, half of what OpenSSL lets a key file ask for."""
_BLOCK, _TIMES = 8, 5  # r and p
_KEY_BYTES, _SALT_BYTES, _CIPHER_BLOCK = 32, 16, 16
_LINE = 64  # characters of a line of PEM (RFC 7468)
_SHORT = 128  # lengths from here on take a byte more
_INTEGER, _OCTETS, _SEQUENCE = 0x02, 0x04, 0x30
_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC = bytes.fromhex("060960864801650304012a")


def locked_pem(private: "Ed25519PrivateKey", passphrase: str) -> bytes:
    """The file of a private key that this passphrase opens."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt, start = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_CIPHER_BLOCK)
    kdf = Scrypt(salt=salt, length=_KEY_BYTES, n=COST, r=_BLOCK, p=_TIMES)
    cipher = Cipher(algorithms.AES(kdf.derive(passphrase.encode())), modes.CBC(start)).encryptor()
    plain = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    rest = _CIPHER_BLOCK - len(plain) % _CIPHER_BLOCK  # padding says how long it is (PKCS7)
    hidden = cipher.update(plain + bytes([rest]) * rest) + cipher.finalize()
    numbers = [_integer(number) for number in (COST, _BLOCK, _TIMES)]
    how = _der(
        _SEQUENCE,
        _der(_SEQUENCE, _SCRYPT, _der(_SEQUENCE, _der(_OCTETS, salt), *numbers)),
        _der(_SEQUENCE, _AES_256_CBC, _der(_OCTETS, start)),
    )
    return _pem(_der(_SEQUENCE, _der(_SEQUENCE, _PBES2, how), _der(_OCTETS, hidden)))


def _pem(der: bytes) -> bytes:
    text = base64.b64encode(der)
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    begin, end = b"-----BEGIN ENCRYPTED PRIVATE KEY-----", b"-----END ENCRYPTED PRIVATE KEY-----"
    return b"\n".join([begin, *lines, end, b""])


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _der(tag: int, *parts: bytes) -> bytes:
    """Tag, length and content of an element; none here is longer than 255 bytes."""
    content = b"".join(parts)
    long = [0x81] if len(content) >= _SHORT else []
    return bytes([tag, *long, len(content)]) + content
