// What is typed or pasted into a cell of a table, as the server takes it; and how what the
// server has is shown. Nothing is dropped: what cannot be read stays, with its sentence.
const CELLS = (() => {
  const here = document.documentElement.lang || "id";
  const names_in = (language, month) =>
    Array.from({ length: 12 }, (_, at) =>
      new Intl.DateTimeFormat(language, { month }).format(new Date(2026, at, 15)),
    );
  const SHOWN_MONTHS = names_in(here, "long");
  const ALSO = { agt: 8, okt: 10, des: 12, nop: 11, peb: 2, mei: 5 };
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .trim();
  const MONTHS = ["id", "en"].map((language) => names_in(language, "long").map(plain));
  const month_of = (word) => {
    const asked = plain(word).replace(/\.$/, "");
    if (asked.length < 3) return 0;
    for (const months of MONTHS) {
      const at = months.findIndex((name) => name.startsWith(asked));
      if (at >= 0) return at + 1;
    }
    return ALSO[asked] ?? 0;
  };
  const two = (number) => String(number).padStart(2, "0");
  const year_of = (typed) => (typed.length === 2 ? 2000 + Number(typed) : Number(typed));

  // The year in which a day or a month lies that was written without one.
  const year_for = (column, month, day) => {
    const { first, last } = column;
    const from = Number((first || "").slice(0, 4)) || new Date().getFullYear();
    const iso = (year) => `${year}-${two(month)}-${two(day || 28)}`;
    return first && iso(from) < first && iso(from + 1) <= last ? from + 1 : from;
  };
  const day = (column, typed) => {
    const text = plain(typed).replace(/^[a-z']+,\s*/, "");
    const digits = /^(\d{2})(\d{2})(\d{4})?$/.exec(text);
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t].*)?$/.exec(text);
    const parts = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z.]+)(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(text);
    let found = digits ?? parts;
    if (iso) found = [text, iso[3], iso[2], iso[1]];
    if (!found) return null;
    const month = /^\d/.test(found[2]) ? Number(found[2]) : month_of(found[2]);
    const number = Number(found[1]);
    const year = found[3] ? year_of(found[3]) : year_for(column, month, number);
    const real = new Date(Date.UTC(year, month - 1, number));
    if (!month || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== number) return null;
    return `${year}-${two(month)}-${two(number)}`;
  };
  const month = (column, typed) => {
    const text = plain(typed);
    const found =
      /^(\d{1,2})[\s./-]+(\d{4})$/.exec(text) ?? /^([a-z]{3,}\.?)(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(text);
    const iso = /^(\d{4})-(\d{2})$/.exec(text);
    const [word, year] = iso ? [iso[2], iso[1]] : found ? [found[1], found[2]] : ["", ""];
    const number = /^\d/.test(word) ? Number(word) : month_of(word);
    if (!number || number > 12) return null;
    return `${year ? year_of(year) : year_for(column, number)}-${two(number)}`;
  };
  const hour = (_, typed) => {
    const found = /^(\d{1,2})(?:[.:]?(\d{2}))?(?:[.:]\d{2})?(?:\s*(?:wib|wita|wit))?$/.exec(plain(typed));
    if (!found || Number(found[1]) > 23 || Number(found[2] ?? 0) > 59) return null;
    return `${two(found[1])}:${found[2] ?? "00"}`;
  };
  const number = (_, typed) => {
    const text = plain(typed).replace(/[\s%]/g, "");
    if (here === "en" && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return text.replace(/,/g, "");
    if (here !== "en" && /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text))
      return text.replace(/\./g, "").replace(",", ".");
    return /^-?\d+([.,]\d+)?$/.test(text) ? text.replace(",", ".") : null;
  };
  const whole = (column, typed) => {
    const read = number(column, typed.replace(/^\s*h(?=[-+])/i, "").replace(/^\s*\+/, ""));
    return read !== null && !read.includes(".") ? read : null;
  };
  const TIMES = { jt: 1e6, juta: 1e6, rb: 1e3, ribu: 1e3 };
  const rupiah = (_, typed) => {
    const text = plain(typed).replace(/^(rp|idr)\.?\s*/, "").replace(/(,-|[.,]00)$/, "").replace(/\s/g, "");
    const times = /^(\d+(?:[.,]\d+)?)(jt|juta|rb|ribu)$/.exec(text);
    if (times) return String(Math.round(Number(times[1].replace(",", ".")) * TIMES[times[2]]));
    return /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : null;
  };
  // The choice that was meant: its words, its code, its beginning, or words of it.
  const choice = (column, typed) => {
    const asked = plain(typed);
    const known = Object.entries(column.choices);
    const by = (fits) => known.filter(([code, words]) => fits(plain(words), plain(code)));
    const bare = (words) => words.replace(/^\d+\.\s*/, "");
    for (const fits of [
      (words, code) => words === asked || code === asked || bare(words) === asked,
      (words) => words.startsWith(`${asked}.`) && /^\d+$/.test(asked),
      (words) => bare(words).startsWith(asked),
      (words) => words.includes(asked),
    ]) {
      const found = by(fits);
      if (found.length === 1) return found[0][0];
      if (found.length) return null;
    }
    return null;
  };
  const several = (column, typed) => {
    const parts = typed.split(/[;\n]/).filter((part) => part.trim());
    const are_codes = (part) => [...part].every((sign) => sign in column.choices);
    const whole_parts = parts.flatMap((part) => {
      if (choice(column, part)) return [part];
      return are_codes(plain(part)) ? [...plain(part)] : part.split(",").filter((one) => one.trim());
    });
    const found = whole_parts.map((part) => choice(column, part));
    if (found.includes(null)) return null;
    return Object.keys(column.choices).filter((code) => found.includes(code)).join(",");
  };
  const YES = ["1", "ya", "y", "yes", "true", "benar", "x", "v", "✓", "✔"];
  const NO = ["0", "tidak", "t", "no", "n", "false", "salah", "-", "–"];
  const yes = (_, typed) => (YES.includes(plain(typed)) ? "1" : NO.includes(plain(typed)) ? "" : null);
  const READ = {
    line: (_, typed) => typed.replace(/\s+/g, " ").trim(),
    area: (_, typed) => typed.trim(),
    when: (column, typed) => day(column, typed) ?? month(column, typed),
    one: choice,
    many: several,
    number, whole, rupiah, day, hour, yes,
  };
  const EMPTY = /^\s*[-–]?\s*$/;
  const fits = (column, value) => {
    if (["line", "area"].includes(column.entry)) return value.length <= column.longest;
    if (!["number", "whole", "rupiah"].includes(column.entry) || !value) return true;
    const number = Number(value);
    return !(number < (column.lowest ?? -Infinity) || number > (column.highest ?? Infinity));
  };

  const dated = (value) => {
    const [year, month, day] = value.split("-").map(Number);
    return day ? `${day}/${month}/${year}` : `${SHOWN_MONTHS[month - 1]} ${year}`;
  };
  const grouped = (value) => {
    const [before, after] = value.split(".");
    const [thousands, comma] = here === "en" ? [",", "."] : [".", ","];
    const digits = before.replace(/\B(?=(\d{3})+$)/g, thousands);
    return after ? digits + comma + after : digits;
  };
  const SHOW = {
    day: (_, value) => dated(value),
    when: (_, value) => dated(value),
    hour: (_, value) => (here === "en" ? value : value.replace(":", ".")),
    number: (_, value) => grouped(value),
    whole: (_, value) => value,
    rupiah: (_, value) => grouped(value),
    one: (column, value) => column.choices[value] ?? value,
    many: (column, value) => value.split(",").map((code) => column.choices[code] ?? code).join("; "),
    yes: (_, value) => (value ? "✓" : ""),
  };
  return {
    plain,
    // Returns what the server takes, and whether the text could be read.
    read(column, typed) {
      if (EMPTY.test(typed) && column.entry !== "area") return { value: "", ok: true };
      const value = READ[column.entry](column, typed);
      const ok = value !== null && fits(column, value);
      return { value: ok ? value : typed.trim(), ok };
    },
    show: (column, value) => (value ? (SHOW[column.entry]?.(column, value) ?? value) : ""),
  };
})();
