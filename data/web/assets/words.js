// Streamlit's own words in Indonesian; the words of the app are left alone.
(() => {
  for (const [name, value] of [["language", "id-ID"], ["languages", ["id-ID", "id"]]]) {
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  }
  const patterns = WORDS.patterns.map(({ pattern, words }) => [new RegExp(pattern), words]);
  const attributes = ["aria-label", "placeholder", "title"];
  const ours =
    "[data-testid=stMarkdownContainer],[data-testid=stCode],[data-testid=stHtml],textarea,script,style";

  const theirsWithin = "[data-testid=stFileUploaderDropzone] button";

  const translated = (text) => {
    const word = text.trim();
    if (!word) return text;
    if (Object.hasOwn(WORDS.exact, word)) return text.replace(word, () => WORDS.exact[word]);
    for (const [pattern, words] of patterns) {
      if (pattern.test(word)) return text.replace(word, () => word.replace(pattern, words));
    }
    return text;
  };
  const translateText = (node) => {
    const parent = node.parentElement;
    if (!parent || (parent.closest(ours) && !parent.closest(theirsWithin))) return;
    const words = translated(node.nodeValue);
    if (words !== node.nodeValue) node.nodeValue = words;
  };
  // Lists and pictures of ours: many elements, none with a word of Streamlit's.
  const alone = "[data-testid=stHtml],svg,script,style";
  const translateElement = (element) => {
    if (element.matches(alone)) return;
    for (const attribute of attributes) {
      const text = element.getAttribute(attribute);
      const words = text && translated(text);
      if (words && words !== text) element.setAttribute(attribute, words);
    }
    for (const child of element.childNodes) translate(child);
  };
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else if (node.nodeType === Node.ELEMENT_NODE) translateElement(node);
  };
  const watch = () => {
    translate(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(translate);
        else translate(change.target);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributes,
    });
  };
  if (document.body) watch();
  else addEventListener("DOMContentLoaded", watch);
})();
