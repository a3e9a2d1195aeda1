defmodule Shop.MixProject do
  use Mix.Project

  def project, do: [app: :shop, deps: [{:oban, "~> 2.0"}]]
end
