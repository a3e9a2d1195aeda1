require 'sinatra/base'

module Shop
  class App < Sinatra::Base
    before '/account/*' do
      require_login!
    end

    get '/' do
      cache.get '/never'
    end
    get '/orders/?' do
      authenticate!
      erb :orders
    end
    post "/orders/:id" do
      halt 403 unless params[:token]
    end
    get '/account/orders' do
      erb :orders
    end
    %w[red blue].each do |colour|
      get "/colours/#{colour}" do
        erb :colour
      end
    end
  end
end
