// Signing in and enrolling with a passkey. The server makes the challenge and checks the answer;
// this file only carries both between the server and the browser.
//
// A form with data-passkey="sign-in" or "enrol" says where to ask (data-start) and where to answer (data-finish).
// What went wrong is one of the sentences that the page brings along (data-failed, data-unsupported).

function bytes(text) {
  const padded = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (char) => char.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decoded(options) {
  const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (key[list]) key[list] = key[list].map((known) => ({ ...known, id: bytes(known.id) }));
  }
  return { publicKey: key };
}

function encoded(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const value = credential.response[name];
    if (value) response[name] = text(value);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
    response,
  };
}

async function post(url, form, body) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: form.elements.token?.value ?? "", ...body }),
  });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return answer.json();
}

async function run(form) {
  const begun = await post(form.dataset.start, form, {});
  const options = decoded(begun.options);
  const credential = form.dataset.passkey === "enrol"
    ? await navigator.credentials.create(options)
    : await navigator.credentials.get(options);
  const done = await post(form.dataset.finish, form, {
    ceremony: begun.ceremony,
    label: form.elements.label?.value ?? "",
    credential: encoded(credential),
  });
  location.replace(done.next);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const problem = form.querySelector("[data-problem]");
  const button = form.querySelector("button");
  const tell = (sentence) => {
    problem.textContent = sentence;
    problem.hidden = false;
  };
  if (!window.PublicKeyCredential) {
    button.disabled = true;
    tell(form.dataset.unsupported);
    continue;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      await run(form);
    } catch {
      tell(form.dataset.failed);
      problem.focus();
    }
    button.disabled = false;
  });
}
