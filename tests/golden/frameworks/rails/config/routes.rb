Rails.application.routes.draw do
  root "pages#home"
  devise_for :users
  use_doorkeeper
  get "up" => "rails/health#show"
  get "/old", to: redirect("/")
  match "/search", to: "pages#search", via: %i[get post]

  concern :likeable do
    post :like, on: :member
  end

  resources :articles, param: :slug, except: [:edit, :new] do
    resources :comments, only: %i[index destroy], concerns: :likeable
    resource :favorite, only: [:create, :destroy]
    get :feed, on: :collection
    post "publish"
  end

  namespace :admin do
    resources :users, only: :index do
      member do
        put :ban
      end
    end
  end
  scope "/v2", module: "api" do
    resources :categories, only: :show, path: "topics"
  end
  resource :session, only: :edit
  resources :tokens, only: :index
  draw(:internal)
  mount Jobs::Engine, at: "/jobs"
end
