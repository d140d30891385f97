"""The HTTP side: pages for people and routes for programs. No rule of the domain lives here."""
