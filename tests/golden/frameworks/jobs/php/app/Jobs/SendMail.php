<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;

class SendMail implements ShouldQueue
{
}
