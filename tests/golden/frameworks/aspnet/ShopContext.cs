using Microsoft.EntityFrameworkCore;

namespace Shop;

public class ShopContext : DbContext
{
    public DbSet<Order> Orders { get; set; }
    public DbSet<User> Users => Set<User>();
}
