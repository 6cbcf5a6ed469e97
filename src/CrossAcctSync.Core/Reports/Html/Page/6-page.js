// Filters, and what binds the parts together.
const search = document.getElementById('search');
const fromAccount = document.getElementById('from');
const toAccount = document.getElementById('to');
const leg = document.getElementById('leg');
const order = document.getElementById('order');
const clear = document.getElementById('clear');
const chosen = new Set();

const orders = {
    worst: (a, b) => b.outcome - a.outcome || a.index - b.index,
    machine: (a, b) => a.name.localeCompare(b.name, 'en') || a.index - b.index,
    target: (a, b) => a.targetAccount.localeCompare(b.targetAccount, 'en') || a.targetName.localeCompare(b.targetName, 'en') || a.index - b.index,
};

function tiles() {
    const counts = outcomes.map((_, outcome) => paths.filter(path => path.outcome === outcome).length);
    const words = [['path passes', 'paths pass'], ['works, with warnings', 'work, with warnings'], ['path not tested', 'paths not tested'], ['path undetermined', 'paths undetermined'], ['path fails', 'paths fail']];
    const bar = svg('svg', { viewBox: '0 0 1000 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    let x = 0;
    document.getElementById('tiles').append(...[4, 3, 2, 1, 0].map(outcome => {
        const width = paths.length ? counts[outcome] * 1000 / paths.length : 0;
        bar.append(svg('rect', { class: outcomes[outcome], fill: 'currentColor', x, y: 0, width, height: 8 }));
        x += width;
        return el('button', {
            class: `tile ${outcomes[outcome]}`, type: 'button', 'aria-pressed': 'false', 'data-none': counts[outcome] === 0,
            on: {
                click: event => {
                    const isOn = !chosen.delete(outcome);
                    if (isOn) {
                        chosen.add(outcome);
                    }

                    event.currentTarget.setAttribute('aria-pressed', String(isOn));
                    apply();
                },
            },
        }, icon(outcome), el('span', {}, el('b', {}, number(counts[outcome])), words[outcome][counts[outcome] === 1 ? 0 : 1]));
    }));
    document.getElementById('bar').append(bar);
}

function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = paths.filter(path => (chosen.size === 0 || chosen.has(path.outcome))
        && (!fromAccount.value || path.sourceAccount === fromAccount.value)
        && (!toAccount.value || path.targetAccount === toAccount.value)
        && (!leg.value || path.legs[Number(leg.value)] > 0)
        && words.every(word => haystack(path).includes(word)));
    found.sort(orders[order.value]);
    const isAll = found.length === paths.length;
    clear.hidden = isAll && words.length === 0 && chosen.size === 0;
    const count = isAll ? counted(paths.length, 'path', 'paths') : `${number(found.length)} of ${counted(paths.length, 'path', 'paths')}`;
    document.getElementById('count').textContent = count;
    showList(found);
    drawPicture(found, openPath, path => {
        fromAccount.value = path.sourceAccount;
        toAccount.value = path.targetAccount;
        apply();
        document.getElementById('paths-title').scrollIntoView({ block: 'start' });
        list.querySelector('.row')?.focus({ preventScroll: true });
    });
    say(count);
}

function reset() {
    search.value = fromAccount.value = toAccount.value = leg.value = '';
    chosen.clear();
    document.querySelectorAll('.tile').forEach(tile => tile.setAttribute('aria-pressed', 'false'));
    apply();
}

function options(select, values) {
    select.append(...[...new Set(values)].sort().map(value => el('option', { value }, value)));
}

function themes() {
    const button = document.getElementById('theme'), names = ['system', 'light', 'dark'];
    let at = 0;
    button.addEventListener('click', () => {
        at = (at + 1) % names.length;
        document.documentElement.dataset.theme = names[at];
        button.textContent = `Theme: ${names[at]}`;
    });
}

document.getElementById('legend').append(...[4, 3, 2, 1, 0].map(outcome => el('span', {}, icon(outcome), outcomeWords[outcome])));
document.getElementById('plain').remove();
document.getElementById('app').hidden = false;
tiles();
options(fromAccount, paths.map(path => path.sourceAccount));
options(toAccount, paths.map(path => path.targetAccount));
themes();

document.getElementById('findings').append(...data.findings.map(readFinding).map(finding => findingItem(finding, 'h3')));
document.getElementById('findings-part').hidden = data.findings.length === 0;
const changeList = document.getElementById('changes');
const showChanges = (first, count) => {
    changeList.append(...data.changes.slice(first, first + count).map(readChange).map(change => changeItem(change, 'h3')));
    const left = data.changes.length - first - count;
    if (left > 0) {
        changeList.after(el('button', { class: 'more', type: 'button', on: { click: event => { event.currentTarget.remove(); showChanges(first + count, count); } } }, `Show ${number(Math.min(left, count))} more of ${number(left)}`));
    }
};
showChanges(0, 50);
document.getElementById('changes-part').hidden = data.changes.length === 0;
document.getElementById('paths-part').hidden = paths.length === 0;

let waiting = 0;
search.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
});
for (const select of [fromAccount, toAccount, leg, order]) {
    select.addEventListener('change', apply);
}

clear.addEventListener('click', () => { reset(); search.focus(); });
document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        search.focus();
        search.select();
    } else if (event.key === 'Escape' && document.activeElement === search) {
        reset();
    }
});

// Paper has no buttons: what is chosen is laid out, and what fails is opened.
window.addEventListener('beforeprint', () => {
    renderMore(1000);
    shown.slice(0, Math.min(rendered, 200)).filter(path => path.outcome === 4).forEach(path => toggle(path, true));
});
new ResizeObserver(() => {
    if (picture.clientWidth && Math.abs(picture.clientWidth - (picture.drawnAt ?? 0)) > 24) {
        const isFirst = picture.drawnAt === undefined;
        picture.drawnAt = picture.clientWidth;
        if (!isFirst) {
            apply();
        }
    }
}).observe(picture);
const tools = document.getElementById('tools');
new IntersectionObserver(([entry]) => tools.classList.toggle('stuck', !entry.isIntersecting)).observe(document.getElementById('tiles'));
const openLinked = () => {
    const linked = /^#path-(\d+)$/.exec(location.hash);
    if (linked && paths[linked[1] - 1]) {
        openPath(paths[linked[1] - 1]);
    }
};
window.addEventListener('hashchange', openLinked);
apply();
openLinked();
