"""The gazetteer: states, places, bodies, office holders and outlets, read at the edge and passed on as plain values."""
