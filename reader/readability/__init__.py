"""How hard a text is: counts, formulas, difficulty, findings."""
