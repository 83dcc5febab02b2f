"""Make src/allegedly/resources/domain_ratings.tsv from the aggregate ratings of news domains of Lin et al. 2023.

    python make_domain_ratings.py lin2023_domain_pc1.csv ../../src/allegedly/resources/domain_ratings.tsv

Input: the columns domain and pc1 (the first component of up to six sets of expert ratings, 0 to 1), from
github.com/hauselin/domain-quality-ratings ("Feel free to reuse the data"). Output: domain and rating, two digits,
by domain. Lin, H., Lasser, J., Lewandowsky, S., et al. (2023), High level of correspondence across different news
domain quality rating sets, PNAS Nexus 2(9), doi:10.1093/pnasnexus/pgad286.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path


def main(source: Path, target: Path) -> None:
    """Write the table; domains in lower case, without those that have no rating."""
    with source.open(encoding="utf-8", newline="") as file:
        ratings = {row["domain"].strip().lower(): row["pc1"] for row in csv.DictReader(file) if row["pc1"]}
    lines = [f"{domain}\t{float(rating):.2f}" for domain, rating in sorted(ratings.items())]
    target.write_text("\n".join(["domain\trating", *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} domains")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
