using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

[ApiController]
[Authorize]
[Route("api/[controller]")]
public class UsersController : ControllerBase
{
    [HttpGet]
    public IActionResult List() => Ok();

    [HttpGet("{id}")]
    [AllowAnonymous]
    public IActionResult Show(int id) => Ok();

    [HttpDelete("/admin/users/{id}")]
    public IActionResult Remove(int id) => Ok();

    [HttpPost]
    [Route("import")]
    public IActionResult Import() => Ok();
}

public class PagesController : Controller
{
    [HttpGet]
    public IActionResult Conventional() => View();
}
