"""Lessons: a Markdown file becomes screens of prose and exercises, and the engine computes every answer. Knows no page and no HTTP."""
