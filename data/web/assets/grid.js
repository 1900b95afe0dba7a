// What is typed into a grid's cell before its editor is open waits for it, whole and in
// order: a slow machine takes a second to open one, and meanwhile keys went to nobody, or
// behind the old text. The editors' scripts are loaded once somebody turns to a grid.
(() => {
  const CANVAS = "[data-testid=data-grid-canvas]";
  const EDITOR = "#portal input, #portal textarea";
  const BY_PARTS = "[type=date], [type=time]";
  const FRAMES = 20; // after which no editor comes to a cell that cannot be changed
  const FIRST = 200; // the same for one that can: its editor may be the first of all
  const STILL = 3; // frames in which an editor neither goes nor moves its cursor
  const TRIES = 3; // as often an editor that stays is asked to close
  const TYPED = 600; // milliseconds without a key after which a day is typed to its end
  let waiting = null; // the keys since a cell was asked to open its editor
  let loaded = null;

  const load = () => {
    loaded ??= Promise.allSettled(EDITORS.map((address) => import(address)));
    return loaded;
  };
  const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const pause_while = async (lasts) => {
    for (let frame = 0; frame < FRAMES && lasts(); frame += 1) await pause();
  };
  const focused = () => {
    const here = document.activeElement;
    return here?.matches(EDITOR) ? here : null;
  };
  const isText = (key) => key.length === 1;
  const opens = (key) => key === "Enter" || (isText(key) && key !== " ");

  // What was typed of a day or an hour as this browser shows it, in the form it keeps.
  const moment = (kind, digits) => {
    if (kind === "time") return digits.replace(/^(\d\d)(\d\d)$/, "$1:$2");
    const found = {};
    for (const { type } of new Intl.DateTimeFormat().formatToParts()) {
      if (!["day", "month", "year"].includes(type)) continue;
      found[type] = digits.slice(0, type === "year" ? 4 : 2);
      digits = digits.slice(found[type].length);
    }
    return `${found.year}-${found.month}-${found.day}`;
  };
  // What is typed stands for the old text, not behind it.
  const write = (editor, text) => {
    if (editor.matches(BY_PARTS)) {
      const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      own.set.call(editor, moment(editor.type, text.replace(/\D/g, "")));
      editor.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      editor.select();
      if (text) document.execCommand("insertText", false, text);
    }
  };
  const figures = (text) => text.replace(/\D/g, "");
  const holds = (editor, text) => {
    if (!text) return editor.selectionEnd - editor.selectionStart === editor.value.length;
    const isNumber = figures(text) && figures(text) === text;
    return isNumber ? figures(editor.value) === text : editor.value === text;
  };
  const press = (key) => {
    const here = document.activeElement;
    const target = focused() || here?.closest(CANVAS) ? here : document.querySelector(CANVAS);
    target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };
  const may_open = () => document.querySelector(EDITOR) || document.activeElement?.closest(CANVAS);
  // A key that closes an editor is pressed until it is closed.
  const leave = async (key) => {
    await pause_while(() => !focused() && document.querySelector(EDITOR));
    const editor = focused();
    let tries = 0;
    do {
      press(key);
      await pause_while(() => editor && focused() === editor);
      tries += 1;
    } while (editor && focused() === editor && tries < TRIES);
  };
  // Keys that came while others waited go on in their order.
  const replay = async (keys) => {
    waiting = keys;
    while (keys.length) {
      await pause();
      const key = keys.shift();
      const is_open = document.querySelector(EDITOR) !== null;
      if (is_open && ["Enter", "Tab", "Escape"].includes(key)) await leave(key);
      else if (isText(key) && focused()) document.execCommand("insertText", false, key);
      else press(key);
      if (!is_open && opens(key)) return take([...(isText(key) ? [key] : []), ...keys], key);
    }
    waiting = null;
  };
  // The editor once it stays: another may stand there first, while a script is loaded. A
  // grid that was drawn anew meanwhile forgot that it was asked, and is asked again.
  const editor_of_cell = async (keys, opener) => {
    const fixed = document.activeElement?.ariaReadOnly === "true";
    const frames = fixed ? FRAMES : FIRST;
    let ready = false;
    let still = 0;
    load().then(() => (ready = true));
    for (let frame = 0; frame < frames && still < STILL; frame += ready ? 1 : 0) {
      const before = focused();
      await pause();
      still = before && before === focused() ? still + 1 : 0;
      const is_forgotten = frame % FRAMES === FRAMES - 1 && !document.querySelector(EDITOR);
      if (is_forgotten && keys.length && !fixed && may_open()) press(opener);
    }
    return focused();
  };
  const typed_to_its_end = async (keys) => {
    for (let before = -1; before < keys.length && keys.every(isText); ) {
      before = keys.length;
      await new Promise((done) => setTimeout(done, TYPED));
    }
  };
  const fill = async (keys, opener) => {
    let editor = await editor_of_cell(keys, opener);
    const by_parts = editor?.matches(BY_PARTS);
    if (by_parts && keys.length) await typed_to_its_end(keys);
    let text = "";
    for (let still = 0, tries = 0; still < STILL && tries < FRAMES; tries += 1) {
      const end = keys.findIndex((key) => !isText(key));
      const more = keys.splice(0, end < 0 ? keys.length : end).join("");
      text += more;
      if (editor && editor !== focused() && may_open())
        editor = await editor_of_cell([...text], opener);
      if (!editor || editor !== focused() || (by_parts && !text)) return;
      still = !more && tries && (by_parts || holds(editor, text)) ? still + 1 : 0;
      if (!still) write(editor, text);
      await pause();
    }
  };
  const take = async (keys, opener) => {
    waiting = keys;
    await fill(keys, opener);
    return replay(keys);
  };
  const turn = (event) => event.target.closest?.(CANVAS) && load();
  addEventListener("pointerover", turn, true);
  addEventListener("focusin", turn, true);
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      const other = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (!event.isTrusted || other || ["Shift", "CapsLock"].includes(key)) return;
      if (waiting) {
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting.push(key);
      } else if (target.closest?.(CANVAS) && opens(key)) take(isText(key) ? [key] : [], key);
    },
    true,
  );
})();
