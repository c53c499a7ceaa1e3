"""The only room that speaks SQL: tables, and plain functions that take a session."""
