"""A real little OpenID provider on this computer: discovery, keys, the code with PKCE, signed ID tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


@dataclass
class Provider:
    """`person` is who is signed in there; `claims` and `key` may be bent by a test."""

    url: str = ""
    client_id: str = "sojourn"
    client_secret: str = "very secret / %"
    person: dict[str, Any] = field(default_factory=dict[str, Any])
    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"}))
    signing_key: RSAKey | None = None
    now: float = field(default_factory=time.time)
    codes: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def agree(self, address: str) -> dict[str, str]:
        """The person agrees on the provider's page: what the browser carries back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["client_id"] == self.client_id
        assert asked["code_challenge_method"] == "S256"
        assert asked["scope"].startswith("openid")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, form: dict[str, str], basic: str) -> dict[str, Any] | None:
        """The answer of the token endpoint; None for a wrong code, verifier or secret."""
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        user, _, password = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        known = (unquote(user), unquote(password)) == (self.client_id, self.client_secret)
        if asked is None or not known or asked["redirect_uri"] != form.get("redirect_uri"):
            return None
        if challenge.rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        claims = {
            "iss": self.url,
            "aud": self.client_id,
            "iat": int(self.now),
            "exp": int(self.now) + 300,
            "nonce": asked["nonce"],
            **self.person,
            **self.claims,
        }
        signed = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.signing_key or self.key)
        return {"access_token": "unused", "token_type": "Bearer", "id_token": signed}


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = {
                "/.well-known/openid-configuration": {
                    "issuer": provider.url,
                    "authorization_endpoint": f"{provider.url}/authorize",
                    "token_endpoint": f"{provider.url}/token",
                    "jwks_uri": f"{provider.url}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                },
                "/keys": KeySet([provider.key]).as_dict(private=False),
            }.get(self.path)
            self._answer(200 if found else 404, found or {})

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            body = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
            found = provider.token(body, self.headers.get("authorization", ""))
            self._answer(200 if found else 400, found or {"error": "invalid_grant"})

        def _answer(self, status: int, body: Any) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
            """Say nothing."""

    return Handler


@contextmanager
def running_provider() -> Iterator[Provider]:
    """The provider on a free port, until the block ends."""
    provider = Provider()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider)) as server:
        provider.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join(10)
