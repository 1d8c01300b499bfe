/** What the page does. It puts text of the project on the page as text only, and takes nothing but our own attributes. */
export const PAGE_SCRIPT = `
'use strict';
const [svg, stage, panel, search] = [document.querySelector('#stage svg'), document.getElementById('stage'), document.getElementById('panel'), document.getElementById('search')];
const boxes = [...svg.querySelectorAll('.box[data-id]')];
const arrows = [...svg.querySelectorAll('.exact .arrow')];
const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
let scale = 1;
const zoom = (to) => {
  const [x, y] = [(stage.scrollLeft + stage.clientWidth / 2) / scale, (stage.scrollTop + stage.clientHeight / 2) / scale];
  scale = Math.min(4, Math.max(0.05, to));
  svg.setAttribute('width', width * scale);
  svg.setAttribute('height', height * scale);
  stage.scrollTo(x * scale - stage.clientWidth / 2, y * scale - stage.clientHeight / 2);
};
const fit = () => zoom(Math.min(1, (stage.clientWidth - 4) / width, (stage.clientHeight - 4) / height));
document.getElementById('larger').onclick = () => zoom(scale * 1.25);
document.getElementById('smaller').onclick = () => zoom(scale / 1.25);
document.getElementById('fit').onclick = fit;
document.getElementById('whole').onclick = () => zoom(1);
stage.addEventListener('wheel', (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(scale * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
}, { passive: false });
let held;
stage.addEventListener('pointerdown', (event) => { held = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop }; });
window.addEventListener('pointerup', () => { held = undefined; });
stage.addEventListener('pointermove', (event) => {
  if (held && event.buttons) stage.scrollTo(held.left + held.x - event.clientX, held.top + held.y - event.clientY);
});
document.getElementById('exact')?.addEventListener('change', (event) => {
  svg.classList.toggle('is-joined', !event.target.checked);
  svg.classList.toggle('is-exact', event.target.checked);
});
const isIn = (id, chosen, isFolder) => id === chosen || (isFolder && id.startsWith(chosen));
const clear = () => {
  svg.classList.remove('is-dim');
  for (const one of svg.querySelectorAll('.is-near, .is-chosen')) one.classList.remove('is-near', 'is-chosen');
};
const add = (parent, tag, text) => { const made = document.createElement(tag); made.textContent = text; parent.append(made); return made; };
const list = (title, found, end) => {
  add(panel, 'h3', title + ': ' + found.length);
  const ul = add(panel, 'ul', '');
  for (const arrow of found) {
    const li = add(ul, 'li', arrow.dataset[end]);
    add(li, 'pre', arrow.querySelector('title').textContent.split('\\n').slice(1).join('\\n'));
  }
};
const choose = (box) => {
  clear();
  const [id, isFolder] = [box.dataset.id, box.classList.contains('folder')];
  const out = arrows.filter(({ dataset }) => isIn(dataset.from, id, isFolder) && !isIn(dataset.to, id, isFolder));
  const into = arrows.filter(({ dataset }) => isIn(dataset.to, id, isFolder) && !isIn(dataset.from, id, isFolder));
  const near = new Set([id, ...out.map(({ dataset }) => dataset.to), ...into.map(({ dataset }) => dataset.from)]);
  svg.classList.add('is-dim');
  box.classList.add('is-chosen');
  for (const arrow of [...out, ...into]) arrow.classList.add('is-near');
  for (const one of boxes) if (near.has(one.dataset.id) || isIn(one.dataset.id, id, isFolder)) one.classList.add('is-near');
  panel.replaceChildren();
  panel.hidden = false;
  add(panel, 'h2', box.querySelector('title').textContent);
  list(panel.dataset.out, out, 'to');
  list(panel.dataset.into, into, 'from');
};
svg.addEventListener('click', (event) => {
  const box = event.target.closest('.box[data-id]');
  if (box) return choose(box);
  clear();
  panel.hidden = true;
});
svg.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.target.closest('.box[data-id]') && choose(event.target.closest('.box[data-id]')); });
search.addEventListener('input', () => {
  clear();
  const words = search.value.toLowerCase();
  if (words === '') return;
  svg.classList.add('is-dim');
  const found = boxes.filter(({ dataset, classList }) => !classList.contains('folder') && dataset.id.toLowerCase().includes(words));
  for (const box of found) box.classList.add('is-near');
  found[0]?.scrollIntoView({ block: 'center', inline: 'center' });
});
fit();
if (scale < 0.3) zoom(0.3);
stage.scrollTo(0, 0);
`;

/** SHA-256 of the script, for the page's policy; a test holds it equal. */
export const PAGE_SCRIPT_HASH = 'sha256-r12WqwH9Np3a385Zq9IATGggh8wuYP58UXM+SBfjSF4=';
