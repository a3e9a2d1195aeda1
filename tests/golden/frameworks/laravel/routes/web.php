<?php

use Illuminate\Support\Facades\Route;

Route::get('/', HomeController::class)->name('home');
Route::view('/about', 'about');
Route::get('/closed', function () {
    return 1;
})->middleware(['auth', 'throttle:authed'])->name('closed');
Route::middleware('can:edit')->post('/edit', 'EditController@save');
Route::match(['get', 'post'], '/find/'.config('x.path'), [FindController::class, 'find'])->middleware('guest');

Route::group(['prefix' => 'admin', 'middleware' => 'auth'], function () {
    Route::controller(PhotoController::class)->prefix('photos')->group(function () {
        Route::delete('/{photo}', 'remove');
    });
    Route::resource('blog-posts.comments', CommentController::class)->except(['create', 'edit', 'update']);
});

Cache::get('/not/a/route', fn () => 1);
