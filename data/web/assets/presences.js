// Who came, entered by single keys or by thumb: the rows of a list write into its field,
// a line for each pupil. What is typed there goes on as in every other field.
(() => {
  const LIST = ".presences";
  const field_of = (list) =>
    document.querySelector(`.st-key-${CSS.escape(list.dataset.field)} textarea`);
  const rows_of = (list) => [...list.querySelectorAll("li")];
  const read = (field) =>
    new Map(
      field.value
        .split("\n")
        .map((line) => [line.lastIndexOf(":"), line])
        .filter(([at]) => at > 0)
        .map(([at, line]) => [line.slice(0, at).trim(), line.slice(at + 1).trim()]),
    );
  const paint = (list, found) => {
    for (const row of rows_of(list))
      for (const button of row.querySelectorAll("[data-key]"))
        button.ariaPressed = String(found.get(row.dataset.pupil) === button.dataset.key);
    const done = list.querySelector(".done");
    if (done) done.textContent = rows_of(list).filter((row) => found.has(row.dataset.pupil)).length;
  };
  const write = (list, found) => {
    const field = field_of(list);
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    const lines = rows_of(list)
      .map((row) => row.dataset.pupil)
      .filter((name) => found.has(name))
      .map((name) => `${name}: ${found.get(name)}`);
    own.set.call(field, lines.join("\n"));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    paint(list, found);
  };
  const takes = (row, key) => row.querySelector(`[data-key="${key}"]`);
  const set = (row, key, toggles) => {
    const list = row.closest(LIST);
    const found = read(field_of(list));
    const name = row.dataset.pupil;
    if (!key || (toggles && found.get(name) === key)) found.delete(name);
    else found.set(name, key);
    write(list, found);
  };
  const fill = (list, key) => {
    const found = read(field_of(list));
    for (const row of rows_of(list))
      if (!found.has(row.dataset.pupil) && takes(row, key)) found.set(row.dataset.pupil, key);
    write(list, found);
  };
  // One row is reached by Tab; the others by arrows, from there.
  const focus = (row) => {
    for (const other of rows_of(row.closest(LIST))) other.tabIndex = other === row ? 0 : -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (row, by) => {
    const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (next) focus(next);
    else if (by > 0) row.closest("[data-testid=stForm]")?.querySelector("[data-testid=stFormSubmitButton] button")?.focus();
  };

  addEventListener("click", (event) => {
    const button = event.target.closest?.(`${LIST} button`);
    if (!button) return;
    const { key, all } = button.dataset;
    if (all) return fill(button.closest(LIST), all);
    const row = button.closest("li");
    set(row, key, true);
    focus(row);
  });
  addEventListener("keydown", (event) => {
    const row = event.target.closest?.(`${LIST} li`);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const moves = { ArrowDown: 1, Enter: 1, ArrowUp: -1 };
    const letter = event.key.length === 1 ? event.key.toUpperCase() : "";
    if (event.key in moves) step(row, moves[event.key]);
    else if (["Delete", "Backspace"].includes(event.key)) set(row, "");
    else if (letter && event.shiftKey) fill(row.closest(LIST), letter);
    else if (letter && takes(row, letter)) {
      set(row, letter);
      step(row, 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // What stands in the field is shown on the rows, also what was begun before; who comes
  // to a list by keyboard begins at the first pupil about whom nothing is entered.
  const SETTLING = [100, 400, 1200, 3000]; // milliseconds until a field shows what it has
  const painted = new WeakMap();
  const look = () => {
    for (const list of document.querySelectorAll(LIST)) {
      const field = field_of(list);
      if (!field || painted.get(list) === field.value) continue;
      const is_new = !painted.has(list);
      if (is_new && !field.value && list.querySelector("[aria-pressed=true]")) {
        setTimeout(look, SETTLING[0]); // the field does not show yet what the rows do
        continue;
      }
      painted.set(list, field.value);
      field.tabIndex = -1;
      const found = read(field);
      paint(list, found);
      if (!is_new) continue;
      for (const after of SETTLING) setTimeout(look, after);
      const first = rows_of(list).find((row) => !found.has(row.dataset.pupil));
      for (const row of rows_of(list)) row.tabIndex = row === (first ?? rows_of(list)[0]) ? 0 : -1;
      if (first && document.activeElement === document.body && matchMedia("(pointer: fine)").matches)
        focus(first);
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
})();
