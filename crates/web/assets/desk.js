// Keyboard of the desk: "/" finds, "g h" goes home, "n" begins a case where there are cases, "?" lists the keys. Everything is also a link or a field.

const search = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
const home = document.querySelector("[data-home]");
const keys = document.querySelector("dialog[data-keys]");

let pending = "";

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const chord = pending + event.key;
  pending = "";
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?" && keys && !keys.open) {
    event.preventDefault();
    keys.showModal();
  } else if (event.key === "n" && home?.dataset.new) {
    location.assign(home.dataset.new);
  } else if (chord === "gh" && home) {
    home.click();
  } else if (event.key === "g") {
    pending = "g";
  }
});

// A filter that asks for it is sent as soon as it changes; the button stays for those without this file.
for (const form of document.querySelectorAll("form[data-send-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// On a narrow screen the strip of sections starts where this page is.
const strip = document.querySelector(".sections");
const here = strip?.querySelector("[aria-current]");
if (here && here.offsetLeft + here.offsetWidth > strip.clientWidth) strip.scrollLeft = here.offsetLeft - 24;

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
