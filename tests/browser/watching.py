"""Watches a page for what must never happen: errors in the console, a foreign host, a breach of the content policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Request

_COUNT_BREACHES = """
window.policyBreaches = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyBreaches.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


@dataclass
class Watch:
    """What went wrong in a context so far. `expected` holds words of messages that the test itself provokes."""

    host: str
    expected: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of the context, from its first request on."""
        context.add_init_script(_COUNT_BREACHES)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"error: {error.error}"))

    def check(self, context: BrowserContext) -> None:
        """Fail with everything that was seen."""
        for page in context.pages:
            breaches = page.evaluate("window.policyBreaches") if page.url.startswith("http") else []
            for breach in breaches:
                self._note(f"content policy: {breach}")
        assert not self.problems, "\n".join(self.problems)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        self.hosts.add(address.netloc)
        if address.netloc != self.host:
            self._note(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console {message.type}: {message.text} {message.location.get('url', '')}")

    def _note(self, problem: str | Error) -> None:
        text = str(problem)
        if not any(word in text for word in self.expected):
            self.problems.append(text)
