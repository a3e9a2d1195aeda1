var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapOrdersApi().RequireAuthorization();
app.MapGet("/health", () => "ok");
app.MapDefaultEndpoints();
app.Run();
