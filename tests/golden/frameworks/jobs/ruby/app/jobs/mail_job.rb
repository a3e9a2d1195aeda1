class MailJob < ApplicationJob
  def perform(address)
  end
end
