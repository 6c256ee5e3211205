// What AMP's own validator says of each page: nothing where it is valid, else its errors. tools/validators.sh puts it here.
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { answer } from "./answer.mjs";

const source = readFileSync(new URL("node_modules/amp-validator/validator_wasm.js", import.meta.url), "utf8");
const sandbox = vm.createContext({});
new vm.Script(source).runInContext(sandbox);

answer(async (pages) => {
  const { validator } = sandbox.amp;
  await validator.init();
  return pages.map((page) => {
    const { status, errors } = validator.validateString(page);
    return { status, errors: errors.map((one) => `${one.line}: ${one.severity} ${validator.renderErrorMessage(one)}`) };
  });
});
