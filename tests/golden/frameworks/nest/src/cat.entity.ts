import { Entity } from 'typeorm';

@Entity('cats')
export class Cat {
  id: number;
}
