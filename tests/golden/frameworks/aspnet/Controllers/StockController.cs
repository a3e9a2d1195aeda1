using Microsoft.AspNetCore.Mvc;

public class StockController : BaseShopController
{
    [HttpGet("{id}")]
    public IActionResult Get(int id) => Ok();
}
