"""Sign-in at an OpenID Connect provider: authorisation code with PKCE, and the checks of the ID token.

After OpenID Connect Core 1.0 (3.1.3.7), RFC 7636 (PKCE, S256) and RFC 9207 (issuer in the answer).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote, urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sojourn.channels.outgoing import Outgoing
from sojourn.kernel.errors import ExternalFailure, NotAllowed

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384", "RS384", "RS512", "EdDSA")
"""Signatures with a key of the provider; never a shared secret, never none."""
LEEWAY_SECONDS: Final = 60


@dataclass(frozen=True)
class Client:
    """This server as the provider knows it."""

    issuer: str
    id: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Person:
    """Who signed in. `email` is empty unless the provider has verified it."""

    subject: str
    email: str
    name: str


class Provider:
    """One OpenID provider; its addresses and keys are asked for each sign-in anew."""

    def __init__(self, client: Client, outgoing: Outgoing) -> None:
        self._client = client
        self._outgoing = outgoing

    def authorize_url(self, return_to: str, state: str, nonce: str, verifier: str) -> str:
        """Where to send the browser."""
        query = {
            "response_type": "code",
            "client_id": self._client.id,
            "redirect_uri": return_to,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        place = self._addresses()["authorization_endpoint"]
        return f"{place}{'&' if '?' in place else '?'}{urlencode(query)}"

    def person(self, code: str, return_to: str, nonce: str, verifier: str, now: datetime) -> Person:
        """Exchange the code; who signed in. Raises NotAllowed when the provider's word does not hold."""
        addresses = self._addresses()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": return_to,
            "code_verifier": verifier,
            "client_id": self._client.id,
        }
        basic = None
        methods = addresses.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if self._client.secret and "client_secret_basic" in methods:
            basic = (quote(self._client.id, safe=""), quote(self._client.secret, safe=""))
        elif self._client.secret:
            form["client_secret"] = self._client.secret
        answer = self._outgoing.post_form(str(addresses["token_endpoint"]), form, basic)
        claims = self._checked(str(answer.get("id_token", "")), str(addresses["jwks_uri"]), nonce, now)
        verified = claims.get("email_verified") in (True, "true")
        email = str(claims.get("email", "")) if verified else ""
        name = str(claims.get("name") or claims.get("preferred_username") or email)
        return Person(str(claims["sub"]), email, name)

    def _addresses(self) -> dict[str, Any]:
        found = self._outgoing.get_json(f"{self._client.issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self._client.issuer:
            raise _not_held("its issuer is another one")
        missing = [name for name in ("authorization_endpoint", "token_endpoint", "jwks_uri") if not found.get(name)]
        if missing:
            raise ExternalFailure("provider_failed", f"The provider names no {missing[0]}.", place=self._client.issuer)
        return found

    def _checked(self, token: str, keys_at: str, nonce: str, now: datetime) -> Mapping[str, Any]:
        keys = KeySet.import_key_set(self._outgoing.get_json(keys_at))  # type: ignore[arg-type]
        try:
            claims = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
        except (JoseError, ValueError) as error:
            raise _not_held("the signature does not hold") from error
        audience = claims.get("aud")
        audiences = [audience] if isinstance(audience, str) else list(audience or [])
        seconds = now.timestamp()
        checks = {
            "it is from another issuer": str(claims.get("iss", "")).rstrip("/") == self._client.issuer,
            "it is for another client": self._client.id in audiences,
            "it was made for another client": len(audiences) == 1 or claims.get("azp") == self._client.id,
            "it has expired": _number(claims.get("exp")) > seconds - LEEWAY_SECONDS,
            "it is from the future": _number(claims.get("iat")) < seconds + LEEWAY_SECONDS,
            "it belongs to another sign-in": hmac.compare_digest(str(claims.get("nonce", "")), nonce),
            "it names nobody": bool(claims.get("sub")),
        }
        for why, holds in checks.items():
            if not holds:
                raise _not_held(why)
        return claims


def challenge_of(verifier: str) -> str:
    """What is shown of the verifier at first (S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


def _not_held(why: str) -> NotAllowed:
    return NotAllowed(
        "provider_not_believed", f"The answer of the sign-in provider does not hold: {why}.", "Start again.", why=why
    )
