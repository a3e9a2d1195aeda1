class PagesController < ApplicationController
  skip_before_action :require_login, except: :metrics

  def home; end
end
