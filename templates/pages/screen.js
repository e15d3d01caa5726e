"use strict";
// Without this script everything can be read; with it tables can be sorted and filtered.
const all = (what, within = document) => [...within.querySelectorAll(what)];
const one = (what) => document.querySelector(what);
const text = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

all("[data-scripted]").forEach((control) => { control.hidden = false; });
one(".tools").addEventListener("submit", (event) => event.preventDefault());
if (matchMedia("(max-width: 60rem)").matches) one("nav details").open = false;

// What does not scroll is no stop of the tabulator.
const stops = () => all(".scroll, .drawn").forEach((box) => {
  if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
});
stops();
addEventListener("resize", stops);

// Sorting: ascending, descending, then as it was; what is unknown stays at the end.
const key = (row, column) => {
  const cell = row.cells[column];
  if (cell.dataset.order !== undefined) return Number(cell.dataset.order);
  const said = cell.textContent.trim();
  return said === "–" || said === "…" || said === "?" ? null : said;
};
const compare = (one, other, sign) => {
  if (one === null || other === null) return (one === null) - (other === null);
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  return sign * text.compare(String(one), String(other));
};
all("table.sortable").forEach((table) => {
  const body = table.tBodies[0];
  const written = [...body.rows];
  const heads = all("thead th", table);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (next) head.setAttribute("aria-sort", next);
      const rows = written.filter((row) => row.className === "row");
      const rest = written.filter((row) => row.className === "total");
      const sign = next === "descending" ? -1 : 1;
      rows.sort((a, b) => compare(key(a, column), key(b, column), sign));
      body.replaceChildren(...(next ? [...rows, ...rest] : written));
    });
  });
});

// Filtering: the sections of one dimension, and in their tables the rows that hold what is sought.
const choose = () => {
  const dimension = one("#dimension")?.value ?? "";
  const sought = one("#find").value.trim().toLocaleLowerCase();
  let shown = 0;
  let rows = 0;
  all("main section[data-dimension]").forEach((section) => {
    section.hidden = dimension !== "" && section.dataset.dimension !== dimension;
  });
  all("[data-dimension] table.sortable").forEach((table) => {
    const heading = table.closest("section").querySelector("h3");
    const counted = !heading || heading.id.includes(".annex-");
    let group = null;
    all("tbody tr", table).forEach((row) => {
      if (row.className === "group") {
        group = row;
        group.hidden = sought !== "";
        return;
      }
      row.hidden = sought !== "" && !row.textContent.toLocaleLowerCase().includes(sought);
      if (group && !row.hidden) group.hidden = false;
      if (counted) {
        rows += 1;
        shown += row.hidden || table.closest("section").hidden ? 0 : 1;
      }
    });
  });
  one("#found").textContent = sought || dimension ? `${shown} / ${rows}` : "";
};
one("#find").addEventListener("input", choose);
one("#dimension")?.addEventListener("change", choose);
