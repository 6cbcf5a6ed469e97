// The list: fifty paths at a time, so that it opens at once whatever it holds; a path's detail is made when opened.
const list = document.getElementById('list');
const atOnce = 50;
let shown = [];
let rendered = 0;

function strip(path) {
    const drawing = svg('svg', { class: 'strip', viewBox: '0 0 132 18', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' });
    path.legs.forEach((outcome, leg) => {
        const x = leg * 34 + 2;
        const group = svg('g', { class: outcomes[outcome], transform: `translate(${x} 0)` });
        if (outcome === 4) {
            group.append(svg('path', { d: 'M0 9h7M20 9h8' }), svg('path', { d: 'M10 5.5l7 7M17 5.5l-7 7', 'stroke-width': 2.2 }));
        } else {
            group.append(svg('path', { d: 'M0 9h28', 'stroke-dasharray': outcome === 2 || outcome === 3 ? '1 5' : null }));
            if (outcome === 1) {
                group.append(svg('path', { d: 'M14 4v5' }), svg('path', { d: 'M14 13.4v.1', 'stroke-width': 2.6 }));
            }
        }

        drawing.append(group);
    });
    return drawing;
}

function row(path) {
    const id = path.index + 1;
    const spoken = path.legs.map((outcome, leg) => `${legNames[leg]} ${outcomeWords[outcome]}`).join(', ');
    const end = (name, account) => el('span', { class: 'end' }, el('strong', { title: name }, name), el('small', {}, account));
    const button = el('button', { class: 'row', type: 'button', id: `path-${id}`, 'aria-expanded': 'false', on: { click: () => toggle(path) } },
        icon(path.outcome, outcomeWords[path.outcome]),
        el('span', { class: 'ends' }, end(path.name, path.sourceAccount), svg('svg', { class: 'arrow', width: 14, height: 14, viewBox: '0 0 14 14', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5, role: 'img', 'aria-label': 'to' }, svg('path', { d: 'M1 7h11M8 3l4 4-4 4' })), end(path.targetName, path.targetAccount)),
        strip(path), el('span', { class: 'unseen' }, spoken),
        el('span', { class: 'tally' }, path.checkCount ? `${number(path.passedCount)} of ${number(path.checkCount)}` : '', path.changes.length ? el('em', {}, counted(path.changes.length, 'change', 'changes')) : ''),
        turn());
    return el('li', { class: 'path' }, el('h3', {}, button));
}

function toggle(path, isOpen) {
    const button = document.getElementById(`path-${path.index + 1}`);
    const open = isOpen ?? button.getAttribute('aria-expanded') !== 'true';
    const item = button.closest('li');
    item.querySelector('.detail')?.remove();
    button.setAttribute('aria-expanded', String(open));
    if (open) {
        item.append(detail(path));
        button.setAttribute('aria-controls', `detail-${path.index + 1}`);
    } else {
        button.removeAttribute('aria-controls');
    }
}

function renderMore(count = atOnce) {
    document.getElementById('more')?.remove();
    const first = rendered;
    rendered = Math.min(shown.length, rendered + count);
    list.append(...shown.slice(first, rendered).map(row));
    const left = shown.length - rendered;
    if (left > 0) {
        list.after(el('button', { class: 'more', type: 'button', id: 'more', on: { click: () => { const from = rendered; renderMore(); document.getElementById(`path-${shown[from].index + 1}`).focus(); } } },
            `Show ${number(Math.min(left, atOnce))} more of ${number(left)}`));
    }
}

function showList(found) {
    shown = found;
    rendered = 0;
    list.replaceChildren();
    document.getElementById('more')?.remove();
    document.getElementById('none').hidden = found.length > 0;
    renderMore();
}

function openPath(path) {
    const place = shown.indexOf(path);
    if (place >= rendered) {
        renderMore(place - rendered + atOnce);
    }

    toggle(path, true);
    const button = document.getElementById(`path-${path.index + 1}`);
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: 'start' });
}

list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target.classList.contains('row')) {
        const rows = [...list.querySelectorAll('.row')];
        event.preventDefault();
        rows[rows.indexOf(event.target) + step]?.focus();
    }
});
