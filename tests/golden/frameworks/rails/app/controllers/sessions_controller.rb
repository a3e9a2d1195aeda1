class SessionsController < ApplicationController
  allow_unauthenticated_access

  def edit; end
end
