import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { chosenLanguage, speak } from './app/language.ts';
import './app/look.css';
import './app/print.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

const antdWords = await speak(chosenLanguage());
createRoot(root).render(<App antdWords={antdWords} />);
