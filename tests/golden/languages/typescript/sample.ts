// What the shop sells.
import type { Price } from './price';
import fs = require('fs');
import './polyfill';
export { Shelf } from './shelf';

/** A thing on sale. */
export interface Item extends Base {
  id: string;
  price(currency: string): Price;
}

export type Items = Record<string, Item>;
type Local = { a: number } | null;

export enum Size {
  small,
  large,
}

export const enum Flag { on = 1 }

declare module 'shop' {
  export function open(name: string): void;
}

declare global {
  interface Window { shop: string }
}

export declare const VERSION: string;
declare function ambient(a: number): string;

export namespace Money {
  export const cent = 0.01;
  export function round(x: number): number { return Math.round(x); }
}

export abstract class Shop<T extends Item> implements Store {
  private readonly items: T[] = [];
  constructor(private name: string) { super(); }
  abstract open(): Promise<void>;
  find(id: string): T | undefined;
  find(id: number): T | undefined;
  find(id: any): { item: T } | undefined { return this.items[id]; }
  protected static create<U>(this: new () => U): U { return new this(); }
  private secret(): void { this.items.pop(); }
  handler = async (event: Event): Promise<void> => { await this.open(); };
}

export function total(items: Item[]): number;
export function total(items: Items): number;
export function total(items: any): number {
  return items.length;
}

@Injectable({ providedIn: 'root' })
export class Service {
  @Input() name = '';
  @HostListener('click', ['$event'])
  onClick(event: MouseEvent): void { total([]); }
}

export const useShop = <T,>(id: T) => {
  return id;
};

export default async function () {
  return 1;
}
