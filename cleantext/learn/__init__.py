"""What the library learns from corpora; never needed to clean."""
