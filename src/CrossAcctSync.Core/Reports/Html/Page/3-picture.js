// The picture: accounts with state machines on the left, accounts with roles on the right, and a lane for each leg
// between them. What is broken is broken in its lane. Few paths are drawn one by one, many by pairs of accounts.
const picture = document.getElementById('picture');
const pictureNote = document.getElementById('picture-note');
const drawnOneByOne = 20;
const drawnPairs = 12;
const laneWords = ['names the role', 'may assume it', 'lets it in', 'may call'];
const marks = { warning: 'M0 -4.2V0.6M0 4v.1', nottested: 'M-3.4 0H3.4', undetermined: 'M-2.4 -1.9a2.4 2.4 0 1 1 3.6 2c-.9.5-1.2.8-1.2 1.5M0 4.3v.1', failed: 'M-3.2 -3.2L3.2 3.2M3.2 -3.2L-3.2 3.2' };
const ruler = document.createElement('canvas').getContext('2d');

function fit(content, room, font) {
    ruler.font = font;
    if (ruler.measureText(content).width <= room) {
        return content;
    }

    // The middle goes: names are told apart by how they begin and end.
    let keep = Math.max(4, Math.floor(content.length * room / ruler.measureText(content).width) - 1);
    const cut = () => `${content.slice(0, Math.ceil(keep * 0.6))}…${content.slice(content.length - Math.floor(keep * 0.4))}`;
    while (keep > 4 && ruler.measureText(cut()).width > room) {
        keep--;
    }

    return cut();
}

const worstFirst = (a, b) => b.failed - a.failed || b.count - a.count || (a.key < b.key ? -1 : 1);

function edgesOf(shown) {
    const edges = new Map();
    const oneByOne = shown.length <= drawnOneByOne;
    for (const path of shown) {
        const key = oneByOne ? String(path.index) : `${path.sourceAccount}>${path.targetAccount}`;
        let edge = edges.get(key);
        if (!edge) {
            edge = { key, path, from: oneByOne ? `${path.sourceAccount}/${path.arn || path.name}` : path.sourceAccount, to: oneByOne ? `${path.targetAccount}/${path.target}` : path.targetAccount, count: 0, failed: 0, outcome: 0, legs: [0, 0, 0, 0], broken: [0, 0, 0, 0] };
            edges.set(key, edge);
        }

        edge.count++;
        edge.failed += path.outcome === 4 ? 1 : 0;
        edge.outcome = Math.max(edge.outcome, path.outcome);
        path.legs.forEach((outcome, leg) => {
            edge.broken[leg] = outcome > edge.legs[leg] ? 1 : edge.broken[leg] + (outcome === edge.legs[leg] ? 1 : 0);
            edge.legs[leg] = Math.max(edge.legs[leg], outcome);
        });
    }

    return { oneByOne, all: [...edges.values()] };
}

// Nodes by account; the accounts of one side stand where their partners of the other side stand.
function column(edges, oneByOne, side, rank, totals) {
    const accounts = new Map();
    for (const edge of edges) {
        const id = side === 'from' ? edge.path.sourceAccount : edge.path.targetAccount;
        const account = accounts.get(id) ?? { id, nodes: new Map(), places: [] };
        accounts.set(id, account);
        account.places.push(rank.get(edge[side === 'from' ? 'to' : 'from']) ?? 0);
        const node = account.nodes.get(edge[side]) ?? {
            key: edge[side], paths: totals.get(edge[side]),
            title: side === 'from' ? edge.path.name : edge.path.targetName,
            minor: side === 'from' ? (edge.path.sourceRole ? `runs as ${edge.path.sourceRole.split('/').pop()}` : 'role not known') : '',
        };
        account.nodes.set(edge[side], node);
    }

    const middle = account => account.places.reduce((sum, place) => sum + place, 0) / account.places.length;
    const ordered = [...accounts.values()].sort((a, b) => middle(a) - middle(b) || (a.id < b.id ? -1 : 1));
    let y = 52;
    for (const account of ordered) {
        account.y = y;
        let inner = y + (oneByOne ? 30 : 0);
        for (const node of account.nodes.values()) {
            node.height = oneByOne ? (side === 'from' ? 42 : 30) : 44;
            node.y = inner;
            inner += node.height + (oneByOne ? 6 : 0);
        }

        account.height = inner - y + (oneByOne ? 4 : 0);
        y += account.height + 12;
    }

    return { accounts: ordered, height: y };
}

