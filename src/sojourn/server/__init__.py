"""HTTP: one router a domain, and the built web app."""
