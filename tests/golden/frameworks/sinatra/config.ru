require './lib/shop'
require './lib/admin'

use Rack::Protection::AuthenticityToken
map '/admin' do
  run Shop::Admin
end
run Shop::App
