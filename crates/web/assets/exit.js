// Leaves the page at once: blanks it, replaces its place in the history, and lets the server end the session.
// Works on the link with the attribute data-exit; without this file the same link works by itself.
// Shift pressed three times does the same. Escape is left alone: it would stop the new page from loading.

const link = document.querySelector("a[data-exit]");

function leave() {
  document.title = "\u200b";
  document.body.hidden = true;
  document.body.replaceChildren();
  location.replace(link.href);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < 2500), event.timeStamp];
    if (presses.length >= 3) leave();
  });

  const hint = link.querySelector("[data-exit-keys]");
  if (hint) hint.hidden = false;
}

// A page that comes back from the history is asked for again, so that an ended session shows nothing.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
