<?php

use Illuminate\Support\Facades\Route;

Route::middleware('auth:sanctum')->name('api.')->prefix('v1')->group(function () {
    Route::get('user', [UserController::class, 'me']);
    Route::apiResource('orders', OrderController::class)->only(['index', 'show']);
});
