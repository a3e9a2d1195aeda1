using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize]
[Route("base/[controller]")]
public class BaseShopController : ControllerBase
{
}
