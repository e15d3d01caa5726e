"""The line itself, pure: model, scores, gaps, roadmap, changes."""
