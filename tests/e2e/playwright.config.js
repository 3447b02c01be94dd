// The journeys, in the machine's own Chromium. `cargo xtask test e2e` says where the server and the app are.
const { defineConfig } = require("@playwright/test");

module.exports = defineConfig({
  testDir: "journeys",
  outputDir: "../../target/e2e",
  // Generous: a machine that is busy is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  // `cargo xtask test` runs what failed once more and says so; by hand nothing runs twice.
  retries: 0,
  // An app that does not even start is not waited for by every journey.
  maxFailures: 20,
  forbidOnly: true,
  fullyParallel: false,
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Stockholm",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROME || "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
