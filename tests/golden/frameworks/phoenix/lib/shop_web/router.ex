defmodule ShopWeb.Router do
  use ShopWeb, :router

  pipeline :browser do
    plug :fetch_session
    plug :fetch_current_user
  end

  pipeline :members do
    plug :require_authenticated_user
  end

  scope "/", ShopWeb do
    pipe_through :browser

    get "/", PageController, :home
    live "/products", ProductLive.Index, :index

    live_session :staff, on_mount: [{ShopWeb.UserAuth, :ensure_authenticated}] do
      live "/stock", StockLive
    end
  end

  scope "/account", ShopWeb.Account do
    pipe_through [:browser, :members]

    resources "/orders", OrderController, except: [:new, :edit] do
      resources "/items", ItemController, only: [:index]
    end

    resources "/profile", ProfileController, singleton: true, only: [:show, :update]
    match :*, "/any/*path", AnyController, :fallback
  end

  scope "/", ShopWeb, host: "api." do
    post "/hooks", HookController, :receive
  end

  forward "/mailbox", Plug.Mailbox
end
