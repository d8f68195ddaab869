// Loads nothing but itself until somebody turns to the field, or comes with a question in the address.
const form = document.querySelector("form.search");
let ready;
const start = () => ready ??= import("./page.js").then(page => page.open(form));

form.addEventListener("focusin", start, {once: true});
form.addEventListener("submit", event => {
  event.preventDefault();
  start().then(page => page.show());
});
if (location.search.length > 1) start().then(page => page.show());
