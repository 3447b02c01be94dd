// After all that is printed of a failure: one line for each, so that the end of a long log says why.
class Why {
  constructor() {
    this.lines = [];
  }

  onTestEnd(test, result) {
    if (!result.error || result.status === "skipped") return;
    const said = (result.error.message ?? String(result.error.value)).replace(/\x1b\[\d*m/g, "").split("\n").map((line) => line.trim());
    const told = said.filter((line, number) => line && (number === 0 || /^(Expected|Received|Timeout|- unexpected|[-+] (?!Expect|waiting))/.test(line)));
    const line = result.error.location?.line ?? test.location.line;
    this.lines.push(`  ${test.location.file.split("/").pop()}:${line} (${Math.round(result.duration / 1000)} s): ${[...new Set(told)].join(" | ").slice(0, 600)}`);
  }

  onEnd() {
    if (this.lines.length) console.log(`\nWhy:\n${this.lines.join("\n")}`);
  }
}

module.exports = Why;
