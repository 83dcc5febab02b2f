// The only script of the app: it looks after work under way, so that the page need not be loaded again.
// Everything works without it.
"use strict";

const board = document.getElementById("job");

async function look() {
  const answer = await fetch(`/api/jobs/${board.dataset.job}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const job = await answer.json();
  if (job.over) {
    location.reload();
    return;
  }
  const step = board.querySelector(".step bdi");
  if (step) step.textContent = job.read ? `${job.step} ${job.read} read so far.` : job.step;
  setTimeout(look, 500);
}

if (board && board.dataset.over === "no") setTimeout(look, 300);
