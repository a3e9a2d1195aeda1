defmodule Shop.Arrivals do
  use Broadway

  def handle_message(_, message, _), do: message
end
