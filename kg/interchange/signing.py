"""RSA signatures of nanopublications, by the optional library `cryptography`."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

LEAST_BITS = 2048  # NIST SP 800-57 part 1, table 2: what is still held to be safe


def load_key(path: Path) -> RSAPrivateKey:
    """The private key in a PEM file without a password.

    Raises:
        InputError: there is no such file, it holds no RSA key of 2048 bits, or `cryptography` is not installed.
    """
    serialization, rsa = _library("primitives.serialization"), _library("primitives.asymmetric.rsa")
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path} holds no private key that can be read: expected PEM without a password") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < LEAST_BITS:
        raise InputError(f"{path} holds no RSA key of at least {LEAST_BITS} bits")
    found: RSAPrivateKey = key
    return found


def public_key(key: RSAPrivateKey) -> str:
    """The public part as nanopublications show it: base64 of its SubjectPublicKeyInfo (RFC 5280, section 4.1)."""
    serialization = _library("primitives.serialization")
    encoded = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(encoded).decode("ascii")


def sign(key: RSAPrivateKey, text: str) -> str:
    """Base64 of the signature: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2), the same each time."""
    padding, hashes = _library("primitives.asymmetric.padding"), _library("primitives.hashes")
    return base64.b64encode(key.sign(text.encode("utf-8"), padding.PKCS1v15(), hashes.SHA256())).decode("ascii")


def is_signed(text: str, *, signature: str, by: str) -> bool:
    """Was this text signed with the private key that belongs to this public one?

    Raises:
        InputError: `cryptography` is not installed.
    """
    serialization, exceptions = _library("primitives.serialization"), _library("", "cryptography.exceptions")
    padding, hashes = _library("primitives.asymmetric.padding"), _library("primitives.hashes")
    rsa = _library("primitives.asymmetric.rsa")
    try:
        key = serialization.load_der_public_key(base64.b64decode(by, validate=True))
        if not isinstance(key, rsa.RSAPublicKey):
            return False
        signed = base64.b64decode(signature, validate=True)
        key.verify(signed, text.encode("utf-8"), padding.PKCS1v15(), hashes.SHA256())
    except (ValueError, binascii.Error, exceptions.InvalidSignature, exceptions.UnsupportedAlgorithm):
        return False
    return True


def _library(name: str, whole: str | None = None) -> Any:  # Any: a module that may not be there
    from importlib import import_module

    try:
        return import_module(whole or f"cryptography.hazmat.{name}")
    except ImportError as error:
        raise InputError("signing needs the extra `sign`: install claimgraph[sign]") from error
