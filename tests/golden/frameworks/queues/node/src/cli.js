import cac from 'cac'

const cli = cac('yard-node')

cli.command('build <hull>', 'Build a hull').option('--fast', 'In a hurry').action(build)
cli.command('scrap', 'Scrap a hull').action(() => {})
cli.parse()
