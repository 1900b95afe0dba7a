// One click on a sample account fills the form.
for (const button of document.querySelectorAll("[data-username]")) {
  button.addEventListener("click", () => {
    document.querySelector("#username").value = button.dataset.username;
    document.querySelector("#password").value = button.dataset.password;
    document.querySelector("#enter").focus();
  });
}
