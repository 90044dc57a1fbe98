"""The signatures that the check reads in plain Python are those of RFC 8032."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.authorship.curve import ORDER, PublicKey, is_of_low_order, point

# RFC 8032, section 7.1: public key, message, signature.
VECTORS = {
    "empty": (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    "one byte": (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    "two bytes": (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
    "a hash": (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
        "454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
        "3dca179c138ac17ad9bef1177331a704",
    ),
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_the_examples_of_the_standard(vector):
    public, message, signature = map(bytes.fromhex, vector)
    key = PublicKey(public)
    assert key.verifies(message, signature)
    assert not key.verifies(message + b"x", signature)
    assert not key.verifies(message, signature[:40] + bytes([signature[40] ^ 1]) + signature[41:])
    assert not key.verifies(message, signature[:-1])
    # The same signature with the order added is no second one.
    larger = int.from_bytes(signature[32:], "little") + ORDER
    assert not key.verifies(message, signature[:32] + larger.to_bytes(32, "little"))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
def test_it_agrees_with_the_library(seed, message, bit):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key(), private.sign(message)
    key = PublicKey(public.public_bytes_raw())
    assert key.verifies(message, signature)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    with pytest.raises(InvalidSignature):
        public.verify(bytes(flipped), message)
    assert not key.verifies(message, bytes(flipped))


@given(st.binary(min_size=32, max_size=32))
def test_what_is_no_point_for_the_library_is_none_here(data):
    signature = bytes(64)
    try:
        Ed25519PublicKey.from_public_bytes(data).verify(signature, b"")
    except InvalidSignature:
        assert takes_nothing(data, signature)
    else:
        # The library takes this signature from a few keys, of low order, that take anybody's.
        assert takes_nothing(data, signature)


def takes_nothing(data, signature):
    found = point(data)
    if found is None or is_of_low_order(found):
        with pytest.raises(ValueError, match="no key"):
            PublicKey(data)
        return True
    return not PublicKey(data).verifies(b"", signature)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(31),
        # y is not below the prime, x is 0 with a sign, and a y without an x.
        (2**255 - 19).to_bytes(32, "little"),
        (1 | 1 << 255).to_bytes(32, "little"),
        (2).to_bytes(32, "little"),
    ],
    ids=["nothing", "short", "too large", "minus zero", "off the curve"],
)
def test_what_is_no_key_is_refused(data):
    with pytest.raises(ValueError, match="no key"):
        PublicKey(data)
