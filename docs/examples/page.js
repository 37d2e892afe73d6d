// 选文件、看进度、读报告；计算在 worker.js 里。/ Choose a file, see progress, read the report; worker.js does the work.
import { element } from './element.js';
import { showReport } from './show-report.js';
import { words } from './words.js';

const [input, drop, progress, shown, toggle] = ['file', 'drop', 'progress', 'report', 'lang'].map((id) => document.getElementById(id));
const worker = new Worker('worker.js', { type: 'module' });

let lang = 'zh';
/** 最近一次检测 / the scan shown: { stage, startedAt, seconds } → { report, titles } */
let state = { stage: 'loading' };
let clock;

input.addEventListener('change', () => start(input.files[0]));
toggle.addEventListener('click', () => {
  lang = lang === 'zh' ? 'en' : 'zh';
  show();
});
for (const [event, isOver] of Object.entries({ dragover: true, dragleave: false, drop: false })) {
  drop.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    drop.classList.toggle('over', isOver);
    if (event === 'drop') start(dragged.dataTransfer.files[0]);
  });
}

worker.addEventListener('message', ({ data }) => {
  if (data.stage === 'ready' && state.stage !== 'loading') return;
  state = { ...state, ...data };
  if (data.report !== undefined || data.failure !== undefined) finish(data);
  show();
});
worker.addEventListener('error', ({ message }) => {
  finish({ failure: message });
  show();
});
show();

function start(file) {
  if (file === undefined) return;
  state = { stage: 'reading', startedAt: performance.now() };
  clearInterval(clock);
  clock = setInterval(showProgress, 1000);
  worker.postMessage({ file });
  show();
}

function finish(answer) {
  clearInterval(clock);
  state = { ...answer, stage: 'done', seconds: seconds() };
}

function show() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = words[lang][place.dataset.text];
  toggle.textContent = words[lang].other;
  showProgress();
  shown.replaceChildren(...(state.report === undefined ? [] : [...showReport(state.report, state.titles, lang), saveButton(state.report)]));
}

function showProgress() {
  const say = words[lang];
  progress.classList.toggle('failed', state.failure !== undefined);
  progress.dataset.stage = state.failure === undefined ? state.stage : 'failed';
  if (state.failure !== undefined) progress.textContent = say.failed(state.failure);
  else if (state.stage === 'done') progress.textContent = say.done(state.seconds);
  else progress.textContent = [say[state.stage], state.startedAt === undefined ? '' : say.seconds(seconds())].join(' ');
}

const seconds = () => ((performance.now() - (state.startedAt ?? performance.now())) / 1000).toFixed(1);

function saveButton(report) {
  const button = element('button', words[lang].save);
  button.id = 'save';
  button.type = 'button';
  button.addEventListener('click', () => {
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' }));
    link.download = `${report.file}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  return element('p', button);
}
