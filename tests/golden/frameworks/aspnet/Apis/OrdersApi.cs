using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Apis;

public static class OrdersApi
{
    public static RouteGroupBuilder MapOrdersApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("api/orders").WithTags("orders");

        api.MapGet("{id:int}", GetOrder).WithName("order");
        api.MapPost("/", async (Order order) => await Save(order));
        api.MapGet("/open", ListOpen).WithName("open").AllowAnonymous();
        cache.MapGet("not-a-route");
        return api;
    }
}
