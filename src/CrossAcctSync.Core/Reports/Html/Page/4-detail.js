// What is known of one path, made when it is opened.
const ofRule = rule => rule ? el('a', { class: 'tag', href: rule.help, rel: 'noopener noreferrer', 'aria-label': `${rule.code}, page of AWS` }, rule.code) : null;
const fixLine = fix => fix ? el('p', { class: 'fix' }, el('b', {}, 'Fix: '), fix) : null;

function legList(path) {
    const target = path.targetName, source = path.sourceRole ? path.sourceRole.split('/').pop() : 'the execution role';
    const words = [`${path.name} names ${target}`, `${source} may assume ${target}`, `${target} trusts ${source} for this state machine`, `${target} may start, poll and stop the jobs`];
    return el('ol', { class: 'legs', 'aria-label': 'Legs' }, path.legs.map((outcome, leg) => el('li', { class: outcomes[outcome] },
        el('b', {}, icon(outcome), `${legNames[leg]}: ${outcomeWords[outcome]}`), el('span', {}, words[leg]))));
}

function checkItem(check, tasks) {
    const by = check.states.map(state => {
        const task = tasks.get(state);
        return task?.place ? `${state} (${task.place})` : state;
    });
    return el('li', { class: 'item' },
        el('header', {}, icon(check.outcome, outcomeWords[check.outcome]), el('h5', {}, `${legNames[check.leg]}: ${check.name}`), ofRule(check.rule)),
        el('p', {}, check.reason),
        by.length ? el('p', { class: 'by' }, `Needed by ${by.join(', ')}`) : null,
        check.listing ? block(check.listing, 'The statement that it hangs on') : null,
        fixLine(check.fix),
        check.add ? block(check.add, 'Statement to add') : null);
}

const findingItem = (finding, heading) => el('li', { class: 'item' },
    el('header', {}, icon(finding.outcome, outcomeWords[finding.outcome]), el(heading, {}, finding.subject || 'Finding'), ofRule(finding.rule)),
    el('p', {}, finding.message),
    finding.place ? el('p', { class: 'by' }, finding.place) : null,
    fixLine(finding.fix));

function changeItem(change, heading) {
    const lines = change.diff.split('\n').map(line => el('span', { class: { '+': 'add', '-': 'del', '~': 'alt' }[line[0]] }, line));
    return el('li', { class: 'item' },
        el('header', {}, el(heading, {}, `${change.account} ${change.role}: ${change.kind}${change.policy ? ` ${change.policy}` : ''}`), el('span', { class: 'tag' }, change.status)),
        el('p', {}, change.reason),
        change.statusReason ? el('p', {}, change.statusReason) : null,
        el('p', { class: 'by' }, `Afterwards ${number(change.size)} of ${number(change.quota)} ${/^(Attach|Detach)/.test(change.kind) ? 'managed policies' : 'characters'}`),
        block(change.diff, `Difference of ${change.role}`, ...lines));
}

const part = (title, items) => items.length ? [el('h4', {}, title), el('ul', {}, items)] : [];
const fact = (name, value) => value ? [el('dt', {}, name), el('dd', {}, value)] : [];

function detail(path) {
    const checks = path.raw[13].map(readCheck), tasks = new Map(path.raw[15].map(readTask).map(task => [task.state, task]));
    const open = checks.filter(check => check.outcome > 0), good = checks.filter(check => check.outcome === 0);
    const unlisted = path.passedCount - good.length;
    return el('div', { class: 'detail', id: `detail-${path.index + 1}` },
        el('dl', { class: 'facts' }, fact('State machine', path.arn || path.name), fact('Runs as', path.sourceRole), fact('Target role', path.target), fact('Definition', path.file)),
        legList(path),
        part(counted(open.length, 'check is not as it should be', 'checks are not as they should be'), open.map(check => checkItem(check, tasks))),
        part('To know', path.raw[14].map(readFinding).map(finding => findingItem(finding, 'h5'))),
        part('Changes for this path', path.changes.map(index => changeItem(readChange(data.changes[index]), 'h5'))),
        good.length ? el('details', {}, el('summary', {}, counted(good.length, 'check passed', 'checks passed')), el('ul', { class: 'good' }, good.map(check => el('li', {}, icon(0), el('span', {}, `${legNames[check.leg]}: ${check.name}${check.resource ? ` (${check.resource})` : ''}`))))) : null,
        unlisted > 0 ? el('p', { class: 'by' }, `${counted(unlisted, 'check', 'checks')} passed and ${unlisted === 1 ? 'is' : 'are'} not listed.`) : null,
        tasks.size ? el('details', {}, el('summary', {}, counted(tasks.size, 'task', 'tasks')), el('ul', { class: 'good' }, [...tasks.values()].map(task => el('li', {}, el('span', {}, task.state, ' ', el('code', {}, task.resource), task.place ? ` ${task.place}` : ''))))) : null);
}
