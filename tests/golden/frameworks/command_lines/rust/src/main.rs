use clap::{Parser, Subcommand};

#[derive(Parser, Debug)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Action,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Says what stands in the way
    ShowRocks,
    Drill { depth: u32 },
}

#[derive(Debug)]
enum Rock {
    Granite,
}

fn main() {}

#[cfg(test)]
mod tests {
    use clap::Command;

    fn sample() -> Command {
        Command::new("sample").subcommand(Command::new("only-in-tests"))
    }
}
