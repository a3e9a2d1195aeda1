defmodule Shop.MixProject do
  use Mix.Project

  def project, do: [app: :shop, deps: [{:phoenix, "~> 1.7"}]]
end
