// The elements of a page in document order with what getComputedStyle says of each. Equal values are listed once. Of what a drawing is made of nothing
// is said: its shapes are no elements of the report.
({ properties, undrawn }) => {
  const nodes = [], values = [], numbers = new Map(), met = [];

  function number_of(said) {
    const key = JSON.stringify(said);
    if (!numbers.has(key)) {
      numbers.set(key, values.length);
      values.push(said);
    }
    return numbers.get(key);
  }

  function say(element, asked) {
    const style = getComputedStyle(element);
    return asked.map((property) => style.getPropertyValue(property));
  }

  function meet(element, parent) {
    const place = nodes.length;
    const marker = element.tagName === "LI" ? getComputedStyle(element, "::marker").color : "";
    met.push(element);
    nodes.push({ name: element.tagName.toLowerCase(), parent, id: element.id, classes: [...element.classList], empty: element.childNodes.length === 0,
                 said: [...say(element, properties), marker] });
    if (element.tagName !== "svg") for (const child of element.children) meet(child, place);
  }

  meet(document.documentElement, -1);
  // While an element has a box, some values are those of the box. Nothing has one in a root that is not shown.
  document.documentElement.style.display = "none";
  met.forEach((element, place) => { nodes[place].value = number_of([...nodes[place].said, ...say(element, undrawn)]); delete nodes[place].said; });
  return { prints: matchMedia("print").matches, nodes, values };
}
