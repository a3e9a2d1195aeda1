/**
 * @fileoverview Small tools for lists.
 */
'use strict';

const path = require('path');
const { join, resolve: res } = require('./paths');
import def, { one, two as deux } from './numbers.js';
import * as all from 'pkg';

/** The most there may be. */
export const LIMIT = 3;

/**
 * Adds up.
 * @param {number[]} list
 */
export function sum(list) {
  const inner = (x) => x;
  return list.reduce((a, b) => a + b, 0) + `${inner({ a: '}' }.a)}`.length;
}

export default class Stack extends Base {
  #items = [];
  static of(...items) { return new Stack(items); }
  constructor(items) { super(); this.#items = items; }
  get top() { return this.#items[0]; }
  async *walk() { yield* this.#items; }
  onClick = (event) => { this.handle(event); };
  #secret() { return /[}"/]/.test('x'); }
}

const double = (x) => x * 2;
var legacy = function (a, b) { return a + b; };
let Wrapped = memo(function Wrapped() { return <div>Don't {legacy(1, 2)}</div>; });

const api = {
  list() { return []; },
  add: async (item) => { return item; },
  name: 'api',
};

function* numbers() { yield 1; }

exports.parse = function parse(text) { return text; };
exports.version = '1.0';
module.exports.format = (value) => String(value);
Stack.prototype.peek = function () { return this.top; };

(function () {
  function wrapped() { return 1; }
  exports.wrapped = wrapped;
})();

export { double as twice, legacy };
export * from './more.js';
export { three } from './three.js';

if (require.main === module) {
  sum([1]);
}
module.exports = class Heap extends Base { push(item) { return item; } };
module.exports = function createHeap(items) { return items; };
