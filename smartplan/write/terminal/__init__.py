"""Answers on the screen: tables that fit 80 columns, never by colour alone."""
