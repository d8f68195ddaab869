// The form and the list of results: what is asked stands in the address, so that it can be sent and gone back to.
import {Index} from "./index.js";

const AT_ONCE = 10;
const FACETS = ["actor", "place", "topic", "year", "act"];

export async function open(form) {
  const index = new Index(form.dataset.index, form.dataset.lang);
  const status = document.getElementById("status"), list = document.getElementById("results");
  const more = document.getElementById("more"), asked = new URLSearchParams(location.search);
  let found = [], shown = 0, turn = 0;

  async function offer() {
    const choices = await index.load(`choices-${form.dataset.lang}.json`);
    for (const facet of FACETS) {
      const options = choices[facet].map(([value, name, number]) => new Option(`${name} (${number})`, value));
      for (const option of options) option.dir = "auto";
      form.elements[facet].append(...options);
      const wanted = asked.get(facet);
      if (wanted && !choices[facet].some(([value]) => value === wanted)) form.elements[facet].append(new Option(wanted, wanted));
      if (wanted) form.elements[facet].value = wanted;
    }
  }

  async function next(mine) {
    const part = await Promise.all(found.slice(shown, shown + AT_ONCE).map(number => index.shown(number)));
    if (mine !== turn) return;
    shown += part.length;
    list.insertAdjacentHTML("beforeend", part.join(""));
    more.hidden = shown >= found.length;
  }

  async function show() {
    const mine = ++turn, query = form.elements.q.value;
    const filters = FACETS.map(facet => [facet, form.elements[facet].value]).filter(([, value]) => value);
    const address = new URLSearchParams([["q", query], ...filters].filter(([, value]) => value));
    history.replaceState(null, "", address.size ? `?${address}` : location.pathname);
    try {
      const numbers = query.trim() || filters.length ? await index.search(query, filters) : [];
      if (mine !== turn) return;
      [found, shown] = [numbers, 0];
      list.replaceChildren();
      await next(mine);
      status.textContent = !address.size ? "" : found.length ? form.dataset.count.replace("{n}", found.length) : form.dataset.none;
    } catch {
      // What failed to load is asked for again next time.
      index.files.clear();
      status.textContent = form.dataset.failed;
    }
  }

  more.addEventListener("click", () => next(turn));
  form.addEventListener("change", event => event.target.matches("select") && show());
  form.elements.q.value = asked.get("q") ?? form.elements.q.value;
  form.querySelector("details").open = FACETS.some(facet => asked.get(facet));
  await offer().catch(() => status.textContent = form.dataset.failed);
  return {show};
}
