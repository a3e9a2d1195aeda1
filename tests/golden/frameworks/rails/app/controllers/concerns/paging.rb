module Paging
  def page
    params[:page].to_i
  end
end
