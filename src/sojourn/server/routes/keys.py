"""API keys: for programmes that ask in the name of the workspace."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from fastapi import APIRouter, Request

from sojourn.access.permissions import Permission
from sojourn.app.accounts.joining import checked_name
from sojourn.server.access_models import KeyLine, KeyRequest, NewKey
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentOffice, OwnAccount
from sojourn.store.api_keys import ApiKey

router = APIRouter(prefix="/keys", tags=["keys"])


@router.get("", operation_id="listKeys")
@needs(Permission.MANAGE_KEYS)
def list_keys(office: CurrentOffice) -> list[KeyLine]:
    """Every key, newest first; none can be read again."""
    return [_line(key) for key in office.keys.all()]


@router.post("", operation_id="createKey", status_code=201)
@needs(Permission.MANAGE_KEYS, "key.created")
def create_key(office: CurrentOffice, account: OwnAccount, asked: KeyRequest, request: Request) -> NewKey:
    """A new key. `secret` is shown this once; send it as `Authorization: Bearer sj_...`."""
    valid_for = timedelta(days=asked.days) if asked.days else None
    key, secret = office.keys.add(checked_name(asked.name), dict.fromkeys(asked.scopes), account.id, valid_for)
    request.state.audit_target = f"{key.name} ({key.start}...)"
    return NewKey(key=_line(key), secret=secret)


@router.delete("/{key}", operation_id="revokeKey", status_code=204)
@needs(Permission.MANAGE_KEYS, "key.revoked")
def revoke_key(office: CurrentOffice, key: str, request: Request) -> None:
    """End a key at once."""
    found = office.keys.revoke(key)
    request.state.audit_target = f"{found.name} ({found.start}...)"


def _line(key: ApiKey) -> KeyLine:
    return KeyLine.model_validate({name: value for name, value in asdict(key).items() if name != "user_id"})
