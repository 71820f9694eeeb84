"""Evaluation: how well cleaning does, on a corpus of cases or on records with gold.

``corpus`` reads cases and compares articles with them, ``gate`` holds them against floors;
``measures`` scores single records, ``summary`` groups of them, ``comparison`` two runs.
"""
