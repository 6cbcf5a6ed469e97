// Elements are made one by one, and text is only ever text: nothing of the report is read as markup.
const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (name === 'on') {
            for (const [event, handler] of Object.entries(value)) {
                node.addEventListener(event, handler);
            }
        } else if (value !== undefined && value !== null && value !== false) {
            node.setAttribute(name, value === true ? '' : String(value));
        }
    }

    node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
    return node;
}

const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

// Shapes tell outcomes apart, and colour only helps.
const shapes = {
    passed: 'M3.5 9.5l3.5 3.5 7.5-8.5',
    warning: 'M9 2.5L16.5 15.5H1.5ZM9 7v4M9 13.2v.1',
    nottested: 'M4 9h10',
    undetermined: 'M6 6.6a3 3 0 1 1 4.4 2.7c-1 .6-1.4 1-1.4 2M9 14.3v.1',
    failed: 'M4 4l10 10M14 4L4 14',
};

const icon = (outcome, label) => svg('svg', {
    class: `icon ${outcomes[outcome]}`, viewBox: '0 0 18 18', fill: 'none', stroke: 'currentColor', 'stroke-width': 2,
    'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': label ? null : 'true', role: label ? 'img' : null, 'aria-label': label,
}, svg('path', { d: shapes[outcomes[outcome]] }));

const turn = () => svg('svg', { class: 'turn', viewBox: '0 0 12 12', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'aria-hidden': 'true' }, svg('path', { d: 'M4 2l4 4-4 4' }));

const live = document.getElementById('live');
const say = message => { live.textContent = message; };

function copyButton(content) {
    const button = el('button', { class: 'quiet', type: 'button' }, 'Copy');
    button.addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText(content);
            button.textContent = 'Copied';
            say('Copied.');
        } catch {
            // Where the clipboard is closed to pages, the text is marked for the user to copy.
            getSelection().selectAllChildren(button.parentElement.querySelector('pre'));
            button.textContent = 'Marked';
            say('The text is marked; copy it with the keyboard.');
        }

        setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    return button;
}

const block = (content, label, ...lines) => el('div', { class: 'code' },
    el('pre', { tabindex: 0, role: 'group', 'aria-label': label, class: lines.length ? 'diff' : null }, lines.length ? lines : content), copyButton(content));
