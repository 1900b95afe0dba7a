// Streamlit need not ask a deep link's folder where its server is: it is told here, and
// opens its connection at once. It only believes a list of origins that is not empty.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  MAIN_PAGE_BASE_URL: location.origin,
  HOST_CONFIG: {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
    enableCustomParentMessages: false,
    blockErrorDialogs: false,
    enforceDownloadInNewTab: false,
    resourceCrossOriginMode: null,
  },
};
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
