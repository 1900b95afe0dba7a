// A tab whose session ended goes to the sign-in page instead of waiting for an answer.
(() => {
  const ways = ["/sign-in", "/password"];
  const fetched = window.fetch;
  window.fetch = async (...request) => {
    const answer = await fetched(...request);
    const path = answer.redirected ? new URL(answer.url).pathname : "";
    if (ways.includes(path)) location.replace(path);
    return answer;
  };
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...request) {
    this.addEventListener("load", () => {
      const path = this.responseURL ? new URL(this.responseURL).pathname : "";
      if (ways.includes(path)) location.replace(path);
    });
    return open.apply(this, request);
  };
})();