function drawColumn(side, x, width, oneByOne) {
    return side.accounts.map(account => svg('g', {},
        svg('rect', { class: 'account', x, y: account.y, width, height: account.height, rx: 9 }),
        oneByOne ? svg('text', { class: 'minor', x: x + 12, y: account.y + 20 }, fit(`account ${account.id}`, width - 24, '11.5px system-ui')) : null,
        [...account.nodes.values()].map(node => oneByOne
            ? svg('g', {},
                svg('rect', { class: 'node', x: x + 8, y: node.y, width: width - 16, height: node.height, rx: 6 }),
                svg('title', {}, node.title),
                svg('text', { x: x + 18, y: node.y + (node.minor ? 18 : 20) }, fit(node.title, width - 36, '13px system-ui')),
                node.minor ? svg('text', { class: 'minor', x: x + 18, y: node.y + 34 }, fit(node.minor, width - 36, '11.5px system-ui')) : null)
            : svg('g', {},
                svg('text', { x: x + 12, y: node.y + 20 }, fit(`account ${account.id}`, width - 24, '13px system-ui')),
                svg('text', { class: 'minor', x: x + 12, y: node.y + 36 }, counted(node.paths, 'path', 'paths'))))));
}

// The height of the curve over a place between its ends: both ease in and out alike, so that lanes are upright.
const ease = part => part * part * (3 - 2 * part);

function mark(outcome, x, y) {
    const group = svg('g', { class: `mark ${outcomes[outcome]}${outcome === 0 ? ' plain' : ''}`, transform: `translate(${x} ${y})` });
    if (outcome === 0) {
        group.append(svg('circle', { r: 2.5 }));
    } else {
        group.append(svg('circle', { r: 8.5 }), svg('path', { d: marks[outcomes[outcome]] }));
    }

    return group;
}

// The edges of a node leave it one under the other, in the order of where they go.
function spread(edges, leftNodes, rightNodes) {
    for (const [side, nodes, other, others] of [['from', leftNodes, 'to', rightNodes], ['to', rightNodes, 'from', leftNodes]]) {
        for (const node of nodes.values()) {
            const own = edges.filter(edge => edge[side] === node.key).sort((a, b) => others.get(a[other]).y - others.get(b[other]).y);
            own.forEach((edge, index) => { edge[`${side}Y`] = node.y + node.height * (own.length === 1 ? 0.5 : 0.15 + 0.7 * index / (own.length - 1)); });
        }
    }
}

const place = (edge, leg, x1, x2) => [x1 + (x2 - x1) * (leg + 0.5) / 4, edge.fromY + (edge.toY - edge.fromY) * ease((leg + 0.5) / 4)];

function drawEdge(edge, x1, x2, oneByOne, open) {
    const y1 = edge.fromY, y2 = edge.toY;
    const line = [];
    for (let step = 0; step <= 24; step++) {
        const part = step / 24;
        line.push(`${step ? 'L' : 'M'}${(x1 + (x2 - x1) * part).toFixed(1)} ${(y1 + (y2 - y1) * ease(part)).toFixed(1)}`);
    }

    const bad = edge.legs.map((outcome, leg) => outcome > 0 ? `${legNames[leg]} ${outcomeWords[outcome]}` : '').filter(Boolean).join(', ');
    const label = oneByOne
        ? `${edge.path.name} to ${edge.path.targetName} of ${edge.path.targetAccount}: ${outcomeWords[edge.outcome]}${bad ? `; ${bad}` : ''}`
        : `${edge.path.sourceAccount} to ${edge.path.targetAccount}: ${counted(edge.count, 'path', 'paths')}, ${number(edge.failed)} failing`;
    return svg('a', { href: `#path-${edge.path.index + 1}`, class: `edge ${outcomes[edge.outcome]}`, tabindex: -1, 'aria-label': label, on: { click: event => { event.preventDefault(); open(edge); } } },
        svg('title', {}, label),
        svg('path', { class: 'hit', d: line.join('') }),
        svg('path', { class: 'line', d: line.join('') }),
        edge.legs.map((outcome, leg) => mark(outcome, ...place(edge, leg, x1, x2))));
}

