"""Measuring: the project's own gold, the floors that its figures must not fall below, and the page that shows them."""
