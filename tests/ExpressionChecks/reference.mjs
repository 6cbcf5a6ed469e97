// Works expressions out with jsonata itself. Each line of the file is {"expression", "variables"}; for each a line comes
// out, {"value"} as JSON, or {} where there is none: the expression fails, gives nothing, or gives a function.
import { readFileSync } from 'node:fs';
import jsonata from 'jsonata';

const longest = 5000;

async function valueOf({ expression, variables }) {
  try {
    const read = jsonata(expression);
    // Expressions that are made at random may call themselves without end.
    let steps = 0;
    read.assign(Symbol.for('jsonata.__evaluate_entry'), () => {
      if (++steps > longest * 20) {
        throw new Error('too long');
      }
    });
    const value = JSON.stringify(await read.evaluate(undefined, variables));
    return value === undefined ? {} : { value: JSON.parse(value) };
  } catch {
    return {};
  }
}

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(line => line.length > 0);
for (const line of lines) {
  console.log(JSON.stringify(await valueOf(JSON.parse(line))));
}
