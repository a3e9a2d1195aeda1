require 'sinatra/base'

module Shop
  class Admin < Sinatra::Base
    delete '/users/:id' do
      require_admin!
    end
  end

  class Report < Sinatra::Base
    get '/report' do
      erb :report
    end
  end
end
