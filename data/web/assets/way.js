// The first sight of a page goes as soon as Streamlit has drawn it, where it was scrolled.
(() => {
  const drawn = ".stApp[data-test-script-state=notRunning] .stMain h1";
  // A menu that somebody has opened meanwhile stays open, a choice that is under way too.
  const handOver = (first) => {
    const menus = document.querySelectorAll(".stApp .way details");
    first?.querySelectorAll(".way details").forEach((menu, number) => {
      if (!menu.open || !menus[number]) return;
      menus[number].open = true;
      menus[number].querySelector("summary").focus({ preventScroll: true });
    });
  };
  const leave = () => {
    const first = document.getElementById("first");
    if (first?.scrollTop) document.querySelector(".stMain")?.scrollTo(0, first.scrollTop);
    handOver(first);
    first?.remove();
    watch.disconnect();
  };
  const watch = new MutationObserver(() => document.querySelector(drawn) && leave());
  const attributeFilter = ["data-test-script-state"];
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
  setTimeout(leave, 20000); // what keeps Streamlit from drawing is then told by itself
})();
// The way through the house: a page of the menu, or one that a page leads to, opens in the
// session that is there.
(() => {
  const OWN = ".way a:not([target]), .find a:not([target]), .stMain a[href*='?tahun=']";
  const open = (url, stays) => {
    const connected = document.querySelector(".stApp[data-test-connection-state=CONNECTED]");
    if (!connected) return location.assign(url);
    history.pushState({}, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!stays) document.querySelector(".stMain")?.scrollTo(0, 0);
  };
  const close = (but) => {
    for (const menu of document.querySelectorAll(".way details[open]"))
      if (!menu.contains(but)) menu.open = false;
  };
  // The menu is drawn anew for a page: its entry comes into sight, and who chose it by
  // keyboard goes on from there. Its stylesheet tells by a short animation.
  let byKeyboard = false;
  // Once something is signed, the next of its kind takes its place: it is read from above.
  addEventListener("animationstart", (event) => {
    if (event.animationName === "way-next") document.querySelector(".stMain")?.scrollTo(0, 0);
    // What was asked for at a line of a long page is where the cursor goes.
    if (event.animationName === "way-write") {
      event.target.focus();
      event.target.scrollIntoView({ block: "nearest" }); // not behind a bar: scroll-margin
    }
    if (event.animationName !== "way-here") return;
    const link = event.target;
    const row = link.parentElement;
    row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
    if (byKeyboard && document.activeElement === document.body) link.focus();
    byKeyboard = false;
  });
  addEventListener("click", (event) => {
    close(event.target);
    if (event.target.closest?.("[data-testid=stSkipToContent]")) {
      const title = document.querySelector(".stMain h1"); // the menu stands in Streamlit's
      title.tabIndex = -1; // content: who skips it goes on from the title
      title.focus();
      return;
    }
    const link = event.target.closest?.(OWN);
    const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (!link || other) return;
    event.preventDefault();
    close(null);
    byKeyboard = event.detail === 0;
    open(link.href, link.classList.contains("stays"));
  });
  // Nothing stays open over another page, also where the browser went back to it.
  addEventListener("popstate", () => close(null));
  addEventListener("pageshow", (event) => event.persisted && close(null));
  addEventListener("change", (event) => {
    if (event.target.matches?.(".way select")) open(event.target.value);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest(".way details[open]");
    close(null);
    menu?.querySelector("summary").focus();
  });
})();
