# This file is auto-generated from the current state of the database.
ActiveRecord::Schema[8.0].define(version: 2025_01_01_000000) do
  create_table "articles", force: :cascade do |t|
    t.string "slug"
  end

  create_table "comments", force: :cascade do |t|
    t.bigint "article_id"
  end
end
