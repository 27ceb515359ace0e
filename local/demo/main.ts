/** `npm run demo`: tells in the terminal what the product does, on the real add-on, and fails if a promise breaks. */
import { tellStory } from './story';

const { broken, text } = tellStory();
console.log(text);
if (broken.length > 0) process.exitCode = 1;
