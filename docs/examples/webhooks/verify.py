# Verifies deliveries from Smena; Python 3.9 or newer. "python3 verify.py vectors.json" runs it on the test vectors.
import base64, hashlib, hmac, time

TOLERANCE = 5 * 60  # seconds


def verify_standard(secret, headers, body, now=None):
    """Whether Smena sent this, and just now. Header names in lower case; the body as the bytes that came."""
    message_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not sent_at.isdecimal() or abs((time.time() if now is None else now) - float(sent_at)) > TOLERANCE:
        return False
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    mac = hmac.new(key, f"{message_id}.{sent_at}.".encode() + body, hashlib.sha256)
    expected = "v1," + base64.b64encode(mac.digest()).decode()
    return any(same(given, expected) for given in headers.get("webhook-signature", "").split(" "))


def verify_simple(secret, headers, body):
    """Whether Smena sent this body, at whatever time."""
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    names = "x-webhook-signature", "x-webhook-signature-previous"
    return any(same(headers.get(name, ""), expected) for name in names)


def same(given, expected):
    return hmac.compare_digest(given.encode(), expected.encode())


# The end of what a receiver needs.
if __name__ == "__main__":
    import json
    import sys

    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    for vector in vectors:
        headers = {name.lower(): value for name, value in vector["headers"].items()}
        secret, body = vector["secret"], vector["body"].encode()
        assert verify_standard(secret, headers, body, vector["now"]) == vector["standard"], vector["name"]
        assert verify_simple(secret, headers, body) == vector["simple"], vector["name"]
    print(f"{len(vectors)} vectors")
