scope :internal do
  get "metrics", to: "pages#metrics"
end
