; class Settings(BaseSettings): DATABASE_URL: str
((class_definition superclasses: (argument_list (_) @_base) body: (block (expression_statement (assignment left: (identifier) @variable.name type: (_) @_type) @variable)))
  (#match? @_base "^(?:\\w+\\.)?Base\\w*Settings$") (#match? @variable.name "^[A-Za-z]") (#not-match? @_type "^(?:\\w+\\.)?ClassVar")
  (#not-match? @variable.name "^model_config$"))
; model_config = SettingsConfigDict(env_prefix="APP_")
((class_definition superclasses: (argument_list (_) @_base) body: (block (expression_statement (assignment right: (call arguments: (argument_list (keyword_argument name: (identifier) @_key value: (string) @variables.prefix))))))) @variables
  (#match? @_base "^(?:\\w+\\.)?Base\\w*Settings$") (#eq? @_key "env_prefix"))
; class Config: env_prefix = "APP_"
((class_definition superclasses: (argument_list (_) @_base) body: (block (class_definition body: (block (expression_statement (assignment left: (identifier) @_key right: (string) @variables.prefix)))))) @variables
  (#match? @_base "^(?:\\w+\\.)?Base\\w*Settings$") (#eq? @_key "env_prefix"))

; "ENGINE": "django.db.backends.postgresql"
((string) @database.engine @database
  (#match? @database.engine "^[\"'](?:\\w+\\.)+db\\.backends\\.\\w+[\"']$"))
; "sqlite:///app.db"
((string) @database.engine @database
  (#match? @database.engine "^[rf]?[\"'](?:sqlite|postgres(?:ql)?|mysql|mariadb|mssql|oracle)(?:\\+\\w+)?://"))
