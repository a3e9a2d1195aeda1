<?php

namespace App\Command;

use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;

#[AsCommand(name: 'app:create-ship', description: 'Creates a ship.')]
class CreateShipCommand extends Command
{
}
