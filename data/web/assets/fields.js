// A field whose example is a number asks a phone for its keys of numbers.
addEventListener("focusin", ({ target }) => {
  if (/^(Rp)?[\d.,]+$/.test(target.placeholder ?? "")) target.inputMode = "decimal";
});
