<?php

use Illuminate\Support\Facades\Schedule;

Schedule::command('carts:clean')->dailyAt('03:00');
