defmodule Shop.Product do
  use Ecto.Schema

  schema "products" do
    field :name, :string
  end
end
