// Measures the texts of every drawing in the page and writes what it finds into the page, as JSON.
const slack = 0.3;    // points: rounding of coordinates and of glyphs
const squeeze = 0.03; // of a text's width, where the font is the one that it was measured in
const pen = document.createElement("canvas").getContext("2d");

// Left, top, right and bottom of a text: across from its first advance to its last, up and down as its glyphs reach.
function extent(text) {
  const style = getComputedStyle(text);
  pen.font = `${style.fontWeight} 100px ${style.fontFamily}`;
  const size = parseFloat(style.fontSize) / 100, ink = pen.measureText(text.textContent), base = text.y.baseVal[0].value;
  const left = text.getStartPositionOfChar(0).x, right = text.getEndPositionOfChar(text.getNumberOfChars() - 1).x;
  return [left, base - ink.actualBoundingBoxAscent * size, right, base + ink.actualBoundingBoxDescent * size];
}

const rectangle = (r) => [r.x, r.y, r.x + r.width, r.y + r.height];
const area = (r) => r.width * r.height;
const holds = (r, x, y) => r.x <= x && x <= r.x + r.width && r.y <= y && y <= r.y + r.height;

// What of `inner` is outside `outer`, in points.
const beyond = (inner, outer) => Math.max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]);

function natural_width(text) {
  const copy = text.cloneNode(true);
  copy.removeAttribute("textLength");
  copy.removeAttribute("lengthAdjust");
  text.parentNode.append(copy);
  const width = copy.getComputedTextLength();
  copy.remove();
  return width;
}

function measure(svg) {
  const view = svg.viewBox.baseVal;
  const ground = (r) => r.width.baseVal.unitType === SVGLength.SVG_LENGTHTYPE_PERCENTAGE;
  const rects = [...svg.querySelectorAll("rect")].filter((r) => !ground(r)).map((r) => r.getBBox());
  const found = { name: svg.dataset.name, texts: [], boxed: 0, faults: [] };
  for (const text of svg.querySelectorAll("text")) {
    const words = text.textContent, is = extent(text), x = text.x.baseVal[0].value, y = text.y.baseVal[0].value;
    found.texts.push(words);
    const around = rects.filter((r) => holds(r, x, y)).sort((one, other) => area(one) - area(other));
    found.boxed += around.length > 0;
    // A tint behind a word is lower than a line; the word keeps to it, and to the box around.
    const line = parseFloat(getComputedStyle(text).fontSize);
    for (const r of around.filter((each, i) => i === 0 || around[i - 1].height < line)) {
      const room = rectangle(r), tint = r.height < line;
      const out = beyond(is, room);
      if (out > slack) found.faults.push(`'${words}' leaves its ${tint ? "tint" : "box"} by ${out.toFixed(2)} pt`);
    }
    const outside = beyond(is, rectangle(view));
    if (outside > slack) found.faults.push(`'${words}' leaves the drawing by ${outside.toFixed(2)} pt`);
    const length = text.textLength.baseVal.value;
    if (!text.hasAttribute("textLength")) found.faults.push(`'${words}' has no textLength`);
    else if (is[2] - is[0] > length + slack) found.faults.push(`'${words}' is ${(is[2] - is[0]).toFixed(2)} pt wide, not ${length}`);
    if (document.body.dataset.fonts === "own" && Math.abs(natural_width(text) - length) > slack + squeeze * length)
      found.faults.push(`'${words}' was measured as ${length} pt and is ${natural_width(text).toFixed(2)}`);
  }
  return found;
}

const widths = Object.fromEntries(["'Liberation Sans',sans-serif", "'DejaVu Sans'", "sans-serif"].map((family) => {
  pen.font = `100px ${family}`;
  return [family, pen.measureText("Mwmg").width];
}));
const results = { widths, drawings: [...document.querySelectorAll("svg")].map(measure) };
document.getElementById("results").textContent = JSON.stringify(results);
