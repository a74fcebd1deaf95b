import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import '../styles/base.css';
import { WishPage } from './WishPage';

const root = document.getElementById('root');
if (root === null) throw new Error('wish.html has no element #root.');

const [, code = ''] = /^\/wish\/([^/]+)/.exec(window.location.pathname) ?? [];

createRoot(root).render(
  <StrictMode>
    <WishPage code={decodeURIComponent(code)} />
  </StrictMode>,
);
