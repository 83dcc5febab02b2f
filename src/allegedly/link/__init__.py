"""The same claim in many documents: block, compare, judge, cluster."""
