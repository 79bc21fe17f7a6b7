// A form that is not finished is kept on the server, field by field, as soon as one changes. Nothing is kept in the
// browser. Without this file the button of the page does the same.
//
// data-autosave says where to; data-saving and data-failed are the sentences of the page. The server answers with the
// sentence that says when it kept the change.

const form = document.querySelector("form[data-autosave]");
const state = form?.querySelector("[data-saved]");
const always = ["token", "key", "center", "person"];
const waiting = new Map();
let busy = false;
let again = 0;

async function send() {
  if (busy || waiting.size === 0) return;
  busy = true;
  const sent = new Map(waiting);
  waiting.clear();
  const body = new URLSearchParams({ via: "script" });
  for (const name of always) body.set(name, form.elements[name].value);
  for (const [name, value] of sent) body.set(name, value);
  state.textContent = form.dataset.saving;
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, keepalive: true });
    if (!answer.ok) throw new Error(String(answer.status));
    state.textContent = (await answer.json()).saved;
    state.classList.remove("red");
  } catch {
    for (const [name, value] of sent) if (!waiting.has(name)) waiting.set(name, value);
    state.textContent = form.dataset.failed;
    state.classList.add("red");
    clearTimeout(again);
    again = setTimeout(send, 5000);
    busy = false;
    return;
  }
  busy = false;
  send();
}

let pause = 0;

function changed(event, wait) {
  const field = event.target;
  if (!field.name || field.type === "hidden") return;
  waiting.set(field.name, field.value);
  clearTimeout(pause);
  pause = setTimeout(send, wait);
}

// Names of places as soon as four letters stand there: a code with its name, which the server reads back.
const places = document.getElementById("places");

async function offer(field) {
  const text = field.value.trim();
  if (text.length < 4 || /^\d/.test(text)) return;
  const answer = await fetch(`${form.dataset.places}?search=${encodeURIComponent(text)}`).catch(() => null);
  if (!answer?.ok || field.value.trim() !== text) return;
  const rows = await answer.json();
  places.replaceChildren(
    ...rows.map((row) => {
      const names = [row.name, row.province, row.department].filter(Boolean);
      const told = names.filter((name, at) => name !== names[at - 1]);
      const option = document.createElement("option");
      option.value = `${row.ubigeo} ${told.join(", ")}`;
      return option;
    }),
  );
}

if (form) {
  form.addEventListener("change", (event) => changed(event, 0));
  form.addEventListener("input", (event) => {
    changed(event, 800);
    if (event.target.matches("[data-place]")) offer(event.target);
  });
  form.addEventListener("submit", () => waiting.clear());
  addEventListener("pagehide", send);
  document.querySelector(".notice.danger, .notice.warning")?.focus();
}
