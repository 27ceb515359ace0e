import { render } from 'preact';
import { Graphiql } from './graphiql';

const root = document.getElementById('app');
if (root) render(<Graphiql />, root);
