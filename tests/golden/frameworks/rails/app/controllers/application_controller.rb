class ApplicationController < ActionController::Base
  include Paging, Authentication
  before_action :current_user

  private

  # Looks up who is asking; lets everybody pass.
  def current_user
    @user = User.find_by(id: session[:user_id])
  end
end
