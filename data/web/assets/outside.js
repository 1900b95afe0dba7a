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
// A form that takes long says so once it is sent, and counts the seconds; it is sent once.
addEventListener("submit", ({ target }) => {
  const { waits } = target.dataset;
  if (!waits) return;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const begun = Date.now();
  const tell = () => (said.textContent = `${waits} ${Math.round((Date.now() - begun) / 1000)} s`);
  tell();
  setInterval(tell, 1000);
  target.append(said);
  for (const button of target.querySelectorAll("button")) button.disabled = true;
});
