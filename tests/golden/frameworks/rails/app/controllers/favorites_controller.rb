class FavoritesController < ApplicationController
end
