// What somebody types into a form goes to the server before it is saved, field by field:
// a lost connection, another page or a restart then loses nothing. Only what the server
// has not answered for waits in this tab, for the same person, and goes with its session.
(() => {
  const FORM = ".stMain [data-testid=stForm]";
  const DRAWING = ".stApp[data-test-script-state=running]";
  const WAITS = "begun"; // what this tab keeps while the server cannot be reached
  const SOON = 800; // milliseconds after the last key
  const LATEST = 3000; // the same for who types on and on
  const PATIENCE = 4000; // as long a press waits for what was typed before it
  const drawn = new WeakMap(); // by widget: its name, what it showed, what was sent of it
  const touched = new Set(); // forms that somebody turned to
  let unsent = {};
  let sending = null;
  let timer = null;
  let since = null; // when the first of what waits was typed
  let failed = false;

  const facts = () => JSON.parse(document.querySelector(".begun-facts")?.dataset.facts ?? "{}");
  const name_of = (element) =>
    [...element.classList].find((one) => one.startsWith("st-key-"))?.slice(7) ?? "";
  // A new record is called by its form; which one that is, is told when a page is whole.
  const key_of = (name, { new: ids = {} }) => {
    let key = name;
    for (const [id, form] of Object.entries(ids)) key = key.replace(id, `~${form}~`);
    return key;
  };
  const parts_of = (field) => {
    const parts = [...field.querySelectorAll("[role=spinbutton][data-type]")];
    const found = Object.fromEntries(
      parts.filter((part) => !part.dataset.placeholder).map((p) => [p.dataset.type, p.textContent]),
    );
    return parts.length === Object.keys(found).length ? found : null;
  };
  const two = (text) => text.padStart(2, "0");
  // What stands in a field, as words; nothing, while it is half chosen or no field.
  const READ = {
    stTextInput: (field) => {
      // A button inside the field shows the password; one beside its label only helps.
      const secret = field.querySelector("[type=password], [data-testid=stTextInputRootElement] button");
      return secret ? undefined : field.querySelector("input")?.value;
    },
    stTextArea: (field) => field.querySelector("textarea")?.value,
    stNumberInput: (field) => field.querySelector("input")?.value,
    stSelectbox: (field) => {
      const box = field.querySelector("[role=combobox]");
      return box?.ariaExpanded === "true" ? undefined : (box?.value ?? box?.textContent);
    },
    stMultiSelect: (field) => [...field.querySelectorAll("[data-tag]")].map((tag) => tag.ariaLabel),
    stDateInput: (field) => {
      const day = parts_of(field);
      if (day) return `${day.day}/${day.month}/${day.year}`;
      return field.querySelector("[role=spinbutton]:not([data-placeholder])") ? undefined : "";
    },
    stTimeInput: (field) => {
      const hour = parts_of(field);
      if (hour) return `${two(hour.hour)}:${two(hour.minute)}`;
      return field.querySelector("[role=spinbutton]:not([data-placeholder])") ? undefined : "";
    },
    stCheckbox: (field) => field.querySelector("input")?.checked,
    stRadio: (field) => field.querySelector("input:checked")?.closest("label")?.textContent ?? "",
    stButtonGroup: (field) =>
      [...field.querySelectorAll("[kind$=Active], [aria-checked=true], [aria-pressed=true]")].map(
        (choice) => choice.textContent,
      ),
  };
  const read = (element) => {
    const field = element.querySelector("[data-testid]");
    const value = READ[field?.dataset.testid]?.(field);
    return value === undefined ? undefined : JSON.stringify(value);
  };
  // Before somebody changes a form it is noted what it showed.
  const turn_to = (form) => {
    const told = facts();
    touched.add(form);
    for (const element of form.querySelectorAll('[class*="st-key-"]')) {
      const name = name_of(element);
      if (!name || drawn.get(element)?.name === name) continue;
      const shown = read(element);
      if (shown === undefined) continue;
      const begun = told.restored?.includes(key_of(name, told));
      drawn.set(element, { name, shown, sent: shown, begun });
    }
  };
  const look = () => {
    const told = facts();
    let early = false; // somebody types while the page is still being drawn
    for (const form of touched) {
      if (!form.isConnected) touched.delete(form);
      else
        for (const element of form.querySelectorAll('[class*="st-key-"]')) {
          const known = drawn.get(element);
          if (!known || known.name !== name_of(element)) continue;
          const now = read(element);
          if (now === undefined || now === known.sent) continue;
          const key = key_of(known.name, told);
          if (!told.fields?.includes(key)) {
            early ||= Boolean(document.querySelector(DRAWING));
            continue;
          }
          known.sent = now;
          unsent[key] = now === known.shown && !known.begun ? null : JSON.parse(now);
        }
    }
    if (early) soon();
    if (!Object.keys(unsent).length || !told.person) return;
    const page = location.pathname + location.search;
    sessionStorage.setItem(WAITS, JSON.stringify({ person: told.person, page, fields: unsent }));
  };
  const body_of = ({ person, page, fields }) => {
    const typed = Object.entries(fields).map(([key, value]) => ({ key, value }));
    return JSON.stringify({ person, page, typed: typed.slice(0, 200) });
  };
  const post = (body, keepalive = false) =>
    fetch("/drafts", { method: "POST", headers: { "content-type": "application/json" }, body, keepalive });
  const send = async (keepalive) => {
    const waiting = JSON.parse(sessionStorage.getItem(WAITS) ?? "null");
    if (!waiting) return;
    const fields = unsent;
    unsent = {};
    try {
      const answer = await post(body_of(waiting), keepalive);
      if (answer.redirected || answer.status >= 500) throw answer;
      failed = false;
      if (!Object.keys(unsent).length) sessionStorage.removeItem(WAITS);
    } catch (answer) {
      failed = !answer.redirected; // to the sign-in page; else it is sent again
      unsent = { ...fields, ...unsent };
      soon(5000);
    }
  };
  const flush = async (keepalive = false) => {
    clearTimeout(timer);
    timer = since = null;
    await sending;
    look();
    sending = send(keepalive);
    await sending;
  };
  const soon = (after = SOON) => {
    clearTimeout(timer);
    since ??= Date.now();
    timer = setTimeout(flush, Date.now() - since > LATEST ? 0 : after);
  };
  const form_of = (event) => event.target.closest?.(FORM);
  for (const name of ["focusin", "pointerdown"])
    addEventListener(name, (event) => form_of(event) && turn_to(form_of(event)), true);
  for (const name of ["input", "change", "keyup", "pointerup", "focusout"])
    addEventListener(name, () => touched.size && soon(), true);

  // A press waits until the server has what was typed before it, on whatever line.
  let passes = null;
  const hold = (event, again) => {
    if (passes === event.target || (!touched.size && !timer)) return;
    look();
    if (!Object.keys(unsent).length && !sessionStorage.getItem(WAITS)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const late = new Promise((done) => setTimeout(done, PATIENCE));
    Promise.race([flush(), late]).then(() => {
      passes = event.target;
      again();
      passes = null;
    });
  };
  const alike = (button) =>
    [...document.querySelectorAll("[data-testid^=stBaseButton]")].filter(
      (one) => one.textContent === button.textContent,
    );
  addEventListener(
    "click",
    (event) => {
      const draft = event.target.closest?.("[data-draft]");
      if (draft) return decide(draft);
      const field = event.target.closest?.("[data-field]");
      if (field) return lead_to(event, field.dataset.field);
      const button = event.target.closest?.("[data-testid^=stBaseButton]");
      if (!button || passes === button) return;
      const place = alike(button).indexOf(button);
      hold(event, () => {
        // The page may have been drawn anew meanwhile, and the button with it.
        passes = button.isConnected ? button : alike(button)[place];
        passes?.click();
      });
    },
    true,
  );
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (target.closest?.("[data-of]")) return; // a table moves its cells itself
      const one_line = target.matches?.("input:not([role=combobox])");
      const sends = key === "Enter" && !event.isComposing && (one_line || event.ctrlKey || event.metaKey);
      if (!sends || !form_of(event)) return;
      const { ctrlKey, metaKey } = event;
      const again = { key, ctrlKey, metaKey, bubbles: true, cancelable: true };
      hold(event, () => target.dispatchEvent(new KeyboardEvent("keydown", again)));
    },
    true,
  );

  // What was begun is taken up over the newest record, or discarded.
  const decide = async (button) => {
    button.disabled = true;
    await flush();
    const { person } = facts();
    const answer = await post(JSON.stringify({ person, ...JSON.parse(button.dataset.draft) }));
    if (answer.ok && !answer.redirected) location.reload();
    else button.disabled = false;
  };
  // The way from a fault to its field, behind whatever tab it stands.
  const lead_to = (event, key) => {
    event.preventDefault();
    const field = document.querySelector(`.st-key-${CSS.escape(key)}`);
    const panel = field?.closest("[role=tabpanel]");
    document.getElementById(panel?.getAttribute("aria-labelledby"))?.click();
    setTimeout(() => {
      field?.scrollIntoView({ block: "center" });
      field?.querySelector("input, textarea, [role=spinbutton], button")?.focus();
    }, 60);
  };

  addEventListener("pagehide", () => (look(), send(true)));
  addEventListener("online", () => failed && flush());
  addEventListener("beforeunload", (event) => failed && event.preventDefault());
  // What this tab still has goes before the page is drawn; another person's is dropped.
  const waiting = sessionStorage.getItem(WAITS);
  if (waiting) {
    const request = new XMLHttpRequest();
    try {
      request.open("POST", "/drafts", false);
      request.setRequestHeader("content-type", "application/json");
      request.send(body_of(JSON.parse(waiting)));
    } catch {
      return; // the server is not there: neither will the page be
    }
    if (request.status < 500) sessionStorage.removeItem(WAITS);
  }
})();
