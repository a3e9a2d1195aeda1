module Admin
  class UsersController < BaseController
  end
end
