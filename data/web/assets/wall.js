// Turns the slides: arrows, space, page keys, Home and End; F fills the screen, D makes
// the stage dark or light, Esc leaves.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const told = document.querySelector("nav output");
  let at = 0;

  const show = (place) => {
    at = Math.max(0, Math.min(slides.length - 1, place));
    slides.forEach((slide, number) => slide.classList.toggle("seen", number === at));
    told.textContent = `${at + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${at + 1}`);
    scrollTo(0, 0);
  };
  const whole = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const light = () => document.documentElement.classList.toggle("turned");
  const leave = () => { location.href = document.body.dataset.out; };
  const deeds = {
    ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1),
    Enter: () => show(at + 1), ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1),
    PageUp: () => show(at - 1), Backspace: () => show(at - 1), Home: () => show(0),
    End: () => show(slides.length - 1), f: whole, F: whole, d: light, D: light, Escape: leave,
  };

  addEventListener("keydown", (pressed) => {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
    const isControl = pressed.target.closest?.("nav") && ["Enter", " "].includes(pressed.key);
    const deed = pressed.key === " " ? () => show(at + (pressed.shiftKey ? -1 : 1)) : deeds[pressed.key];
    if (!deed || isControl) return;
    pressed.preventDefault();
    deed();
  });
  document.querySelector("nav").addEventListener("click", (pressed) => {
    const to = pressed.target.closest("button")?.dataset.to;
    if (to === "back") show(at - 1);
    if (to === "on") show(at + 1);
    if (to === "whole") whole();
    if (to === "lit") light();
  });
  addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));

  document.body.classList.add("turning");
  show((parseInt(location.hash.slice(1), 10) || 1) - 1);
})();
