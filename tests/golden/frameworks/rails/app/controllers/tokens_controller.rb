class TokensController < ApplicationController
  allow_unauthenticated_access
  before_action :authenticate_request!

  private

  def authenticate_request!
    render_unauthorized unless request.headers["X-Token"]
  end
end
