"""The border where errors become answers: one table from error families to HTTP status, one shape of body."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sojourn.kernel import errors
from sojourn.server.models import ErrorBody

log = logging.getLogger("sojourn.server")

STATUS: dict[type[errors.SojournError], int] = {
    errors.InvalidInput: 422,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.NotSignedIn: 401,
    errors.TooManyTries: 429,
    errors.NotAllowed: 403,
    errors.NotSupportedByEngine: 501,
    errors.NotEnoughData: 422,
    errors.ExternalFailure: 502,
}
"""Error family to HTTP status; anything else is a 500."""


def status_of(error: errors.SojournError) -> int:
    """The HTTP status of an error."""
    return next((STATUS[family] for family in type(error).__mro__ if family in STATUS), 500)


def body_of(error: errors.SojournError) -> ErrorBody:
    """The body of an error; facts that are no plain values are shown as text."""
    facts = {
        name: value if isinstance(value, str | int | float | None) else str(value)
        for name, value in error.facts.items()
    }
    return ErrorBody(code=error.code, message=error.message, hint=error.hint, facts=facts)


def answer(status: int, body: ErrorBody) -> JSONResponse:
    """The error as a response that nobody may keep."""
    return JSONResponse(body.model_dump(mode="json"), status_code=status, headers={"Cache-Control": "no-store"})


def answer_to(error: errors.SojournError) -> JSONResponse:
    """An error of ours as a response; one that asks to wait says so in the way HTTP does."""
    found = answer(status_of(error), body_of(error))
    if isinstance(error, errors.TooManyTries):
        found.headers["Retry-After"] = str(error.seconds)
    return found


def install(app: FastAPI) -> None:
    """Make every error of `app` come out in the one shape."""
    app.add_exception_handler(errors.SojournError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unknown)


async def _known(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, errors.SojournError)
    status = status_of(error)
    if status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    return answer_to(error)


async def _invalid(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - Starlette's signature
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    given = first.get("input")
    shown = f" ({str(given)[:80]!r})" if isinstance(given, str | int | float) else ""
    said = str(first["msg"]).removeprefix("Value error, ")
    body = ErrorBody(
        code="bad_request",
        message=f"{where or 'The request'}{shown} cannot be used: {said.removesuffix('.')}.",
        hint="See /api/openapi.json for what is expected.",
        facts={"field": where, "errors": len(error.errors()), **_cause(first)},
    )
    return answer(422, body)


def _cause(problem: Any) -> dict[str, Any]:
    """The code and facts of the error of ours that a field was refused for; nothing when it was not ours."""
    cause = getattr(problem.get("ctx", {}).get("error"), "__cause__", None)
    return {"cause": cause.code, **cause.facts} if isinstance(cause, errors.SojournError) else {}


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        body = ErrorBody(
            code="no_such_address",
            message=f"There is no {request.url.path}.",
            hint="See /api/openapi.json for what there is.",
        )
    else:
        body = ErrorBody(code=f"http_{error.status_code}", message=str(error.detail))
    return answer(error.status_code, body)


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    body = ErrorBody(
        code="unexpected",
        message=f"Something unexpected went wrong ({type(error).__name__}).",
        hint="The server's output says more. Please report it.",
    )
    return answer(500, body)
