// Saves each answer of a case as soon as it is given, and says so in words. Without this file every section has its button.
//
// A change carries a key of its own, so that sending it again after a lost connection happens once, and how many answers
// its author had seen, so that nobody overwrites what he did not see. The server says what is asked now.

const forms = document.querySelectorAll("form[data-autosave]");

function valueOf(form, field) {
  const values = new FormData(form).getAll(`v.${field}`);
  return values.filter((value) => value !== "").join(",");
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function tell(question, words, error) {
  const slot = question.querySelector("[data-error]");
  const state = question.querySelector("[data-state]");
  if (slot) {
    slot.textContent = error;
    slot.hidden = error === "";
  }
  if (state) state.textContent = words;
  question.classList.toggle("wrong", error !== "");
}

function show(asked) {
  for (const [id, isAsked] of Object.entries(asked)) {
    const place = document.getElementById(id);
    if (place) place.hidden = !isAsked;
  }
}

async function send(form, question, change) {
  const body = new URLSearchParams({ ...change, token: form.elements.token.value });
  for (const name of ["form", "section", "row"]) body.set(name, form.elements[name].value);
  const response = await fetch(form.dataset.autosave, { method: "POST", body, redirect: "manual" });
  if (response.status === 200 || response.status === 422) return response.json();
  const isOver = response.type === "opaqueredirect" || [403, 404].includes(response.status);
  if (isOver) return { error: form.dataset.ended };
  throw new Error(String(response.status));
}

const waiting = new Map();
const unsaved = new Set();

async function save(form, question) {
  const field = question.dataset.question;
  const value = valueOf(form, field);
  if (question.dataset.sent === value) {
    unsaved.delete(question);
    return;
  }
  const change = { field, value, base: question.dataset.base, key: newKey() };
  question.dataset.sent = value;
  tell(question, form.dataset.saving, "");
  for (const pause of [0, 1500, 5000]) {
    if (pause > 0) await new Promise((done) => setTimeout(done, pause));
    try {
      const answer = await send(form, question, change);
      if (answer.error) {
        tell(question, "", answer.error);
        delete question.dataset.sent;
        return;
      }
      if (valueOf(form, field) === value) unsaved.delete(question);
      question.dataset.base = answer.version;
      const base = form.elements[`base.${field}`];
      if (base) base.value = answer.version;
      const was = form.elements[`was.${field}`];
      if (was) was.value = answer.was;
      tell(question, answer.words, "");
      show(answer.asked);
      if (answer.html) question.outerHTML = answer.html;
      return;
    } catch {
      // The connection is lost or the server is busy: the same change is sent again with the same key.
    }
  }
  delete question.dataset.sent;
  tell(question, "", form.dataset.unsaved);
  form.querySelector("[data-save]").hidden = false;
}

// One change of a question after the other: the second names the version that the first made.
function queue(form, question) {
  const before = waiting.get(question) ?? Promise.resolve();
  const after = before.then(() => save(form, question));
  waiting.set(question, after);
  after.finally(() => waiting.get(question) === after && waiting.delete(question));
}

// Long words are saved while they are written, after a rest of the hands.
const REST_MS = 5000;

for (const form of forms) {
  // What is saved at once needs no button; it comes back where the connection is lost.
  form.querySelector("[data-save]").hidden = true;
  for (const question of form.querySelectorAll("[data-question]")) {
    question.dataset.sent = valueOf(form, question.dataset.question);
  }
  form.addEventListener("focusout", (event) => {
    const question = event.target.closest("[data-question]");
    if (question?.dataset.sent === valueOf(form, question?.dataset.question)) unsaved.delete(question);
  });
  form.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    if (question) queue(form, question);
  });
  form.addEventListener("input", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    unsaved.add(question);
    if (!event.target.matches("textarea")) return;
    clearTimeout(question.rest);
    question.rest = setTimeout(() => queue(form, question), REST_MS);
  });
  form.addEventListener("submit", () => unsaved.clear());
}

addEventListener("beforeunload", (event) => {
  if (waiting.size > 0 || unsaved.size > 0) event.preventDefault();
});
