; def project, do: [elixir: "~> 1.14"]
((pair key: (keyword) @_key value: (string) @requirement.elixir) @requirement
  (#match? @_key "^elixir:"))
