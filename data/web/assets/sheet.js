// A table in which a cell is a field of the browser: what is typed stands in it at once, on
// however slow a machine. Its changes go as one text into the form's field beside it, which
// the server reads; words, columns and rows come from there (data/ui/sheet.py).
(() => {
  const SHEET = ".sheet[data-sheet]";
  const LISTED = ["one", "many"];
  const GONE = "\u0000gone";
  const SOON = 200; // milliseconds after a key until the form's field has it too
  const states = new Map(); // by the sheet's key
  let list = null; // the choices that are open: of which field, and which is marked
  let pressed = null; // the cell that a pointer has just come to

  const escape = (text) =>
    String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const said = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
  const own = (prototype) => Object.getOwnPropertyDescriptor(prototype, "value");
  const key_of = (id, name) => `${id}\n${name}`;
  const column_of = (s, name) => s.facts.columns.find((column) => column.name === name);
  const row_of = (s, id) => s.rows.find((row) => row.id === id);
  const base = (row, name) => row.cells[name] ?? "";
  const edit_of = (s, id, name) => s.edits.get(key_of(id, name));
  const value_of = (s, row, name) => edit_of(s, row.id, name)?.now ?? base(row, name);
  const is_open = (row, column) => !column.is_fixed && !row.fixed?.includes(column.name);
  const text_of = (s, row, column) => {
    const edit = edit_of(s, row.id, column.name);
    return edit && !edit.ok ? edit.now : CELLS.show(column, value_of(s, row, column.name));
  };
  const cell_of = (s, id, name) =>
    s.root.querySelector(`tr[data-id="${CSS.escape(id)}"] .cell[data-col="${CSS.escape(name)}"]`);
  const state_of = (element) => states.get(element?.closest?.("[data-of]")?.dataset.of);
  const shown_columns = (s) => s.facts.columns.filter((column) => !column.is_pick);
  const names_of = (s) => shown_columns(s).map((column) => column.name);
  // Rows are ticked to set something for them, or because a tick is what they are asked.
  const pick_of = (s) => s.facts.columns.find((column) => column.is_pick);
  const picked = (s) => {
    const pick = pick_of(s);
    return pick ? s.rows.filter((row) => value_of(s, row, pick.name)).map((row) => row.id) : [...s.picked];
  };
  const tick = (s, ids, on) => {
    const pick = pick_of(s);
    if (pick) put(s, ids.map((id) => [id, pick.name, on ? "1" : "0"]));
    for (const id of pick ? [] : ids) s.picked[on ? "add" : "delete"](id);
    show_picked(s);
  };

  // ── what was changed ─────────────────────────────────────────────────────────
  const changed_rows = (s) => {
    const found = new Map();
    for (const [key, edit] of s.edits) {
      const [id, name] = key.split("\n");
      if (!found.has(id)) found.set(id, []);
      found.get(id).push([name, edit]);
    }
    return found;
  };
  const sent = (s) => {
    const rows = [...changed_rows(s)].map(([id, cells]) => {
      const row = row_of(s, id);
      const own_cells = cells.filter(([name]) => name !== GONE);
      const words = own_cells.map(([name, edit]) => {
        const column = column_of(s, name);
        return `${column?.label ?? name} ${edit.ok && column ? CELLS.show(column, edit.now) : edit.now}`;
      });
      return {
        id,
        version: s.versions.get(id) ?? row?.version ?? 0,
        told: `${row?.title || s.facts.words.new_row}: ${words.join(", ")}`.slice(0, 400),
        is_new: Boolean(row?.is_new),
        is_gone: cells.length > own_cells.length,
        cells: Object.fromEntries(own_cells.map(([name, { was, now }]) => [name, { was, now }])),
      };
    });
    return rows.length ? JSON.stringify({ rows }) : "";
  };
  const area_of = (s) => document.querySelector(`.st-key-${CSS.escape(s.facts.field)} textarea`);
  const mirror = (s) => {
    clearTimeout(s.timer);
    const area = area_of(s);
    if (!area) return;
    s.mirrored = sent(s);
    if (area.value === s.mirrored) return;
    own(HTMLTextAreaElement.prototype).set.call(area, s.mirrored);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const set_edit = (s, key, edit) => {
    const [id] = key.split("\n");
    if (edit) s.edits.set(key, edit);
    else s.edits.delete(key);
    if (edit && !s.versions.has(id)) s.versions.set(id, row_of(s, id)?.version ?? 0);
    if (!edit && ![...s.edits.keys()].some((each) => each.startsWith(`${id}\n`))) s.versions.delete(id);
  };
  const after_of = (s, row, column, text) => {
    const was = edit_of(s, row.id, column.name)?.was ?? base(row, column.name);
    const { value, ok } = CELLS.read(column, text);
    return ok && value === was ? undefined : { was, now: value, ok };
  };
  const same = (one, other) => one?.now === other?.now && one?.ok === other?.ok;
  // What is being typed counts already; once it is kept, it is one step.
  const settle = (s) => {
    if (s.live) set_edit(s, s.live.key, s.live.before);
    s.live = null;
  };
  // Writes texts into cells as one step that can be undone; returns how many changed.
  const put = (s, texts) => {
    settle(s);
    const step = [];
    for (const [id, name, text] of texts) {
      const row = row_of(s, id);
      const column = column_of(s, name);
      if (!row || !column || !is_open(row, column)) continue;
      const before = edit_of(s, id, name);
      const after = after_of(s, row, column, text);
      if (!same(before, after)) {
        const key = key_of(id, name);
        set_edit(s, key, after);
        step.push({ key, before, after });
      }
      paint(s, id, name);
    }
    keep(s, step);
    return step.length;
  };
  const keep = (s, step) => {
    if (!step.length) return;
    s.undo.push(step);
    s.redo = [];
    grow(s);
    tell(s);
    mirror(s);
  };
  const go_back = (s, from, to, which) => {
    const step = s[from].pop();
    if (!step) return;
    for (const { key, [which]: edit } of step) {
      set_edit(s, key, edit);
      paint(s, ...key.split("\n"));
    }
    s[to].push(step);
    tell(s);
    mirror(s);
    const [id, name] = step[0].key.split("\n");
    const cell = cell_of(s, id, name);
    if (cell) focus(s, cell);
  };
  const undo = (s) => go_back(s, "undo", "redo", "before");
  const redo = (s) => go_back(s, "redo", "undo", "after");
  const take_away = (s, ids) => {
    const step = ids.map((id) => ({ key: key_of(id, GONE), before: undefined, after: { was: "", now: "1", ok: true } }));
    for (const { key, after } of step) {
      set_edit(s, key, after);
      paint(s, ...key.split("\n"));
    }
    s.picked.clear();
    keep(s, step);
    show_picked(s);
  };

  // ── how it looks ─────────────────────────────────────────────────────────────
  const HINTS = { number: "decimal", whole: "numeric", rupiah: "numeric", day: "numeric", hour: "numeric" };
  const field = (s, row, column) => {
    const label = escape(`${column.label}, ${row.title || s.facts.words.new_row}`);
    const about = `class="cell" data-col="${escape(column.name)}" aria-label="${label}" tabindex="-1"`;
    const text = escape(text_of(s, row, column));
    if (column.entry === "yes")
      return `<input type="checkbox" ${about}${value_of(s, row, column.name) ? " checked" : ""}>`;
    if (column.entry === "area") return `<textarea rows="1" ${about}>${text}</textarea>`;
    const hint = HINTS[column.entry] ? ` inputmode="${HINTS[column.entry]}"` : "";
    const opens = LISTED.includes(column.entry)
      ? ' role="combobox" aria-expanded="false" aria-autocomplete="list" aria-haspopup="listbox"'
      : "";
    return `<input type="text" ${about}${hint}${opens} autocomplete="off" value="${text}">`;
  };
  const cell_html = (s, row, column, place) => {
    const open = is_open(row, column);
    const inner = open ? field(s, row, column) : `<span>${escape(text_of(s, row, column))}</span>`;
    const looks = `${column.entry}${open ? "" : " fixed"}${place ? "" : " lead"}`;
    const note = !place && row.note ? `<small>${escape(row.note)}</small>` : "";
    return place
      ? `<td class="${looks}">${inner}</td>`
      : `<th scope="row" class="${looks}">${inner}${note}</th>`;
  };
  const row_html = (s, row) => {
    const label = escape(said(s.facts.words.pick, { row: row.title || s.facts.words.new_row }));
    const pick = s.facts.picks
      ? `<td class="pick"><input type="checkbox" class="picks" aria-label="${label}"></td>`
      : "";
    const cells = shown_columns(s).map((column, place) => cell_html(s, row, column, place)).join("");
    return `<tr data-id="${escape(row.id)}">${pick}${cells}</tr>`;
  };
  const head_html = (s) => {
    const all = escape(s.facts.words.pick_all);
    const pick = s.facts.picks
      ? `<th class="pick"><input type="checkbox" class="picks-all" aria-label="${all}"></th>`
      : "";
    const heads = shown_columns(s).map((column, place) => {
      const help = column.help ? ` title="${escape(column.help)}"` : "";
      return `<th scope="col" class="${column.entry}${place ? "" : " lead"}"${help}>${escape(column.label)}</th>`;
    });
    return `<thead><tr>${pick}${heads.join("")}</tr></thead>`;
  };
  const widths = (s) => {
    const pick = s.facts.picks ? '<col style="width:2.2rem">' : "";
    return `<colgroup>${pick}${shown_columns(s).map(({ width }, place) => `<col${place ? "" : ' class="lead"'} style="width:${width}ch">`).join("")}</colgroup>`;
  };
  const draw = (s) => {
    s.root.dataset.of = s.facts.key;
    const words = shown_columns(s).reduce((sum, { width }) => sum + width, 0);
    s.root.innerHTML =
      `<p class="hint">${escape(s.facts.words.hint)}</p>` +
      `<div class="sheet-scroll"><table aria-label="${escape(s.facts.label)}" style="width:calc(${words}ch + 2.2rem)">` +
      `${widths(s)}${head_html(s)}<tbody>${s.rows.map((row) => row_html(s, row)).join("")}</tbody></table></div>` +
      (s.facts.own_bar ? `<div class="sheet-bar" data-bar="${escape(s.facts.key)}"></div>` : "");
    for (const key of s.edits.keys()) paint(s, ...key.split("\n"));
    const first = s.root.querySelector(".cell");
    if (first) first.tabIndex = 0;
  };
  const note_of = (s, column, edit) => {
    if (!edit) return "";
    if (!edit.ok) return column.how;
    return edit.clash ? said(s.facts.words.clash, { value: CELLS.show(column, edit.was) || "–" }) : "";
  };
  const paint = (s, id, name) => {
    if (name === GONE) {
      s.root.querySelector(`tr[data-id="${CSS.escape(id)}"]`)?.classList.toggle("gone", s.edits.has(key_of(id, GONE)));
      return;
    }
    if (name === pick_of(s)?.name) return show_picked(s);
    const cell = cell_of(s, id, name);
    const row = row_of(s, id);
    const column = column_of(s, name);
    if (!cell || !row || !column) return;
    const edit = edit_of(s, id, name);
    const text = text_of(s, row, column);
    if (cell.type === "checkbox") cell.checked = Boolean(value_of(s, row, name));
    else if (cell.value !== text && !(s.typed && document.activeElement === cell)) cell.value = text;
    const at = cell.parentElement;
    at.classList.toggle("changed", Boolean(edit));
    at.classList.toggle("bad", Boolean(edit && !edit.ok));
    at.title = edit ? said(s.facts.words.was, { value: CELLS.show(column, edit.was) || "–" }) : "";
    if (edit && !edit.ok) cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
    const words = note_of(s, column, edit);
    let note = at.querySelector(".say");
    if (!words) return note?.remove();
    if (!note) {
      note = at.appendChild(document.createElement("small"));
      note.className = "say";
      note.id = `say-${CSS.escape(`${s.facts.key}-${id}-${name}`)}`;
      cell.setAttribute("aria-describedby", note.id);
    }
    note.textContent = words;
  };
  // An empty row stands below those that are there.
  const grow = (s) => {
    if (!s.facts.grows) return;
    const last = s.rows.at(-1);
    const is_blank = last?.is_new && ![...s.edits.keys()].some((key) => key.startsWith(`${last.id}\n`));
    if (is_blank) return;
    const number = s.rows.filter((row) => row.is_new).length + 1;
    const usual = Object.fromEntries(s.facts.columns.map(({ name, usual: cell }) => [name, cell ?? ""]));
    const row = { id: `new-${number}`, title: "", note: "", version: 0, cells: usual, is_new: true };
    s.rows.push(row);
    s.root.querySelector("tbody")?.insertAdjacentHTML("beforeend", row_html(s, row));
  };

  // ── the bar that stays in sight ──────────────────────────────────────────────
  const bar_of = (s) => {
    const bar = document.querySelector(`[data-bar="${CSS.escape(s.facts.key)}"]`);
    if (bar && !bar.dataset.of) {
      bar.dataset.of = s.facts.key;
      if (!s.root.contains(bar)) listen(bar);
    }
    if (bar && !bar.firstChild) {
      const { words, columns, grows, picks } = s.facts;
      const options = columns
        .filter((column) => !column.is_fixed && !column.is_pick && column.entry !== "yes")
        .map((column) => `<option value="${escape(column.name)}">${escape(column.label)}</option>`);
      const away = grows ? `<button type="button" data-do="gone">${escape(words.take_away)}</button>` : "";
      const tools =
        `<div class="sheet-tools" hidden><span class="count"></span><label>${escape(words.set)} ` +
        `<select data-do="column" aria-label="${escape(words.column)}">${options.join("")}</select></label>` +
        `<input type="text" class="value" autocomplete="off" aria-label="${escape(words.value)}">` +
        `<button type="button" data-do="all">${escape(words.set_all)}</button>` +
        `<button type="button" data-do="empty">${escape(words.set_empty)}</button>${away}</div>`;
      bar.innerHTML =
        `${picks ? tools : ""}<p class="sheet-told"><span role="status"></span> ` +
        `<button type="button" data-do="undo" hidden>${escape(words.undo)}</button></p>`;
    }
    return bar;
  };
  const tell = (s) => {
    const bar = bar_of(s);
    if (!bar) return;
    const { words } = s.facts;
    const rows = pick_of(s) ? picked(s).length : changed_rows(s).size;
    const bad = [...s.edits.values()].filter((edit) => !edit.ok).length;
    const count = said(rows === 1 ? words.one : words.many, { count: rows });
    const faults = said(bad === 1 ? words.bad_one : words.bad_many, { count: bad });
    const told = bar.querySelector("[role=status]");
    told.textContent = rows ? (bad ? `${count} · ${faults}` : count) : words.none;
    told.className = bad ? "bad" : rows ? "changed" : "";
    bar.querySelector("[data-do=undo]").hidden = !s.undo.length;
    if (s.notice) told.textContent += ` · ${s.notice}`;
    s.notice = "";
  };
  const to_pick = (s) => s.rows.filter((row) => !row.is_new && !row.is_apart).map((row) => row.id);
  const show_picked = (s) => {
    const tools = bar_of(s)?.querySelector(".sheet-tools");
    const ids = new Set(picked(s));
    for (const box of s.root.querySelectorAll(".picks")) {
      const row = box.closest("tr");
      box.checked = ids.has(row.dataset.id);
      row.classList.toggle("picked", box.checked);
    }
    const all = s.root.querySelector(".picks-all");
    const every = to_pick(s);
    if (all) all.checked = every.length > 0 && every.every((id) => ids.has(id));
    if (!tools) return;
    tools.hidden = !ids.size;
    tools.querySelector(".count").textContent = said(s.facts.words.picked, { count: ids.size });
  };
  const tool_column = (s) => column_of(s, bar_of(s).querySelector("[data-do=column]").value);
  const set_picked = (s, only_empty) => {
    const input = bar_of(s).querySelector(".value");
    const column = tool_column(s);
    const { ok } = CELLS.read(column, input.value);
    if (!ok) {
      s.notice = column.how;
      input.setAttribute("aria-invalid", "true");
      return tell(s);
    }
    input.removeAttribute("aria-invalid");
    const ids = picked(s);
    const rows = s.rows.filter((row) => ids.includes(row.id));
    const meant = rows.filter((row) => !only_empty || !value_of(s, row, column.name));
    put(s, meant.map((row) => [row.id, column.name, input.value]));
    tell(s);
  };

  // ── choices ──────────────────────────────────────────────────────────────────
  const about = (input) => {
    const s = state_of(input);
    return { s, column: input.dataset.col ? column_of(s, input.dataset.col) : tool_column(s) };
  };
  const close_list = () => {
    if (!list) return;
    list.input.setAttribute("aria-expanded", "false");
    list.input.removeAttribute("aria-activedescendant");
    list.input.removeAttribute("aria-controls");
    list.box.remove();
    list = null;
  };
  const mark = (at) => {
    const options = [...list.box.children];
    list.at = Math.max(-1, Math.min(options.length - 1, at));
    options.forEach((option, place) => option.classList.toggle("at", place === list.at));
    const option = options[list.at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) list.input.setAttribute("aria-activedescendant", option.id);
    else list.input.removeAttribute("aria-activedescendant");
  };
  const place_list = () => {
    const { left, bottom, top, width } = list.input.getBoundingClientRect();
    const { style, offsetHeight } = list.box;
    const under = innerHeight - bottom > Math.min(offsetHeight, 240) || bottom < innerHeight / 2;
    style.minWidth = `${width}px`;
    style.left = `${Math.max(8, Math.min(left, innerWidth - list.box.offsetWidth - 8))}px`;
    style.top = under ? `${bottom + 2}px` : "auto";
    style.bottom = under ? "auto" : `${innerHeight - top + 2}px`;
  };
  const chosen_in = (column, input) =>
    CELLS.read(column, input.value).ok ? CELLS.read(column, input.value).value.split(",") : [];
  const open_list = (input, typed = "") => {
    const { column } = about(input);
    close_list();
    if (!LISTED.includes(column?.entry)) return;
    const words = CELLS.plain(typed);
    const chosen = column.entry === "many" ? chosen_in(column, input) : [chosen_in(column, input).join()];
    const fitting = Object.entries(column.choices).filter(([, said_as]) => CELLS.plain(said_as).includes(words));
    const box = document.createElement("ul");
    box.className = "sheet-list";
    box.id = "sheet-list";
    box.setAttribute("role", "listbox");
    box.setAttribute("aria-label", column.label);
    if (column.entry === "many") box.setAttribute("aria-multiselectable", "true");
    box.innerHTML = fitting
      .map(([code, said_as], place) => {
        const on = chosen.includes(code);
        return `<li role="option" id="sheet-option-${place}" data-code="${escape(code)}" aria-selected="${on}">${escape(said_as)}</li>`;
      })
      .join("");
    if (!fitting.length) return;
    document.body.append(box);
    list = { input, column, box, at: -1, moved: false };
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", box.id);
    place_list();
    const exact = fitting.findIndex(([code, said_as]) => [code, CELLS.plain(said_as)].includes(words));
    mark(words ? Math.max(0, exact) : fitting.findIndex(([code]) => chosen.includes(code)));
  };
  const choose = (code) => {
    const { input, column } = list;
    const { s } = about(input);
    let value = code;
    if (column.entry === "many") {
      const parts = input.value.split(";");
      if (s.live || s.searches) parts.pop(); // what was typed to find it
      const before = CELLS.read(column, parts.join(";"));
      const codes = before.ok && before.value ? before.value.split(",") : [];
      const now = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
      value = Object.keys(column.choices).filter((one) => now.includes(one)).join(",");
    }
    input.value = CELLS.show(column, value);
    s.searches = false;
    if (input.dataset.col) {
      s.typed = "";
      put(s, [[input.closest("tr").dataset.id, column.name, value.replaceAll(",", ";")]]);
      if (column.entry !== "many") input.select();
    }
  };
  addEventListener("pointerdown", (event) => {
    const option = event.target.closest?.(".sheet-list li");
    if (!option) return list && event.target !== list.input && close_list();
    event.preventDefault();
    const { input, column } = list;
    choose(option.dataset.code);
    if (column.entry === "many") {
      const { scrollTop } = list.box;
      open_list(input);
      list.box.scrollTop = scrollTop;
    } else close_list();
  });
  addEventListener("scroll", () => list && place_list(), true);
  addEventListener("resize", close_list);

  // ── from cell to cell ────────────────────────────────────────────────────────
  const at_of = (cell) => ({ id: cell.closest("tr").dataset.id, name: cell.dataset.col });
  const focus = (s, cell, extends_range = false) => {
    if (!extends_range) s.anchor = at_of(cell);
    s.moves = true;
    cell.focus({ preventScroll: true });
    s.moves = false;
    if (cell.select && cell.type !== "checkbox") cell.select();
    reveal(cell);
    paint_range(s);
  };
  const reveal = (cell) => {
    const scroll = cell.closest(".sheet-scroll");
    const frozen = scroll.querySelector("thead .lead").getBoundingClientRect();
    const [box, at] = [scroll.getBoundingClientRect(), cell.getBoundingClientRect()];
    const left = getComputedStyle(scroll.querySelector("thead .lead")).position === "sticky" ? frozen.right : box.left;
    if (at.left < left && !cell.closest(".lead")) scroll.scrollLeft -= left - at.left + 8;
    else if (at.right > box.right) scroll.scrollLeft += at.right - box.right + 16;
    if (at.top < frozen.bottom) scroll.scrollTop -= frozen.bottom - at.top + 4;
    else if (at.bottom > box.bottom) scroll.scrollTop += at.bottom - box.bottom + 16;
    cell.scrollIntoView({ block: "nearest" });
  };
  const range_of = (s) => {
    const cell = s.root.contains(document.activeElement) ? document.activeElement.closest(".cell") : null;
    if (!cell || !s.anchor) return cell ? [[at_of(cell)]] : [];
    const [names, ids, at] = [names_of(s), s.rows.map((row) => row.id), at_of(cell)];
    const between = (from, to) => (from < to ? [from, to] : [to, from]);
    const [top, bottom] = between(ids.indexOf(s.anchor.id), ids.indexOf(at.id));
    const [left, right] = between(names.indexOf(s.anchor.name), names.indexOf(at.name));
    if (top < 0 || left < 0) return [[at]];
    return ids.slice(top, bottom + 1).map((id) => names.slice(left, right + 1).map((name) => ({ id, name })));
  };
  const paint_range = (s) => {
    for (const cell of s.root.querySelectorAll(".in")) cell.classList.remove("in");
    const range = range_of(s);
    if (range.length * (range[0]?.length ?? 0) < 2) return;
    for (const { id, name } of range.flat()) cell_of(s, id, name)?.parentElement.classList.add("in");
  };
  const cells_in = (row) => [...row.querySelectorAll(".cell")];
  const step_down = (cell, by) => {
    let row = cell.closest("tr");
    for (let left = Math.abs(by); left; left -= 1) {
      let next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
      while (next && !next.querySelector(`.cell[data-col="${CSS.escape(cell.dataset.col)}"]`))
        next = by > 0 ? next.nextElementSibling : next.previousElementSibling;
      if (!next) break;
      row = next;
    }
    return row.querySelector(`.cell[data-col="${CSS.escape(cell.dataset.col)}"]`);
  };
  const step_aside = (cell, by, wraps) => {
    const cells = cells_in(cell.closest("tr"));
    const next = cells[cells.indexOf(cell) + by];
    if (next || !wraps) return next;
    const row = cell.closest("tr");
    const beside = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    return beside ? cells_in(beside).at(by > 0 ? 0 : -1) : null;
  };
  const commit = (s, cell) => {
    if (!s.typed || !cell?.isConnected) return;
    s.typed = "";
    const { id, name } = at_of(cell);
    put(s, [[id, name, cell.value]]);
  };
  const save_of = (s) => s.root.closest("[data-testid=stForm]")?.querySelector("[data-testid=stFormSubmitButton] button");
  const fill_down = (s) => {
    const range = range_of(s);
    const [first, ...rest] = range;
    const above = rest.length ? first : first.map(({ id, name }) => ({ id: s.rows[s.rows.findIndex((row) => row.id === id) - 1]?.id, name }));
    const below = rest.length ? rest : range;
    const texts = above.map(({ id, name }) => (row_of(s, id) ? text_of(s, row_of(s, id), column_of(s, name)) : null));
    put(s, below.flatMap((cells) => cells.map(({ id, name }, place) => [id, name, texts[place]])).filter(([, , text]) => text !== null));
  };
  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
  const is_inside = (s, cell, key) =>
    s.typed === "inside" && (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key) || cell.matches("textarea"));
  const move_to = (s, cell, next, extends_range = false) => {
    close_list();
    commit(s, cell);
    if (next) focus(s, next, extends_range);
    else if (cell.select && cell.type !== "checkbox") cell.select();
    return true;
  };
  const in_list = (s, cell, event) => {
    const { key } = event;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (key in moves) {
      mark(list.at + moves[key]);
      list.moved = true;
    } else if (["Enter", "Tab"].includes(key) && list.at >= 0) {
      if (list.moved || s.live || s.searches) choose(list.box.children[list.at].dataset.code);
      if (cell.dataset.col) return on_move(s, cell, event);
      close_list();
      return key === "Enter";
    } else if (key === "Escape") close_list();
    else return false;
    return true;
  };
  const on_move = (s, cell, event) => {
    const { key, shiftKey } = event;
    const by = shiftKey ? -1 : 1;
    if (key === "Enter") return move_to(s, cell, step_down(cell, by));
    if (key === "Tab") {
      const next = step_aside(cell, by, true);
      if (next) return move_to(s, cell, next);
      close_list();
      commit(s, cell);
      return false; // the browser goes on, out of the table
    }
    if (key in MOVES) {
      const [down, aside] = MOVES[key];
      const is_range = shiftKey && !s.typed;
      const next = down ? step_down(cell, down) : step_aside(cell, aside, false);
      return move_to(s, cell, next, is_range);
    }
    const ends = { Home: 0, End: -1 };
    if (key in ends) return move_to(s, cell, cells_in(cell.closest("tr")).at(ends[key]));
    return false;
  };
  const with_control = (s, cell, event) => {
    const key = event.key.toLowerCase();
    if (key === "z" && !s.typed) event.shiftKey ? redo(s) : undo(s);
    else if (key === "y" && !s.typed) redo(s);
    else if (key === "d") (commit(s, cell), fill_down(s));
    else if (key === "enter") (close_list(), commit(s, cell), mirror(s), save_of(s)?.click());
    else if (key in { home: 1, end: 1 } && !s.typed) {
      const rows = s.root.querySelectorAll("tbody tr");
      focus(s, cells_in(key === "home" ? rows[0] : rows[rows.length - 1]).at(key === "home" ? 0 : -1));
    } else return false;
    return true;
  };
  const on_key = (s, cell, event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return with_control(s, cell, event);
    if (event.altKey && key === "Enter" && cell.matches("textarea"))
      return cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end"), (s.typed ||= "over"), true;
    if (event.altKey && key === "ArrowDown") return open_list(cell), true;
    if (event.altKey) return false;
    if (list?.input === cell && in_list(s, cell, event)) return true;
    if (key === "Escape") {
      if (!s.typed) return save_of(s)?.focus(), true;
      s.typed = "";
      settle(s);
      paint(s, at_of(cell).id, cell.dataset.col);
      tell(s);
      mirror(s);
      return cell.select(), true;
    }
    if (key === "F2") {
      s.typed = "inside";
      cell.setSelectionRange?.(cell.value.length, cell.value.length);
      return open_list(cell), true;
    }
    if (["Delete", "Backspace"].includes(key) && !s.typed) {
      put(s, range_of(s).flat().map(({ id, name }) => [id, name, ""]));
      return cell.type !== "checkbox" && cell.select(), true;
    }
    return is_inside(s, cell, key) ? false : on_move(s, cell, event);
  };

  // ── copied and pasted ────────────────────────────────────────────────────────
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const copied = (s) =>
    range_of(s)
      .map((cells) => cells.map(({ id, name }) => quoted(text_of(s, row_of(s, id), column_of(s, name)))).join("\t"))
      .join("\n");
  // The cells of a spreadsheet's clipboard; a cell with line breaks stands in quotes.
  const parted = (text) => {
    const rows = [[]];
    const pattern = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r?\n|$)/gy;
    for (let found; pattern.lastIndex < text.length && (found = pattern.exec(text)); ) {
      const [, cell, end] = found;
      rows.at(-1).push(/^".*"$/s.test(cell) ? cell.slice(1, -1).replace(/""/g, '"') : cell);
      if (end && end !== "\t" && pattern.lastIndex < text.length) rows.push([]);
    }
    return rows;
  };
  const paste = (s, cell, text) => {
    const pasted = parted(text);
    const range = range_of(s);
    const is_one = pasted.length === 1 && pasted[0].length === 1;
    if (is_one) return put(s, range.flat().map(({ id, name }) => [id, name, pasted[0][0]]));
    const { id, name } = range[0]?.[0] ?? at_of(cell);
    const names = names_of(s);
    const top = s.rows.findIndex((row) => row.id === id);
    const texts = [];
    let beside = 0;
    pasted.forEach((cells, down) => {
      while (s.facts.grows && top + down >= s.rows.length - 1) add_row(s);
      const row = s.rows[top + down];
      cells.forEach((words, aside) => {
        const to = names[names.indexOf(name) + aside];
        const column = to && column_of(s, to);
        if (row && column && is_open(row, column)) texts.push([row.id, to, words]);
        else if (words.trim() && !(row && column && text_of(s, row, column) === words.trim())) beside += 1;
      });
    });
    if (beside) s.notice = said(s.facts.words.beside, { count: beside });
    put(s, texts);
    tell(s);
  };
  const add_row = (s) => {
    const number = s.rows.filter((row) => row.is_new).length + 1;
    const usual = Object.fromEntries(s.facts.columns.map(({ name, usual: cell }) => [name, cell ?? ""]));
    const row = { id: `new-${number}`, title: "", note: "", version: 0, cells: usual, is_new: true };
    s.rows.push(row);
    s.root.querySelector("tbody").insertAdjacentHTML("beforeend", row_html(s, row));
  };

  // ── what happens in it ───────────────────────────────────────────────────────
  const on_click = (s, event) => {
    const { target } = event;
    const doing = target.closest("[data-do]")?.dataset.do;
    if (doing === "undo") return undo(s);
    if (doing === "all" || doing === "empty") return set_picked(s, doing === "empty");
    if (doing === "gone") return take_away(s, picked(s));
    if (target.matches(".value")) return open_list(target);
    if (target.matches(".picks-all")) {
      const every = to_pick(s);
      return tick(s, target.checked ? every : picked(s), target.checked);
    }
    if (target.matches(".picks")) {
      return tick(s, [target.closest("tr").dataset.id], target.checked);
    }
    if (!target.matches(".cell")) return;
    if (target.type !== "checkbox" && pressed !== target) s.typed ||= "inside";
    if (target.type !== "checkbox" && pressed === target) target.select();
    if (list?.input !== target) open_list(target);
    pressed = null;
  };
  const on_input = (s, event) => {
    const { target } = event;
    if (target.matches("[data-do=column]")) {
      const value = bar_of(s).querySelector(".value");
      value.value = "";
      return close_list();
    }
    if (target.matches(".value")) {
      s.searches = true;
      return open_list(target, target.value.split(";").at(-1));
    }
    if (!target.matches(".cell")) return;
    const { id, name } = at_of(target);
    if (target.type === "checkbox") return put(s, [[id, name, target.checked ? "1" : "0"]]);
    s.typed ||= "over";
    const column = column_of(s, name);
    if (LISTED.includes(column.entry)) open_list(target, target.value.split(";").at(-1));
    const key = key_of(id, name);
    s.live ??= { key, before: s.edits.get(key) };
    set_edit(s, key, after_of(s, row_of(s, id), column, target.value));
    clearTimeout(s.timer);
    s.timer = setTimeout(() => (tell(s), mirror(s)), SOON);
  };
  const listen = (element) => {
    const with_state = (act) => (event) => {
      const s = state_of(element);
      if (s) act(s, event);
    };
    const on = (name, act) => element.addEventListener(name, with_state(act));
    on("click", on_click);
    on("input", on_input);
    on("pointerdown", (s, { target, shiftKey }) => {
      if (!target.matches(".cell") || target === document.activeElement) return;
      pressed = target;
      s.extends = shiftKey;
    });
    on("focusin", (s, { target }) => {
      if (!target.matches(".cell")) return;
      for (const other of s.root.querySelectorAll('.cell[tabindex="0"]')) other.tabIndex = -1;
      target.tabIndex = 0;
      s.typed = "";
      if (!s.extends && !s.moves) s.anchor = at_of(target);
      s.extends = false;
      s.left = at_of(target);
      paint_range(s);
    });
    on("focusout", (s, { target }) => {
      if (target.matches(".cell") && target.isConnected) {
        commit(s, target);
        s.left = null;
      }
      if (list?.input === target) close_list();
    });
    on("keydown", (s, event) => {
      const { target } = event;
      if (event.isComposing || !target.matches(".cell, .value")) return;
      const done = target.matches(".cell") ? on_key(s, target, event) : list && in_list(s, target, event);
      if (target.matches(".value") && event.key === "Enter" && !done) set_picked(s, false);
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    });
    for (const name of ["copy", "cut"])
      on(name, (s, event) => {
        if (s.typed || !event.target.matches(".cell")) return;
        event.clipboardData.setData("text/plain", copied(s));
        event.preventDefault();
        if (name === "cut") put(s, range_of(s).flat().map((at) => [at.id, at.name, ""]));
      });
    on("paste", (s, event) => {
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
      if (!event.target.matches(".cell") || (s.typed && !/[\t\n]/.test(text))) return;
      event.preventDefault();
      s.typed = "";
      paste(s, event.target, text);
      if (event.target.type !== "checkbox") event.target.select();
    });
  };

  // ── drawn, and drawn again ───────────────────────────────────────────────────
  // What somebody else changed meanwhile is said at the cell that is to be changed too.
  const meet = (s) => {
    for (const [id, cells] of changed_rows(s)) {
      const row = row_of(s, id);
      if (!row || row.is_new || s.versions.get(id) === (row.version ?? 0)) continue;
      s.versions.set(id, row.version ?? 0);
      for (const [name, edit] of cells) {
        const now = base(row, name);
        if (name === GONE || now === edit.was) continue;
        if (now === edit.now) s.edits.delete(key_of(id, name));
        else s.edits.set(key_of(id, name), { ...edit, was: now, clash: true });
      }
    }
  };
  const restore = (s, text) => {
    let found = [];
    try {
      found = JSON.parse(text).rows;
    } catch {
      return; // not ours
    }
    for (const row of found) {
      while (row.is_new && !row_of(s, row.id) && s.rows.length < 1000) add_row(s);
      s.versions.set(row.id, row.version);
      if (row.is_gone) s.edits.set(key_of(row.id, GONE), { was: "", now: "1", ok: true });
      for (const [name, { was, now }] of Object.entries(row.cells)) {
        const column = column_of(s, name);
        const ok = !column || CELLS.read(column, CELLS.show(column, now)).value === now;
        s.edits.set(key_of(row.id, name), { was, now, ok });
      }
    }
  };
  const build = (root) => {
    const facts = JSON.parse(root.dataset.sheet);
    const known = states.get(facts.key);
    const s = known ?? { edits: new Map(), versions: new Map(), picked: new Set(), undo: [], redo: [], typed: "" };
    const added = known?.rows.filter((row) => row.is_new) ?? [];
    const { left, typed } = s;
    Object.assign(s, { facts, root, rows: [...facts.rows, ...added], typed: "" });
    states.set(facts.key, s);
    meet(s);
    draw(s);
    listen(root);
    grow(s);
    const cell = left && cell_of(s, left.id, left.name);
    if (cell && document.activeElement === document.body) {
      focus(s, cell);
      s.typed = typed;
      if (typed) cell.setSelectionRange?.(cell.value.length, cell.value.length);
    }
    show_picked(s);
    tell(s);
  };
  const look = () => {
    for (const root of document.querySelectorAll(SHEET)) if (!root.dataset.of) build(root);
    for (const [key, s] of states) {
      if (!s.root.isConnected) continue; // it may be drawn again, as it was left
      const bar = document.querySelector(`[data-bar="${CSS.escape(key)}"]`);
      if (bar && !bar.firstChild) (tell(s), show_picked(s));
      const area = area_of(s);
      if (!area) continue;
      area.tabIndex = -1;
      if (s.edits.size && s.area !== area) mirror(s);
      s.area = area;
      if (s.edits.size || !area.value || area.value === s.mirrored) continue;
      s.mirrored = area.value;
      restore(s, area.value);
      meet(s);
      draw(s);
      grow(s);
      show_picked(s);
      tell(s);
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });

  // ── saved, or left ───────────────────────────────────────────────────────────
  const unsaved = () => [...states.values()].filter((s) => s.edits.size && s.root.isConnected);
  addEventListener(
    "click",
    (event) => {
      const form = event.target.closest?.("[data-testid=stFormSubmitButton]")?.closest("[data-testid=stForm]");
      if (form) {
        for (const s of states.values()) {
          if (!s.root.isConnected || !form.contains(s.root)) continue;
          commit(s, document.activeElement?.closest?.(".cell"));
          mirror(s);
          const bad = s.root.querySelector("[aria-invalid=true]");
          if (!bad) continue;
          event.preventDefault();
          event.stopImmediatePropagation();
          focus(s, bad);
        }
        return;
      }
      const way = event.target.closest?.("a[href]");
      const stays = !way || way.target === "_blank" || way.hasAttribute("download") || way.getAttribute("href").startsWith("#");
      if (stays || event.ctrlKey || event.metaKey || event.shiftKey || !unsaved().length) return;
      if (confirm(unsaved()[0].facts.words.leave)) {
        for (const s of unsaved()) (mirror(s), (s.leaves = true));
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  addEventListener("beforeunload", (event) => {
    for (const s of unsaved()) {
      mirror(s);
      if (!s.leaves) event.preventDefault();
    }
  });
})();
