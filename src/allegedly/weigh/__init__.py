"""What a claim is worth: independent corroboration, reliability, grades with reasons."""
