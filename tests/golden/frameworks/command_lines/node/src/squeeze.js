import { exec } from 'node:child_process';

export function squeeze(file) {
  return exec.command('no command of a command line');
}
