class CommentsController < ApplicationController
  allow_unauthenticated_access only: :index
end
