// The keyboard of the playground: Enter sends, / and @ complete, Esc closes.
// Everything else is drawn by the server and moved by htmx.

const MOST_SHOWN = 8;

// What can stand here instead of the word before the cursor: [what is written, what it is].
function completions(box) {
  const before = box.value.slice(0, box.selectionStart);
  const command = /^\/\S*$/.exec(before);
  if (command && box.dataset.commands) {
    const known = JSON.parse(box.dataset.commands).map((one) => [one.command, one.description]);
    return known.filter(([name]) => name.startsWith(command[0]));
  }
  const mention = /(?:^|\s)@([^@\s]*)$/.exec(before);
  if (!mention) return [];
  const names = box.closest(".window").dataset.names.split("|");
  const typed = mention[1].toLowerCase();
  return names.filter((name) => name.toLowerCase().startsWith(typed)).map((name) => [`@${name}`, ""]);
}

const listOf = (box) => document.getElementById(box.getAttribute("aria-controls"));
const chosenIn = (list) => list.querySelector("[aria-selected=true]");

function offer(box) {
  const list = listOf(box);
  const found = completions(box).slice(0, MOST_SHOWN);
  list.replaceChildren(...found.map(([name, what], place) => {
    const line = document.createElement("li");
    line.role = "option";
    line.id = `${list.id}-${place}`;
    line.dataset.name = name;
    line.setAttribute("aria-selected", place === 0);
    line.append(name, " ");
    line.appendChild(document.createElement("small")).textContent = what;
    return line;
  }));
  show(box, found.length > 0);
}

function show(box, isOpen) {
  listOf(box).hidden = !isOpen;
  box.setAttribute("aria-expanded", isOpen);
  const chosen = isOpen && chosenIn(listOf(box));
  if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
  else box.removeAttribute("aria-activedescendant");
}

function complete(box, line) {
  const end = box.selectionStart;
  const start = box.value.slice(0, end).search(/[/@][^\s]*$/);
  box.setRangeText(`${line.dataset.name} `, start, end, "end");
  show(box, false);
  box.focus();
}

function move(box, step) {
  const list = listOf(box);
  const lines = [...list.children];
  const now = lines.indexOf(chosenIn(list));
  lines.forEach((line) => line.setAttribute("aria-selected", false));
  lines[(now + step + lines.length) % lines.length].setAttribute("aria-selected", true);
  show(box, true);
}

function keyInComposer(event, box) {
  if (event.isComposing) return; // Enter ends a word of Chinese here; it does not send it
  const isOpen = !listOf(box).hidden;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (isOpen && event.key in steps) move(box, steps[event.key]);
  else if (isOpen && event.key === "Tab") complete(box, chosenIn(listOf(box)));
  else if (event.key === "Enter" && !event.shiftKey) {
    const line = isOpen && chosenIn(listOf(box));
    if (line && line.dataset.name !== box.value.trim()) complete(box, line);
    else box.form.requestSubmit();
  } else if (isOpen && event.key === "Escape") show(box, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.(".composer textarea");
  if (box) keyInComposer(event, box);
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector(":popover-open")) return; // the browser closes it
  const window = event.target.closest?.(".window") ?? document.querySelector(".window");
  [...window.querySelectorAll(".closes")].at(-1)?.click(); // what lies on top comes last
});

document.addEventListener("input", (event) => {
  const box = event.target.closest?.(".composer textarea");
  if (box) offer(box);
});

document.addEventListener("focusout", (event) => {
  const box = event.target.closest?.(".composer textarea");
  if (box) show(box, false);
});

document.addEventListener("mousedown", (event) => {
  const line = event.target.closest?.(".completions li");
  if (!line) return;
  event.preventDefault(); // keeps the cursor in the box
  complete(line.closest(".composer").querySelector("textarea"), line);
});

// A chosen file travels in a field beside the input, as its name and its content; in the line
// where one writes it is on its way at once.
document.addEventListener("change", (event) => {
  const input = event.target.closest?.("input[type=file]");
  const file = input?.files[0];
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => {
    const field = input.parentElement.querySelector("input[type=hidden]");
    field.value = `${file.name}|${reader.result.split(",")[1] ?? ""}`;
    if (input.matches(".file-to-send")) input.form.requestSubmit();
  };
  reader.readAsDataURL(file);
});

// Sent as typed; emptied as soon as it is on its way, as chat programs do.
document.addEventListener("htmx:before:request", (event) => {
  const form = event.target.closest?.(".composer");
  if (!form || event.target !== form) return;
  for (const field of form.querySelectorAll("textarea, .clip input")) field.value = "";
  const scroll = form.closest(".column").querySelector(".scroll");
  scroll.scrollTop = 0; // the bottom: the column is laid from there
});

// A window draws itself anew whenever something has changed. If somebody else was chosen, or
// another room, while the drawing was on its way, it is not shown: it would take them back.
const askedFrom = new WeakMap();
const seatOf = (window) =>
  [...window.querySelectorAll("[id$=-seat] input")].map((input) => input.value).join(" ");

document.addEventListener("htmx:config:request", (event) => {
  const window = event.target;
  if (window.matches?.(".window")) askedFrom.set(event.detail.ctx, seatOf(window));
});

document.addEventListener("htmx:after:request", (event) => {
  const window = event.target;
  const seat = askedFrom.get(event.detail.ctx);
  if (seat === undefined || seat === seatOf(window)) return;
  event.preventDefault();
  htmx.trigger(window, window.id);
});

// A form that has just opened, or a thread, gets the cursor.
let lastOpened = "";
document.addEventListener("htmx:after:swap", () => {
  const opened = document.querySelector(".modal, .paper, .column.thread");
  const name = opened ? `${opened.className} ${opened.id}` : "";
  if (opened && name !== lastOpened) {
    const first = opened.querySelector(".field input, .field textarea, .composer textarea");
    (first ?? opened.querySelector(".closes")).focus();
  }
  lastOpened = name;
});
