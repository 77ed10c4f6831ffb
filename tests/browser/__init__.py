"""Tests of the page in a real Chromium: what a person sees, hears and presses. They know the words on the page, never its modules."""
