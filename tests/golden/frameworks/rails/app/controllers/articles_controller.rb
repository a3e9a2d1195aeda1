class ArticlesController < ApplicationController
  skip_before_action :require_login, only: %i[index show]
  before_action :require_author!, only: [:update, :destroy]
  before_action :require_editor, only: :publish, if: :draft?
  cache.get("/not/a/route")

  def index; end
end
