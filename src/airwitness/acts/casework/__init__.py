"""What is done in a case, one verb a file.

Each looks up what is known and records what follows under one lock, so that no two actors number
the same exhibit. Every line names first the digest of the detail that opened the case.
"""
