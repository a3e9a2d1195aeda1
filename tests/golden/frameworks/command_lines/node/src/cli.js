#!/usr/bin/env node
import { program } from 'commander';
import { squeeze } from './squeeze.js';

program.option('-q, --quiet', 'say nothing');
program.command('squeeze <file>').action(squeeze);
program.parse();
