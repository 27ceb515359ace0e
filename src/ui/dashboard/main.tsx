import { render } from 'preact';

const root = document.getElementById('app');
if (root) render(<h1>Shopify catalog</h1>, root);
