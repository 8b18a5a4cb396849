"""One's own account: name, language, password, second factor, and where one is signed in."""

from __future__ import annotations

from fastapi import APIRouter

from sojourn.access.permissions import Permission
from sojourn.app.accounts.joining import checked_name
from sojourn.app.accounts.second_factor import SecondFactor
from sojourn.app.accounts.signing_in import SigningIn
from sojourn.kernel.errors import NotFound
from sojourn.server.access_models import (
    AccountBody,
    AccountChange,
    CodeRequest,
    Confirmation,
    PasswordChange,
    RecoveryCodesBody,
    SessionLine,
    TotpSetup,
)
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller, CurrentOffice, CurrentPrincipal, OwnAccount
from sojourn.store.passwords import check_new_password, hash_password

router = APIRouter(prefix="/account", tags=["account"])


@router.get("", operation_id="getAccount")
@needs(Permission.OWN_ACCOUNT)
def get_account(office: CurrentOffice, account: OwnAccount) -> AccountBody:
    """One's own account."""
    return AccountBody(
        email=account.email,
        name=account.name,
        language=account.language,
        has_password=account.password_hash is not None,
        totp=account.totp_confirmed,
        recovery_codes_left=office.recovery.left(account.id),
    )


@router.put("", operation_id="changeAccount", status_code=204)
@needs(Permission.OWN_ACCOUNT, "account.changed")
def change_account(office: CurrentOffice, account: OwnAccount, change: AccountChange) -> None:
    """Change name and language."""
    office.accounts.change(account.id, name=checked_name(change.name), language=change.language)


@router.put("/password", operation_id="changePassword", status_code=204)
@needs(Permission.OWN_ACCOUNT, "account.password_changed")
def change_password(
    office: CurrentOffice,
    account: OwnAccount,
    principal: CurrentPrincipal,
    change: PasswordChange,
    caller: CurrentCaller,
) -> None:
    """Change the password; every other session ends."""
    SigningIn(office).confirm(account, change.current, caller)
    check_new_password(change.new, account.name, account.email)
    office.accounts.change(account.id, password_hash=hash_password(change.new))
    office.sessions.end_all(account.id, but=principal.session)


@router.post("/totp", operation_id="beginTotp")
@needs(Permission.OWN_ACCOUNT)
def begin_totp(
    workspace: CurrentWorkspace, account: OwnAccount, confirmation: Confirmation, caller: CurrentCaller
) -> TotpSetup:
    """A new secret for an authenticator app; in force once a first code was given."""
    office = workspace.office
    SigningIn(office).confirm(account, confirmation.password, caller)
    setup = SecondFactor(office).begin(account, workspace.files.root.resolve().name)
    return TotpSetup(secret=setup.secret, uri=setup.uri, qr_path=setup.qr_path, qr_size=setup.qr_size)


@router.post("/totp/confirm", operation_id="confirmTotp")
@needs(Permission.OWN_ACCOUNT, "account.totp_on")
def confirm_totp(office: CurrentOffice, account: OwnAccount, given: CodeRequest) -> RecoveryCodesBody:
    """Turn the second factor on with a first code; the recovery codes, shown once."""
    office.throttle.enter({f"totp:{account.id}": 5})
    codes = SecondFactor(office).confirm(account, given.code)
    office.throttle.succeeded(f"totp:{account.id}")
    return RecoveryCodesBody(codes=codes)


@router.post("/totp/off", operation_id="endTotp", status_code=204)
@needs(Permission.OWN_ACCOUNT, "account.totp_off")
def end_totp(office: CurrentOffice, account: OwnAccount, confirmation: Confirmation, caller: CurrentCaller) -> None:
    """Turn the second factor off."""
    SigningIn(office).confirm(account, confirmation.password, caller)
    SecondFactor(office).off(account)


@router.post("/recovery", operation_id="renewRecoveryCodes")
@needs(Permission.OWN_ACCOUNT, "account.codes_renewed")
def renew_recovery_codes(
    office: CurrentOffice, account: OwnAccount, confirmation: Confirmation, caller: CurrentCaller
) -> RecoveryCodesBody:
    """New recovery codes; those before are worth nothing any more."""
    SigningIn(office).confirm(account, confirmation.password, caller)
    return RecoveryCodesBody(codes=office.recovery.renew(account.id))


@router.get("/sessions", operation_id="listSessions")
@needs(Permission.OWN_ACCOUNT)
def list_sessions(office: CurrentOffice, account: OwnAccount, principal: CurrentPrincipal) -> list[SessionLine]:
    """Where one is signed in, latest use first."""
    return [
        SessionLine(
            id=session.id,
            created_at=session.created_at,
            seen_at=session.seen_at,
            address=session.address,
            agent=session.agent,
            current=session.id == principal.session,
        )
        for session in office.sessions.of(account.id)
    ]


@router.delete("/sessions/{session}", operation_id="endSession", status_code=204)
@needs(Permission.OWN_ACCOUNT, "session.ended")
def end_session(office: CurrentOffice, account: OwnAccount, session: str) -> None:
    """Sign out there."""
    if not office.sessions.end(session, account.id):
        raise NotFound("no_such_session", "This session is not there (any more).", "Load the page again.")


@router.delete("/sessions", operation_id="endOtherSessions", status_code=204)
@needs(Permission.OWN_ACCOUNT, "session.others_ended")
def end_other_sessions(office: CurrentOffice, account: OwnAccount, principal: CurrentPrincipal) -> None:
    """Sign out everywhere else."""
    office.sessions.end_all(account.id, but=principal.session)
