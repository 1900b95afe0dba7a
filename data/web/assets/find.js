// Search and jump: "/" or the bar's button opens a box over the page. What is typed goes to
// the server as it is typed; the arrow keys choose, Enter opens, Escape closes.
(() => {
  const WAIT = 120; // milliseconds after the last key
  let box, field, list, said, words, at, asked, timer;

  const make = (name, given, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    for (const [key, value] of Object.entries(given))
      if (key.includes("-") || key === "role") made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  const icon = (name) => make("i", { translate: false, textContent: name, "aria-hidden": "true" });

  const build = () => {
    field = make("input", { type: "text", role: "combobox", id: "find-field", autocomplete: "off",
      spellcheck: false, maxLength: 200, enterKeyHint: "go", placeholder: words.ask,
      "aria-label": words.ask, "aria-expanded": "false", "aria-controls": "find-list",
      "aria-autocomplete": "list" });
    const close = make("button", { type: "button", className: "find-close", title: words.close,
      "aria-label": words.close }, icon("close"));
    list = make("div", { id: "find-list", role: "listbox", "aria-label": words.found });
    said = make("p", { className: "find-said", role: "status" });
    box = make("dialog", { className: "find", "aria-label": words.ask },
      make("div", { className: "find-head" }, icon("search"), field, close), said, list,
      make("p", { className: "find-keys", textContent: words.keys }));
    close.addEventListener("click", () => box.close());
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    field.addEventListener("keydown", onKey);
    list.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => event.target === box && box.close());
    box.addEventListener("close", () => box.remove());
  };

  const open = () => {
    if (document.querySelector("dialog[open], .find[open]")) return;
    const button = document.querySelector(".stApp .way-find") ?? document.querySelector(".way-find");
    if (!button) return;
    words = JSON.parse(button.dataset.words);
    build();
    document.body.append(box);
    box.showModal();
    ask();
  };

  const ask = async () => {
    clearTimeout(timer);
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const year = Number(new URLSearchParams(location.search).get("tahun")) || null;
    try {
      const answer = await fetch("/find", { method: "POST", signal, redirect: "error",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ words: field.value, year }) });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
    } catch (failure) {
      if (!signal.aborted) show({ said: words.failed, found: [] });
    }
  };

  const show = (answer) => {
    const many = words.one.replace("{count}", answer.found.length);
    said.textContent = answer.said || many;
    said.classList.toggle("quiet", !answer.said);
    list.replaceChildren(...answer.found.map(option));
    list.scrollTop = 0;
    field.setAttribute("aria-expanded", String(answer.found.length > 0));
    choose(field.value.trim() && answer.found.length ? 0 : -1);
  };

  const option = (one, number) => {
    const name = make("span", { className: "find-name", textContent: one.name });
    if (one.about) name.append(make("small", { textContent: one.about }));
    const kind = make("span", { className: "find-kind", textContent: one.kind });
    if (one.year) kind.append(make("small", { textContent: one.year, className: one.other ? "other" : "" }));
    const made = make("a", { id: `find-${number}`, role: "option", href: one.url, tabIndex: -1,
      "aria-selected": "false" }, icon(one.icon), name, kind);
    if (one.file) made.target = "_blank";
    made.addEventListener("mousemove", () => at !== number && choose(number));
    return made;
  };

  const choose = (number) => {
    const found = [...list.children];
    found[at]?.setAttribute("aria-selected", "false");
    at = number;
    const chosen = found[at];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  };

  const onKey = async (event) => {
    if (event.isComposing) return;
    const count = list.children.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && count) {
      event.preventDefault();
      choose((at + steps[event.key] + count + (at < 0 && event.key === "ArrowUp")) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      await follow(event.ctrlKey || event.metaKey);
    }
  };

  // Who is faster than the answer gets what was typed, not what stood there before.
  const follow = async (beside) => {
    if (timer) await ask();
    timer = undefined;
    const chosen = list.children[at];
    if (!chosen) return;
    if (beside) window.open(chosen.href);
    else chosen.click();
  };

  const isTyping = (target) => target?.closest?.(
    "input, textarea, select, [contenteditable], canvas, [role=grid], [role=gridcell], [data-testid=stDataFrame]");

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    open();
  });
  addEventListener("click", (event) => {
    if (event.target.closest?.(".way-find")) open();
  });
  addEventListener("popstate", () => box?.open && box.close());
})();
