from discord.ext import commands

bot = commands.Bot("!")


@bot.command()
async def ping(ctx):
    """No command line: nothing of one is imported here."""
