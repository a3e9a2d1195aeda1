defmodule Shop.Cart do
  @moduledoc """
  Carts hold items. Second sentence.
  """
  use GenServer
  alias Shop.{Item, Repo}
  alias Shop.User, as: U
  import Ecto.Query, only: [from: 2]
  require Logger
  @behaviour Shop.Store
  @timeout 5_000
  @type t :: %__MODULE__{items: [Item.t()]}
  @typep secret :: binary
  @opaque token(a) :: a
  @callback fetch(id :: integer) :: {:ok, term}
  defstruct items: [], total: 0

  @doc "Adds an item."
  @spec add(t, Item.t()) :: t
  def add(cart, item)
  def add(%__MODULE__{} = cart, item) when is_map(item), do: cart
  def add(cart, nil) do
    cart
  end
  @doc ~S"""
  Counts `items`. More.
  """
  @spec count(t) :: integer
  def count(c) when is_map(c), do: 1
  @doc false
  def hidden, do: 1
  defp secret(x), do: x
  defmacro log(msg) do
    quote do: IO.puts(unquote(msg))
  end
  defguard is_big(x) when x > 3
  def a <~> b, do: {a, b}
  def unquote(name)(x), do: x
  defdelegate size(cart), to: Enum, as: :count
  def start_link(opts \\ []) when is_list(opts) do
    if true do x end
  end
  defmodule Inner do
    defexception [:message]
  end
end
defprotocol Size do
  @doc "Size of it"
  def size(data)
end
defimpl Size, for: Map do
  def size(m), do: map_size(m)
end
defmodule A.B, do: (def f, do: 1)
test "adds" do
end
describe "x" do
  test "y", %{a: b} do
  end
end
