// What stands here alone: whether a question and its answer come through whole.
import { answer } from "./answer.mjs";

console.log("a word of a package");
answer((value) => {
  if (value === "fail") throw new Error("the script has failed");
  return value;
});
