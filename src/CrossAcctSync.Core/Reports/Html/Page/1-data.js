// What the report holds. Texts stand once in a table, and all else names them by number; -1 is nothing.
const data = JSON.parse(document.getElementById('report-data').textContent);
const outcomes = ['passed', 'warning', 'nottested', 'undetermined', 'failed'];
const outcomeWords = ['passes', 'works, with warnings', 'not tested', 'undetermined', 'fails'];
const legNames = ['Definition', 'Source', 'Trust', 'Permission', 'Execution'];
const text = index => index < 0 ? '' : data.texts[index];
const number = count => count.toLocaleString('en-US');
const counted = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

const paths = data.paths.map((raw, index) => ({
    index, raw,
    outcome: raw[0], name: text(raw[1]), arn: text(raw[2]), sourceAccount: text(raw[3]) || 'unknown account', sourceRole: text(raw[4]),
    target: text(raw[5]), targetAccount: text(raw[6]) || 'unknown account', targetName: text(raw[7]), region: text(raw[8]), file: text(raw[9]),
    legs: raw[10], checkCount: raw[11], passedCount: raw[12], changes: raw[16],
}));

const readRule = index => index < 0 ? null : { code: text(data.rules[index][0]), help: text(data.rules[index][1]) };
const readCheck = raw => ({
    leg: raw[0], outcome: raw[1], name: text(raw[2]), reason: text(raw[3]), action: text(raw[4]), resource: text(raw[5]), fix: text(raw[6]),
    rule: readRule(raw[7]), add: text(raw[8]), listing: text(raw[9]), states: raw[10].map(text),
});
const readFinding = raw => ({ outcome: raw[0], rule: readRule(raw[1]), message: text(raw[2]), fix: text(raw[3]), subject: text(raw[4]), place: text(raw[5]) });
const readTask = raw => ({ state: text(raw[0]), resource: text(raw[1]), place: text(raw[2]) });
const readChange = raw => ({
    kind: text(raw[0]), leg: raw[1], status: text(raw[2]), statusReason: text(raw[3]), account: text(raw[4]), role: text(raw[5]), policy: text(raw[6]),
    reason: text(raw[7]), diff: text(raw[8]), size: raw[9], quota: raw[10],
});

// What a path is found by: all of its own texts, made when the first search asks for it.
const haystack = path => path.haystack ??= [
    path.name, path.arn, path.sourceAccount, path.sourceRole, path.target, path.targetAccount, path.file, outcomeWords[path.outcome],
    ...path.raw[13].flatMap(check => [2, 3, 4, 5].map(part => text(check[part])).concat(check[7] < 0 ? [] : readRule(check[7]).code)),
    ...path.raw[14].flatMap(finding => [text(finding[2]), text(finding[4]), readRule(finding[1]).code]),
    ...path.raw[15].flatMap(task => [text(task[0]), text(task[1])]),
].join('\n').toLowerCase();
