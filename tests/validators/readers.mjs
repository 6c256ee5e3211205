// What Firefox's reader view (Mozilla's Readability) makes of each page.
import { JSDOM } from "jsdom";
import { Readability } from "@mozilla/readability";
import { answer } from "./answer.mjs";

answer((pages) =>
  pages.map((page) => {
    // A style sheet takes a second to be read, and Readability asks for none.
    const { window } = new JSDOM(page.replace(/<style>[^]*?<\/style>/, ""), { url: "https://courier.example/story" });
    const read = new Readability(window.document).parse();
    window.close();
    return read && { title: read.title, byline: read.byline, time: read.publishedTime, html: read.content, text: read.textContent };
  }),
);
