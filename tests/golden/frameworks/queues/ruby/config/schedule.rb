set :output, "log/cron.log"

every 3.hours do
  runner "Ship.count_all"
  rake "yard:sweep"
end

every 1.day, at: "4:30 am" do
  command "/usr/bin/backup"
end
