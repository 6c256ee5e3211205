// What axe-core finds in each page in a real browser, light and dark, and what a reader is shown: {browser, pages}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { answer } from "./answer.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function look(browser, html, colorScheme) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  const asked = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === "https://courier.example/story") return route.fulfill({ contentType: "text/html", body: html });
    asked.push(url);
    return route.abort();
  });
  await page.goto("https://courier.example/story", { waitUntil: "load" });
  await page.evaluate(axe); // in a world of its own that no policy of the page reaches
  const found = await page.evaluate(() => globalThis.axe.run());
  const pictures = await page.evaluate(() => [...document.images].map((one) => one.naturalWidth));
  await context.close();
  const violations = found.violations.map((one) => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
  return { violations, unsure: found.incomplete.map((one) => one.id), passes: found.passes.length, pictures, asked };
}

answer(async ({ browser: path, pages }) => {
  const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
  const told = [];
  for (const html of pages) {
    told.push({ light: await look(browser, html, "light"), dark: await look(browser, html, "dark") });
  }
  await browser.close();
  return told;
});
