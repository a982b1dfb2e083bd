"""Encryption and signature of what Feishu sends to a request URL. Facts 1.2."""

import base64
import hashlib
import secrets

from Crypto.Cipher import AES
from Crypto.Util.Padding import pad


def encrypted(text: str, encrypt_key: str) -> str:
    vector = secrets.token_bytes(16)
    key = hashlib.sha256(encrypt_key.encode()).digest()
    sealed = AES.new(key, AES.MODE_CBC, vector).encrypt(pad(text.encode(), 16))
    return base64.b64encode(vector + sealed).decode()


def signature(timestamp: str, nonce: str, encrypt_key: str, body: bytes) -> str:
    return hashlib.sha256((timestamp + nonce + encrypt_key).encode() + body).hexdigest()
