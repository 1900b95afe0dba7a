// What is missing in a form is said in the page's words, not in the browser's; a chosen
// file is named where it was chosen.
(() => {
  const { missing, wrong } = document.body.dataset;
  addEventListener(
    "invalid",
    ({ target }) => {
      const help = target.closest("label")?.querySelector("small")?.textContent;
      target.setCustomValidity(target.validity.valueMissing ? missing : (help ?? wrong));
    },
    true,
  );
  addEventListener("input", ({ target }) => target.setCustomValidity?.(""), true);
  addEventListener("change", ({ target }) => {
    if (target.type === "file") target.classList.toggle("chosen", target.files.length > 0);
  });
})();