// How many paths are as bad as the mark says; no part of the link, whose name says it in words.
const drawCounts = (edge, x1, x2) => edge.legs.map((outcome, leg) => {
    const [x, y] = place(edge, leg, x1, x2);
    return outcome === 0 ? null : svg('text', { class: `count ${outcomes[outcome]}`, x: x + 12, y: y + 4 }, number(edge.broken[leg]));
});

function drawPicture(shown, openPath, openPair) {
    picture.replaceChildren();
    picture.parentElement.hidden = shown.length === 0;
    if (shown.length === 0) {
        return;
    }

    const { oneByOne, all } = edgesOf(shown);
    const edges = oneByOne ? all : all.sort(worstFirst).slice(0, drawnPairs);
    pictureNote.textContent = oneByOne ? 'Each line is a path; a mark shows the leg that is not as it should be.'
        : `Each line stands for the paths between two accounts; marks count the paths that fail there. ${edges.length < all.length ? `Drawn are the ${edges.length} of ${number(all.length)} pairs that fail most. ` : ''}Choose a line to see its paths.`;
    const width = Math.max(640, picture.clientWidth || 960), side = Math.min(300, width * 0.29), margin = 18;
    const totals = new Map();
    for (const edge of all) {
        totals.set(edge.from, (totals.get(edge.from) ?? 0) + edge.count);
        totals.set(edge.to, (totals.get(edge.to) ?? 0) + edge.count);
    }

    const left = column(edges, oneByOne, 'from', new Map(), totals);
    const rank = new Map(left.accounts.flatMap(account => [...account.nodes.keys()]).map((key, index) => [key, index]));
    const right = column(edges, oneByOne, 'to', rank, totals);
    const height = Math.max(left.height, right.height);
    const nodesOf = column => new Map(column.accounts.flatMap(account => [...account.nodes.values()]).map(node => [node.key, node]));
    const leftNodes = nodesOf(left), rightNodes = nodesOf(right);
    spread(edges, leftNodes, rightNodes);
    const x1 = margin + side - (oneByOne ? 8 : 0), x2 = width - margin - side + (oneByOne ? 8 : 0);
    const lanes = legNames.slice(0, 4).map((title, lane) => {
        const x = x1 + (x2 - x1) * (lane + 0.5) / 4;
        return svg('g', {}, svg('line', { class: 'lane', x1: x, x2: x, y1: 46, y2: height - 8 }),
            svg('text', { class: 'caption', x, y: 22, 'text-anchor': 'middle' }, title), (x2 - x1) / 4 > 84 ? svg('text', { class: 'minor', x, y: 38, 'text-anchor': 'middle' }, laneWords[lane]) : null);
    });
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': `Picture of ${counted(shown.length, 'path', 'paths')}. The list below says the same in words. Arrow keys move between lines.` },
        svg('text', { class: 'caption', x: margin, y: 22 }, 'State machines'), svg('text', { class: 'minor', x: margin, y: 38 }, 'in their accounts'),
        svg('text', { class: 'caption', x: width - margin, y: 22, 'text-anchor': 'end' }, 'Target roles'), svg('text', { class: 'minor', x: width - margin, y: 38, 'text-anchor': 'end' }, 'in theirs'),
        lanes, drawColumn(left, margin, side, oneByOne), drawColumn(right, width - margin - side, side, oneByOne),
        [...edges].sort((a, b) => a.outcome - b.outcome).map(edge => drawEdge(edge, x1, x2, oneByOne, chosen => oneByOne ? openPath(chosen.path) : openPair(chosen.path))),
        oneByOne ? null : svg('g', { 'aria-hidden': 'true' }, edges.map(edge => drawCounts(edge, x1, x2))));
    picture.append(drawing);
    walk(drawing);
}

// One stop for the Tab key, and the arrow keys within.
function walk(drawing) {
    const lines = [...drawing.querySelectorAll('a')];
    lines.at(-1)?.setAttribute('tabindex', '0');
    drawing.addEventListener('keydown', event => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        const at = lines.indexOf(document.activeElement);
        if (!step || at < 0) {
            return;
        }

        event.preventDefault();
        const next = lines[(at - step + lines.length) % lines.length];
        lines[at].setAttribute('tabindex', '-1');
        next.setAttribute('tabindex', '0');
        next.focus();
    });
}
